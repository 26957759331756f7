/** What a server answers → what is made of it: the news, and what it says about the next question. */
import CachePolicy from "http-cache-semantics";
import type { FailureKind } from "../model/feed.ts";
import { hours } from "../model/time.ts";
import type { Answer } from "./exchange.ts";
import { receive, type Sizes } from "./receive.ts";
import { kindOfStatus, statusSentence } from "./refusals.ts";

/** What a server gave to tell a page's versions apart; sent back to ask whether there is a newer one. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** What an answer says about the next question. */
export interface Onward {
  /** Where the address has moved for good: the end of a chain of 301 and 308 alone. */
  readonly movedTo: string | undefined;
  /** Milliseconds for which the server says that nothing changes (Cache-Control, Expires), a day at most. */
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
      /** What the server answered, where one did. */
      readonly status?: number;
      /** Nothing was answered, or not to its end: it may be the net on our side. */
      readonly isNetwork?: boolean;
      readonly because?: FailureKind;
    };

/** The last one, where a header stands there several times. */
export const headerOf = ({ headers }: Pick<Answer, "headers">, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === "string" ? value : value?.at(-1);
};

const LONGEST = hours(24);

/** Seconds or a date, as HTTP has it; a date is reckoned from the server's own clock, where it shows one. */
export const waitIn = (answer: Answer): number | undefined => {
  const asked = headerOf(answer, "retry-after");
  if (asked === undefined) return undefined;
  const shown = Date.parse(headerOf(answer, "date") ?? "");
  const from = Number.isNaN(shown) ? Date.now() : shown;
  const date = /^[a-z]{3,9},? /iu.test(asked) ? Date.parse(asked) - from : Number.NaN;
  const wait = /^\d+$/u.test(asked) ? Number(asked) * 1000 : date;
  return Number.isFinite(wait) ? Math.max(0, Math.min(wait, LONGEST)) : undefined;
};

/** Only what the server says itself: nothing is guessed from the age of the page, and stale pages are not used. */
const AS_SAID = { shared: false, cacheHeuristic: 0, immutableMinTimeToLive: 0 };

const RULES = ["cache-control", "expires", "pragma", "date", "age", "vary"];

const freshFor = ({ headers: all }: Answer): number | undefined => {
  if (all["cache-control"] === undefined && all["expires"] === undefined) return undefined;
  const said = RULES.map((name) => [name, [all[name] ?? []].flat().join(", ")] as const);
  const headers = Object.fromEntries(said.filter(([, value]) => value !== ""));
  // “Not changed” renews a page as it stands; the rules for it are those of the page.
  const policy = new CachePolicy({ headers: {} }, { status: 200, headers }, AS_SAID);
  const seconds = Math.round(policy.maxAge() - policy.age());
  return seconds > 0 ? Math.min(seconds * 1000, LONGEST) : undefined;
};

const LATER = new Set([425, 429, 502, 503, 504]);

const validatorsIn = (answer: Answer): Validators => {
  const [etag, lastModified] = [headerOf(answer, "etag"), headerOf(answer, "last-modified")];
  return { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) };
};

/** How the answer was come by. */
export interface Way {
  readonly url: URL;
  readonly movedTo: string | undefined;
  readonly sizes: Sizes;
}

const newsIn = async (answer: Answer, { url, movedTo, sizes }: Way): Promise<Fetched> => {
  const packing = {
    encoding: headerOf(answer, "content-encoding"),
    length: headerOf(answer, "content-length"),
  };
  return {
    kind: "news",
    body: await receive(answer.body, packing, sizes),
    contentType: headerOf(answer, "content-type"),
    url: url.href,
    validators: validatorsIn(answer),
    movedTo,
    freshFor: freshFor(answer),
  };
};

/** @throws for a body that breaks off, is too large or cannot be unpacked. */
export const outcomeOf = async (answer: Answer, way: Way): Promise<Fetched> => {
  const { statusCode } = answer;
  if (statusCode >= 200 && statusCode < 300) return newsIn(answer, way);
  if (statusCode === 304) return { kind: "unchanged", movedTo: way.movedTo, freshFor: freshFor(answer) };
  const why = statusSentence(way.url.host, statusCode);
  if (LATER.has(statusCode)) return { kind: "later", after: waitIn(answer), why };
  return statusCode === 410
    ? { kind: "gone", why }
    : { kind: "failed", why, status: statusCode, because: kindOfStatus(statusCode) };
};
