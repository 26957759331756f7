/**
 * A Discord of our own on loopback: REST and gateway, version 10, for bots to be tested against. It refuses what
 * Discord refuses, with Discord's codes; what it does not know it answers with 404 and keeps in `strange`.
 *
 *   const fake = await openDiscord();
 *   const client = new Client({ intents, rest: { api: `${fake.url}/api` }, … });
 *   const ada = fake.user("ada");
 *   const guild = fake.guild("Harbour", { owner: ada });
 *   const news = fake.text(guild, "news");
 *   const came = await fake.slash(news, ada, "ask", { question: "Why?" });   // what came back, and when
 *   (await came.message()).content;                                          // once it is no longer “thinking”
 *   fake.messages(news); fake.seenBy(news, ada);                             // with ephemeral messages, or as seen
 *   fake.fault({ on: "POST /channels/:channel/messages", trouble: { kind: "429" } });
 *   fake.gateway.drop(); fake.gateway.reconnect(); fake.gateway.invalidate(false); fake.gateway.stopAcks();
 *   expect(fake.strange).toEqual([]); expect(fake.violations).toEqual([]);
 *   await fake.close();
 *
 * Nothing waits for a time: `until` looks again whenever anything happens. `calls` has every request, `violations`
 * the payloads that were taken though Discord's published specification would not, `drift` our own answers that it
 * would not know. `message.pings` says whom a message would ring. A person who could not do a thing in Discord
 * (a disabled button, a hidden channel, a missing option) makes the call throw. Lengths are counted in UTF-16 units.
 * Not here: voice, reactions, polls, stickers, forwarding, user-installed apps, the identify rate of one in 5 s.
 */
import { listen } from "../listen.ts";
import * as build from "./builder.ts";
import type { Json } from "./form.ts";
import { intents, openGateway, type Gateway } from "./gateway.ts";
import { idOf, seenBy, type Ref } from "./acts.ts";
import { openPeople, type People } from "./people.ts";
import type { Permission } from "./permissions.ts";
import { messageRoutes, threadRoutes } from "./routes-channels.ts";
import { interactionRoutes } from "./routes-interactions.ts";
import { routes } from "./routes.ts";
import { openServer, type CallMade, type Records } from "./server.ts";
import type { Violation } from "./spec.ts";
import { until, type Interaction, type State } from "./state.ts";
import { openTraffic, type Fault } from "./traffic.ts";
import {
  ANNOUNCEMENT_CHANNEL,
  channel,
  FORUM_CHANNEL,
  messageNamed,
  openWorld,
  TEXT_CHANNEL,
  type Channel,
  type Guild,
  type Message,
  type Role,
  type User,
} from "./world.ts";

export interface DiscordOptions {
  readonly token?: string;
  /** How long a second of the rate limits takes; a tenth, where it is not said. */
  readonly scale?: number;
  /** In which time an interaction must be acknowledged; 3000. */
  readonly ackMs?: number;
  /** How long an interaction's token is good; 15 minutes. */
  readonly tokenMs?: number;
  readonly heartbeatMs?: number;
  /** The privileged intents that the application has been granted; none. */
  readonly privileged?: readonly ("GuildMembers" | "GuildPresences" | "MessageContent")[];
  /** How many sessions may still be begun today; 1000. */
  readonly identifies?: number;
  /** After how many invalid requests everything is answered with 429; 10 000. */
  readonly invalidLimit?: number;
  readonly clock?: () => number;
}

interface Building {
  user(name: string, options?: { readonly locale?: string; readonly isBot?: boolean }): User;
  guild(name: string, options: build.GuildOptions): Guild;
  role(
    guild: Guild,
    role: {
      readonly name: string;
      readonly permissions?: readonly Permission[];
      readonly isMentionable?: boolean;
    },
  ): Role;
  /** The guild's own id is the role of everyone. */
  setRole(guild: Guild, role: Ref, permissions: readonly Permission[]): void;
  giveRole(guild: Guild, user: Ref, role: Ref): void;
  text(guild: Guild, name: string): Channel;
  announcement(guild: Guild, name: string): Channel;
  forum(guild: Guild, name: string, options?: build.ChannelOptions): Channel;
  thread(parent: Channel, name: string, owner: User): Channel;
  dm(user: Ref): Channel;
  /** In one channel, to a user or a role. */
  allow(channel: Channel, who: Ref, permissions: readonly Permission[]): void;
  deny(channel: Channel, who: Ref, permissions: readonly Permission[]): void;
  setThread(thread: Channel, change: { readonly isArchived?: boolean; readonly isLocked?: boolean }): void;
  deleteChannel(channel: Channel): void;
  deleteGuild(guild: Guild): void;
  /** The bot is thrown out, let in again; the guild is down for a while. */
  kick(guild: Guild): void;
  invite(guild: Guild): void;
  outage(guild: Guild): void;
  join(guild: Guild, user: User): void;
  part(guild: Guild, user: User): void;
}

