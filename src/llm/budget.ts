/** What a model may cost: a daily cap in calls and tokens, and no calls for a while to one that is down. */
import { hours, minutes, type Instant } from "../model/time.ts";
import type { Completed, Fault, Model, Request } from "./complete.ts";

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
  typeof value === "object" && value !== null && "calls" in value && "tokens" in value &&
  typeof value.calls === "number" && typeof value.tokens === "number";

const dayOf = (instant: Instant): string => new Date(instant).toISOString().slice(0, 10);

/** Letters a token, low on purpose: better to count too much before a call than too little. */
const LETTERS_A_TOKEN = 3;
const atMost = ({ system, user, maxOutputTokens }: Request<unknown>): number =>
  Math.ceil((system.length + user.length) / LETTERS_A_TOKEN) + maxOutputTokens;

/**
 * The model within its caps. The most a call can cost is set aside before it and settled after it, so that calls at the
 * same time cannot pass the cap together.
 */
export const withinBudget = (model: Model, caps: Caps, { purse, now, notice }: Needs): Model => {
  let restsUntil: Instant = 0;
  let queue: Promise<unknown> = Promise.resolve();
  const told = new Set<string>();

  const tellOnce = (sentence: string): void => {
    if (told.has(sentence)) return;
    told.add(sentence);
    notice(sentence);
  };
  const inTurn = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    const mine = queue.then(work);
    queue = mine.catch(() => undefined);
    return mine;
  };
  const add = async (calls: number, tokens: number): Promise<boolean> => {
    const key = dayOf(now());
    const kept = await purse.get(key);
    const spent = isSpent(kept) ? kept : { calls: 0, tokens: 0 };
    const next = { calls: spent.calls + calls, tokens: spent.tokens + tokens };
    if (calls > 0 && (next.calls > caps.callsADay || next.tokens > caps.tokensADay)) return false;
    await purse.set(key, next, hours(48));
    return true;
  };
  const rest = ({ fault, why, retryAfterMs }: Extract<Completed<never>, { kind: "fault" }>): void => {
    const pause = REST[fault];
    if (pause === undefined) return;
    restsUntil = now() + Math.max(pause, retryAfterMs ?? 0);
    tellOnce(`${why} Digests and answers go out without it.`);
  };

  return {
    name: model.name,
    complete: async (request) => {
      if (now() < restsUntil) return { kind: "fault", fault: "network", why: "The model is left alone for a while." };
      const reserved = atMost(request);
      if (!(await inTurn(() => add(1, reserved)))) {
        tellOnce(`Today's budget for the model is spent (${dayOf(now())}). Digests and answers go out without it until midnight UTC.`);
        return { kind: "fault", fault: "over-budget", why: "Today's budget for the model is spent." };
      }
      const done = await model.complete(request);
      const used = done.usage ? done.usage.inputTokens + done.usage.outputTokens : 0;
      await inTurn(() => add(0, used - reserved));
      if (done.kind === "fault") rest(done);
      else told.clear();
      return done;
    },
  };
};
