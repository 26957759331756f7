/** Where things stay: one file in the data folder or, for many processes, a Postgres database. */
import type { Keyv } from "keyv";
import { Kysely } from "kysely";
import { type Articles, articlesOn } from "./articles.ts";
import { type AccessStore, accessOn } from "./access.ts";
import type { Engine } from "./dialect/engine.ts";
import { openPostgres } from "./dialect/postgres.ts";
import { openSqlite } from "./dialect/sqlite.ts";
import { type Corrections, correctionsOn } from "./corrections.ts";
import { type Digests, digestsOn } from "./digests.ts";
import { type Editions, editionsOn } from "./editions.ts";
import { type Entries, entriesOn } from "./entries.ts";
import { type FeedNotices, feedNoticesOn } from "./feed-notices.ts";
import { type Feeds, feedsOn } from "./feeds.ts";
import { type Chats, chatsOn } from "./chats.ts";
import { type Inbox, inboxOn } from "./inbox.ts";
import { cachesOn } from "./keyv.ts";
import type { Ledger } from "./ledger-port.ts";
import { ledgerOn } from "./ledger.ts";
import { migrate } from "./migrate.ts";
import { type Notices, noticesOn } from "./notices.ts";
import { type Schedules, schedulesOn } from "./schedules.ts";
import { type SettingsStore, settingsOn } from "./settings.ts";
import { storableOnly } from "./storable.ts";
import { type Stories, storiesOn } from "./stories.ts";
import type { Tables } from "./tables.ts";
import { type Transcripts, transcriptsOn } from "./transcripts.ts";
import { outsideOnly } from "./transaction.ts";

/**
 * Every method throws a Trouble when the database fails in a way that has a remedy, and when it is given a text that cannot
 * be kept as it is (with NUL or half a surrogate pair).
 */
export interface Store {
  readonly articles: Articles;
  readonly feeds: Feeds;
  readonly entries: Entries;
  readonly feedNotices: FeedNotices;
  readonly stories: Stories;
  readonly digests: Digests;
  readonly corrections: Corrections;
  readonly editions: Editions;
  readonly chats: Chats;
  readonly transcripts: Transcripts;
  readonly settings: SettingsStore;
  readonly access: AccessStore;
  readonly schedules: Schedules;
  readonly ledger: Ledger;
  readonly inbox: Inbox;
  readonly notices: Notices;
  /** For what may be forgotten. Errors of the database are thrown unless somebody listens to the Keyv's "error". */
  cache(namespace: string): Keyv;
  close(): Promise<void>;
}

/** On an engine that is open; it is closed with the store, and when the store cannot be opened. */
export const openStoreOn = async (engine: Engine): Promise<Store> => {
  const db = new Kysely<Tables>({
    dialect: storableOnly(engine.dialect),
    plugins: [outsideOnly],
    // Kysely awaits its log before it throws on, so this is the one place where every query's error passes.
    log: (event) => {
      if (event.level === "error") throw engine.explain(event.error);
    },
  });
  const caches = cachesOn(db);
  const close = (): Promise<void> => db.destroy();
  try {
    await migrate(db, engine);
    await caches.sweep();
  } catch (thrown) {
    await close();
    throw thrown;
  }
  return {
    articles: articlesOn(db, engine.words),
    feeds: feedsOn(db),
    entries: entriesOn(db),
    feedNotices: feedNoticesOn(db),
    stories: storiesOn(db),
    digests: digestsOn(db),
    corrections: correctionsOn(db, engine.words),
    editions: editionsOn(db),
    chats: chatsOn(db),
    transcripts: transcriptsOn(db),
    settings: settingsOn(db),
    access: accessOn(db),
    schedules: schedulesOn(db),
    ledger: ledgerOn(db),
    inbox: inboxOn(db),
    notices: noticesOn(db),
    cache: caches.named,
    close,
  };
};

/**
 * Opens what is there, or makes it; brings an older database up to date.
 * @param where `dataDir` is made when it is not there (":memory:" for a store that is forgotten when closed); it is not touched
 * when there is a `databaseUrl` (postgres://…).
 * @throws Trouble with one sentence that names the place and what to do
 */
export const openStore = async (where: {
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
}): Promise<Store> =>
  openStoreOn(
    where.databaseUrl === undefined ? await openSqlite(where.dataDir) : await openPostgres(where.databaseUrl),
  );
