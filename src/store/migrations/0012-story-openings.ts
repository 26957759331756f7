import type { Kysely } from "kysely";

/** What an article is compared by, so that a start need not read its text again; and the articles of a story are found by it. */
export const storyOpenings = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.alterTable("story_article").addColumn("opening", "text").execute();
  await db.schema.createIndex("story_article_by_story").on("story_article").column("story").execute();
};
