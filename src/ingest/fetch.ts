/** The only way to the web: safe addresses, few bytes, little time, few at once; and every outcome is a value. */
import type { Agent } from "undici";
import { type Fetched, headerOf, outcomeOf, type Validators, waitIn } from "./answer.ts";
import { type Deadline, openDeadline, unlessStopped } from "./deadline.ts";
import { type Line, NET, openAgent } from "./dial.ts";
import { type Answer, exchange } from "./exchange.ts";
import { type Guard, openGuard } from "./guard.ts";
import { type HostLimits, openHostLimits } from "./host-limits.ts";
import type { Sizes } from "./receive.ts";
import { isRefusal, kindOfTrouble, quietSentence, Refusal, troubleSentence } from "./refusals.ts";
import { openRobots, type Robots } from "./robots.ts";
import { openTurns, type Pace, type Turns } from "./turns.ts";

export type { Fetched, Onward, Validators } from "./answer.ts";

export interface Wish {
  readonly accept?: string;
  /** A page is read only where the site lets robots read it; feeds are there for them. */
  readonly asks?: "page";
  readonly validators?: Validators;
  readonly signal?: AbortSignal;
}

export interface Limits extends Sizes, Pace {
  /** Milliseconds, from the first connection to the last byte. */
  readonly time: number;
  readonly redirects: number;
  /** Milliseconds from one request to a host to the next, and up to half of it more. */
  readonly spacing: number;
}

export interface Fetcher {
  /** Never throws for what a server or a network does. */
  get(url: string, wish?: Wish): Promise<Fetched>;
  close(): Promise<void>;
}

const LIMITS: Limits = {
  bytes: 5_000_000,
  unpackedBytes: 8_000_000,
  grace: 2000,
  time: 20_000,
  redirects: 5,
  atOnce: 8,
  perHost: 2,
  patience: 250,
  slow: 32,
  spacing: 250,
};
/** As much of a robots.txt as must be read at least (RFC 9309, 2.5). */
const OF_ROBOTS: Sizes = { bytes: 512_000, unpackedBytes: 512_000, grace: 2000, isCut: true };
const ACCEPT =
  "application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, application/xml;q=0.9, */*;q=0.5";

/** @param contact where whoever runs this is reached: an address of the web or of mail */
const userAgent = (contact: string | undefined): string =>
  `Tidings/0.1 (self-hosted news digest${contact === undefined ? "" : `; +${contact}`})`;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const FOR_GOOD = new Set([301, 308]);
const QUIET = new Set([429, 503]);

/** What stays the same for all requests of a fetcher. */
interface Desk {
  readonly agent: Agent;
  readonly guard: Guard;
  readonly hosts: HostLimits;
  readonly limits: Limits;
  readonly robots: Robots;
  readonly spacing: (url: URL) => number;
  readonly turns: Turns;
  readonly userAgent: string;
}

const headersFor = ({ accept, validators }: Wish, agent: string): Record<string, string> => ({
  accept: accept ?? ACCEPT,
  "accept-encoding": "br, gzip, deflate",
  "user-agent": agent,
  ...(validators?.etag === undefined ? {} : { "if-none-match": validators.etag }),
  ...(validators?.lastModified === undefined ? {} : { "if-modified-since": validators.lastModified }),
});

/** Where we are on the way that the redirects lead. */
interface Stage {
  readonly url: URL;
  /** Where the address has moved for good, as far as we have come. */
  readonly movedTo: URL | undefined;
  /** Whether nothing but moves for good has led here. */
  readonly isUnbroken: boolean;
  /** Milliseconds left of the time that the whole may take. */
  readonly left: number;
}

const nextStage = (answer: Answer, { url, isUnbroken, left }: Stage): Stage | undefined => {
  const location = REDIRECTS.has(answer.statusCode) ? headerOf(answer, "location") : undefined;
  const next = location === undefined ? null : URL.parse(location, url.href);
  if (!next) return undefined;
  const isForGood = isUnbroken && FOR_GOOD.has(answer.statusCode);
  return { url: next, movedTo: isForGood ? next : undefined, isUnbroken: isForGood, left };
};

const noteQuiet = (answer: Answer, { host }: URL, { hosts }: Desk): void => {
  const wait = QUIET.has(answer.statusCode) ? waitIn(answer) : undefined;
  if (wait !== undefined) hosts.quiet(host, wait);
};

type Outcome = Fetched | { readonly kind: "onward"; readonly stage: Stage };

