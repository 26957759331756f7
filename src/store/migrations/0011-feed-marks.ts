import type { Kysely } from "kysely";

/** By what a feed's answers are told apart: beside the feed, because it is read and written with it. */
export const feedMarks = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.alterTable("feed").addColumn("marks_json", "text").execute();
};
