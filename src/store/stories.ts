import type { ArticleId, StoryId } from "../model/id.ts";
import type { Instant } from "../model/time.ts";
import type { Database } from "./tables.ts";
import { inChunks, inOrder } from "./transaction.ts";

/** An article's place in a story, and the article whose text it copies. */
export interface Placed {
  readonly article: ArticleId;
  readonly story: StoryId;
  readonly copyOf: ArticleId | undefined;
}

export interface Stories {
  /** Puts stored articles into stories. An article stands in one story only: a later call moves it, the last row of a call counts. */
  assign(
    rows: readonly { article: ArticleId; story: StoryId; copyOf?: ArticleId | undefined }[],
  ): Promise<void>;
  /** Two stories turn out to be one: all articles of the one belong to the other. */
  merge(from: StoryId, into: StoryId): Promise<void>;
  /** These articles, and all others of their stories, the oldest first; those without a story stand for themselves. */
  withMates(articles: readonly ArticleId[]): Promise<readonly ArticleId[]>;
  /** Undefined for an article that is in no story yet. */
  placeOf(article: ArticleId): Promise<Placed | undefined>;
  /** The places of all articles dated at or after, the oldest first, then by id. */
  since(instant: Instant): Promise<readonly Placed[]>;
}

const withMates = async (db: Database, articles: readonly ArticleId[]): Promise<readonly ArticleId[]> => {
  if (articles.length === 0) return [];
  const rows = await db
    .selectFrom("story_article")
    .innerJoin("article", "article.id", "story_article.article")
    .select("story_article.article")
    .where("article.replaced_by", "is", null)
    .where("story_article.story", "in", (own) =>
      own.selectFrom("story_article").select("story").where("article", "in", articles),
    )
    .orderBy("article.dated")
    .orderBy("article.id")
    .execute();
  return [...new Set([...articles, ...rows.map(({ article }) => article)])];
};

const placeOf = async (db: Database, article: ArticleId): Promise<Placed | undefined> => {
  const row = await db
    .selectFrom("story_article")
    .select(["story", "copy_of"])
    .where("article", "=", article)
    .executeTakeFirst();
  return row && { article, story: row.story, copyOf: row.copy_of ?? undefined };
};

export const storiesOn = (db: Database): Stories => ({
  assign: async (rows) => {
    const last = new Map(
      rows.map(({ article, story, copyOf }) => [article, { article, story, copy_of: copyOf ?? null }]),
    );
    await inChunks(
      db,
      inOrder(last.values(), ({ article }) => article),
      (db, chunk) =>
        db
          .insertInto("story_article")
          .values(chunk)
          .onConflict((known) =>
            known.column("article").doUpdateSet((row) => ({
              story: row.ref("excluded.story"),
              copy_of: row.ref("excluded.copy_of"),
            })),
          )
          .execute(),
    );
  },
  merge: async (from, into) => {
    await db.updateTable("story_article").set({ story: into }).where("story", "=", from).execute();
  },
  placeOf: (article) => placeOf(db, article),
  withMates: (articles) => withMates(db, articles),
  since: async (instant) => {
    const rows = await db
      .selectFrom("story_article")
      .innerJoin("article", "article.id", "story_article.article")
      .select(["story_article.article", "story_article.story", "story_article.copy_of"])
      .where("article.dated", ">=", instant)
      .orderBy("article.dated")
      .orderBy("article.id")
      .execute();
    return rows.map(({ article, story, copy_of }) => ({ article, story, copyOf: copy_of ?? undefined }));
  },
});
