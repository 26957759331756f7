import { sql } from "kysely";
import type { ChatInfo } from "../model/chat.ts";
import type { ChatId } from "../model/id.ts";
import type { Instant } from "../model/time.ts";
import type { ChatRow, Database } from "./tables.ts";
import { allOrNothing, chunksOf } from "./transaction.ts";

export interface Chats {
  /** Notes a chat that we are in; of a known one the title and kind are brought up to date. */
  meet(chat: ChatInfo, now: Instant): Promise<void>;
  /** We are not there any more, or may not speak: what it chose stays as it is until we are met again. */
  leave(id: ChatId, now: Instant): Promise<void>;
  /** Those that we are in, by the time they were met, then by id. */
  list(): Promise<readonly ChatInfo[]>;
  find(id: ChatId): Promise<ChatInfo | undefined>;
  /** Those of them that we are in. */
  here(ids: readonly ChatId[]): Promise<ReadonlySet<ChatId>>;
  /** All that is kept under one name goes to another, at once; done twice, it is done once. */
  move(from: ChatId, to: ChatId): Promise<void>;
  /** Everything of it: what it chose, was shown and asked; that we are there stays known. */
  forget(id: ChatId): Promise<void>;
}

/** For LIKE, where these have a meaning of their own. */
const literally = (text: string): string => text.replaceAll(/[\\%_]/gu, String.raw`\$&`);

/** Where the new name is known already, the old one's things are the ones that people chose. */
const moveIn = async (db: Database, from: ChatId, to: ChatId): Promise<void> => {
  const known = await db.selectFrom("chat").select("id").where("id", "=", from).executeTakeFirst();
  if (!known || from === to) return;
  await db.deleteFrom("chat").where("id", "=", to).execute();
  await db.updateTable("chat").set({ id: to }).where("id", "=", from).execute();
  const ownSettings = await db
    .selectFrom("settings")
    .select("chat")
    .where("chat", "=", from)
    .executeTakeFirst();
  if (ownSettings)
    for (const table of ["settings", "settings_change"] as const)
      await db.deleteFrom(table).where("chat", "=", to).execute();
  for (const table of ["schedule", "feed_notice"] as const)
    await db.deleteFrom(table).where("chat", "=", to).execute();
  for (const table of [
    "settings",
    "settings_change",
    "schedule",
    "feed_notice",
    "digest",
    "transcript",
  ] as const)
    await db.updateTable(table).set({ chat: to }).where("chat", "=", from).execute();
  await db.deleteFrom("access").where("subject", "=", to).execute();
  await db.updateTable("access").set({ subject: to }).where("subject", "=", from).execute();
};

const forgetIn = async (db: Database, id: ChatId): Promise<void> => {
  const own = db.selectFrom("digest").select("name").where("chat", "=", id);
  await db.deleteFrom("part").where("digest", "in", own).execute();
  await db.deleteFrom("edition").where("name", "in", own).execute();
  for (const table of [
    "digest",
    "schedule",
    "feed_notice",
    "transcript",
    "settings",
    "settings_change",
  ] as const)
    await db.deleteFrom(table).where("chat", "=", id).execute();
  const keyed = sql<boolean>`k like ${`${literally(id)} %`} escape '\\'`;
  const given = sql<boolean>`v like ${`%"chat":"${literally(id)}"%`} escape '\\'`;
  await db
    .deleteFrom("kv")
    .where((row) => row.or([keyed, row.and([row("ns", "=", "actions"), given])]))
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
  here: async (ids) => {
    const found = new Set<ChatId>();
    for (const chunk of chunksOf(ids)) {
      const rows = db.selectFrom("chat").select("id").where("id", "in", chunk).where("left_at", "is", null);
      for (const { id } of await rows.execute()) found.add(id);
    }
    return found;
  },
  move: (from, to) => allOrNothing(db, (db) => moveIn(db, from, to)),
  forget: (id) => allOrNothing(db, (db) => forgetIn(db, id)),
});
