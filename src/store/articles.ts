import type { Selectable } from "kysely";
import { type Article, dated } from "../model/article.ts";
import type { ArticleId, FeedId } from "../model/id.ts";
import type { Scope } from "../model/question.ts";
import type { Instant } from "../model/time.ts";
import type { WordIndex } from "./dialect/engine.ts";
import { indexedWords, lookedUp } from "./indexed-words.ts";
import { blocksSchema, labelsSchema, readJson } from "./json.ts";
import { purge } from "./purge.ts";
import type { ArticleRow, Database } from "./tables.ts";
import { allOrNothing, chunksOf, inOrder } from "./transaction.ts";

/** Some of the articles that there are. */
export interface Only {
  /** Dated before that. */
  readonly until?: Instant;
  /** Of these feeds. */
  readonly feeds?: readonly FeedId[];
}

export interface Articles {
  /** Stores what is not there yet; a known id keeps its text. Gives the ids that were new. All or nothing. */
  save(articles: readonly Article[]): Promise<readonly ArticleId[]>;
  known(ids: readonly ArticleId[]): Promise<ReadonlySet<ArticleId>>;
  /** In the order asked; ids that are not there are left out. */
  byIds(ids: readonly ArticleId[]): Promise<readonly Article[]>;
  /** Those dated at or after, the oldest first, then by id; of an article that was changed, what it says now. */
  since(instant: Instant, only?: Only): Promise<readonly Article[]>;
  /** Those dated at or after that were never put into a story, in the same order. */
  inNoStory(since: Instant): Promise<readonly Article[]>;
  /** A feed's last ones, the newest first. */
  latestIn(feed: FeedId, limit: number): Promise<readonly Article[]>;
  /** Those dated at or after that have a word beginning with one of the stems, the oldest first, then by id; all, when there is no stem. */
  matching(stems: readonly string[], since: Instant): Promise<readonly Article[]>;
  /** How many are dated at or after, and of how many publishers; only those of `feeds`, where they are named. */
  scope(since: Instant, feeds?: readonly FeedId[]): Promise<Scope>;
  /**
   * Forgets some that are older, and tells how many. What stands behind a digest stays, and so does what a feed still holds
   * and what was corrected.
   */
  purge(before: Instant): Promise<number>;
}

type NewRow = Omit<ArticleRow, "replaced_by">;

export const rowOf = (article: Article): NewRow => ({
  id: article.id,
  feed: article.feed ?? null,
  url: article.url ?? null,
  title: article.title ?? null,
  byline: article.byline ?? null,
  publisher: article.publisher ?? null,
  language: article.language,
  published_at: article.publishedAt ?? null,
  fetched_at: article.fetchedAt,
  dated: dated(article),
  body_from: article.bodyFrom,
  text: article.text,
  blocks_json: JSON.stringify(article.blocks),
  labels_json: JSON.stringify(article.labels),
});

export const articleOf = (row: Selectable<ArticleRow>): Article => ({
  id: row.id,
  feed: row.feed ?? undefined,
  url: row.url ?? undefined,
  title: row.title ?? undefined,
  byline: row.byline ?? undefined,
  publisher: row.publisher ?? undefined,
  language: row.language,
  publishedAt: row.published_at ?? undefined,
  fetchedAt: row.fetched_at,
  bodyFrom: row.body_from,
  text: row.text,
  blocks: readJson(blocksSchema, row.blocks_json, `the blocks of ${row.id}`),
  labels: readJson(labelsSchema, row.labels_json, `the labels of ${row.id}`),
});

