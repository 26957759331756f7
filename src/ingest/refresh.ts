/** Reads the feeds that are due, and tells the store how each of them was. */
import { z } from "zod";
import type { Article } from "../model/article.ts";
import type { Failure } from "../model/digest.ts";
import type { FollowedFeed, SeenEntry } from "../model/feed.ts";
import type { ArticleId, FeedId } from "../model/id.ts";
import { days, hours, type Instant, minutes } from "../model/time.ts";
import type { Clock } from "../ops/clock.ts";
import { each } from "../ops/each.ts";
import type { Fetched, Fetcher, Validators } from "./fetch.ts";
import { readEntries } from "./read-entries.ts";
import { recognise } from "./recognise.ts";
import type { Reader } from "./reader.ts";

export interface RefreshNeeds {
  readonly feeds: {
    due(now: Instant, limit: number): Promise<readonly FollowedFeed[]>;
    recordOk(
      id: FeedId,
      at: { readonly now: Instant; readonly nextFetchAt: Instant; readonly title?: string | undefined },
    ): Promise<void>;
    recordFailure(
      id: FeedId,
      at: { readonly now: Instant; readonly nextFetchAt: Instant; readonly why: string },
    ): Promise<void>;
  };
  readonly articles: {
    /** Gives the ids that were new. */
    save(articles: readonly Article[]): Promise<readonly ArticleId[]>;
    known(ids: readonly ArticleId[]): Promise<ReadonlySet<ArticleId>>;
  };
  readonly entries: {
    of(feed: FeedId): Promise<readonly SeenEntry[]>;
    keep(feed: FeedId, entries: readonly SeenEntry[], now: Instant): Promise<void>;
  };
  /** What servers gave to tell a feed's versions apart, by the feed's address. */
  readonly validators: {
    get(key: string): Promise<unknown>;
    set(key: string, value: unknown, ttl: number): Promise<unknown>;
  };
}

export interface RefreshTools {
  readonly fetcher: Fetcher;
  readonly reader: Reader;
  readonly now: Clock;
  /** 0 to 1: spreads the fetches, so that not all feeds are asked in the same minute. */
  readonly chance: () => number;
}

export interface Refreshed {
  readonly added: readonly ArticleId[];
  readonly failures: readonly Failure[];
}

const MOST_AT_A_TIME = 200;
const FEEDS_AT_ONCE = 8;
const INTERVAL = minutes(15);
const LONGEST_WAIT = hours(24);
const KEPT = days(30);

/** Whole milliseconds. */
const spread = (wait: number, chance: () => number): number => Math.round(wait * (0.9 + 0.2 * chance()));

/** Milliseconds to the next try: twice as long after each failure in a row, a day at most. */
const waitAfterFailure = (
  failuresBefore: number,
  fetched: Fetched | undefined,
  chance: () => number,
): number => {
  if (fetched?.kind === "gone") return LONGEST_WAIT;
  const patience = spread(INTERVAL * 2 ** Math.min(failuresBefore, 10), chance);
  const asked = fetched?.kind === "later" ? (fetched.after ?? 0) : 0;
  return Math.min(LONGEST_WAIT, Math.max(asked, patience));
};

const validatorsSchema = z.object({ etag: z.string().optional(), lastModified: z.string().optional() });

const storedValidators = async (id: FeedId, { validators }: RefreshNeeds): Promise<Validators> => {
  const { etag, lastModified } = validatorsSchema.safeParse(await validators.get(id)).data ?? {};
  return { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) };
};

/** What the work on one feed is done with. */
interface Round {
  readonly needs: RefreshNeeds;
  readonly tools: RefreshTools;
  readonly signal: AbortSignal | undefined;
}

const recordFailure = async (
  followed: FollowedFeed,
  why: string,
  { needs, tools }: Round,
  fetched?: Fetched,
): Promise<Refreshed> => {
  const now = tools.now();
  const nextFetchAt = now + waitAfterFailure(followed.failures, fetched, tools.chance);
  await needs.feeds.recordFailure(followed.id, { now, nextFetchAt, why });
  return { added: [], failures: [{ source: followed.title ?? followed.id, why }] };
};

const recordOk = async (
  { id }: FollowedFeed,
  title: string | undefined,
  { needs, tools }: Round,
): Promise<void> => {
  const now = tools.now();
  await needs.feeds.recordOk(id, { now, nextFetchAt: now + spread(INTERVAL, tools.chance), title });
};

type News = Extract<Fetched, { readonly kind: "news" }>;

/** Articles are stored before the feed is called read, so that a stop in between loses none. */
const takeNews = async (followed: FollowedFeed, news: News, round: Round): Promise<Refreshed> => {
  const { needs, tools, signal } = round;
  const read = await tools.reader.feed(news.body, news.contentType, news.url);
  if (read.kind === "failed") return recordFailure(followed, read.why, round);
  const feed = { ...read.feed, id: followed.id };
  const entries = recognise(feed.entries, await needs.entries.of(followed.id));
  const there = await needs.articles.known(entries.map(({ known }) => known.article));
  const fresh = entries.filter(({ isSeen, known }) => !isSeen && !there.has(known.article));
  const { articles, failures } = await readEntries(feed, fresh, { ...tools, now: tools.now() }, signal);
  const added = await needs.articles.save(articles);
  const kept = new Set(articles.map(({ id }) => id));
  // One whose article could not be had is not known: it is tried again.
  const met = entries.filter(({ isSeen, known: { article: id } }) => isSeen || there.has(id) || kept.has(id));
  const now = tools.now();
  await needs.entries.keep(
    followed.id,
    met.map(({ known }) => known),
    now,
  );
  // With articles missing, the same feed is read again next time, however unchanged it is.
  if (failures.length === 0) await needs.validators.set(followed.id, news.validators, KEPT);
  await recordOk(followed, feed.title, round);
  return { added, failures };
};

const refreshOne = async (followed: FollowedFeed, round: Round): Promise<Refreshed> => {
  const { needs, tools, signal } = round;
  const validators = await storedValidators(followed.id, needs);
  const fetched = await tools.fetcher.get(followed.id, { validators, ...(signal ? { signal } : {}) });
  if (fetched.kind === "news") return takeNews(followed, fetched, round);
  if (fetched.kind !== "unchanged") return recordFailure(followed, fetched.why, round, fetched);
  await recordOk(followed, undefined, round);
  return { added: [], failures: [] };
};

/** @throws the signal's reason when it is aborted; what was stored before stays, and no feed is blamed for it. */
export const refresh = async (
  needs: RefreshNeeds,
  tools: RefreshTools,
  signal?: AbortSignal,
): Promise<Refreshed> => {
  const due = await needs.feeds.due(tools.now(), MOST_AT_A_TIME);
  const done = await each(due, FEEDS_AT_ONCE, async (followed) => {
    signal?.throwIfAborted();
    return refreshOne(followed, { needs, tools, signal });
  });
  return { added: done.flatMap(({ added }) => added), failures: done.flatMap(({ failures }) => failures) };
};
