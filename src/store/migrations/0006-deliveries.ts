import { sql, type Kysely } from "kysely";
import type { Engine } from "../dialect/engine.ts";

const makeParts = async (db: Kysely<unknown>, { orderedText }: Engine): Promise<void> => {
  await db.schema
    .createTable("part")
    .addColumn("digest", orderedText, (column) => column.notNull())
    .addColumn("n", "integer", (column) => column.notNull())
    .addColumn("content_json", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("message", "text")
    .addPrimaryKeyConstraint("part_place", ["digest", "n"])
    .execute();
};

/** When digests come, the editions that chats share, and the ledger: which digest of which chat is how far, part by part. */
export const deliveries = async (db: Kysely<unknown>, engine: Engine): Promise<void> => {
  const { orderedText } = engine;
  await db.schema
    .createTable("schedule")
    .addColumn("chat", orderedText, (column) => column.primaryKey())
    .addColumn("next_run_at", "bigint")
    .addColumn("plan", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("schedule_by_next").on("schedule").column("next_run_at").execute();
  await db.schema
    .createTable("edition")
    .addColumn("name", orderedText, (column) => column.primaryKey())
    .addColumn("covers_to", "bigint", (column) => column.notNull())
    .addColumn("digest_json", "text", (column) => column.notNull())
    .execute();
  await sql`insert into edition (name, covers_to, digest_json) select name, covers_to, digest_json from digest`.execute(
    db,
  );
  await db.schema.alterTable("digest").addColumn("edition", orderedText).execute();
  await sql`update digest set edition = name`.execute(db);
  await db.schema.alterTable("digest").dropColumn("digest_json").execute();
  const numbers = ["due_at", "not_before", "turn", "lease_until", "fence", "attempts"] as const;
  await db.schema
    .alterTable("digest")
    .addColumn("state", "text", (column) => column.notNull().defaultTo("sent"))
    .execute();
  for (const name of numbers)
    await db.schema
      .alterTable("digest")
      .addColumn(name, "bigint", (column) => column.notNull().defaultTo(0))
      .execute();
  await db.schema.alterTable("digest").addColumn("lease_owner", "text").execute();
  await db.schema.alterTable("digest").addColumn("why", "text").execute();
  await db.schema.createIndex("digest_by_state").on("digest").columns(["state", "not_before"]).execute();
  await db.schema.createIndex("digest_lane").on("digest").columns(["chat", "state", "due_at"]).execute();
  await makeParts(db, engine);
};
