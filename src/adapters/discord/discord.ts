/** The chats of a Discord bot: commands, mentions, answers and private words come in; components go out, and nobody is rung. */
import { Events, PermissionFlagsBits, PermissionsBitField, type Client, type Guild } from "discord.js";
import type { Ack, Adapter, Health } from "../../chat/adapter.ts";
import { openLanes } from "../../chat/lanes.ts";
import type { ChatInfo, Inbound, Role } from "../../model/chat.ts";
import { placeOf, type ActorId, type ChatId, type MessageId } from "../../model/id.ts";
import { seconds } from "../../model/time.ts";
import { namedFailure } from "./answers.ts";
import { setCommands } from "./commands.ts";
import type { Line, Needs } from "./front.ts";
import { interactionHeard, messageHeard, type Heard } from "./hearing.ts";
import { openConnection, type Connection, type Settings } from "./line.ts";
import type { DiscordPayload } from "./payload.ts";
import { openPending, type Pending } from "./pending.ts";
import { actorOf, PLATFORM, placesOf, userOf } from "./places.ts";
import { openPosting, senderOn, takeAway } from "./sending.ts";

export interface Discord extends Adapter<DiscordPayload> {
  readonly name: string;
  health(): Health;
  /** Takes a message of ours away; never throws. */
  remove(chat: ChatId, message: MessageId): Promise<void>;
  /** Over when nothing that was heard is under way. */
  settled(): Promise<void>;
}

type Hear = (heard: Inbound, ack: Ack) => Promise<void>;

const STOPPING = seconds(4);
const TYPE_EVERY = seconds(8);

/** For what is said without an interaction: typing is all that can be shown. */
const typingAck = ({ client }: Line, channel: string): { readonly ack: Ack; readonly stop: () => void } => {
  let timer: NodeJS.Timeout | undefined;
  const type = async (): Promise<void> => {
    const found = await client.channels.fetch(channel);
    if (found?.isSendable()) await found.sendTyping();
  };
  // Nobody misses it when it fails.
  const quietly = (): void => void type().catch(() => undefined);
  return {
    ack: {
      working: async () => {
        quietly();
        timer = setInterval(quietly, TYPE_EVERY);
      },
      notice: async () => undefined,
    },
    stop: () => clearInterval(timer),
  };
};

interface Rooms {
  readonly line: Line;
  readonly pending: Pending;
  readonly lanes: ReturnType<typeof openLanes>;
  readonly hear: Hear;
  readonly whereabouts: ReturnType<typeof openWhereabouts>;
}

const SILENT: Ack = { working: async () => undefined, notice: async () => undefined };

/** What is thrown at an event of the library, or in a lane, would end the process. */
const told = async ({ needs }: Line, work: () => unknown): Promise<void> => {
  try {
    await work();
  } catch (error) {
    needs.complain(`Something from Discord could not be answered. ${namedFailure(error)}`);
  }
};

/** In its chat's lane; an interaction is held from the moment it came. */
const serve = ({ line, pending, lanes, hear, whereabouts }: Rooms, heard: Heard): void => {
  const { inbound, came } = heard;
  const ack = came ? pending.ackFor(inbound.id, came) : SILENT;
  const forget = whereabouts.note(heard);
  const run = async (): Promise<void> => {
    try {
      await hear(inbound, ack);
    } finally {
      await pending.over(inbound.id);
      forget();
    }
  };
  lanes.put({ chat: inbound.chat.id, isPast: false, run: () => told(line, run) });
};

const serveMessage = ({ line, lanes, hear, whereabouts }: Rooms, heard: Heard): void => {
  const { inbound, channel } = heard;
  const forget = whereabouts.note(heard);
  const run = async (): Promise<void> => {
    const { ack, stop } = typingAck(line, channel);
    try {
      await hear(inbound, ack);
    } finally {
      stop();
      forget();
    }
  };
  lanes.put({ chat: inbound.chat.id, isPast: false, run: () => told(line, run) });
};

const NOBODY = { name: "Discord", role: "member" as const };

/** We are let into a server: said in the channel that it has for such news, if we may. */
const guildHeard = ({ client, places }: Line, guild: Guild, at: number): Inbound | undefined => {
  const { systemChannel: channel } = guild;
  const mine = channel?.permissionsFor(client.user.id)?.has(PermissionFlagsBits.SendMessages);
  if (!channel || !mine) return undefined;
  const chat: ChatInfo = {
    id: places.channel(guild.id, channel.id),
    kind: "group",
    title: `#${channel.name} (${guild.name})`,
  };
  const actor = { ...NOBODY, id: actorOf(guild.ownerId) };
  return { type: "lifecycle", event: "added", id: `${PLATFORM}:guild/${guild.id}/${at}`, at, chat, actor };
};

/** The chats that are known there are left; what they chose stays. */
const leaving = async (
  { line, hear }: Rooms,
  isThere: (chat: ChatId) => boolean,
  name: string,
): Promise<void> => {
  const at = line.needs.now();
  for (const chat of await line.needs.chats()) {
    if (!isThere(chat.id)) continue;
    const actor = { ...NOBODY, id: actorOf(name) };
    await hear(
      { type: "lifecycle", event: "removed", id: `${PLATFORM}:gone/${chat.id}/${at}`, at, chat, actor },
      SILENT,
    );
  }
};

