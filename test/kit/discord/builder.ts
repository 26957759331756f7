/** Builds and changes the world; what a gateway would tell of it is told. */
import type { Json } from "./form.ts";
import { intents } from "./gateway.ts";
import { placeEvent } from "./messages.ts";
import { bits, ordinary, type Permission } from "./permissions.ts";
import { emit, type State } from "./state.ts";
import { channelJson, guildCreateJson, memberJson, roleJson, userJson } from "./wire.ts";
import { DM_CHANNEL, isThread, PUBLIC_THREAD, ANNOUNCEMENT_CHANNEL, ANNOUNCEMENT_THREAD } from "./world.ts";
import { guildOf, type Channel, type Guild, type Role, type User } from "./world.ts";

export const addUser = (
  state: State,
  username: string,
  options: { readonly locale?: string; readonly isBot?: boolean } = {},
): User => {
  const { locale = "en-GB", isBot = false } = options;
  const user = { id: state.world.id(), username, isBot, locale, takesDms: true };
  state.world.users.set(user.id, user);
  return user;
};

/** A bot that is not there hears only that it is not. */
const guildEvent = (
  state: State,
  guild: Guild,
  name: string,
  { data, intent = intents.Guilds }: { readonly data: Json; readonly intent?: number },
): void => {
  if (guild.members.has(state.world.bot.id) || name === "GUILD_DELETE")
    emit(state, { name, data, guild: guild.id, intent });
};

export interface GuildOptions {
  readonly owner: User;
  readonly members?: readonly User[];
  readonly locale?: string;
  /** What everyone in it may do; the ordinary, where it is not said. */
  readonly permissions?: readonly Permission[];
}

/** A guild with the bot in it. */
export const addGuild = (state: State, name: string, options: GuildOptions): Guild => {
  const { owner, members = [], locale = "en-US", permissions } = options;
  const { world } = state;
  const id = world.id();
  const everyone: Role = {
    id,
    name: "@everyone",
    permissions: permissions ? bits(permissions) : ordinary,
    isMentionable: false,
  };
  const people = [owner, ...members, world.bot].map((one) => one.id);
  const guild: Guild = {
    id,
    name,
    owner: owner.id,
    locale,
    roles: new Map([[id, everyone]]),
    members: new Map(people.map((user) => [user, { user, roles: new Set<string>() }])),
  };
  world.guilds.set(id, guild);
  guildEvent(state, guild, "GUILD_CREATE", { data: guildCreateJson(world, guild) });
  return guild;
};

export const addRole = (
  state: State,
  guild: Guild,
  role: {
    readonly name: string;
    readonly permissions?: readonly Permission[];
    readonly isMentionable?: boolean;
  },
): Role => {
  const { name, permissions = [], isMentionable = false } = role;
  const made = { id: state.world.id(), name, permissions: bits(permissions), isMentionable };
  guild.roles.set(made.id, made);
  guildEvent(state, guild, "GUILD_ROLE_CREATE", {
    data: { guild_id: guild.id, role: roleJson(guild, made) },
  });
  return made;
};

/** Changes what a role may do; the guild's own id is the role of everyone. */
export const setRole = (state: State, guild: Guild, id: string, names: readonly Permission[]): void => {
  const role = guild.roles.get(id);
  if (!role) throw new Error(`There is no role ${id}.`);
  role.permissions = bits(names);
  guildEvent(state, guild, "GUILD_ROLE_UPDATE", {
    data: { guild_id: guild.id, role: roleJson(guild, role) },
  });
};

export const giveRole = (state: State, guild: Guild, user: string, role: string): void => {
  const member = guild.members.get(user);
  if (!member) throw new Error("They are not in the guild.");
  member.roles.add(role);
  const isBot = user === state.world.bot.id;
  guildEvent(state, guild, "GUILD_MEMBER_UPDATE", {
    data: { guild_id: guild.id, ...memberJson(state.world, member) },
    intent: isBot ? intents.Guilds : intents.GuildMembers,
  });
};

const nowhere = {
  guild: undefined,
  parent: undefined,
  owner: undefined,
  recipient: undefined,
  needsTag: false,
  appliedTags: [],
  isArchived: false,
  isLocked: false,
  messages: [],
};

export interface ChannelOptions {
  /** Of a forum. */
  readonly tags?: readonly string[];
  readonly needsTag?: boolean;
}

export const addChannel = (
  state: State,
  guild: Guild,
  {
    name,
    type,
    tags = [],
    needsTag = false,
  }: ChannelOptions & { readonly name: string; readonly type: number },
): Channel => {
  const made: Channel = {
    ...nowhere,
    id: state.world.id(),
    type,
    name,
    guild: guild.id,
    needsTag,
    overwrites: [],
    tags: tags.map((tag) => ({ id: state.world.id(), name: tag })),
  };
  state.world.channels.set(made.id, made);
  guildEvent(state, guild, "CHANNEL_CREATE", { data: channelJson(state.world, made) });
  return made;
};

