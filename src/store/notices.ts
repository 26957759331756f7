import type { Notice } from "../model/notice.ts";
import type { Instant } from "../model/time.ts";
import type { Database } from "./tables.ts";
import { chunksOf, inChunks, inOrder } from "./transaction.ts";

export interface Notices {
  /** By house, then by hash. */
  of(houses: Iterable<string>): Promise<readonly Notice[]>;
  /** One that is known becomes what it is now. */
  keep(notices: readonly Notice[]): Promise<void>;
  /** Forgets those that were last seen before. */
  forget(before: Instant): Promise<void>;
}

const noticesIn = async (db: Database, houses: readonly string[]): Promise<readonly Notice[]> => {
  const found = db.selectFrom("notice").selectAll().where("house", "in", houses);
  return (await found.execute()).map(({ house, hash, excerpt, ...row }) => ({
    house,
    hash,
    stories: row.distinct_stories,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    excerpt,
  }));
};

const placeOf = ({ house, hash }: Notice): string => `${house}\n${hash}`;

export const noticesOn = (db: Database): Notices => ({
  of: async (houses) => {
    const found: Notice[] = [];
    for (const chunk of chunksOf([...new Set(houses)])) found.push(...(await noticesIn(db, chunk)));
    return inOrder(found, placeOf);
  },
  keep: async (notices) => {
    // Of two for one place the last one counts; no engine takes two of them in one query.
    const once = new Map(notices.map((notice) => [placeOf(notice), notice]));
    const rows = inOrder(once.values(), placeOf).map(({ house, hash, excerpt, ...notice }) => ({
      house,
      hash,
      distinct_stories: notice.stories,
      first_seen: notice.firstSeen,
      last_seen: notice.lastSeen,
      excerpt,
    }));
    await inChunks(db, rows, (db, chunk) =>
      db
        .insertInto("notice")
        .values(chunk)
        .onConflict((known) =>
          known.columns(["house", "hash"]).doUpdateSet(({ ref }) => ({
            distinct_stories: ref("excluded.distinct_stories"),
            first_seen: ref("excluded.first_seen"),
            last_seen: ref("excluded.last_seen"),
            excerpt: ref("excluded.excerpt"),
          })),
        )
        .execute(),
    );
  },
  forget: async (before) => {
    await db.deleteFrom("notice").where("last_seen", "<", before).execute();
  },
});
