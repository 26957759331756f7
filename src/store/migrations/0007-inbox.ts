import type { Kysely } from "kysely";
import type { Engine } from "../dialect/engine.ts";

/** What has reached us and is not done yet; and for each change the deed that made it, so that it is made once. */
export const inbox = async (db: Kysely<unknown>, { orderedText }: Engine): Promise<void> => {
  await db.schema
    .createTable("inbox")
    .addColumn("name", orderedText, (column) => column.primaryKey())
    .addColumn("n", "bigint", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("event_json", "text")
    .execute();
  await db.schema.createIndex("inbox_by_time").on("inbox").column("at").execute();
  await db.schema.alterTable("settings_change").addColumn("deed", orderedText).execute();
  await db.schema
    .createIndex("settings_change_by_deed")
    .unique()
    .on("settings_change")
    .column("deed")
    .execute();
};
