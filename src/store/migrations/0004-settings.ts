import type { Kysely } from "kysely";
import type { Engine } from "../dialect/engine.ts";

/** What each chat has chosen, and every change of it with what was before. */
export const settings = async (db: Kysely<unknown>, { orderedText }: Engine): Promise<void> => {
  await db.schema
    .createTable("settings")
    .addColumn("chat", orderedText, (column) => column.primaryKey())
    .addColumn("settings_json", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("settings_change")
    .addColumn("chat", orderedText, (column) => column.notNull())
    .addColumn("n", "integer", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("by_name", "text", (column) => column.notNull())
    .addColumn("says", "text", (column) => column.notNull())
    .addColumn("before_json", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("settings_change_place", ["chat", "n"])
    .execute();
};
