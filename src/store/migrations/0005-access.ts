import type { Kysely } from "kysely";
import type { Engine } from "../dialect/engine.ts";

/** Who may come in, who runs the bot, what is read for nobody; and which chats we are not in any more. */
export const access = async (db: Kysely<unknown>, { orderedText }: Engine): Promise<void> => {
  await db.schema
    .createTable("access")
    .addColumn("subject", orderedText, (column) => column.primaryKey())
    .addColumn("standing", "text", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("kind", "text")
    .addColumn("seat", "text")
    .addColumn("at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.alterTable("chat").addColumn("left_at", "bigint").execute();
};
