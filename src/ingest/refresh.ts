/** Reads the feeds that are due, and tells the store how each of them was. */
import { hash } from "node:crypto";
import type { Failure } from "../model/digest.ts";
import type { FeedMarks, FollowedFeed, SeenEntry } from "../model/feed.ts";
import type { ArticleId, FeedId } from "../model/id.ts";
import type { Instant } from "../model/time.ts";
import type { Clock } from "../ops/clock.ts";
import { each } from "../ops/each.ts";
import type { Fetched, Fetcher, Validators } from "./fetch.ts";
import { byHost } from "./by-host.ts";
import { isPlainlyOffline } from "./outage.ts";
import { readEntries } from "./read-entries.ts";
import { openRecorder, type Recorder, type RecordNeeds } from "./record-reads.ts";
import { type Recognised, recognise } from "./recognise.ts";
import type { Reader } from "./reader.ts";
import { hostOf, settle, type Trouble, type TroubleNeeds } from "./troubles.ts";
import { worthReading } from "./worth-reading.ts";

export interface RefreshNeeds {
  readonly feeds: TroubleNeeds["feeds"] &
    RecordNeeds["feeds"] & { due(now: Instant, limit: number): Promise<readonly FollowedFeed[]> };
  readonly articles: RecordNeeds["articles"] & {
    known(ids: readonly ArticleId[]): Promise<ReadonlySet<ArticleId>>;
  };
  readonly entries: RecordNeeds["entries"] & { of(feed: FeedId): Promise<readonly SeenEntry[]> };
  readonly net: TroubleNeeds["net"];
}

export interface RefreshTools {
  readonly fetcher: Fetcher;
  readonly reader: Reader;
  readonly now: Clock;
  /** 0 to 1: spreads the fetches, so that not all feeds are asked in the same minute. */
  readonly chance: () => number;
  /** A word to whoever runs this. */
  readonly tellOperator: (sentence: string) => void;
}

export interface Refreshed {
  readonly added: readonly ArticleId[];
  readonly failures: readonly Failure[];
}

const MOST_AT_A_TIME = 1000;
/** The fetcher has limits of its own; one feed that is slow, or long, leaves room for all others. */
const FEEDS_AT_ONCE = 32;
/** What the work on one feed is done with. */
interface Round {
  readonly needs: RefreshNeeds;
  readonly tools: RefreshTools;
  readonly signal: AbortSignal | undefined;
  readonly answered: Set<string>;
  /** Hosts that were well and do not answer. */
  readonly silent: Set<string>;
  readonly recorder: Recorder;
}

type Outcome =
  | { readonly kind: "read"; readonly failures: readonly Failure[] }
  | ({ readonly kind: "failed" } & { readonly trouble: Trouble })
  | { readonly kind: "left" };

type News = Extract<Fetched, { readonly kind: "news" }>;

/** What tells a body from any other one. */
interface Printed {
  readonly sha256: string;
}

const sha256Of = ({ body }: News): string => hash("sha256", body, "base64");

const marksOf = ({ address }: FollowedFeed, { validators, sha256 }: News & Printed): FeedMarks => ({
  of: address,
  etag: validators.etag,
  lastModified: validators.lastModified,
  sha256,
});

/** Those that are to be read: neither seen before, nor had from another feed, nor old. */
const newsIn = async (
  entries: readonly Recognised[],
  isFirst: boolean,
  { needs, tools, recorder }: Round,
): Promise<readonly Recognised[]> => {
  const unseen = entries.filter(({ isSeen }) => !isSeen);
  const news = worthReading(unseen, { now: tools.now(), isFirst });
  const there = await needs.articles.known(news.map(({ known }) => known.article));
  return news.filter(({ known }) => !there.has(known.article) && !recorder.isAwaited(known.article));
};

const takeNews = async (followed: FollowedFeed, news: News & Printed, round: Round): Promise<Outcome> => {
  const { needs, tools, signal, recorder } = round;
  const parsed = await tools.reader.feed(news.body, news.contentType, news.url);
  if (parsed.kind === "failed")
    return { kind: "failed", trouble: { followed, why: parsed.why, kind: "not-a-feed" } };
  const feed = { ...parsed.feed, id: followed.id };
  const seen = await needs.entries.of(followed.id);
  const entries = recognise(feed.entries, seen);
  const fresh = await newsIn(entries, seen.length === 0, round);
  const { articles, failures } = await readEntries(feed, fresh, { ...tools, now: tools.now() }, signal);
  const kept = new Set(articles.map(({ id }) => id));
  // One whose article could not be had is not known: it is tried again.
  const lacking = new Set(fresh.filter(({ known }) => !kept.has(known.article)));
  const held = entries.filter((one) => !lacking.has(one)).map(({ known }) => known);
  // With articles missing, the same feed is read again next time, however unchanged it is.
  const marks = failures.length === 0 ? marksOf(followed, news) : undefined;
  const { movedTo, freshFor } = news;
  await recorder.add({ followed, feed, articles, held, marks, movedTo, freshFor });
  return { kind: "read", failures };
};

