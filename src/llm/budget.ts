/** What a model may cost: a daily cap in calls and tokens, and no calls for a while to one that is down. */
import { hours, minutes, type Instant } from "../model/time.ts";
import type { Completed, Fault, Model, Request, Usage } from "./complete.ts";

export interface Caps {
  readonly callsADay: number;
  readonly tokensADay: number;
}

/** Where what was spent today is kept, so that a restart does not begin anew. */
export interface Purse {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttlMs: number): Promise<unknown>;
}

interface Needs {
  readonly purse: Purse;
  readonly now: () => Instant;
  /** Told once for each reason and pause: what is wrong, and that work goes on without the model. */
  readonly notice: (sentence: string) => void;
}

/** How long a model is left alone after a fault; what is not here concerns one request only. */
const REST: Readonly<Partial<Record<Fault, number>>> = {
  auth: minutes(30),
  quota: minutes(30),
  "model-not-found": minutes(30),
  "rate-limit": minutes(1),
  timeout: minutes(5),
  network: minutes(5),
  server: minutes(2),
};

interface Spent {
  readonly calls: number;
  readonly tokens: number;
}

const isSpent = (value: unknown): value is Spent =>
  typeof value === "object" &&
  value !== null &&
  "calls" in value &&
  "tokens" in value &&
  typeof value.calls === "number" &&
  typeof value.tokens === "number";

const dayOf = (instant: Instant): string => new Date(instant).toISOString().slice(0, 10);

/** Letters a token, low on purpose: better to count too much before a call than too little. */
const LETTERS_A_TOKEN = 3;
const atMost = ({ system, user, maxOutputTokens }: Request<unknown>): number =>
  Math.ceil((system.length + user.length) / LETTERS_A_TOKEN) + maxOutputTokens;

/** What was spent today, counted by one after another, so that two calls at a time cannot pass a cap together. */
const ledgerIn = ({ purse, now }: Needs, caps: Caps) => {
  let queue: Promise<unknown> = Promise.resolve();
  const add = async (calls: number, tokens: number): Promise<boolean> => {
    const key = dayOf(now());
    const kept = await purse.get(key);
    const spent = isSpent(kept) ? kept : { calls: 0, tokens: 0 };
    const next = { calls: spent.calls + calls, tokens: spent.tokens + tokens };
    if (calls > 0 && (next.calls > caps.callsADay || next.tokens > caps.tokensADay)) return false;
    await purse.set(key, next, hours(48));
    return true;
  };
  return {
    /** False when it would pass a cap, and then nothing is added. */
    add: async (calls: number, tokens: number): Promise<boolean> => {
      const mine = queue.then(() => add(calls, tokens));
      queue = mine.catch(() => undefined);
      return mine;
    },
  };
};

/** Says each sentence once, until it is told to begin anew. */
const onceEach = (notice: Needs["notice"]) => {
  const told = new Set<string>();
  return {
    tell: (sentence: string): void => {
      if (!told.has(sentence)) notice(sentence);
      told.add(sentence);
    },
    beginAnew: (): void => told.clear(),
  };
};

const used = (usage: Usage | undefined): number => (usage ? usage.inputTokens + usage.outputTokens : 0);

/** The most a call can cost is set aside before it, and settled after it. */
export const withinBudget = (model: Model, caps: Caps, needs: Needs): Model => {
  const { now } = needs;
  let restsUntil: Instant = 0;
  const ledger = ledgerIn(needs, caps);
  const notices = onceEach(needs.notice);

  const rest = ({ fault, why, retryAfterMs }: Extract<Completed<never>, { kind: "fault" }>): void => {
    const pause = REST[fault];
    if (pause === undefined) return;
    restsUntil = now() + Math.max(pause, retryAfterMs ?? 0);
    notices.tell(`${why} Digests and answers go out without it.`);
  };

  return {
    name: model.name,
    complete: async (request) => {
      if (now() < restsUntil)
        return { kind: "fault", fault: "network", why: "The model is left alone for a while." };
      const reserved = atMost(request);
      if (!(await ledger.add(1, reserved))) {
        const why = `Today's budget for the model is spent (${dayOf(now())}).`;
        notices.tell(`${why} Digests and answers go out without it until midnight UTC.`);
        return { kind: "fault", fault: "over-budget", why };
      }
      const done = await model.complete(request);
      await ledger.add(0, used(done.usage) - reserved);
      if (done.kind === "fault") rest(done);
      else notices.beginAnew();
      return done;
    },
  };
};
