/** Old articles that nobody needs any more. */
import type { Instant } from "../model/time.ts";
import type { Database } from "./tables.ts";
import { allOrNothing } from "./transaction.ts";

/** So many at once: others write too. */
const AT_ONCE = 500;

/**
 * Those that came and are dated before, the oldest first: not those behind an edition that there is, for its receipts lead there;
 * nor those that a feed still holds, which would come back as news; nor those that were changed, or what they were changed to.
 */
const purgeable = (db: Database, before: Instant) => {
  const told = db.selectFrom("told").innerJoin("edition", "edition.name", "told.edition");
  return db
    .selectFrom("article")
    .select("id")
    .where("dated", "<", before)
    .where("fetched_at", "<", before)
    .where("id", "not in", told.select("told.article"))
    .where("id", "not in", db.selectFrom("entry").select("article"))
    .where("id", "not in", db.selectFrom("correction").select("article"))
    .where("id", "not in", db.selectFrom("correction").select("replaced_by"))
    .orderBy("dated")
    .orderBy("id")
    .limit(AT_ONCE);
};

/** With their places in stories and the words that they are found by. All or nothing. */
export const purge = (db: Database, before: Instant): Promise<number> =>
  allOrNothing(db, async (db) => {
    const ids = (await purgeable(db, before).execute()).map(({ id }) => id);
    if (ids.length === 0) return 0;
    for (const table of ["article_words", "story_article", "recheck", "told"] as const)
      await db.deleteFrom(table).where("article", "in", ids).execute();
    await db.deleteFrom("article").where("id", "in", ids).execute();
    return ids.length;
  });