const troubleOf = (followed: FollowedFeed, fetched: Exclude<Fetched, News>): Trouble | undefined => {
  if (fetched.kind === "unchanged") return undefined;
  const { why } = fetched;
  if (fetched.kind === "gone") return { followed, why, kind: "gone" };
  if (fetched.kind === "later") return { followed, why, kind: "busy", after: fetched.after };
  return { followed, why, kind: fetched.because ?? "other", isNetwork: fetched.isNetwork ?? false };
};

/** Only that a host which was well falls silent says something of the net. */
const noteHost = (followed: FollowedFeed, isSilent: boolean, { answered, silent }: Round): void => {
  const host = hostOf(followed);
  if (!isSilent) answered.add(host);
  else if (followed.failures === 0) silent.add(host);
};

/** What is sent along to ask whether there is something new. */
const validatorsOf = (marks: FeedMarks | undefined): Validators => ({
  ...(marks?.etag === undefined ? {} : { etag: marks.etag }),
  ...(marks?.lastModified === undefined ? {} : { lastModified: marks.lastModified }),
});

const refreshOne = async (followed: FollowedFeed, round: Round): Promise<Outcome> => {
  const { tools, signal } = round;
  const marks = followed.marks?.of === followed.address ? followed.marks : undefined;
  const wish = { validators: validatorsOf(marks), ...(signal ? { signal } : {}) };
  const fetched = await tools.fetcher.get(followed.address, wish);
  noteHost(followed, fetched.kind === "failed" && fetched.isNetwork === true, round);
  if (fetched.kind === "news") {
    const sha256 = sha256Of(fetched);
    if (sha256 !== marks?.sha256) return takeNews(followed, { ...fetched, sha256 }, round);
  }
  const trouble = fetched.kind === "news" ? undefined : troubleOf(followed, fetched);
  if (trouble) return { kind: "failed", trouble };
  const { movedTo, freshFor } = { movedTo: undefined, freshFor: undefined, ...fetched };
  const nothing = { feed: undefined, articles: [], held: undefined, marks: undefined };
  await round.recorder.add({ followed, ...nothing, movedTo, freshFor });
  return { kind: "read", failures: [] };
};

const askAll = async (due: readonly FollowedFeed[], round: Round): Promise<readonly Outcome[]> => {
  try {
    return await each(byHost(due), FEEDS_AT_ONCE, async (followed): Promise<Outcome> => {
      round.signal?.throwIfAborted();
      return isPlainlyOffline(round) ? { kind: "left" } : refreshOne(followed, round);
    });
  } finally {
    await round.recorder.finish();
  }
};

const readAll = async (due: readonly FollowedFeed[], round: Round): Promise<Refreshed> => {
  const done = await askAll(due, round);
  const read = done.filter((one) => one.kind === "read");
  const troubles = done.filter((one) => one.kind === "failed").map(({ trouble }) => trouble);
  const blamed = await settle(troubles, round, round);
  return {
    added: due.flatMap(({ id }) => round.recorder.addedBy(id)),
    failures: [...read.flatMap(({ failures }) => failures), ...blamed],
  };
};

/**
 * Works through all that is due, and what has come to be due meanwhile, each feed once.
 * @throws the signal's reason when it is aborted; what was stored before stays, and no feed is blamed for it.
 */
export const refresh = async (
  needs: RefreshNeeds,
  tools: RefreshTools,
  signal?: AbortSignal,
): Promise<Refreshed> => {
  const seen = new Set<FeedId>();
  const all: Refreshed[] = [];
  for (;;) {
    const due = (await needs.feeds.due(tools.now(), MOST_AT_A_TIME)).filter(({ id }) => !seen.has(id));
    if (due.length === 0) break;
    for (const { id } of due) seen.add(id);
    all.push(
      await readAll(due, {
        needs,
        tools,
        signal,
        answered: new Set(),
        silent: new Set(),
        recorder: openRecorder(needs, tools),
      }),
    );
  }
  return {
    added: all.flatMap(({ added }) => added),
    failures: all.flatMap(({ failures }) => failures),
  };
};
