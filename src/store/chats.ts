import type { ChatInfo } from "../model/chat.ts";
import type { ChatId } from "../model/id.ts";
import type { Instant } from "../model/time.ts";
import type { ChatRow, Database } from "./tables.ts";

export interface Chats {
  /** Notes a chat that we are in; of a known one the title and kind are brought up to date. */
  meet(chat: ChatInfo, now: Instant): Promise<void>;
  /** By the time they were met, then by id. */
  list(): Promise<readonly ChatInfo[]>;
  find(id: ChatId): Promise<ChatInfo | undefined>;
}

const infoOf = ({ id, kind, title }: ChatRow): ChatInfo => ({ id, kind, title });

export const chatsOn = (db: Database): Chats => ({
  meet: async ({ id, kind, title }, now) => {
    await db
      .insertInto("chat")
      .values({ id, kind, title, added_at: now })
      .onConflict((known) => known.column("id").doUpdateSet({ kind, title }))
      .execute();
  },
  list: async () => {
    const rows = await db.selectFrom("chat").selectAll().orderBy("added_at").orderBy("id").execute();
    return rows.map(infoOf);
  },
  find: async (id) => {
    const row = await db.selectFrom("chat").selectAll().where("id", "=", id).executeTakeFirst();
    return row && infoOf(row);
  },
});
