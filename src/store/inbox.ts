import type { Instant } from "../model/time.ts";
import type { Database } from "./tables.ts";

/** Something that reached us, as its platform told it. */
export interface Letter {
  /** The platform's own name for it, such as `telegram:4711/81`. */
  readonly name: string;
  /** Its place among those of its platform. */
  readonly n: number;
  readonly json: string;
}

/** What is written down before the platform is told that we have it, and stays until it is done. */
export interface Inbox {
  /** False when a letter of that name is there already, or was and is done. */
  put(letter: Letter, now: Instant): Promise<boolean>;
  /** Those of a platform's account that are not done, by their place. */
  waiting(prefix: string): Promise<readonly Letter[]>;
  /** Its words are forgotten; its name is kept, so that it is taken once. */
  done(name: string): Promise<void>;
  /** Forgets the names of those that were done before then. */
  sweep(before: Instant): Promise<void>;
}

export const inboxOn = (db: Database): Inbox => ({
  put: async ({ name, n, json }, now) => {
    const rows = await db
      .insertInto("inbox")
      .values({ name, n, at: now, event_json: json })
      .onConflict((known) => known.column("name").doNothing())
      .returning("name")
      .execute();
    return rows.length > 0;
  },
  waiting: async (prefix) => {
    const rows = await db
      .selectFrom("inbox")
      .select(["name", "n", "event_json"])
      .where("event_json", "is not", null)
      .orderBy("n")
      .execute();
    return rows.flatMap(({ name, n, event_json: json }) =>
      json !== null && name.startsWith(prefix) ? [{ name, n, json }] : [],
    );
  },
  done: async (name) => {
    await db.updateTable("inbox").set({ event_json: null }).where("name", "=", name).execute();
  },
  sweep: async (before) => {
    await db.deleteFrom("inbox").where("event_json", "is", null).where("at", "<", before).execute();
  },
});
