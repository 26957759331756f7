import type { FollowedFeed } from "../model/feed.ts";
import type { FeedId } from "../model/id.ts";
import { days, type Instant } from "../model/time.ts";
import type { Database, FeedRow } from "./tables.ts";
import { inChunks, inOrder } from "./transaction.ts";

export interface Feeds {
  /** New ones are due at once; known ones stay as they are. */
  follow(ids: readonly FeedId[], now: Instant): Promise<void>;
  /** False when it was not followed. Its articles stay. */
  unfollow(id: FeedId): Promise<boolean>;
  /** By address. */
  list(): Promise<readonly FollowedFeed[]>;
  /** The longest waiting first. */
  due(now: Instant, limit: number): Promise<readonly FollowedFeed[]>;
  /** Without a title the feed keeps the one it has. Nothing happens to a feed that is not followed any more. */
  recordOk(
    id: FeedId,
    at: { readonly now: Instant; readonly nextFetchAt: Instant; readonly title?: string | undefined },
  ): Promise<void>;
  /** `why` is a sentence for people. */
  recordFailure(
    id: FeedId,
    at: { readonly now: Instant; readonly nextFetchAt: Instant; readonly why: string },
  ): Promise<void>;
}

/** No feed is put off longer: one that is was put off by a clock that has been set back since. */
const LONGEST_WAIT = days(8);

const feedOf = (row: FeedRow): FollowedFeed => ({
  id: row.id,
  title: row.title ?? undefined,
  nextFetchAt: row.next_fetch_at,
  lastOkAt: row.last_ok_at ?? undefined,
  failures: row.failures,
  lastFailure: row.last_failure ?? undefined,
});

const newRow = (id: FeedId, now: Instant): FeedRow => ({
  id,
  title: null,
  next_fetch_at: now,
  last_ok_at: null,
  failures: 0,
  last_failure: null,
});

const dueIn = async (db: Database, now: Instant, limit: number): Promise<readonly FollowedFeed[]> => {
  const waiting = db
    .selectFrom("feed")
    .selectAll()
    .where((row) => row.or([row("next_fetch_at", "<=", now), row("next_fetch_at", ">", now + LONGEST_WAIT)]));
  return (await waiting.orderBy("next_fetch_at").orderBy("id").limit(limit).execute()).map(feedOf);
};

export const feedsOn = (db: Database): Feeds => ({
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
  unfollow: async (id) => {
    const gone = await db.deleteFrom("feed").where("id", "=", id).returning("id").execute();
    return gone.length > 0;
  },
  list: async () => (await db.selectFrom("feed").selectAll().orderBy("id").execute()).map(feedOf),
  due: (now, limit) => dueIn(db, now, limit),
  recordOk: async (id, { now, nextFetchAt, title }) => {
    const well = { next_fetch_at: nextFetchAt, last_ok_at: now, failures: 0, last_failure: null };
    await db
      .updateTable("feed")
      .set(title === undefined ? well : { ...well, title })
      .where("id", "=", id)
      .execute();
  },
  recordFailure: async (id, { nextFetchAt, why }) => {
    await db
      .updateTable("feed")
      .set((row) => ({ next_fetch_at: nextFetchAt, failures: row("failures", "+", 1), last_failure: why }))
      .where("id", "=", id)
      .execute();
  },
});