const listening = (rooms: Rooms, client: Client<true>): void => {
  const { line } = rooms;
  const { now } = line.needs;
  const safely = (work: () => unknown): void => void told(line, work);
  client.on(Events.InteractionCreate, (interaction) =>
    safely(async () => {
      const heard = await interactionHeard(line, interaction);
      if (heard) serve(rooms, heard);
    }),
  );
  client.on(Events.MessageCreate, (message) =>
    safely(() => {
      const heard = messageHeard(line, message);
      if (heard) serveMessage(rooms, heard);
    }),
  );
  client.on(Events.GuildCreate, (guild) =>
    safely(() => {
      const inbound = guildHeard(line, guild, now());
      if (inbound) serve(rooms, { inbound, channel: guild.systemChannelId ?? "" });
    }),
  );
  client.on(Events.GuildDelete, ({ id }) =>
    safely(() => leaving(rooms, (chat) => chat.startsWith(line.places.prefix(id)), id)),
  );
  const channelGone = (id: string): void =>
    safely(() => leaving(rooms, (chat) => placeOf(chat).thread === id, id));
  client.on(Events.ChannelDelete, ({ id }) => channelGone(id));
  client.on(Events.ThreadDelete, ({ id }) => channelGone(id));
};

/** Who somebody is in a server, as Discord says now. */
const roleIn = async ({ client, needs }: Line, actor: ActorId, chat: ChatId): Promise<Role> => {
  const [user, { chat: place, thread }] = [userOf(actor), placeOf(chat)];
  if (user === undefined) return "none";
  if (thread === undefined) return place === `@${user}` ? "admin" : "none";
  try {
    const guild = await client.guilds.fetch(place);
    const member = await guild.members.fetch({ user, force: true });
    const permissions = new PermissionsBitField(member.permissions);
    return permissions.has(PermissionFlagsBits.ManageGuild) || guild.ownerId === user ? "admin" : "member";
  } catch (error) {
    needs.complain(`Who somebody is in a server could not be asked. ${namedFailure(error)}`);
    return "none";
  }
};

const adminsOf = async ({ client, needs }: Line, chat: ChatId): Promise<readonly ActorId[]> => {
  const { chat: place, thread } = placeOf(chat);
  if (thread === undefined) return [];
  try {
    return [actorOf((await client.guilds.fetch(place)).ownerId)];
  } catch (error) {
    needs.complain(namedFailure(error));
    return [];
  }
};

const askingOn = (line: Line): Pick<Discord, "remove" | "roleIn" | "adminsOf" | "privateChat"> => ({
  remove: (chat, message) => takeAway(line, chat, message),
  roleIn: (actor, chat) => roleIn(line, actor, chat),
  adminsOf: (chat) => adminsOf(line, chat),
  privateChat: (actor) => ({ id: line.places.private(userOf(actor) ?? ""), kind: "private", title: "" }),
});

/** The line as it is now: it may be another client after a fault. */
const lineOn = (connection: Connection, needs: Needs): Line => ({
  get client() {
    return connection.client;
  },
  places: placesOf(connection.client.application.id),
  needs,
});

/** Where the events that are under way were. */
const openWhereabouts = () => {
  const events = new Map<string, { readonly chat: ChatId; readonly channel: string }>();
  return {
    chatOf: (event: string): ChatId | undefined => events.get(event)?.chat,
    channelOf: (event: string): string | undefined => events.get(event)?.channel,
    /** Until it is over. */
    note: ({ inbound, channel }: Pick<Heard, "inbound" | "channel">): (() => void) => {
      events.set(inbound.id, { chat: inbound.chat.id, channel });
      return () => void events.delete(inbound.id);
    },
  };
};

/** @throws Trouble("wake-operator") when the token is refused, Trouble("try-again") when Discord cannot be reached */
export const openDiscord = async (needs: Needs, settings: Settings): Promise<Discord> => {
  const waiting: Client<true>[] = [];
  let attach = (client: Client<true>): void => void waiting.push(client);
  let listener: Hear = async () => undefined;
  const connection = await openConnection(settings, needs, (client) => attach(client));
  const line = lineOn(connection, needs);
  const whereabouts = openWhereabouts();
  const post = openPosting(line, whereabouts.channelOf);
  const hear: Hear = (heard, ack) => listener(heard, ack);
  const postToAll: Parameters<typeof openPending>[1] = async (event, part, how) => {
    const chat = whereabouts.chatOf(event);
    return chat === undefined ? { kind: "expired" } : post(chat, part, how);
  };
  const pending = openPending(line.client, postToAll, needs.complain);
  const lanes = openLanes();
  return {
    ...senderOn(line, pending, post),
    ...askingOn(line),
    platform: PLATFORM,
    name: line.client.user.username,
    health: () => connection.health(),
    start: async (heard) => {
      listener = heard;
      attach = (client) => listening({ line, pending, lanes, hear, whereabouts }, client);
      for (const client of waiting) attach(client);
      await setCommands(line);
    },
    settled: () => lanes.settled(),
    stop: async () => {
      await lanes.settled(STOPPING);
      await connection.stop();
    },
  };
};
