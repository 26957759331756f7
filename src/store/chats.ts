import { sql } from "kysely";
import type { ChatInfo } from "../model/chat.ts";
import type { ChatId } from "../model/id.ts";
import type { Instant } from "../model/time.ts";
import type { ChatRow, Database } from "./tables.ts";
import { allOrNothing } from "./transaction.ts";

export interface Chats {
  /** Notes a chat that we are in; of a known one the title and kind are brought up to date. */
  meet(chat: ChatInfo, now: Instant): Promise<void>;
  /** We are not there any more, or may not speak: what it chose stays as it is until we are met again. */
  leave(id: ChatId, now: Instant): Promise<void>;
  /** Those that we are in, by the time they were met, then by id. */
  list(): Promise<readonly ChatInfo[]>;
  find(id: ChatId): Promise<ChatInfo | undefined>;
  /** Everything of it: what it chose, was shown and asked; that we are there stays known. */
  forget(id: ChatId): Promise<void>;
}

/** For LIKE, where these have a meaning of their own. */
const literally = (text: string): string => text.replaceAll(/[\\%_]/gu, String.raw`\$&`);

const forgetIn = async (db: Database, id: ChatId): Promise<void> => {
  for (const table of ["digest", "transcript", "settings", "settings_change"] as const)
    await db.deleteFrom(table).where("chat", "=", id).execute();
  const own = sql<boolean>`k like ${`${literally(id)} %`} escape '\\'`;
  const given = sql<boolean>`v like ${`%"chat":"${literally(id)}"%`} escape '\\'`;
  await db
    .deleteFrom("kv")
    .where((row) => row.or([own, row.and([row("ns", "=", "actions"), given])]))
    .execute();
};

const infoOf = ({ id, kind, title }: ChatRow): ChatInfo => ({ id, kind, title });

export const chatsOn = (db: Database): Chats => ({
  meet: async ({ id, kind, title }, now) => {
    await db
      .insertInto("chat")
      .values({ id, kind, title, added_at: now, left_at: null })
      .onConflict((known) => known.column("id").doUpdateSet({ kind, title, left_at: null }))
      .execute();
  },
  leave: async (id, now) => {
    await db.updateTable("chat").set({ left_at: now }).where("id", "=", id).execute();
  },
  list: async () => {
    const rows = await db
      .selectFrom("chat")
      .selectAll()
      .where("left_at", "is", null)
      .orderBy("added_at")
      .orderBy("id")
      .execute();
    return rows.map(infoOf);
  },
  find: async (id) => {
    const row = await db.selectFrom("chat").selectAll().where("id", "=", id).executeTakeFirst();
    return row && infoOf(row);
  },
  forget: (id) => allOrNothing(db, (db) => forgetIn(db, id)),
});
