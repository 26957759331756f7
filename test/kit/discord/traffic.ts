/** What comes before an answer: rate limits in buckets, the count of invalid requests, and faults to order. */
import { Refusal, type Code } from "./refusal.ts";

/** What goes wrong with a request. */
export type Trouble =
  | { readonly kind: "429"; readonly scope?: "user" | "global" | "shared"; readonly retryAfter?: number }
  /** A page of the load balancer's, with this status. */
  | { readonly kind: "page"; readonly status: number }
  | { readonly kind: "refused"; readonly code: Code }
  /** The socket breaks: before the request is taken, or when it has been done. */
  | { readonly kind: "dropped" }
  | { readonly kind: "done, then dropped" }
  /** Not taken before this has come about. */
  | { readonly kind: "slow"; readonly until: Promise<unknown> };

export interface Fault {
  /** A route as `calls` names it, such as "POST /channels/:channel/messages"; any where none is named. */
  readonly on?: string;
  /** Once, where it is not said. */
  readonly times?: number;
  readonly trouble: Trouble;
}

export interface Answer {
  readonly status: number;
  /** None with 204. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Requests in so many milliseconds. Discord names no numbers; these are what its headers have said. */
const limits: Readonly<Record<string, readonly [number, number]>> = {
  "POST /channels/:channel/messages": [5, 5000],
  "PATCH /channels/:channel/messages/:message": [5, 5000],
  "DELETE /channels/:channel/messages/:message": [5, 1000],
  "POST /channels/:channel/typing": [5, 5000],
  "POST /channels/:channel/messages/:message/crosspost": [10, 3_600_000],
  "POST /webhooks/:application/:token": [5, 2000],
  "PATCH /webhooks/:application/:token/messages/:message": [5, 2000],
};
const USUAL = [50, 1000] as const;

interface Bucket {
  used: number;
  endsAt: number;
}

export interface Traffic {
  /** A refusal with 429, or the headers that the answer gets. */
  pass(route: string, major: string): Answer | { readonly headers: Readonly<Record<string, string>> };
  order(fault: Fault): void;
  trouble(route: string): Trouble | undefined;
  /** Counts an answer; 401, 403 and 429 are invalid unless the limit is one that others share. */
  count(answer: Answer): void;
  invalid(): number;
  isBanned(): boolean;
}

export const tooMany = (retryAfter: number, scope: "user" | "global" | "shared"): Answer => ({
  status: 429,
  body: { message: "You are being rate limited.", retry_after: retryAfter, global: scope === "global" },
  headers: {
    // Discord rounds this up; a fraction lets a test be quick.
    "retry-after": String(retryAfter),
    "x-ratelimit-scope": scope,
    ...(scope === "global" && { "x-ratelimit-global": "true" }),
  },
});

export const refused = (refusal: Refusal): Answer => ({ status: refusal.status, body: refusal.body });

export const page = (status: number): Answer => ({
  status,
  body: `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center></body></html>`,
  headers: { "content-type": "text/html" },
});

const isExempt = (route: string): boolean => route.startsWith("POST /interactions/");
const isOutsideGlobal = (route: string): boolean => /^\w+ \/(?:interactions|webhooks)\//u.test(route);

const headersOf = (route: string, limit: number, bucket: Bucket, now: number): Record<string, string> => {
  const left = Math.max(0, bucket.endsAt - now) / 1000;
  return {
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(Math.max(0, limit - bucket.used)),
    "x-ratelimit-reset": String(Date.now() / 1000 + left),
    "x-ratelimit-reset-after": left.toFixed(3),
    "x-ratelimit-bucket": Buffer.from(route).toString("hex").slice(-32),
  };
};

/** @param scale how long one of Discord's milliseconds takes here */
export const openTraffic = (scale: number, invalidLimit: number): Traffic => {
  const buckets = new Map<string, Bucket>();
  const ordered: { on: string | undefined; left: number; trouble: Trouble }[] = [];
  let invalid = 0;
  const use = (key: string, ms: number, now: number): Bucket => {
    const old = buckets.get(key);
    const bucket = old && old.endsAt > now ? old : { used: 0, endsAt: now + ms * scale };
    buckets.set(key, bucket);
    bucket.used += 1;
    return bucket;
  };
  return {
    pass: (route, major) => {
      if (isExempt(route)) return { headers: {} };
      const now = performance.now();
      const global = isOutsideGlobal(route) ? undefined : use("global", 1000, now);
      if (global && global.used > 50) return tooMany((global.endsAt - now) / 1000, "global");
      const [limit, ms] = limits[route] ?? USUAL;
      const bucket = use(`${route} ${major}`, ms, now);
      const headers = headersOf(route, limit, bucket, now);
      if (bucket.used <= limit) return { headers };
      const answer = tooMany(Math.max(0.001, (bucket.endsAt - now) / 1000), "user");
      return { ...answer, headers: { ...headers, ...answer.headers } };
    },
    order: ({ on, times = 1, trouble }) => void ordered.push({ on, left: times, trouble }),
    trouble: (route) => {
      const found = ordered.find(({ on, left }) => left > 0 && (on === undefined || on === route));
      if (found) found.left -= 1;
      return found?.trouble;
    },
    count: ({ status, headers }) => {
      if ([401, 403, 429].includes(status) && headers?.["x-ratelimit-scope"] !== "shared") invalid += 1;
    },
    invalid: () => invalid,
    isBanned: () => invalid >= invalidLimit,
  };
};