export interface FakeDiscord extends People, Building {
  /** http://127.0.0.1:port; the API is at `${url}/api`. */
  readonly url: string;
  readonly token: string;
  readonly bot: User;
  readonly gateway: Gateway;
  readonly calls: readonly CallMade[];
  readonly strange: readonly string[];
  readonly violations: readonly Violation[];
  readonly drift: readonly Violation[];
  /** What was registered: everywhere, or in a guild. */
  commands(guild?: Guild): readonly Json[];
  /** All that is in a channel, ephemeral messages of everybody included. */
  messages(channel: Ref): readonly Message[];
  seenBy(channel: Ref, user: Ref): readonly Message[];
  /** As it is now; undefined when it is gone. */
  message(ref: Ref): Message | undefined;
  channel(ref: Ref): Channel | undefined;
  /** All that there are, threads and DMs included, oldest first. */
  channels(): readonly Channel[];
  /** The bot's next message in a channel, after this one, once it is no longer loading. */
  answerTo(message: Message): Promise<Message>;
  interaction(id: string): Interaction | undefined;
  /** All of them, oldest first. */
  interactions(): readonly Interaction[];
  /** What `look` finds, as soon as it finds something; `what` is said when it does not within 10 seconds. */
  until<Value>(look: () => Value | undefined, what?: string): Promise<Value>;
  /** Accepted payloads, in order: the bodies of requests that were answered with success. */
  payloads(route?: string): readonly unknown[];
  fault(fault: Fault): void;
  /** How many requests were answered with 401, 403 or 429. */
  invalidRequests(): number;
  /** Every interaction's token is out of date from now on. */
  expireTokens(): void;
  close(): Promise<void>;
}

const openState = (options: DiscordOptions): State => ({
  world: openWorld(options.clock ?? Date.now),
  token: options.token ?? "fake.discord.token",
  url: "",
  privileged: (options.privileged ?? []).reduce((sum, name) => sum | intents[name], 0),
  ackMs: options.ackMs ?? 3000,
  tokenMs: options.tokenMs ?? 15 * 60_000,
  interactions: new Map(),
  commands: new Map(),
  nonces: new Map(),
  strange: [],
  commandsCreated: 0,
  listeners: [],
  waiting: new Set(),
});

const building = (state: State): Building => ({
  user: (name, options) => build.addUser(state, name, options),
  guild: (name, options) => build.addGuild(state, name, options),
  role: (guild, role) => build.addRole(state, guild, role),
  setRole: (guild, role, names) => build.setRole(state, guild, idOf(role), names),
  giveRole: (guild, user, role) => build.giveRole(state, guild, idOf(user), idOf(role)),
  text: (guild, name) => build.addChannel(state, guild, { name, type: TEXT_CHANNEL }),
  announcement: (guild, name) => build.addChannel(state, guild, { name, type: ANNOUNCEMENT_CHANNEL }),
  forum: (guild, name, options) => build.addChannel(state, guild, { name, type: FORUM_CHANNEL, ...options }),
  thread: (parent, name, owner) => build.addThread(state, parent, name, owner),
  dm: (user) => build.openDm(state, idOf(user)),
  allow: (place, who, names) => build.overwrite(state, place, idOf(who), { allow: names }),
  deny: (place, who, names) => build.overwrite(state, place, idOf(who), { deny: names }),
  setThread: (thread, change) => build.setThread(state, thread, change),
  deleteChannel: (place) => build.deleteChannel(state, place),
  deleteGuild: (guild) => build.deleteGuild(state, guild),
  kick: (guild) => build.leave(state, guild),
  invite: (guild) => build.invite(state, guild),
  outage: (guild) => build.breakGuild(state, guild),
  join: (guild, user) => build.join(state, guild, user),
  part: (guild, user) => build.part(state, guild, user),
});

const LOADING = 128;

type Reading = Pick<
  FakeDiscord,
  | "commands"
  | "messages"
  | "seenBy"
  | "message"
  | "channel"
  | "channels"
  | "answerTo"
  | "interaction"
  | "interactions"
  | "until"
>;
const reading = (state: State): Reading => ({
  commands: (guild) => state.commands.get(guild?.id ?? "global") ?? [],
  messages: (ref) => channel(state.world, idOf(ref)).messages,
  seenBy: (place, user) => seenBy(state.world, place, user),
  message: (ref) => messageNamed(state.world, idOf(ref)),
  channel: (ref) => state.world.channels.get(idOf(ref)),
  channels: () => [...state.world.channels.values()],
  answerTo: (message) =>
    until(
      state,
      () => {
        const { messages } = channel(state.world, message.channel);
        const after = messages.slice(messages.findIndex(({ id }) => id === message.id) + 1);
        return after.find(({ author, flags }) => author === state.world.bot.id && !(flags & LOADING));
      },
      `the answer to “${message.content}”`,
    ),
  interaction: (id) => state.interactions.get(id),
  interactions: () => [...state.interactions.values()],
  until: (look, what) => until(state, look, what),
});

export const openDiscord = async (options: DiscordOptions = {}): Promise<FakeDiscord> => {
  const state = openState(options);
  const traffic = openTraffic(options.scale ?? 0.1, options.invalidLimit ?? 10_000);
  const records: Records = { calls: [], violations: [], drift: [] };
  const mayRead = (state.privileged & intents.MessageContent) !== 0;
  const server = openServer({
    state,
    traffic,
    records,
    routes: {
      ...routes(state),
      ...messageRoutes(state, mayRead),
      ...threadRoutes(state),
      ...interactionRoutes(state),
      "GET /gateway/bot": () => ({ status: 200, body: bot() }),
    },
  });
  const { heartbeatMs = 41_250, identifies = 1000 } = options;
  const { gateway, bot, close: closeGateway } = openGateway(state, server, { heartbeatMs, identifies });
  const { url, close } = await listen(server);
  state.url = url;
  return {
    ...openPeople(state),
    ...building(state),
    ...reading(state),
    ...records,
    url,
    token: state.token,
    bot: state.world.bot,
    gateway,
    strange: state.strange,
    payloads: (route) =>
      records.calls
        .filter((call) => call.status > 0 && call.status < 300 && call.body !== undefined)
        .filter((call) => route === undefined || call.route === route)
        .map(({ body }) => body),
    fault: traffic.order,
    invalidRequests: traffic.invalid,
    expireTokens: () => state.interactions.forEach((one) => (one.isExpired = true)),
    close: async () => {
      closeGateway();
      await close();
    },
  };
};
