import type { Kysely } from "kysely";
import type { Engine } from "../dialect/engine.ts";

const INSTANTS = [
  "not_before",
  "newest_at",
  "failing_since",
  "parked_at",
  /** The `failing_since` that those who read the feed are told of. */
  "announced",
] as const;
const TEXTS = ["address", "moves_to", "habit_json", "failure_kind"] as const;

/** How often a feed is read, where it has moved, since when it fails; and who is to be told of that. */
export const feedRhythm = async (db: Kysely<unknown>, { orderedText }: Engine): Promise<void> => {
  for (const name of INSTANTS) await db.schema.alterTable("feed").addColumn(name, "bigint").execute();
  for (const name of TEXTS) await db.schema.alterTable("feed").addColumn(name, "text").execute();
  await db.schema
    .createTable("feed_notice")
    .addColumn("chat", orderedText, (column) => column.notNull())
    .addColumn("feed", orderedText, (column) => column.notNull())
    .addColumn("since", "bigint", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("key", "text")
    .addPrimaryKeyConstraint("feed_notice_key", ["chat", "feed"])
    .execute();
};
