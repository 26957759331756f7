/** The rooms put together, the same way for the running bot and for one-shot commands. Imported by main.ts and cli.ts only. */
import type { Desk } from "./chat/command.ts";
import { compose } from "./digest/compose.ts";
import { markRepeated } from "./ingest/repeated.ts";
import type { Reader } from "./ingest/reader.ts";
import type { Fetcher } from "./ingest/fetch.ts";
import { refresh } from "./ingest/refresh.ts";
import type { Article } from "./model/article.ts";
import type { Digest, Failure } from "./model/digest.ts";
import type { StoryId } from "./model/id.ts";
import { days, type Instant } from "./model/time.ts";
import type { Clock } from "./ops/clock.ts";
import type { Store } from "./store/open.ts";
import { ranked, storiesOf } from "./stories/stories.ts";
import { summarise } from "./summaries/extract.ts";
import { printedAll } from "./summaries/print.ts";
import { verifyDigest, verifyStory } from "./summaries/verify.ts";

export interface Assignment {
  readonly articles: readonly Article[];
  readonly failures: readonly Failure[];
  readonly language: string;
  readonly limit: number;
  readonly now: Instant;
  /** Stories that articles already belong to. */
  readonly known?: ReadonlyMap<string, StoryId>;
  /** What came before this moment has been told. */
  readonly since?: Instant | undefined;
}

const MOST_STORIES = 12;

const isNews = (articles: readonly Article[], since: Instant | undefined): boolean =>
  since === undefined || articles.some(({ fetchedAt }) => fetchedAt > since);

/** Articles → digest. A story that the verifier does not pass is left out: better short than wrong. */
export const digestOf = (assignment: Assignment): Digest => {
  const { failures, language, now, since } = assignment;
  const articles = markRepeated(assignment.articles);
  const moved = storiesOf(articles, assignment.known).filter((story) => isNews(story.articles, since));
  const summaries = ranked(moved, now)
    .map((story) => summarise(story, since))
    .filter((summary) => summary !== undefined);
  const edition = { articles: printedAll(articles), failures, language, now };
  const all = compose({ ...edition, summaries });
  const sound = summaries.filter((_, at) => {
    const story = all.stories[at];
    return story !== undefined && verifyStory(story, all.articles).length === 0;
  });
  const digest = compose({ ...edition, summaries: sound.slice(0, assignment.limit) });
  return verifyDigest(digest).length === 0 ? digest : compose({ ...edition, summaries: [] });
};

export interface Tools {
  readonly store: Store;
  readonly fetcher: Fetcher;
  readonly reader: Reader;
  readonly clock: Clock;
  readonly zone: string;
  readonly language: string;
}

/** How far back the articles of a digest and of its stories reach. */
const REACH = days(7);

const failuresOf = async ({ store }: Tools): Promise<readonly Failure[]> =>
  (await store.feeds.list())
    .filter(({ failures }) => failures > 0)
    .map(({ id, title, lastFailure }) => ({
      source: title ?? id,
      why: lastFailure ?? "It does not answer.",
    }));

/** Reads the feeds that are due and puts their articles into stories. */
export const readFeeds = async (tools: Tools, signal?: AbortSignal): Promise<void> => {
  const { store, fetcher, reader, clock } = tools;
  const needs = { feeds: store.feeds, articles: store.articles, validators: store.cache("http") };
  await refresh(needs, { fetcher, reader, now: clock, chance: Math.random }, signal);
  const since = clock() - REACH;
  const known = new Map(
    (await store.stories.since(since)).map(({ article, story }) => [String(article), story]),
  );
  const stories = storiesOf(markRepeated(await store.articles.since(since)), known);
  await store.stories.assign(
    stories.flatMap((story) =>
      story.articles
        .filter(({ id }) => !known.has(id))
        .map(({ id }) => ({ article: id, story: story.id, copyOf: story.copies.get(id) })),
    ),
  );
};

/** The digest of what came since the last one; undefined when nothing did. Kept, so that numbers stay good for questions. */
const newDigest = async (tools: Tools): Promise<Digest | undefined> => {
  const { store, clock, language } = tools;
  const now = clock();
  const last = await store.digests.latest();
  const rows = await store.stories.since(now - REACH);
  const digest = digestOf({
    articles: await store.articles.since(now - REACH),
    failures: await failuresOf(tools),
    known: new Map(rows.map(({ article, story }) => [String(article), story])),
    since: last?.to,
    limit: MOST_STORIES,
    language,
    now,
  });
  if (digest.stories.length === 0 && last) return undefined;
  await store.digests.keep({
    key: `digest/local/${digest.date}`,
    from: last?.to ?? now - REACH,
    to: now,
    digest,
  });
  return digest;
};

/** What the commands of a chat run on. */
export const openDesk = (tools: Tools): Desk & { news(): Promise<Digest | undefined> } => {
  const latest = async (): Promise<Digest | undefined> => (await tools.store.digests.latest())?.digest;
  const news = async (): Promise<Digest | undefined> => {
    await readFeeds(tools);
    return newDigest(tools);
  };
  const empty = (): Digest =>
    compose({ summaries: [], articles: {}, failures: [], language: tools.language, now: tools.clock() });
  return { latest, news, zone: tools.zone, renew: async () => (await news()) ?? (await latest()) ?? empty() };
};
