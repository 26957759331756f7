/**
 * The line to Discord: begun with patience, taken up again when it breaks for good, and never begun so often that Discord takes
 * the token away (a thousand times a day).
 */
import { setTimeout as pause } from "node:timers/promises";
import { Client, Events, GatewayIntentBits, Options, Partials, type ClientOptions } from "discord.js";
import type { Health } from "../../chat/adapter.ts";
import { days, seconds } from "../../model/time.ts";
import { Trouble } from "../../ops/trouble.ts";
import { namedFailure } from "./answers.ts";
import type { Shelf } from "../../chat/actions.ts";

export interface Settings {
  readonly token: string;
  /** Where Discord's API is. */
  readonly api: string;
  /** Between two identifications, in milliseconds; Discord wants five seconds. */
  readonly identifyEvery?: number | undefined;
  /** Which shards this process is of how many; all of them where it is alone. */
  readonly shards?: { readonly ids: readonly number[]; readonly count: number } | undefined;
}

const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;

const IDENTIFY_EVERY = seconds(5);
/** Well below what Discord allows. */
const MOST_A_DAY = 800;
const FIRST_WAIT = seconds(1);
const LONGEST_WAIT = seconds(60);
/** Longer waits are told to whoever sends, who has a place to wait in. */
const LONGEST_QUEUED = seconds(5);

interface Around {
  readonly shelf: Shelf;
  readonly now: () => number;
  readonly complain: (sentence: string) => void;
}

/** Identifications are counted over restarts, and spaced; over the day's number nothing is begun before the next day. */
const throttling = ({ shelf, now, complain }: Around, every: number) => {
  let turn = Promise.resolve();
  const counted = async (signal: AbortSignal): Promise<void> => {
    const day = `identifies/${new Date(now()).toISOString().slice(0, 10)}`;
    const count = Number((await shelf.get(day)) ?? 0);
    if (count >= MOST_A_DAY) {
      complain("Discord was begun with too often today: it rests until tomorrow. Look why the line breaks.");
      await pause(days(1) - (now() % days(1)), undefined, { signal });
    }
    await shelf.set(day, count + 1, days(2));
    await pause(every, undefined, { signal });
  };
  return {
    waitForIdentify: (_: number, signal: AbortSignal): Promise<void> => {
      turn = turn.then(
        () => counted(signal),
        () => counted(signal),
      );
      return turn;
    },
  };
};

/** The library brings an undici of its own, which would send our files through the dispatcher of another one. */
const ask = (url: string, init: object): Promise<Response> => fetch(url, init);

const optionsFor = (
  { api, identifyEvery = IDENTIFY_EVERY, shards }: Settings,
  around: Around,
): ClientOptions => {
  const throttler = throttling(around, identifyEvery);
  return {
    intents: [Guilds, GuildMessages, DirectMessages],
    // Without it, what is said in private is dropped.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    ...(shards ? { shards: [...shards.ids], shardCount: shards.count } : { shards: "auto" as const }),
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
    }),
    rest: {
      api,
      makeRequest: ask,
      timeout: seconds(15),
      retries: 1,
      rejectOnRateLimit: ({ retryAfter, timeToReset }) => Math.max(retryAfter, timeToReset) > LONGEST_QUEUED,
    },
    ws: { buildIdentifyThrottler: () => Promise.resolve(throttler) },
  };
};

/** Closed for good by Discord, and why; the library takes up everything else by itself. */
const FATAL: Readonly<Record<number, string>> = {
  4004: "Discord does not know this token. Set DISCORD_TOKEN to the one that the developer portal shows.",
  4010: "The shards of this process are not what Discord expects.",
  4011: "The bot is in too many servers for one process: give it shards.",
  4013: "Discord refuses what we want to hear.",
  4014: "Discord refuses what we want to hear.",
};

export interface Connection {
  readonly client: Client<true>;
  health(): Health;
  stop(): Promise<void>;
}

