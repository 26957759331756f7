import type { ChatId, MessageId } from "../model/id.ts";
import type { Database } from "./tables.ts";
import { allOrNothing } from "./transaction.ts";

/** What was said in a chat that lives here: entries by their place, from 1. What an entry holds is its writer's business. */
export interface Entry {
  readonly n: number;
  readonly id: MessageId;
  readonly json: string;
}

export interface Transcripts {
  /** Puts it at the end, once: an entry of that id that is there already stays as it is, and where it is. */
  append(chat: ChatId, id: MessageId, json: string): Promise<Entry>;
  /** False when there is no such entry. */
  replace(chat: ChatId, id: MessageId, json: string): Promise<boolean>;
  /** At most `limit` entries behind place `n`, the first ones first. */
  after(chat: ChatId, n: number, limit: number): Promise<readonly Entry[]>;
  /** The last `limit` entries, the first ones first. */
  last(chat: ChatId, limit: number): Promise<readonly Entry[]>;
  find(chat: ChatId, id: MessageId): Promise<Entry | undefined>;
}

export const transcriptsOn = (db: Database): Transcripts => {
  const entries = (chat: ChatId, on: Database = db) =>
    on.selectFrom("transcript").select(["n", "id", "entry_json as json"]).where("chat", "=", chat);
  return {
    append: (chat, id, json) =>
      allOrNothing(db, async (db) => {
        const known = await entries(chat, db).where("id", "=", id).executeTakeFirst();
        if (known) return known;
        const last = await entries(chat, db).orderBy("n", "desc").limit(1).executeTakeFirst();
        const n = (last?.n ?? 0) + 1;
        await db.insertInto("transcript").values({ chat, n, id, entry_json: json }).execute();
        return { n, id, json };
      }),
    replace: async (chat, id, json) => {
      const changed = db.updateTable("transcript").set({ entry_json: json }).where("chat", "=", chat);
      return (await changed.where("id", "=", id).returning("n").execute()).length > 0;
    },
    after: (chat, n, limit) => entries(chat).where("n", ">", n).orderBy("n").limit(limit).execute(),
    last: async (chat, limit) =>
      (await entries(chat).orderBy("n", "desc").limit(limit).execute()).toReversed(),
    find: (chat, id) => entries(chat).where("id", "=", id).executeTakeFirst(),
  };
};
