/** The world as Discord writes it in JSON: the objects of the REST answers and of the gateway's events. */
import { asObject, asObjects, type Json } from "./form.ts";
import type { State } from "./state.ts";
import {
  channel,
  guildOf,
  isThread,
  messageNamed,
  user,
  type Attachment,
  type Channel,
  type Guild,
  type Member,
  type Message,
  type Role,
  type World,
} from "./world.ts";

const iso = (at: number): string => new Date(at).toISOString();

export const userJson = (world: World, id: string): Json => {
  const { username, isBot } = user(world, id);
  return {
    id,
    username,
    discriminator: isBot ? "0000" : "0",
    global_name: username,
    avatar: null,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
    ...(isBot && { bot: true }),
  };
};

export const memberJson = (world: World, member: Member): Json => ({
  user: userJson(world, member.user),
  roles: [...member.roles],
  nick: null,
  avatar: null,
  banner: null,
  joined_at: iso(1_577_836_800_000),
  premium_since: null,
  communication_disabled_until: null,
  deaf: false,
  mute: false,
  pending: false,
  flags: 0,
});

export const roleJson = (guild: Guild, role: Role): Json => ({
  id: role.id,
  name: role.name,
  permissions: String(role.permissions),
  position: role.id === guild.id ? 0 : 1,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  managed: false,
  mentionable: role.isMentionable,
  icon: null,
  unicode_emoji: null,
  flags: 0,
});

const threadJson = (one: Channel): Json => ({
  owner_id: one.owner,
  parent_id: one.parent,
  message_count: one.messages.length,
  member_count: 1,
  total_message_sent: one.messages.length,
  applied_tags: one.appliedTags,
  thread_metadata: {
    archived: one.isArchived,
    locked: one.isLocked,
    auto_archive_duration: 1440,
    archive_timestamp: iso(1_577_836_800_000),
    create_timestamp: iso(1_577_836_800_000),
  },
});

const placeJson = (one: Channel): Json => ({
  position: 0,
  parent_id: null,
  topic: null,
  nsfw: false,
  permission_overwrites: one.overwrites.map(({ id, isMember, allow, deny }) => ({
    id,
    type: isMember ? 1 : 0,
    allow: String(allow),
    deny: String(deny),
  })),
  ...(one.tags.length > 0 && {
    available_tags: one.tags.map(({ id, name }) => ({
      id,
      name,
      moderated: false,
      emoji_id: null,
      emoji_name: null,
    })),
    default_reaction_emoji: null,
    default_sort_order: null,
  }),
});

export const channelJson = (world: World, one: Channel): Json => {
  const basis = {
    id: one.id,
    type: one.type,
    flags: one.needsTag ? 16 : 0,
    last_message_id: one.messages.at(-1)?.id ?? null,
  };
  if (one.recipient !== undefined) return { ...basis, recipients: [userJson(world, one.recipient)] };
  const more = isThread(one) ? threadJson(one) : placeJson(one);
  return { ...basis, guild_id: one.guild, name: one.name, rate_limit_per_user: 0, ...more };
};

export const guildJson = (world: World, guild: Guild): Json => ({
  id: guild.id,
  name: guild.name,
  owner_id: guild.owner,
  icon: null,
  splash: null,
  banner: null,
  description: null,
  features: ["COMMUNITY", "NEWS"],
  emojis: [],
  stickers: [],
  roles: [...guild.roles.values()].map((role) => roleJson(guild, role)),
  preferred_locale: guild.locale,
  afk_channel_id: null,
  afk_timeout: 300,
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  mfa_level: 0,
  nsfw_level: 0,
  premium_tier: 0,
  system_channel_id: null,
  system_channel_flags: 0,
});

