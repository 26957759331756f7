import type { Kysely } from "kysely";
import type { Engine } from "../dialect/engine.ts";

const entries = async (db: Kysely<unknown>, { orderedText }: Engine): Promise<void> => {
  await db.schema
    .createTable("entry")
    .addColumn("feed", orderedText, (column) => column.notNull())
    .addColumn("article", orderedText, (column) => column.notNull())
    .addColumn("guid", "text")
    .addColumn("place", "text")
    .addColumn("title", "text")
    .addColumn("body", "text")
    .addColumn("published_at", "bigint")
    .addColumn("seen_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("entry_key", ["feed", "article"])
    .execute();
};

/** What feeds have held; which articles are looked at again; and what was changed in them after it was told. */
export const entriesAndCorrections = async (db: Kysely<unknown>, engine: Engine): Promise<void> => {
  const { orderedText } = engine;
  await entries(db, engine);
  await db.schema.alterTable("article").addColumn("replaced_by", orderedText).execute();
  await db.schema
    .createTable("told")
    .addColumn("article", orderedText, (column) => column.notNull())
    .addColumn("edition", orderedText, (column) => column.notNull())
    .addPrimaryKeyConstraint("told_key", ["article", "edition"])
    .execute();
  await db.schema
    .createTable("recheck")
    .addColumn("article", orderedText, (column) => column.primaryKey())
    .addColumn("due_at", "bigint", (column) => column.notNull())
    .addColumn("told_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("recheck_by_time").on("recheck").column("due_at").execute();
  await db.schema
    .createTable("correction")
    .addColumn("article", orderedText, (column) => column.notNull())
    .addColumn("replaced_by", orderedText, (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("changes_json", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("correction_key", ["article", "replaced_by"])
    .execute();
  await db.schema.createIndex("correction_by_time").on("correction").column("at").execute();
  await db.schema.createIndex("digest_by_edition").on("digest").column("edition").execute();
  await db.schema
    .createTable("amendment")
    .addColumn("digest", orderedText, (column) => column.primaryKey())
    .addColumn("due_at", "bigint", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.createIndex("amendment_by_time").on("amendment").column("due_at").execute();
};
