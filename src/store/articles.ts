import { type Article, dated } from "../model/article.ts";
import type { ArticleId } from "../model/id.ts";
import type { Instant } from "../model/time.ts";
import { blocksSchema, labelsSchema, readJson } from "./json.ts";
import type { ArticleRow, Database } from "./tables.ts";
import { chunksOf, inChunks, inOrder } from "./transaction.ts";

export interface Articles {
  /** Stores what is not there yet; a known id keeps its text. Gives the ids that were new. All or nothing. */
  save(articles: readonly Article[]): Promise<readonly ArticleId[]>;
  known(ids: readonly ArticleId[]): Promise<ReadonlySet<ArticleId>>;
  /** In the order asked; ids that are not there are left out. */
  byIds(ids: readonly ArticleId[]): Promise<readonly Article[]>;
  /** Those dated at or after, the oldest first, then by id. */
  since(instant: Instant): Promise<readonly Article[]>;
}

const rowOf = (article: Article): ArticleRow => ({
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

const articleOf = (row: ArticleRow): Article => ({
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

export const articlesOn = (db: Database): Articles => ({
  save: async (articles) => {
    const rows = inOrder(articles.map(rowOf), ({ id }) => id);
    const stored = await inChunks(db, rows, (db, chunk) =>
      db
        .insertInto("article")
        .values(chunk)
        .onConflict((known) => known.column("id").doNothing())
        .returning("id")
        .execute(),
    );
    const fresh = new Set(stored.map(({ id }) => id));
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
  since: async (instant) => {
    const rows = db
      .selectFrom("article")
      .selectAll()
      .where("dated", ">=", instant)
      .orderBy("dated")
      .orderBy("id");
    return (await rows.execute()).map(articleOf);
  },
});