/** What GUILD_CREATE has beyond the guild itself. */
export const guildCreateJson = (world: World, guild: Guild): Json => {
  const places = [...world.channels.values()].filter((one) => one.guild === guild.id);
  return {
    ...guildJson(world, guild),
    joined_at: iso(1_577_836_800_000),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: [...guild.members.values()].map((one) => memberJson(world, one)),
    channels: places.filter((one) => !isThread(one)).map((one) => channelJson(world, one)),
    threads: places.filter((one) => isThread(one) && !one.isArchived).map((one) => channelJson(world, one)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
};

const attachmentJson = (message: Message, { id, name, type, bytes }: Attachment): Json => {
  const url = `https://cdn.discordapp.com/attachments/${message.channel}/${id}/${encodeURIComponent(name)}`;
  return { id, filename: name, size: bytes.length, content_type: type, url, proxy_url: url };
};

const embedJson = (one: Json): Json => ({
  type: "rich",
  ...one,
  ...("fields" in one && { fields: asObjects(one["fields"]).map((field) => ({ inline: false, ...field })) }),
});

/** Discord answers with media as it has stored it. */
const shown = (message: Message, component: Json): Json => {
  const media = (given: unknown): Json => {
    const one = asObject(given);
    const file = message.attachments.find(({ name }) => `attachment://${name}` === one["url"]);
    const url = file ? attachmentJson(message, file)["url"] : one["url"];
    return { id: message.id, url, proxy_url: url, width: null, height: null };
  };
  const { type } = component;
  const inner = {
    ...("components" in component && {
      components: asObjects(component["components"]).map((one) => shown(message, one)),
    }),
    ...("accessory" in component && { accessory: shown(message, asObject(component["accessory"])) }),
    ...("media" in component && { media: media(component["media"]) }),
    ...("file" in component && { file: media(component["file"]), name: null, size: null }),
    ...("items" in component && {
      items: asObjects(component["items"]).map((one) => ({
        description: null,
        spoiler: false,
        ...one,
        media: media(one["media"]),
      })),
    }),
  };
  return { ...defaults.get(type), ...component, ...inner };
};

const defaults = new Map<unknown, Json>([
  [2, { disabled: false }],
  [3, { disabled: false, min_values: 1, max_values: 1 }],
  [11, { description: null, spoiler: false }],
  [13, { spoiler: false }],
  [14, { spacing: 1, divider: true }],
  [17, { accent_color: null, spoiler: false }],
]);

const kinds = new Map<number | undefined, number>([
  [2, 20],
  [3, 0],
  [5, 0],
]);

const typeOf = (state: State, message: Message): number => {
  if (message.replyTo !== undefined) return 19;
  const by = message.interaction === undefined ? undefined : state.interactions.get(message.interaction);
  return kinds.get(by?.type) ?? 0;
};

const metadata = (state: State, id: string): Json => {
  const by = state.interactions.get(id);
  if (!by) return {};
  return {
    application_id: state.world.bot.id,
    webhook_id: state.world.bot.id,
    interaction_metadata: {
      id,
      type: by.type,
      user: userJson(state.world, by.user),
      authorizing_integration_owners: {},
      ...(by.type === 2 && { name: by.name, command_type: 1 }),
      ...(by.type === 3 && { interacted_message_id: by.message ?? "0" }),
      ...(by.type === 5 && {
        triggering_interaction_metadata: {
          id,
          type: 2,
          user: userJson(state.world, by.user),
          authorizing_integration_owners: {},
        },
      }),
    },
  };
};

const repliedJson = (state: State, message: Message, answered: string): Json => {
  const first = messageNamed(state.world, answered);
  return {
    message_reference: {
      type: 0,
      channel_id: message.channel,
      message_id: answered,
      guild_id: channel(state.world, message.channel).guild,
    },
    referenced_message: first ? messageJson(state, { ...first, replyTo: undefined }) : null,
  };
};

export const messageJson = (state: State, message: Message): Json => {
  const { world } = state;
  const { users, roles, everyone } = message.pings;
  return {
    id: message.id,
    channel_id: message.channel,
    type: typeOf(state, message),
    author: userJson(world, message.author),
    content: message.content,
    embeds: message.embeds.map(embedJson),
    components: message.components.map((one) => shown(message, one)),
    attachments: message.attachments.map((one) => attachmentJson(message, one)),
    mentions: users.map((id) => userJson(world, id)),
    mention_roles: roles,
    mention_everyone: everyone,
    timestamp: iso(message.at),
    edited_timestamp: message.editedAt === undefined ? null : iso(message.editedAt),
    flags: message.flags,
    pinned: false,
    tts: false,
    ...(message.nonce !== undefined && { nonce: message.nonce }),
    ...(message.interaction !== undefined && metadata(state, message.interaction)),
    ...(message.replyTo !== undefined && repliedJson(state, message, message.replyTo)),
  };
};

/** The gateway says also where it was and, in a guild, who the author is there. */
export const messageEventJson = (state: State, message: Message): Json => {
  const place = channel(state.world, message.channel);
  const guild = guildOf(state.world, place);
  const member = guild?.members.get(message.author);
  const { user: _, ...partial } = member ? memberJson(state.world, member) : {};
  return {
    ...messageJson(state, message),
    // discord.js 14.28 drops a DM that comes without it (discord.js #11495).
    channel_type: place.type,
    ...(guild && { guild_id: guild.id }),
    ...(member && { member: partial }),
  };
};

/** What a bot without the MESSAGE_CONTENT intent gets: "Gateway", "Message Content Intent". */
export const hidesWords = (state: State, message: Message): boolean => {
  const { bot } = state.world;
  const isDm = channel(state.world, message.channel).guild === undefined;
  return !isDm && message.author !== bot.id && !message.pings.users.includes(bot.id);
};
export const withoutWords = (json: Json): Json => ({
  ...json,
  content: "",
  embeds: [],
  attachments: [],
  components: [],
});
