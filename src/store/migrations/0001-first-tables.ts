import type { Kysely } from "kysely";
import type { Engine } from "../dialect/engine.ts";

type Making = Kysely<unknown>;

const article = async (db: Making, { orderedText }: Engine): Promise<void> => {
  await db.schema
    .createTable("article")
    .addColumn("id", orderedText, (column) => column.primaryKey())
    .addColumn("feed", "text")
    .addColumn("url", "text")
    .addColumn("title", "text")
    .addColumn("byline", "text")
    .addColumn("publisher", "text")
    .addColumn("language", "text", (column) => column.notNull())
    .addColumn("published_at", "bigint")
    .addColumn("fetched_at", "bigint", (column) => column.notNull())
    .addColumn("dated", "bigint", (column) => column.notNull())
    .addColumn("body_from", "text", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("blocks_json", "text", (column) => column.notNull())
    .addColumn("labels_json", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("article_by_date").on("article").columns(["dated", "id"]).execute();
};

const feed = async (db: Making, { orderedText }: Engine): Promise<void> => {
  await db.schema
    .createTable("feed")
    .addColumn("id", orderedText, (column) => column.primaryKey())
    .addColumn("title", "text")
    .addColumn("next_fetch_at", "bigint", (column) => column.notNull())
    .addColumn("last_ok_at", "bigint")
    .addColumn("failures", "integer", (column) => column.notNull())
    .addColumn("last_failure", "text")
    .execute();
  await db.schema.createIndex("feed_by_turn").on("feed").columns(["next_fetch_at", "id"]).execute();
};

const storyArticle = async (db: Making, { orderedText }: Engine): Promise<void> => {
  await db.schema
    .createTable("story_article")
    .addColumn("article", orderedText, (column) =>
      column.primaryKey().references("article.id").onDelete("cascade"),
    )
    .addColumn("story", orderedText, (column) => column.notNull())
    .addColumn("copy_of", orderedText, (column) => column.references("article.id").onDelete("set null"))
    .execute();
  await db.schema.createIndex("story_article_by_original").on("story_article").column("copy_of").execute();
};

const digest = async (db: Making, { orderedText }: Engine): Promise<void> => {
  await db.schema
    .createTable("digest")
    .addColumn("name", orderedText, (column) => column.primaryKey())
    .addColumn("covers_from", "bigint", (column) => column.notNull())
    .addColumn("covers_to", "bigint", (column) => column.notNull())
    .addColumn("digest_json", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("digest_by_end").on("digest").columns(["covers_to", "name"]).execute();
};

const kv = async (db: Making, { orderedText }: Engine): Promise<void> => {
  await db.schema
    .createTable("kv")
    .addColumn("ns", orderedText, (column) => column.notNull())
    .addColumn("k", orderedText, (column) => column.notNull())
    .addColumn("v", "text", (column) => column.notNull())
    .addColumn("expires_at", "bigint")
    .addPrimaryKeyConstraint("kv_key", ["ns", "k"])
    .execute();
  await db.schema.createIndex("kv_by_expiry").on("kv").column("expires_at").execute();
};

export const firstTables = async (db: Making, engine: Engine): Promise<void> => {
  for (const make of [article, feed, storyArticle, digest, kv]) await make(db, engine);
};
