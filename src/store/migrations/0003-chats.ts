import type { Kysely } from "kysely";
import type { Engine } from "../dialect/engine.ts";

/** The chats that we are in, the digests that each was shown, and what was said in those that live here. */
export const chats = async (db: Kysely<unknown>, { orderedText }: Engine): Promise<void> => {
  await db.schema
    .createTable("chat")
    .addColumn("id", orderedText, (column) => column.primaryKey())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("added_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .alterTable("digest")
    .addColumn("chat", orderedText, (column) => column.notNull().defaultTo(""))
    .execute();
  await db.schema.dropIndex("digest_by_end").execute();
  await db.schema.createIndex("digest_of_chat").on("digest").columns(["chat", "covers_to", "name"]).execute();
  await db.schema
    .createTable("transcript")
    .addColumn("chat", orderedText, (column) => column.notNull())
    .addColumn("n", "integer", (column) => column.notNull())
    .addColumn("id", orderedText, (column) => column.notNull())
    .addColumn("entry_json", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("transcript_place", ["chat", "n"])
    .addUniqueConstraint("transcript_name", ["chat", "id"])
    .execute();
};
