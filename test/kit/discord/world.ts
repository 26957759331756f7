/** What is in the fake Discord: plain things in maps, made anew for every server. */
import type { Json } from "./form.ts";

export interface User {
  readonly id: string;
  readonly username: string;
  readonly isBot: boolean;
  readonly locale: string;
  /** Whether the bot may write to them. */
  takesDms: boolean;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  isMentionable: boolean;
}

export interface Member {
  readonly user: string;
  readonly roles: Set<string>;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly locale: string;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
}

export interface Tag {
  readonly id: string;
  readonly name: string;
}

/** Permissions given to or taken from a role or a member in one channel. */
export interface Overwrite {
  readonly id: string;
  readonly isMember: boolean;
  allow: bigint;
  deny: bigint;
}

export const TEXT_CHANNEL = 0;
export const DM_CHANNEL = 1;
export const ANNOUNCEMENT_CHANNEL = 5;
export const ANNOUNCEMENT_THREAD = 10;
export const PUBLIC_THREAD = 11;
export const FORUM_CHANNEL = 15;

export interface Channel {
  readonly id: string;
  readonly type: number;
  readonly guild: string | undefined;
  /** Of a thread: the channel that it is in. */
  readonly parent: string | undefined;
  /** Of a thread: who opened it. */
  readonly owner: string | undefined;
  /** Of a DM: the person. */
  readonly recipient: string | undefined;
  readonly overwrites: Overwrite[];
  readonly tags: readonly Tag[];
  readonly needsTag: boolean;
  name: string;
  appliedTags: readonly string[];
  isArchived: boolean;
  isLocked: boolean;
  /** Oldest first; an edit puts a new object in the place of the old one. */
  messages: readonly Message[];
}

export interface Pings {
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly everyone: boolean;
}

export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface Message {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  readonly content: string;
  readonly embeds: readonly Json[];
  readonly components: readonly Json[];
  readonly attachments: readonly Attachment[];
  readonly flags: number;
  readonly nonce: string | undefined;
  /** In milliseconds. */
  readonly at: number;
  readonly editedAt: number | undefined;
  /** The id of the message that this one answers. */
  readonly replyTo: string | undefined;
  /** Whose phone rings, as far as is known: markup that would silence a mention is not taken into account. */
  readonly pings: Pings;
  /** Of an ephemeral message: the only person who sees it. */
  readonly onlyFor: string | undefined;
  /** The id of the interaction that it answers. */
  readonly interaction: string | undefined;
}

export interface World {
  readonly bot: User;
  readonly users: Map<string, User>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  /** A new snowflake, later than all before. */
  id(): string;
  now(): number;
}

/** The first second of 2015 (Discord's documentation, "Reference", "Snowflakes"). */
const EPOCH = 1_420_070_400_000n;

export const openWorld = (clock: () => number): World => {
  let last = 0n;
  const id = (): string => {
    const next = (BigInt(clock()) - EPOCH) << 22n;
    last = next > last ? next : last + 1n;
    return String(last);
  };
  const bot: User = { id: id(), username: "tidings", isBot: true, locale: "en-US", takesDms: true };
  return {
    bot,
    users: new Map([[bot.id, bot]]),
    guilds: new Map(),
    channels: new Map(),
    id,
    now: clock,
  };
};

export const isThread = ({ type }: Channel): boolean =>
  type === PUBLIC_THREAD || type === ANNOUNCEMENT_THREAD;

export const user = (world: World, id: string): User => {
  const found = world.users.get(id);
  if (!found) throw new Error(`There is no user ${id}.`);
  return found;
};

export const channel = (world: World, id: string): Channel => {
  const found = world.channels.get(id);
  if (!found) throw new Error(`There is no channel ${id}.`);
  return found;
};

export const guildOf = (world: World, { guild }: Channel): Guild | undefined =>
  guild === undefined ? undefined : world.guilds.get(guild);

/** Those who see it, of those in the world. */
export const messageNamed = (world: World, id: string): Message | undefined => {
  for (const { messages } of world.channels.values()) {
    const found = messages.find((one) => one.id === id);
    if (found) return found;
  }
  return undefined;
};

export const put = (world: World, message: Message): void => {
  const place = channel(world, message.channel);
  place.messages = place.messages.some(({ id }) => id === message.id)
    ? place.messages.map((one) => (one.id === message.id ? message : one))
    : [...place.messages, message];
};