/** A thread that a person opens. */
export const addThread = (state: State, parent: Channel, name: string, owner: User): Channel => {
  const made: Channel = {
    ...nowhere,
    id: state.world.id(),
    type: parent.type === ANNOUNCEMENT_CHANNEL ? ANNOUNCEMENT_THREAD : PUBLIC_THREAD,
    name,
    guild: parent.guild,
    parent: parent.id,
    owner: owner.id,
    overwrites: [],
    tags: [],
  };
  state.world.channels.set(made.id, made);
  placeEvent(state, made, "THREAD_CREATE", { newly_created: true });
  return made;
};

/** The one DM of the bot and a person. */
export const openDm = (state: State, recipient: string): Channel => {
  const old = [...state.world.channels.values()].find((one) => one.recipient === recipient);
  if (old) return old;
  const made: Channel = {
    ...nowhere,
    id: state.world.id(),
    type: DM_CHANNEL,
    name: "",
    recipient,
    overwrites: [],
    tags: [],
  };
  state.world.channels.set(made.id, made);
  return made;
};

const withGuild = (state: State, place: Channel): Guild => {
  const guild = guildOf(state.world, place);
  if (!guild) throw new Error("That is no guild's channel.");
  return guild;
};

/** Allows or denies in one channel, to a member or a role; the guild's own id is everyone. */
export const overwrite = (
  state: State,
  place: Channel,
  who: string,
  change: { readonly allow?: readonly Permission[]; readonly deny?: readonly Permission[] },
): void => {
  const guild = withGuild(state, place);
  const old = place.overwrites.find(({ id }) => id === who);
  const one = old ?? { id: who, isMember: !guild.roles.has(who), allow: 0n, deny: 0n };
  if (!old) place.overwrites.push(one);
  const allow = bits(change.allow ?? []);
  const deny = bits(change.deny ?? []);
  one.allow = (one.allow | allow) & ~deny;
  one.deny = (one.deny | deny) & ~allow;
  guildEvent(state, guild, "CHANNEL_UPDATE", { data: channelJson(state.world, place) });
};

export const setThread = (
  state: State,
  thread: Channel,
  change: { readonly isArchived?: boolean; readonly isLocked?: boolean },
): void => {
  Object.assign(thread, change);
  placeEvent(state, thread, "THREAD_UPDATE");
};

/** With the threads in it. */
export const deleteChannel = (state: State, place: Channel): void => {
  const { channels } = state.world;
  const data = channelJson(state.world, place);
  const guild = withGuild(state, place);
  for (const one of channels.values()) if (one.parent === place.id) channels.delete(one.id);
  channels.delete(place.id);
  guildEvent(state, guild, isThread(place) ? "THREAD_DELETE" : "CHANNEL_DELETE", { data });
};

/** The bot is not in the guild any more. */
export const leave = (state: State, guild: Guild): void => {
  guild.members.delete(state.world.bot.id);
  state.commands.delete(guild.id);
  guildEvent(state, guild, "GUILD_DELETE", { data: { id: guild.id } });
};

/** The bot comes back. */
export const invite = (state: State, guild: Guild): void => {
  const { bot } = state.world;
  guild.members.set(bot.id, { user: bot.id, roles: new Set() });
  guildEvent(state, guild, "GUILD_CREATE", { data: guildCreateJson(state.world, guild) });
};

export const deleteGuild = (state: State, guild: Guild): void => {
  const { channels, guilds } = state.world;
  for (const one of channels.values()) if (one.guild === guild.id) channels.delete(one.id);
  guilds.delete(guild.id);
  guildEvent(state, guild, "GUILD_DELETE", { data: { id: guild.id } });
};

/** An outage: the guild is there, but not now. */
export const breakGuild = (state: State, guild: Guild): void =>
  guildEvent(state, guild, "GUILD_DELETE", { data: { id: guild.id, unavailable: true } });

export const join = (state: State, guild: Guild, user: User): void => {
  const member = { user: user.id, roles: new Set<string>() };
  guild.members.set(user.id, member);
  guildEvent(state, guild, "GUILD_MEMBER_ADD", {
    data: { guild_id: guild.id, ...memberJson(state.world, member) },
    intent: intents.GuildMembers,
  });
};

export const part = (state: State, guild: Guild, user: User): void => {
  guild.members.delete(user.id);
  guildEvent(state, guild, "GUILD_MEMBER_REMOVE", {
    data: { guild_id: guild.id, user: userJson(state.world, user.id) },
    intent: intents.GuildMembers,
  });
};
