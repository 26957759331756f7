/** The rooms put together, the same way for the running bot and for one-shot commands. Imported by main.ts and cli.ts only. */
import type { Desk } from "./chat/command.ts";
import { compose } from "./digest/compose.ts";
import { markRepeated } from "./ingest/repeated.ts";
import type { Reader } from "./ingest/reader.ts";
import type { Fetcher } from "./ingest/fetch.ts";
import { refresh } from "./ingest/refresh.ts";
import type { Article } from "./model/article.ts";
import type { Digest, DigestStory, Failure } from "./model/digest.ts";
import type { StoryId } from "./model/id.ts";
import type { Story } from "./model/story.ts";
import type { Summary } from "./model/summary.ts";
import { days, type Instant } from "./model/time.ts";
import type { Clock } from "./ops/clock.ts";
import { each } from "./ops/each.ts";
import { openQuestions } from "./question-desk.ts";
import type { Store } from "./store/open.ts";
import { ranked, storiesOf } from "./stories/stories.ts";
import { summarise } from "./summaries/extract.ts";
import { printedAll } from "./summaries/print.ts";
import { verifyDigest, verifyStory } from "./summaries/verify.ts";
import type { Writer } from "./writer.ts";

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
  /** Words the stories, where a model is configured. */
  readonly writer?: Writer | undefined;
}

const MOST_STORIES = 12;

const isNews = (articles: readonly Article[], since: Instant | undefined): boolean =>
  since === undefined || articles.some(({ fetchedAt }) => fetchedAt > since);

interface Told {
  readonly story: Story;
  readonly summary: Summary;
}

/** A story that the verifier does not pass is left out: better short than wrong. */
const holds = ({ story }: Told, numbered: DigestStory | undefined): boolean =>
  numbered !== undefined && verifyStory(numbered, printedAll(story.articles)).length === 0;

const STORIES_AT_ONCE = 6;

/** In the model's words where they come in time and hold, else as they are. */
const worded = async (told: readonly Told[], writer: Writer): Promise<readonly Summary[]> => {
  const ends = performance.now() + writer.deadlineMs;
  return each(told, STORIES_AT_ONCE, async ({ story, summary }) => {
    const left = Math.floor(ends - performance.now());
    return left > 0 ? writer.summarise(story, summary, left) : summary;
  });
};

/** Articles → digest: verified story by story, and once more as a whole. */
export const digestOf = async (assignment: Assignment): Promise<Digest> => {
  const { failures, language, now, since, limit, writer } = assignment;
  const articles = markRepeated(assignment.articles);
  const moved = storiesOf(articles, assignment.known).filter((story) => isNews(story.articles, since));
  const told = ranked(moved, now).flatMap((story): Told[] => {
    const summary = summarise(story, since);
    return summary ? [{ story, summary }] : [];
  });
  const edition = { articles: printedAll(articles), failures, language, now };
  const composed = (summaries: readonly Summary[]): Digest => compose({ ...edition, summaries });
  const all = composed(told.map(({ summary }) => summary));
  const sound = told.filter((one, at) => holds(one, all.stories[at])).slice(0, limit);
  const plain = composed(sound.map(({ summary }) => summary));
  const best = writer ? composed(await worded(sound, writer)) : plain;
  const passes = [best, plain].find((digest) => verifyDigest(digest).length === 0);
  return passes ?? composed([]);
};

export interface Tools {
  readonly store: Store;
  readonly fetcher: Fetcher;
  readonly reader: Reader;
  readonly clock: Clock;
  readonly zone: string;
  readonly language: string;
  readonly writer: Writer | undefined;
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
const readFeeds = async (tools: Tools, signal?: AbortSignal): Promise<void> => {
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
  const { store, clock, language, writer } = tools;
  const now = clock();
  const last = await store.digests.latest();
  const rows = await store.stories.since(now - REACH);
  const digest = await digestOf({
    articles: await store.articles.since(now - REACH),
    failures: await failuresOf(tools),
    known: new Map(rows.map(({ article, story }) => [String(article), story])),
    since: last?.to,
    limit: MOST_STORIES,
    language,
    now,
    writer,
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

/** Of the one chat that the terminal is. */
const LOCAL = "terminal:local";

/** What the commands of a chat run on. */
export const openDesk = (tools: Tools): Desk & { news(): Promise<Digest | undefined> } => {
  const { store, zone, language, clock } = tools;
  const latest = async (): Promise<Digest | undefined> => (await store.digests.latest())?.digest;
  const news = async (): Promise<Digest | undefined> => {
    await readFeeds(tools);
    return newDigest(tools);
  };
  const empty = (): Digest => compose({ summaries: [], articles: {}, failures: [], language, now: clock() });
  const questions = openQuestions(tools);
  return {
    latest,
    news,
    zone,
    renew: async () => (await news()) ?? (await latest()) ?? empty(),
    ask: (question) => questions.ask(LOCAL, question),
    dwellOn: (articles) => questions.dwellOn(LOCAL, articles),
    forget: () => questions.forget(LOCAL),
  };
};
