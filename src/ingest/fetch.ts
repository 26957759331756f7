/** The only way to the web: safe addresses, few bytes, little time, few at once; and every outcome is a value. */
import { type Agent, type Dispatcher, request } from "undici";
import type { FailureKind } from "../model/feed.ts";
import { hours } from "../model/time.ts";
import { openAgent } from "./dial.ts";
import { type Guard, openGuard } from "./guard.ts";
import { receive, type Sizes } from "./receive.ts";
import {
  isRefusal,
  kindOfStatus,
  kindOfTrouble,
  Refusal,
  statusSentence,
  troubleSentence,
} from "./refusals.ts";
import { openTurns, type Turns } from "./turns.ts";

/** What a server gave to tell a page's versions apart; sent back to ask whether there is a newer one. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** What an answer says about the next question. */
export interface Onward {
  /** Where the address has moved for good: the end of a chain of 301 and 308 alone. */
  readonly movedTo: string | undefined;
  /** Milliseconds for which the server says that nothing changes (Cache-Control, Expires). */
  readonly freshFor: number | undefined;
}

/** `why` is one sentence for people that names the address. */
export type Fetched =
  | ({
      readonly kind: "news";
      readonly body: Uint8Array;
      readonly contentType: string | undefined;
      /** Where the body came from in the end, after redirects. */
      readonly url: string;
      readonly validators: Validators;
    } & Onward)
  | ({ readonly kind: "unchanged" } & Onward)
  | {
      readonly kind: "later";
      /** Milliseconds that the server asks to wait. */ readonly after: number | undefined;
      readonly why: string;
    }
  | { readonly kind: "gone"; readonly why: string }
  | {
      readonly kind: "failed";
      readonly why: string;
      /** Nothing was answered, or not to its end: it may be the net on our side. */
      readonly isNetwork?: boolean;
      readonly because?: FailureKind;
    };

export interface Wish {
  readonly accept?: string;
  readonly validators?: Validators;
  readonly signal?: AbortSignal;
}

export interface Limits extends Sizes {
  /** Milliseconds, from the first connection to the last byte. */
  readonly time: number;
  readonly redirects: number;
  readonly atOnce: number;
  readonly perHost: number;
}

export interface Fetcher {
  /** Never throws for what a server or a network does. */
  get(url: string, wish?: Wish): Promise<Fetched>;
  close(): Promise<void>;
}

const LIMITS: Limits = {
  bytes: 5_000_000,
  unpackedBytes: 8_000_000,
  time: 20_000,
  redirects: 5,
  atOnce: 8,
  perHost: 2,
};
const USER_AGENT = "Tidings/0.1 (self-hosted news digest)";
const ACCEPT =
  "application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, application/xml;q=0.9, */*;q=0.5";

const headerOf = ({ headers }: Dispatcher.ResponseData, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === "string" ? value : value?.at(-1);
};

/** Seconds or a date, as HTTP has it. */
const waitFrom = (retryAfter: string | undefined): number | undefined => {
  if (retryAfter === undefined) return undefined;
  const wait = /^\d+$/u.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, Math.min(wait, hours(24))) : undefined;
};

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const LATER = new Set([425, 429, 502, 503, 504]);

const newsOf = async (response: Dispatcher.ResponseData, url: URL, limits: Limits): Promise<Fetched> => {
  const body = await receive(response.body, headerOf(response, "content-encoding"), limits);
  const [etag, lastModified] = [headerOf(response, "etag"), headerOf(response, "last-modified")];
  return {
    kind: "news",
    body,
    contentType: headerOf(response, "content-type"),
    url: url.href,
    validators: {
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    },
    ...onward,
  };
};

const onward: Onward = { movedTo: undefined, freshFor: undefined };