const ask = async (desk: Desk, stage: Stage, wish: Wish, deadline: Deadline): Promise<Outcome> => {
  const { agent, limits } = desk;
  const { origin, pathname, search } = stage.url;
  const headers = headersFor(wish, desk.userAgent);
  const answer = await exchange(agent, { origin, path: pathname + search, headers }, deadline);
  try {
    noteQuiet(answer, stage.url, desk);
    const next = nextStage(answer, stage);
    if (next) return { kind: "onward", stage: next };
    return await outcomeOf(answer, { url: stage.url, movedTo: stage.movedTo?.href, sizes: limits });
  } finally {
    answer.leave();
  }
};

const failed = (why: string): Fetched => ({ kind: "failed", why });

const leftAlone = ({ hosts }: Desk, { host }: URL): Fetched | undefined => {
  const after = hosts.left(host);
  return after === undefined ? undefined : { kind: "later", after, why: quietSentence(host, after) };
};

/** Only while we are at it does the time run, not while we wait for our turn. */
const askInTime = async (desk: Desk, stage: Stage, wish: Wish): Promise<Outcome> => {
  const quiet = leftAlone(desk, stage.url);
  if (quiet) return quiet;
  const began = performance.now();
  using deadline = openDeadline(stage.left, wish.signal);
  try {
    const outcome = await ask(desk, stage, wish, deadline);
    if (outcome.kind !== "onward") return outcome;
    const left = outcome.stage.left - (performance.now() - began);
    return { kind: "onward", stage: { ...outcome.stage, left: Math.max(1, left) } };
  } catch (error) {
    wish.signal?.throwIfAborted();
    const isLate = deadline.isOver();
    return {
      kind: "failed",
      why: isLate
        ? `${stage.url.host} took longer than ${desk.limits.time / 1000} seconds.`
        : troubleSentence(stage.url.host, error),
      isNetwork: !isRefusal(error),
      because: isLate ? "too-slow" : kindOfTrouble(error),
    };
  }
};

/** What can be said without asking the server. */
const beforehand = async (desk: Desk, url: URL, wish: Wish): Promise<Fetched | undefined> => {
  const objection = desk.guard.objection(url);
  if (objection !== undefined) return failed(troubleSentence(url.host, new Refusal(objection)));
  const quiet = leftAlone(desk, url);
  if (quiet || wish.asks !== "page") return quiet;
  const forbidden = await unlessStopped(desk.robots.objection(url), wish.signal);
  return forbidden === undefined ? undefined : failed(forbidden);
};

const follow = async (desk: Desk, from: URL, wish: Wish): Promise<Fetched> => {
  let stage: Stage = { url: from, movedTo: undefined, isUnbroken: true, left: desk.limits.time };
  for (let hops = 0; hops <= desk.limits.redirects; hops++) {
    const { url } = stage;
    const known = await beforehand(desk, url, wish);
    if (known) return known;
    const how = { spacing: desk.spacing(url), signal: wish.signal };
    const here = stage;
    const outcome = await desk.turns.take(url.host, () => askInTime(desk, here, wish), how);
    if (outcome.kind !== "onward") return outcome;
    stage = outcome.stage;
  }
  return failed(`${from.host} sends from one address to the next without an end.`);
};

export interface FetchSettings {
  readonly allow: readonly string[];
  readonly contact?: string | undefined;
  readonly limits?: Partial<Limits>;
  /** How the world is reached, where it is not by the net. */
  readonly line?: Partial<Line>;
  readonly now?: () => number;
  readonly chance?: () => number;
}

const openDesk = ({ allow, contact, limits: changed, line, now, chance }: FetchSettings): Desk => {
  const limits = { ...LIMITS, ...changed };
  const guard = openGuard(allow);
  const clock = now ?? Date.now;
  const luck = chance ?? Math.random;
  const desk: Desk = {
    agent: openAgent({ guard, line: { ...NET, ...line }, time: limits.time }),
    guard,
    hosts: openHostLimits(clock),
    limits,
    robots: openRobots((site) => follow({ ...desk, limits: { ...limits, ...OF_ROBOTS } }, site, {}), clock),
    spacing: (url) => (guard.isAtHome(url) ? 0 : limits.spacing * (1 + luck() / 2)),
    turns: openTurns(limits),
    userAgent: userAgent(contact),
  };
  return desk;
};

export const openFetcher = (settings: FetchSettings): Fetcher => {
  const desk = openDesk(settings);
  return {
    get: async (written, wish = {}) => {
      const url = URL.parse(written);
      return url ? follow(desk, url, wish) : failed(`“${written}” is not an address.`);
    },
    close: () => desk.agent.destroy(),
  };
};
