/**
 * Updates as they come, by long polling or to a webhook. Each is written down before Telegram is told that we have it; what a
 * rival, a broken line or a revoked token does to the line is told, and the line is taken up again.
 */
import { createServer, type Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { Bot, webhookCallback } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { minutes, seconds } from "../../model/time.ts";
import { isRivalled, isUnauthorised, namedFailure, waitFor } from "./answers.ts";
import type { Health } from "../../chat/adapter.ts";
import type { Received } from "./front.ts";

const ALLOWED = ["message", "callback_query", "my_chat_member"] as const;
const POLL_SECONDS = 30;
/** A little longer than a poll takes. */
const API_SECONDS = 35;
const FIRST_WAIT = seconds(1);
const LONGEST_WAIT = seconds(60);
const MOST_AT_ONCE = 100;
const STOPPING = seconds(1.5);
/** So long after the start, what comes to the webhook may have waited for us. */
const CATCHING_UP = minutes(2);

export interface Wire {
  readonly token: string;
  readonly apiRoot: string;
  readonly botInfo: UserFromGetMe;
  /** Writes it down; once that is done it is ours. */
  take(received: Received): Promise<void>;
  /** For whoever runs this. */
  complain(sentence: string): void;
}

export interface Receiver {
  readonly health: () => Health;
  stop(): Promise<void>;
}

/** @param botInfo who the bot is, where it is known */
export const newBot = ({
  token,
  apiRoot,
  botInfo,
}: Pick<Wire, "token" | "apiRoot"> & { readonly botInfo?: UserFromGetMe }): Bot =>
  new Bot(token, { client: { apiRoot, timeoutSeconds: API_SECONDS }, ...(botInfo && { botInfo }) });

/** What waited for us comes in full batches, up to the first that is not full. */
const backlog = () => {
  let isCatchingUp = true;
  let upTo = -1;
  return {
    note: (batch: readonly object[]): void => {
      if (!isCatchingUp) return;
      const last = batch.at(-1);
      if (last && "update_id" in last) upTo = Number(last.update_id);
      isCatchingUp = batch.length >= MOST_AT_ONCE;
    },
    has: ({ update_id: id }: Update): boolean => id <= upTo,
  };
};

const RECEIVING: Health = { isReceiving: true, says: "Telegram: receiving" };
const down = (why: string): Health => ({ isReceiving: false, says: `Telegram: not receiving. ${why}` });

const RIVAL = "Another process asks for this bot's updates: stop it, or give this one a token of its own.";
const REVOKED =
  "Telegram does not know the token any more. Set TELEGRAM_TOKEN to the one that BotFather shows.";

const reasonOf = (error: unknown): string => {
  if (isRivalled(error)) return RIVAL;
  return isUnauthorised(error) ? REVOKED : namedFailure(error);
};

const backOff = (failures: number, error: unknown): number => {
  if (isUnauthorised(error)) return LONGEST_WAIT;
  const asked = waitFor(error);
  return asked === undefined
    ? Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failures, 6))
    : seconds(asked);
};

/** How the line is, and whoever runs it told once of each change. */
const watching = (complain: Wire["complain"]) => {
  let health = down("It has just begun.");
  let failures = 0;
  return {
    health: () => health,
    good: (): void => {
      if (failures > 0) complain(RECEIVING.says);
      [health, failures] = [RECEIVING, 0];
    },
    /** @returns how long to wait, in milliseconds */
    bad: (error: unknown): number => {
      const next = down(reasonOf(error));
      if (next.says !== health.says) complain(next.says);
      health = next;
      failures += 1;
      return backOff(failures, error);
    },
  };
};

/** A new bot for each line: the old one would go on behind what it could not write down. */
const newLine = (wire: Wire, watch: ReturnType<typeof watching>, waited: ReturnType<typeof backlog>): Bot => {
  const bot = newBot(wire);
  bot.api.config.use(async (call, method, payload, signal) => {
    const answer = await call(method, payload, signal);
    if (method === "getUpdates" && answer.ok) {
      watch.good();
      if (Array.isArray(answer.result)) waited.note(answer.result);
    }
    return answer;
  });
  bot.use(({ update }) => wire.take({ update, isBacklog: waited.has(update) }));
  bot.catch(({ error }) => {
    throw error;
  });
  return bot;
};

/** Polls until it is stopped. */
export const openPolling = (wire: Wire): Receiver => {
  const stop = new AbortController();
  const [watch, waited] = [watching(wire.complain), backlog()];
  let bot: Bot | undefined;
  const supervise = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      try {
        bot = newLine(wire, watch, waited);
        await bot.start({ allowed_updates: ALLOWED, timeout: POLL_SECONDS, limit: MOST_AT_ONCE });
      } catch (error) {
        await pause(watch.bad(error), undefined, { signal: stop.signal }).catch(() => undefined);
      }
    }
  };
  const under = supervise();
  return {
    health: watch.health,
    stop: async () => {
      stop.abort();
      const stopped = bot?.stop().catch(() => undefined);
      // The last word to Telegram is a courtesy: what was not confirmed comes again, and is known.
      await Promise.race([stopped, pause(STOPPING, undefined, { ref: false })]);
      await Promise.race([under, pause(STOPPING, undefined, { ref: false })]);
    },
  };
};

export interface WebhookPlace {
  /** Where Telegram finds us: https://… */
  readonly url: string;
  /** Without it nobody could tell Telegram from a stranger. */
  readonly secret: string;
  readonly host: string;
  readonly port: number;
}

const listening = (server: Server, { host, port }: WebhookPlace): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });

/** Until Telegram knows where we are. */
const settingWebhook = async (
  bot: Bot,
  place: WebhookPlace,
  watch: ReturnType<typeof watching>,
  signal: AbortSignal,
): Promise<void> => {
  while (!signal.aborted) {
    try {
      await bot.api.setWebhook(place.url, { secret_token: place.secret, allowed_updates: ALLOWED });
      return watch.good();
    } catch (error) {
      await pause(watch.bad(error), undefined, { signal }).catch(() => undefined);
    }
  }
};

/** Whoever asks without the secret is refused; what cannot be written down is asked for again. @throws when the port cannot be had */
export const openWebhook = async (wire: Wire, place: WebhookPlace): Promise<Receiver> => {
  const bot = newBot(wire);
  const stop = new AbortController();
  const watch = watching(wire.complain);
  const began = performance.now();
  bot.use(({ update }) => wire.take({ update, isBacklog: performance.now() - began < CATCHING_UP }));
  const take = webhookCallback(bot, "http", { secretToken: place.secret });
  const server = createServer((request, response) => {
    take(request, response).catch((error: unknown) => {
      wire.complain(`An update could not be written down. ${namedFailure(error)}`);
      if (!response.headersSent) response.writeHead(500).end();
    });
  });
  await listening(server, place);
  const setting = settingWebhook(bot, place, watch, stop.signal);
  return {
    health: watch.health,
    stop: async () => {
      stop.abort();
      await setting;
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
};
