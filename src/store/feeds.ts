import { type RawBuilder, sql } from "kysely";
import {
  FAILURE_KINDS,
  type FailureKind,
  type FeedMarks,
  type FollowedFeed,
  type Habit,
} from "../model/feed.ts";
import type { FeedId } from "../model/id.ts";
import { days, type Instant } from "../model/time.ts";
import { habitSchema, marksSchema, readJson } from "./json.ts";
import type { Database, FeedRow } from "./tables.ts";
import { chunksOf, inChunks, inOrder } from "./transaction.ts";

/** A feed was read. What is undefined stays as it is, but for where it is about to move. */
export interface FeedRead {
  readonly now: Instant;
  readonly nextFetchAt: Instant;
  readonly title?: string | undefined;
  readonly notBefore?: Instant | undefined;
  readonly newestAt?: Instant | undefined;
  readonly habit?: Habit | undefined;
  /** Where it is asked for from now on. */
  readonly address?: string | undefined;
  readonly movesTo?: string | undefined;
  readonly marks?: FeedMarks | undefined;
}

export interface FeedFailed {
  readonly now: Instant;
  readonly nextFetchAt: Instant;
  /** A sentence for people. */
  readonly why: string;
  readonly kind?: FailureKind | undefined;
  /** When it began, where that was before now. */
  readonly since?: Instant | undefined;
  /** It is not asked again until somebody wants it. */
  readonly isParked?: boolean;
}

export interface Feeds {
  /** New ones are due at once; known ones stay as they are. */
  follow(ids: readonly FeedId[], now: Instant): Promise<void>;
  /** Their articles stay. */
  unfollow(ids: readonly FeedId[]): Promise<void>;
  /** By address. */
  list(): Promise<readonly FollowedFeed[]>;
  /** The longest waiting first; none that is gone for good. */
  due(now: Instant, limit: number): Promise<readonly FollowedFeed[]>;
  /** Nothing happens to a feed that is not followed any more. */
  recordOk(id: FeedId, read: FeedRead): Promise<void>;
  /** The same of many at once. All or nothing. */
  recordAllOk(reads: ReadonlyMap<FeedId, FeedRead>): Promise<void>;
  /** A feed that had moved is asked for where it always was again. */
  recordFailure(id: FeedId, failed: FeedFailed): Promise<void>;
  /** They are due then, and nothing is said of how they are. */
  putOff(ids: readonly FeedId[], until: Instant): Promise<void>;
  /** Those of them that are well, were last read before then, and whose servers allow it, are due now. */
  hurry(ids: readonly FeedId[], at: { readonly now: Instant; readonly readBefore: Instant }): Promise<void>;
  /** A feed that fails or is gone is asked at once. */
  wake(id: FeedId, now: Instant): Promise<void>;
  /** Those that have failed since then at least, or are gone, and of which nobody was told. */
  unannounced(since: Instant): Promise<readonly FollowedFeed[]>;
  /** It is known who is to be told of them. */
  announced(ids: readonly FeedId[]): Promise<void>;
}

/** No feed is put off longer: one that is was put off by a clock that has been set back since. */
const LONGEST_WAIT = days(8);

const habitOf = ({ id, habit_json }: FeedRow): Habit | undefined =>
  habit_json === null ? undefined : readJson(habitSchema, habit_json, `the habit of ${id}`);

const marksOf = ({ id, marks_json }: FeedRow): FeedMarks | undefined =>
  marks_json === null ? undefined : readJson(marksSchema, marks_json, `the marks of ${id}`);

type Ailing = Pick<FollowedFeed, "failures" | "failingSince" | "lastFailure" | "failureKind" | "parkedAt">;

const ailingOf = (row: FeedRow): Ailing => ({
  failures: row.failures,
  failingSince: row.failing_since ?? undefined,
  lastFailure: row.last_failure ?? undefined,
  failureKind: FAILURE_KINDS.find((kind) => kind === row.failure_kind),
  parkedAt: row.parked_at ?? undefined,
});

const feedOf = (row: FeedRow): FollowedFeed => ({
  ...ailingOf(row),
  id: row.id,
  address: row.address ?? row.id,
  movesTo: row.moves_to ?? undefined,
  title: row.title ?? undefined,
  nextFetchAt: row.next_fetch_at,
  notBefore: row.not_before ?? undefined,
  lastOkAt: row.last_ok_at ?? undefined,
  newestAt: row.newest_at ?? undefined,
  habit: habitOf(row),
  marks: marksOf(row),
});

const newRow = (id: FeedId, now: Instant): FeedRow => ({
  id,
  title: null,
  next_fetch_at: now,
  last_ok_at: null,
  failures: 0,
  last_failure: null,
  address: null,
  moves_to: null,
  not_before: null,
  newest_at: null,
  habit_json: null,
  failing_since: null,
  failure_kind: null,
  parked_at: null,
  announced: null,
  marks_json: null,
});

const dueIn = async (db: Database, now: Instant, limit: number): Promise<readonly FollowedFeed[]> => {
  const waiting = db
    .selectFrom("feed")
    .selectAll()
    .where("parked_at", "is", null)
    .where((row) => row.or([row("next_fetch_at", "<=", now), row("next_fetch_at", ">", now + LONGEST_WAIT)]));
  return (await waiting.orderBy("next_fetch_at").orderBy("id").limit(limit).execute()).map(feedOf);
};