/** An article and the words it is found by are kept together or not at all. */
export const saveRows = (
  db: Database,
  rows: readonly NewRow[],
  words: WordIndex,
  andThen?: (db: Database) => Promise<void>,
): Promise<ReadonlySet<ArticleId>> =>
  allOrNothing(db, async (db) => {
    const fresh = new Set<ArticleId>();
    for (const chunk of chunksOf(rows)) {
      const stored = await db
        .insertInto("article")
        .values(chunk)
        .onConflict((known) => known.column("id").doNothing())
        .returning("id")
        .execute();
      for (const { id } of stored) fresh.add(id);
    }
    // Of two rows with one id the first was stored, so it goes into the map last.
    const unindexed = new Map(
      rows
        .filter(({ id }) => fresh.has(id))
        .map((row) => [row.id, row] as const)
        .toReversed(),
    );
    for (const chunk of chunksOf([...unindexed.values()]))
      await db
        .insertInto("article_words")
        .values(
          chunk.map(({ id, title, text, language }) => ({
            article: id,
            words: words.stored(indexedWords(title, text, language)),
          })),
        )
        .execute();
    await andThen?.(db);
    return fresh;
  });

const dateOrder = (db: Database, since: Instant, { until, feeds }: Only = {}) =>
  db
    .selectFrom("article")
    .selectAll("article")
    .where("dated", ">=", since)
    .where("replaced_by", "is", null)
    .$if(until !== undefined, (some) => some.where("dated", "<", until ?? 0))
    .$if(feeds !== undefined, (some) => some.where("feed", "in", feeds ?? []))
    .orderBy("dated")
    .orderBy("id");

const scopeSince = async (
  db: Database,
  since: Instant,
  feeds: readonly FeedId[] | undefined,
): Promise<Scope> => {
  const counted = db
    .selectFrom("article")
    .select(({ fn }) => [
      fn.countAll<number | string>().as("articles"),
      fn.count<number | string>(fn.coalesce("publisher", "id")).distinct().as("publishers"),
    ])
    .where("dated", ">=", since)
    .where("replaced_by", "is", null)
    .$if(feeds !== undefined, (counting) => counting.where("feed", "in", feeds ?? []));
  const { articles, publishers } = await counted.executeTakeFirstOrThrow();
  return { articles: Number(articles), publishers: Number(publishers) };
};

const datedOn = (db: Database): Pick<Articles, "since" | "inNoStory"> => ({
  since: async (instant, only = {}) =>
    only.feeds?.length === 0 ? [] : (await dateOrder(db, instant, only).execute()).map(articleOf),
  inNoStory: async (since) => {
    const waiting = dateOrder(db, since).where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("story_article").select("story").whereRef("story_article.article", "=", "article.id"),
        ),
      ),
    );
    return (await waiting.execute()).map(articleOf);
  },
});

export const articlesOn = (db: Database, words: WordIndex): Articles => ({
  save: async (articles) => {
    const rows = inOrder(articles.map(rowOf), ({ id }) => id);
    if (rows.length === 0) return [];
    const fresh = await saveRows(db, rows, words);
    return [...new Set(articles.map(({ id }) => id))].filter((id) => fresh.has(id));
  },
  known: async (ids) => {
    const known = new Set<ArticleId>();
    for (const chunk of chunksOf(ids))
      for (const { id } of await db.selectFrom("article").select("id").where("id", "in", chunk).execute())
        known.add(id);
    return known;
  },
  byIds: async (ids) => {
    const found = new Map<ArticleId, Article>();
    for (const chunk of chunksOf(ids))
      for (const row of await db.selectFrom("article").selectAll().where("id", "in", chunk).execute())
        found.set(row.id, articleOf(row));
    return ids.map((id) => found.get(id)).filter((article) => article !== undefined);
  },
  ...datedOn(db),
  latestIn: async (feed, limit) => {
    const own = db.selectFrom("article").selectAll().where("feed", "=", feed);
    return (await own.orderBy("dated", "desc").orderBy("id").limit(limit).execute()).map(articleOf);
  },
  matching: async (stems, since) => {
    const wanted = lookedUp(stems);
    const found =
      wanted.length === 0
        ? dateOrder(db, since)
        : dateOrder(db, since).where("id", "in", (within) =>
            within.selectFrom("article_words").select("article").where(words.matching(wanted)),
          );
    return (await found.execute()).map(articleOf);
  },
  scope: (since, feeds) => scopeSince(db, since, feeds),
  purge: (before) => purge(db, before),
});