const outcomeOf = async (response: Dispatcher.ResponseData, url: URL, limits: Limits): Promise<Fetched> => {
  const { statusCode } = response;
  if (statusCode >= 200 && statusCode < 300) return newsOf(response, url, limits);
  if (statusCode === 304) return { kind: "unchanged", ...onward };
  const why = statusSentence(url.host, statusCode);
  if (LATER.has(statusCode))
    return { kind: "later", after: waitFrom(headerOf(response, "retry-after")), why };
  return statusCode === 410
    ? { kind: "gone", why }
    : { kind: "failed", why, because: kindOfStatus(statusCode) };
};

/** What stays the same for all requests of a fetcher. */
interface Desk {
  readonly agent: Agent;
  readonly guard: Guard;
  readonly limits: Limits;
  readonly userAgent: string;
  readonly turns: Turns;
}

const headersFor = ({ accept, validators }: Wish, userAgent: string): Record<string, string> => ({
  accept: accept ?? ACCEPT,
  "accept-encoding": "br, gzip, deflate",
  "user-agent": userAgent,
  ...(validators?.etag === undefined ? {} : { "if-none-match": validators.etag }),
  ...(validators?.lastModified === undefined ? {} : { "if-modified-since": validators.lastModified }),
});

interface Asked extends Wish {
  readonly signal: AbortSignal;
}

/** One hop: an outcome, or where to go next. */
const hop = async (desk: Desk, url: URL, wish: Asked): Promise<Fetched | URL> => {
  const objection = desk.guard.objection(url);
  if (objection !== undefined) throw new Refusal(objection);
  const { agent, limits, userAgent } = desk;
  const response = await request(url, {
    dispatcher: agent,
    headers: headersFor(wish, userAgent),
    signal: wish.signal,
  });
  try {
    const location = REDIRECTS.has(response.statusCode) ? headerOf(response, "location") : undefined;
    const next = location === undefined ? null : URL.parse(location, url.href);
    return next ?? (await outcomeOf(response, url, limits));
  } finally {
    response.body.on("error", ignoreWhatWeLeave).destroy();
  }
};

/** A body that is left unread ends with an error that nobody needs: the outcome is decided by then. */
const ignoreWhatWeLeave = (): undefined => undefined;

const follow = async (desk: Desk, from: URL, wish: Asked): Promise<Fetched> => {
  let url = from;
  for (let hops = 0; hops <= desk.limits.redirects; hops++) {
    const result = await hop(desk, url, wish);
    if (!(result instanceof URL)) return result;
    url = result;
  }
  return { kind: "failed", why: `${from.host} sends from one address to the next without an end.` };
};

const getOne = async (desk: Desk, url: URL, wish: Wish): Promise<Fetched> => {
  const deadline = AbortSignal.timeout(desk.limits.time);
  const signal = wish.signal ? AbortSignal.any([wish.signal, deadline]) : deadline;
  try {
    return await follow(desk, url, { ...wish, signal });
  } catch (error) {
    wish.signal?.throwIfAborted();
    const isLate = deadline.aborted;
    return {
      kind: "failed",
      why: isLate
        ? `${url.host} took longer than ${desk.limits.time / 1000} seconds.`
        : troubleSentence(url.host, error),
      isNetwork: !isRefusal(error),
      because: isLate ? "too-slow" : kindOfTrouble(error),
    };
  }
};

export interface FetchSettings {
  readonly allow: readonly string[];
  readonly userAgent?: string;
  readonly limits?: Partial<Limits>;
}

export const openFetcher = ({ allow, userAgent = USER_AGENT, limits: changed }: FetchSettings): Fetcher => {
  const limits = { ...LIMITS, ...changed };
  const guard = openGuard(allow);
  const agent = openAgent(guard, limits.time);
  const desk: Desk = { agent, guard, limits, userAgent, turns: openTurns(limits) };
  return {
    get: async (written, wish = {}) => {
      const url = URL.parse(written);
      if (!url) return { kind: "failed", why: `“${written}” is not an address.` };
      return desk.turns.take(url.host, () => getOne(desk, url, wish));
    },
    close: () => agent.destroy(),
  };
};
