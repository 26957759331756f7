/**
 * Keeps what the feeds of a round have brought, several of them together: to write for each by itself costs more than to read it.
 * Articles are stored before their feed is called read, so that a stop in between loses none; it is only asked once more.
 */
import type { Article } from "../model/article.ts";
import type { Feed, FeedMarks, FollowedFeed, SeenEntry } from "../model/feed.ts";
import type { ArticleId, FeedId } from "../model/id.ts";
import type { Instant } from "../model/time.ts";
import type { Clock } from "../ops/clock.ts";
import type { Onward } from "./fetch.ts";
import { afterReading, type Planned } from "./rhythm.ts";

interface FeedRead extends Planned {
  readonly now: Instant;
  readonly title: string | undefined;
  readonly address: string | undefined;
  readonly movesTo: string | undefined;
  readonly marks: FeedMarks | undefined;
}

export interface RecordNeeds {
  readonly feeds: { recordAllOk(reads: ReadonlyMap<FeedId, FeedRead>): Promise<void> };
  readonly articles: {
    /** Gives the ids that were new. */
    save(articles: readonly Article[]): Promise<readonly ArticleId[]>;
  };
  readonly entries: {
    keep(held: ReadonlyMap<FeedId, readonly SeenEntry[]>, now: Instant): Promise<void>;
  };
}

interface RecordTools {
  readonly now: Clock;
  /** 0 to 1: spreads the fetches, so that not all feeds are asked in the same minute. */
  readonly chance: () => number;
}

/** What the reading of a feed has brought. */
export interface Brought extends Onward {
  readonly followed: FollowedFeed;
  /** Undefined when it has not changed. */
  readonly feed: Feed | undefined;
  readonly articles: readonly Article[];
  /** What it holds now; undefined when it has not changed. */
  readonly held: readonly SeenEntry[] | undefined;
  readonly marks: FeedMarks | undefined;
}

export interface Recorder {
  add(brought: Brought): Promise<void>;
  /** Whether an article is about to be stored. */
  isAwaited(id: ArticleId): boolean;
  /** Records what is left. */
  finish(): Promise<void>;
  /** Those that were new of a feed. */
  addedBy(id: FeedId): readonly ArticleId[];
}

/** A page to log in, or one that a network puts in the way, is no new address of a feed. */
const IN_THE_WAY = /(?:^|[./_-])(?:log-?in|sign-?in|auth|sso|captive|portal|consent|account)(?:[./_?-]|$)/iu;

/** A feed has moved when it says so twice in a row, and is read there. */
const moving = (
  { address, movesTo }: FollowedFeed,
  movedTo: string | undefined,
): { readonly address: string | undefined; readonly movesTo: string | undefined } => {
  if (movedTo === undefined || movedTo === address || IN_THE_WAY.test(movedTo))
    return { address: undefined, movesTo: undefined };
  return movedTo === movesTo
    ? { address: movedTo, movesTo: undefined }
    : { address: undefined, movesTo: movedTo };
};

const readOf = (
  { followed, feed, freshFor, movedTo, marks }: Brought,
  added: number,
  { now: clock, chance }: RecordTools,
): FeedRead => {
  const now = clock();
  const planned = afterReading(followed, { now, chance: chance(), feed, added, freshFor });
  return { now, ...planned, title: feed?.title, ...moving(followed, movedTo), marks };
};

/** Microseconds, about, that the store takes for it: nobody else is served meanwhile. */
const workOf = ({ articles, held = [] }: Brought): number =>
  articles.reduce((sum, { text }) => sum + 100 + text.length / 10, 50 + held.length * 10);

const WORK_AT_ONCE = 20_000;

/** Each is new to the first feed that brought it. */
const sharedOut = (
  fresh: readonly ArticleId[],
  all: readonly Brought[],
): ReadonlyMap<FeedId, readonly ArticleId[]> => {
  const left = new Set(fresh);
  return new Map(
    all.map(({ followed, articles }) => [
      followed.id,
      articles.map(({ id }) => id).filter((id) => left.delete(id)),
    ]),
  );
};

/** How far the storing of a round is. */
interface Books {
  /** New articles by feed. */
  readonly added: Map<FeedId, readonly ArticleId[]>;
  /** Articles that are not stored yet. */
  readonly awaited: Set<ArticleId>;
}

const store = async (
  all: readonly Brought[],
  { added, awaited }: Books,
  needs: RecordNeeds,
  tools: RecordTools,
): Promise<void> => {
  const articles = all.flatMap((one) => one.articles);
  const fresh = articles.length > 0 ? await needs.articles.save(articles) : [];
  for (const { id } of articles) awaited.delete(id);
  for (const [id, own] of sharedOut(fresh, all)) added.set(id, own);
  const held = new Map(all.flatMap((one) => (one.held ? [[one.followed.id, one.held]] : [])));
  if (held.size > 0) await needs.entries.keep(held, tools.now());
  const reads = all.map(
    (one) => [one.followed.id, readOf(one, added.get(one.followed.id)?.length ?? 0, tools)] as const,
  );
  if (reads.length > 0) await needs.feeds.recordAllOk(new Map(reads));
};

/** Whoever waits for news does not wait for the slowest feed: milliseconds until what is there is stored. */
const SOON = 250;
/** Nobody waits to hear that there is nothing new. */
const NOT_SO_SOON = 2000;

/** What goes wrong in storing goes wrong for all that is stored after it, and for whoever waits for the end. */
export const openRecorder = (needs: RecordNeeds, tools: RecordTools): Recorder => {
  const books: Books = { added: new Map(), awaited: new Set() };
  let [waiting, work]: [Brought[], number] = [[], 0];
  let stored = Promise.resolve();
  let alarm: NodeJS.Timeout | undefined;
  let alarmAt = Infinity;
  const heardAtTheEnd = (): undefined => undefined;
  const flushWithin = (wait: number): void => {
    if (performance.now() + wait >= alarmAt) return;
    clearTimeout(alarm);
    alarmAt = performance.now() + wait;
    alarm = setTimeout(() => void flush().catch(heardAtTheEnd), wait);
  };
  const flush = (): Promise<void> => {
    clearTimeout(alarm);
    alarmAt = Infinity;
    const all = waiting;
    [waiting, work] = [[], 0];
    stored = stored.then(() => store(all, books, needs, tools));
    return stored;
  };
  return {
    add: async (brought) => {
      waiting.push(brought);
      work += workOf(brought);
      for (const { id } of brought.articles) books.awaited.add(id);
      if (work >= WORK_AT_ONCE) await flush();
      else flushWithin(brought.articles.length > 0 ? SOON : NOT_SO_SOON);
    },
    isAwaited: (id) => books.awaited.has(id),
    finish: flush,
    addedBy: (id) => books.added.get(id) ?? [],
  };
};