const REFUSED = FATAL[4004] ?? "";

const isRefused = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "TokenInvalid" || error.code === 4004);

/** @throws Trouble("wake-operator") when the token is refused, Trouble("try-again") when Discord cannot be reached */
const loggedIn = async (settings: Settings, around: Around): Promise<Client<true>> => {
  const client = new Client(optionsFor(settings, around));
  // Without these a fault of the line would end the process.
  client.on(Events.Error, (error) => around.complain(namedFailure(error)));
  client.on(Events.ShardError, (error) => around.complain(namedFailure(error)));
  const ready = new Promise<Client<true>>((resolve) => void client.once(Events.ClientReady, resolve));
  try {
    await client.login(settings.token);
    return await ready;
  } catch (error) {
    await client.destroy();
    if (isRefused(error)) throw new Trouble("wake-operator", REFUSED);
    throw new Trouble("try-again", namedFailure(error));
  }
};

interface Standing {
  current: Client<true>;
  /** The shards that do not hear at the moment; all of them between two lines. */
  down: Set<number>;
  isOver: boolean;
  /** Why Discord ended the line, where it was for good. */
  fatal: string | undefined;
}

const newStanding = (current: Client<true>): Standing => ({
  current,
  fatal: undefined,
  down: new Set(),
  isOver: false,
});

const healthOf = ({ isOver, down, fatal }: Standing): Health => {
  const isReceiving = !isOver && down.size === 0;
  const why = fatal === undefined ? "" : ` ${fatal}`;
  return { isReceiving, says: isReceiving ? "Discord: receiving" : `Discord: not receiving.${why}` };
};

/** @returns for whoever runs this, what has happened */
const endedBy = (standing: Standing, code: number): string => {
  Object.assign(standing, { isOver: true, fatal: FATAL[code] });
  return FATAL[code] ?? `Discord has ended the line (${code}): it is begun again.`;
};

/** The library takes them up again by itself; meanwhile it is told that they do not hear. */
const watchShards = (client: Client<true>, standing: Standing): void => {
  client.on(Events.ShardReconnecting, (shard) => void standing.down.add(shard));
  client.on(Events.ShardReady, (shard) => void standing.down.delete(shard));
  client.on(Events.ShardResume, (shard) => void standing.down.delete(shard));
};

/** Begun again, longer and longer, until it stands or is stopped. */
const beginAgain = async (
  settings: Settings,
  around: Around,
  signal: AbortSignal,
): Promise<Client<true> | undefined> => {
  for (let wait = FIRST_WAIT; !signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    await pause(wait, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return undefined;
    try {
      return await loggedIn(settings, around);
    } catch (error) {
      if (error instanceof Trouble) around.complain(error.message);
    }
  }
  return undefined;
};

/**
 * A line that stays: when Discord ends it, it is begun again, and `attach` is given the new one.
 * @throws as at the first login
 */
export const openConnection = async (
  settings: Settings,
  around: Around,
  attach: (client: Client<true>) => void,
): Promise<Connection> => {
  const stop = new AbortController();
  const standing = newStanding(await loggedIn(settings, around));
  const replace = async (broken: Client<true>): Promise<void> => {
    await broken.destroy();
    const next = await beginAgain(settings, around, stop.signal);
    if (!next) return;
    Object.assign(standing, newStanding(next));
    watch(next);
    around.complain("Discord: receiving");
  };
  const watch = (client: Client<true>): void => {
    attach(client);
    watchShards(client, standing);
    client.on(Events.ShardDisconnect, ({ code }) => {
      if (stop.signal.aborted || client !== standing.current) return;
      around.complain(endedBy(standing, code));
      void replace(client);
    });
  };
  watch(standing.current);
  return {
    get client() {
      return standing.current;
    },
    health: () => healthOf(standing),
    stop: () => {
      stop.abort();
      return standing.current.destroy();
    },
  };
};
