import type { SeenEntry } from "../model/feed.ts";
import type { FeedId } from "../model/id.ts";
import { days, type Instant } from "../model/time.ts";
import type { Database, EntryRow } from "./tables.ts";
import { steadily } from "./steady.ts";
import { allOrNothing, inOrder } from "./transaction.ts";

/** What each feed has held. */
export interface Entries {
  /** The last seen first. */
  of(feed: FeedId): Promise<readonly SeenEntry[]>;
  /** Those that are in each of these feeds now; one that has not been for two months is forgotten. All or nothing. */
  keep(held: ReadonlyMap<FeedId, readonly SeenEntry[]>, now: Instant): Promise<void>;
}

const REMEMBERED = days(60);
const MOST = 2000;

const seenOf = ({ article, guid, place, title, body, published_at }: EntryRow): SeenEntry => ({
  article,
  guid: guid ?? undefined,
  place: place ?? undefined,
  title: title ?? undefined,
  body: body ?? undefined,
  publishedAt: published_at ?? undefined,
});

const rowOf = (feed: FeedId, { article, ...seen }: SeenEntry, now: Instant): EntryRow => ({
  feed,
  article,
  guid: seen.guid ?? null,
  place: seen.place ?? null,
  title: seen.title ?? null,
  body: seen.body ?? null,
  published_at: seen.publishedAt ?? null,
  seen_at: now,
});

/** Each article once. */
const rowsOf = (feed: FeedId, entries: readonly SeenEntry[], now: Instant): readonly EntryRow[] => {
  const once = new Map(entries.map((one) => [one.article, rowOf(feed, one, now)]));
  return inOrder(once.values(), ({ article }) => article);
};

const inserted = (db: Database, rows: readonly EntryRow[]) =>
  db
    .insertInto("entry")
    .values(rows)
    .onConflict((there) =>
      there.columns(["feed", "article"]).doUpdateSet(({ ref }) => ({
        guid: ref("excluded.guid"),
        place: ref("excluded.place"),
        title: ref("excluded.title"),
        body: ref("excluded.body"),
        published_at: ref("excluded.published_at"),
        seen_at: ref("excluded.seen_at"),
      })),
    );

export const entriesOn = (db: Database): Entries => {
  const write = steadily(inserted);
  return {
    of: async (feed) => {
      const rows = db.selectFrom("entry").selectAll().where("feed", "=", feed);
      return (await rows.orderBy("seen_at", "desc").orderBy("article").limit(MOST).execute()).map(seenOf);
    },
    keep: (held, now) =>
      allOrNothing(db, async (db) => {
        const rows = inOrder(held, ([feed]) => feed).flatMap(([feed, entries]) => rowsOf(feed, entries, now));
        await write(db, rows);
        await db
          .deleteFrom("entry")
          .where("feed", "in", [...held.keys()])
          .where("seen_at", "<", now - REMEMBERED)
          .execute();
      }),
  };
};
