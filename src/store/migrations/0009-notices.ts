import type { Kysely } from "kysely";
import type { Engine } from "../dialect/engine.ts";

/** What publishers print under one article after another, as it was learned; and a feed's last articles, to learn it from. */
export const notices = async (db: Kysely<unknown>, { orderedText }: Engine): Promise<void> => {
  await db.schema
    .createTable("notice")
    .addColumn("house", orderedText, (column) => column.notNull())
    .addColumn("hash", orderedText, (column) => column.notNull())
    .addColumn("distinct_stories", "integer", (column) => column.notNull())
    .addColumn("first_seen", "bigint", (column) => column.notNull())
    .addColumn("last_seen", "bigint", (column) => column.notNull())
    .addColumn("excerpt", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("notice_of_house", ["house", "hash"])
    .execute();
  await db.schema.createIndex("notice_by_last_seen").on("notice").column("last_seen").execute();
  await db.schema.createIndex("article_by_feed").on("article").columns(["feed", "dated"]).execute();
};