/** A new value, or null where the old one stays. */
const readRow = (id: FeedId, read: FeedRead): RawBuilder<unknown> => {
  const { now, nextFetchAt, title, notBefore, newestAt, habit, address, movesTo, marks } = read;
  const numbers = [nextFetchAt, now, notBefore, newestAt];
  const texts = [movesTo, title, address, habit && JSON.stringify(habit), marks && JSON.stringify(marks)];
  // Postgres does not know the type of a null in such a row.
  return sql`(${sql.join([
    id,
    ...numbers.map((number) => sql`cast(${number ?? null} as bigint)`),
    ...texts.map((text) => sql`cast(${text ?? null} as text)`),
  ])})`;
};

/** Engines call the columns of such a list the same. */
const recordAllOk = async (db: Database, reads: ReadonlyMap<FeedId, FeedRead>): Promise<void> => {
  const rows = inOrder(reads, ([id]) => id).map(([id, read]) => readRow(id, read));
  await inChunks(db, rows, async (db, chunk) => {
    await sql`update feed set
      next_fetch_at = read.column2, last_ok_at = read.column3, not_before = read.column4, moves_to = read.column6,
      newest_at = coalesce(read.column5, newest_at), title = coalesce(read.column7, title),
      address = case when read.column8 is null then address when read.column8 = id then null else read.column8 end,
      habit_json = coalesce(read.column9, habit_json), marks_json = coalesce(read.column10, marks_json),
      failures = 0, last_failure = null, failing_since = null, failure_kind = null, parked_at = null, announced = null
      from (values ${sql.join(chunk)}) as read where id = read.column1`.execute(db);
    return [];
  });
};

const recordFailure = async (db: Database, id: FeedId, failed: FeedFailed): Promise<void> => {
  const { now, nextFetchAt, why, kind, since = now, isParked = false } = failed;
  await db
    .updateTable("feed")
    .set((row) => ({
      next_fetch_at: nextFetchAt,
      failures: row("failures", "+", 1),
      last_failure: why,
      failure_kind: kind ?? null,
      failing_since: row.fn.coalesce("failing_since", row.val(since)),
      parked_at: isParked ? now : null,
      address: null,
      moves_to: null,
    }))
    .where("id", "=", id)
    .execute();
};

/** When feeds are asked, beside what came of it. */
const turns = (db: Database): Pick<Feeds, "putOff" | "hurry" | "wake"> => ({
  putOff: async (ids, until) => {
    for (const chunk of chunksOf(ids))
      await db.updateTable("feed").set({ next_fetch_at: until }).where("id", "in", chunk).execute();
  },
  hurry: async (ids, { now, readBefore }) => {
    for (const chunk of chunksOf(ids))
      await db
        .updateTable("feed")
        .set({ next_fetch_at: now })
        .where("id", "in", chunk)
        .where("failures", "=", 0)
        .where("next_fetch_at", ">", now)
        .where("last_ok_at", "<", readBefore)
        .where((row) => row.or([row("not_before", "is", null), row("not_before", "<=", now)]))
        .execute();
  },
  wake: async (id, now) => {
    await db
      .updateTable("feed")
      .set({ next_fetch_at: now, parked_at: null })
      .where("id", "=", id)
      .where("failures", ">", 0)
      .execute();
  },
});

const announcing = (db: Database): Pick<Feeds, "unannounced" | "announced"> => ({
  unannounced: async (since) => {
    const rows = await db
      .selectFrom("feed")
      .selectAll()
      .where("failing_since", "is not", null)
      .where("announced", "is", null)
      .where((row) => row.or([row("failing_since", "<=", since), row("parked_at", "is not", null)]))
      .orderBy("id")
      .execute();
    return rows.map(feedOf);
  },
  announced: async (ids) => {
    for (const chunk of chunksOf(ids))
      await db
        .updateTable("feed")
        .set((row) => ({ announced: row.ref("failing_since") }))
        .where("id", "in", chunk)
        .execute();
  },
});

export const feedsOn = (db: Database): Feeds => ({
  ...turns(db),
  ...announcing(db),
  follow: async (ids, now) => {
    const rows = inOrder(new Set(ids), (id) => id).map((id) => newRow(id, now));
    await inChunks(db, rows, (db, chunk) =>
      db
        .insertInto("feed")
        .values(chunk)
        .onConflict((known) => known.column("id").doNothing())
        .execute(),
    );
  },
  unfollow: async (ids) => {
    for (const chunk of chunksOf(ids)) await db.deleteFrom("feed").where("id", "in", chunk).execute();
  },
  list: async () => (await db.selectFrom("feed").selectAll().orderBy("id").execute()).map(feedOf),
  due: (now, limit) => dueIn(db, now, limit),
  recordOk: (id, read) => recordAllOk(db, new Map([[id, read]])),
  recordAllOk: (reads) => recordAllOk(db, reads),
  recordFailure: (id, failed) => recordFailure(db, id, failed),
});
