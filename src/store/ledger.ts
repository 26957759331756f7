import type { Ledger } from "./ledger-port.ts";
import {
  changedOne,
  claiming,
  composing,
  held,
  messagesIn,
  OPEN,
  opening,
  standingIn,
  stepping,
} from "./ledger-steps.ts";
import type { Database } from "./tables.ts";

/** What is known of the work as a whole. */
const looking = (db: Database): Pick<Ledger, "nextAt" | "counts" | "cameTo"> => ({
  nextAt: async () => {
    const row = await db
      .selectFrom("digest")
      .select("not_before")
      .where("state", "in", OPEN)
      .orderBy("not_before")
      .limit(1)
      .executeTakeFirst();
    return row?.not_before;
  },
  counts: async () => {
    const rows = await db
      .selectFrom("digest")
      .select(({ fn }) => ["state", fn.countAll<number>().as("count")])
      .groupBy("state")
      .execute();
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  },
  cameTo: async (chat, since) => {
    const rows = await db
      .selectFrom("digest")
      .select("due_at")
      .where("chat", "=", chat)
      .where("due_at", ">", since)
      .where("state", "!=", "skipped")
      .execute();
    return rows.map(({ due_at }) => due_at);
  },
});

/** What is done to many at a time. */
const tidying = (db: Database): Pick<Ledger, "freeAll" | "sweep"> => ({
  freeAll: async () => {
    await db
      .updateTable("digest")
      .set({ lease_until: 0, lease_owner: null })
      .where("state", "in", OPEN)
      .execute();
  },
  sweep: async (before) => {
    const over = db
      .selectFrom("digest")
      .select("name")
      .where("state", "not in", OPEN)
      .where("due_at", "<", before);
    await db
      .updateTable("part")
      .set({ content_json: "null" })
      .where("digest", "in", over)
      .where("content_json", "!=", "null")
      .execute();
  },
});

/** What whoever holds the lease does with the digest. */
const holding = (db: Database): Pick<Ledger, "parts" | "finish" | "putOff"> => ({
  parts: async (name) => {
    const rows = await db.selectFrom("part").selectAll().where("digest", "=", name).orderBy("n").execute();
    return rows.map(({ n, content_json, state, attempts }) => {
      const content: unknown = JSON.parse(content_json);
      return { n, content, state, attempts };
    });
  },
  finish: async (claimed, state, why) => {
    const values = { state, why: why ?? null, lease_owner: null, lease_until: 0 };
    return changedOne(await held(db, claimed).set(values).returning("name").execute());
  },
  putOff: async (claimed, notBefore, why) => {
    const rows = await held(db, claimed)
      .set((column) => ({
        not_before: notBefore,
        why,
        attempts: column("attempts", "+", 1),
        lease_owner: null,
        lease_until: 0,
      }))
      .returning("name")
      .execute();
    return changedOne(rows);
  },
});

export const ledgerOn = (db: Database): Ledger => ({
  open: opening(db),
  claim: claiming(db),
  compose: composing(db),
  ...stepping(db),
  ...holding(db),
  ...looking(db),
  ...tidying(db),
  standing: standingIn(db),
  messagesOf: messagesIn(db),
  mark: async (name, state) => {
    await db.updateTable("digest").set({ state }).where("name", "=", name).execute();
  },
});
