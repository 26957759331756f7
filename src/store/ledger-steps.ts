/** The steps of the ledger that are more than one query: opening, claiming, composing, asking the platform. */
import { createHash } from "node:crypto";
import type { Claimed, DigestState, PartState } from "../model/delivery.ts";
import type { Instant } from "../model/time.ts";
import type { Ledger } from "./ledger-port.ts";
import type { Database } from "./tables.ts";
import { allOrNothing } from "./transaction.ts";

export const OPEN: readonly DigestState[] = ["due", "composed"];

const claimOne = async (
  db: Database,
  name: string,
  { owner, now, until }: { readonly owner: string; readonly now: Instant; readonly until: Instant },
): Promise<Claimed | undefined> => {
  const row = await db
    .updateTable("digest")
    .set((column) => ({ lease_owner: owner, lease_until: until, fence: column("fence", "+", 1) }))
    .where("name", "=", name)
    .where("state", "in", OPEN)
    .where("lease_until", "<=", now)
    .returning(["name", "chat", "due_at", "state", "fence", "attempts"])
    .executeTakeFirst();
  return (
    row && {
      name: row.name,
      chat: row.chat,
      dueAt: row.due_at,
      isComposed: row.state === "composed",
      fence: row.fence,
      attempts: row.attempts,
    }
  );
};

export const claiming =
  (db: Database): Ledger["claim"] =>
  (owner, now, until, limit) =>
    allOrNothing(db, async (db) => {
      const free = await db
        .selectFrom("digest as one")
        .select("one.name")
        .where("one.state", "in", OPEN)
        .where("one.not_before", "<=", now)
        .where("one.lease_until", "<=", now)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom("digest as other")
                .select("other.name")
                .whereRef("other.chat", "=", "one.chat")
                .where("other.state", "in", OPEN)
                .whereRef("other.due_at", "<", "one.due_at"),
            ),
          ),
        )
        .orderBy("one.not_before")
        .orderBy("one.turn")
        .orderBy("one.name")
        .limit(limit)
        .execute();
      const claimed: Claimed[] = [];
      for (const { name } of free) {
        const one = await claimOne(db, name, { owner, now, until });
        if (one) claimed.push(one);
      }
      return claimed;
    });

/** Drawn from the name, which has the day in it: nobody is the last of their minute every day. */
const turnOf = (name: string): number => createHash("sha256").update(name).digest().readUInt32BE(0);

export const opening =
  (db: Database): Ledger["open"] =>
  (slots) =>
    allOrNothing(db, async (db) => {
      for (const { name, chat, dueAt, nextRunAt, plan } of slots) {
        if (name !== "")
          await db
            .insertInto("digest")
            .values({
              name,
              chat,
              due_at: dueAt,
              covers_from: 0,
              covers_to: 0,
              state: "due",
              not_before: dueAt,
              turn: turnOf(name),
            })
            .onConflict((known) => known.column("name").doNothing())
            .execute();
        await db
          .updateTable("schedule")
          .set({ next_run_at: nextRunAt ?? null, plan })
          .where("chat", "=", chat)
          .execute();
      }
    });

/** Only whoever holds the lease changes anything: the fence has gone up when somebody else took it. */
export const held = (db: Database, { name, fence }: Claimed) =>
  db.updateTable("digest").where("name", "=", name).where("fence", "=", fence);

export const changedOne = (rows: readonly unknown[]): boolean => rows.length > 0;

export const composing =
  (db: Database): Ledger["compose"] =>
  (claimed, now, { name, from, to }, parts) =>
    allOrNothing(db, async (db) => {
      const values = { edition: name, covers_from: from, covers_to: to, state: "composed" as const };
      const rows = await held(db, claimed)
        .set(values)
        .where("state", "=", "due")
        .where("lease_until", ">", now)
        .returning("name")
        .execute();
      if (!changedOne(rows)) return false;
      for (const [at, content] of parts.entries())
        await db
          .insertInto("part")
          .values({ digest: claimed.name, n: at + 1, content_json: JSON.stringify(content), state: "ready" })
          .execute();
      return true;
    });

/** A clear no: the next try is a first one again. */
const isAnswered = (state: PartState): boolean => state === "ready" || state === "plain";

export const stepping = (db: Database): Pick<Ledger, "begin" | "record"> => ({
  begin: (claimed, n, now, until) =>
    allOrNothing(db, async (db) => {
      const rows = await held(db, claimed)
        .set({ lease_until: until })
        .where("lease_until", ">", now)
        .returning("name")
        .execute();
      if (!changedOne(rows)) return false;
      await db
        .updateTable("part")
        .set((column) => ({ state: "sending", attempts: column("attempts", "+", 1) }))
        .where("digest", "=", claimed.name)
        .where("n", "=", n)
        .execute();
      return true;
    }),
  record: async (claimed, n, state, message) => {
    const rows = await db
      .updateTable("part")
      .set({ state, message: message ?? null, ...(isAnswered(state) && { attempts: 0 }) })
      .where("digest", "=", claimed.name)
      .where("n", "=", n)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom("digest")
            .select("name")
            .where("name", "=", claimed.name)
            .where("fence", "=", claimed.fence),
        ),
      )
      .returning("n")
      .execute();
    return changedOne(rows);
  },
});

export const messagesIn =
  (db: Database): Ledger["messagesOf"] =>
  async (name) => {
    const parts = db.selectFrom("part").select("message").where("digest", "=", name).orderBy("n");
    return (await parts.execute()).flatMap(({ message }) => message ?? []);
  };

export const standingIn =
  (db: Database): Ledger["standing"] =>
  async (chat) => {
    const digest = await db
      .selectFrom("digest")
      .select("name")
      .where("chat", "=", chat)
      .where("state", "=", "sent")
      .where("due_at", ">", 0)
      .orderBy("due_at", "desc")
      .limit(1)
      .executeTakeFirst();
    if (!digest) return undefined;
    return { name: digest.name, messages: await messagesIn(db)(digest.name) };
  };
