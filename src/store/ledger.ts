/** How far each digest of each chat is, part by part: what is to be done is claimed, done, and written down. */
import type { ChatId, MessageId } from "../model/id.ts";
import type { Claimed, DigestState, KeptPart, PartState, Slot } from "../model/delivery.ts";
import type { Instant } from "../model/time.ts";
import type { Database } from "./tables.ts";
import { allOrNothing } from "./transaction.ts";

export interface NewEdition {
  readonly name: string;
  readonly from: Instant;
  readonly to: Instant;
}

export interface Ledger {
  /** Writes down the digests that are due and when their chats' next ones are, all or nothing; one that is there stays as it is. */
  open(slots: readonly Slot[]): Promise<void>;
  /** Takes work, each chat's oldest digest first and one at a time, until the lease ends. */
  claim(owner: string, now: Instant, until: Instant, limit: number): Promise<readonly Claimed[]>;
  /** False when the lease is over: then somebody else has the digest. The same of all that follow. */
  compose(claimed: Claimed, now: Instant, edition: NewEdition, parts: readonly unknown[]): Promise<boolean>;
  parts(name: string): Promise<readonly KeptPart[]>;
  /** Before the platform is asked: from now on the part may stand there. */
  begin(claimed: Claimed, n: number, now: Instant, until: Instant): Promise<boolean>;
  /** What the platform said; `attempts` counts the tries since its last clear no. */
  record(claimed: Claimed, n: number, state: PartState, message?: MessageId): Promise<boolean>;
  finish(claimed: Claimed, state: DigestState, why?: string): Promise<boolean>;
  /** Lets go of it until then. */
  putOff(claimed: Claimed, notBefore: Instant, why: string): Promise<boolean>;
  /** At a start: whoever held something before is not there any more. */
  freeAll(): Promise<void>;
  /** When unfinished work can be taken up next. */
  nextAt(): Promise<Instant | undefined>;
  counts(): Promise<Readonly<Record<string, number>>>;
  /** When the digests of a chat were due lately. */
  cameTo(chat: ChatId, since: Instant): Promise<readonly Instant[]>;
  /** The parts that stand in the chat, of its last digest. */
  standing(
    chat: ChatId,
  ): Promise<{ readonly name: string; readonly messages: readonly MessageId[] } | undefined>;
  mark(name: string, state: DigestState): Promise<void>;
}

const OPEN: readonly DigestState[] = ["due", "composed"];

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

const claiming =
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

const opening =
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
const held = (db: Database, { name, fence }: Claimed) =>
  db.updateTable("digest").where("name", "=", name).where("fence", "=", fence);

const changedOne = (rows: readonly unknown[]): boolean => rows.length > 0;

const composing =
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

const stepping = (db: Database): Pick<Ledger, "begin" | "record"> => ({
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

const standingIn =
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
    const parts = await db
      .selectFrom("part")
      .select("message")
      .where("digest", "=", digest.name)
      .orderBy("n")
      .execute();
    return { name: digest.name, messages: parts.flatMap(({ message }) => message ?? []) };
  };

export const ledgerOn = (db: Database): Ledger => ({
  open: opening(db),
  claim: claiming(db),
  compose: composing(db),
  ...stepping(db),
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
  freeAll: async () => {
    await db
      .updateTable("digest")
      .set({ lease_until: 0, lease_owner: null })
      .where("state", "in", OPEN)
      .execute();
  },
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
    return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
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
  standing: standingIn(db),
  mark: async (name, state) => {
    await db.updateTable("digest").set({ state }).where("name", "=", name).execute();
  },
});
