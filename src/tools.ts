/** What the running bot works with: the store, the way to the web, the reader and the model; all closed again with `closing`. */
import { readFile } from "node:fs/promises";
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { openNewsroom } from "../samples/newsroom.ts";
import { openAccess, type AccessDesk } from "./access-desk.ts";
import { HOUSE, type Tools } from "./news.ts";
import { openFetcher, type Fetcher } from "./ingest/fetch.ts";
import { openReader } from "./ingest/reader.ts";
import { feedId, type FeedId } from "./model/id.ts";
import { NO_FILTER, type Topic } from "./model/settings.ts";
import type { Instant } from "./model/time.ts";
import type { Clock } from "./ops/clock.ts";
import type { Config } from "./ops/config.ts";
import { hasRoom as diskHasRoom } from "./ops/disk.ts";
import type { Log } from "./ops/log.ts";
import { openTally } from "./ops/tally.ts";
import { sentenceOf, Trouble } from "./ops/trouble.ts";
import { familiesFrom, type Families } from "./stories/families.ts";
import type { Writer } from "./writer.ts";
import { lockFolder } from "./store/lock.ts";
import { openStore, type Store } from "./store/open.ts";

/** The sample newsroom asks for this port, so that its articles keep their addresses from one start to the next. */
const SAMPLE_PORT = 8788;

export interface Home {
  readonly store: Store;
  readonly place: string;
  readonly isSample: boolean;
}

/** Where feeds are named, or were before, or people are to come in, their news; else the sample newsroom, in a folder of its own. */
const openHome = async (
  { dataDir, databaseUrl, telegramToken, discordToken }: Config,
  named: readonly string[],
  closing: AsyncDisposableStack,
): Promise<Home> => {
  closing.adopt(await lockFolder(dataDir), (lock) => lock.release());
  const store = await openStore({ dataDir, databaseUrl });
  const place = databaseUrl === undefined ? `SQLite in ${dataDir}` : "Postgres";
  const isForPeople = (telegramToken ?? discordToken) !== undefined;
  if (isForPeople || named.length > 0 || (await store.feeds.list()).length > 0)
    return { store, place, isSample: false };
  await store.close();
  const sample = `${dataDir}/sample`;
  return { store: await openStore({ dataDir: sample }), place: `SQLite in ${sample}`, isSample: true };
};

const openSample = async (now: Instant, closing: AsyncDisposableStack) => {
  const sample = closing.adopt(await openNewsroom({ now, port: SAMPLE_PORT }), (one) => one.close());
  return { feeds: sample.feeds, hosts: [new URL(sample.url).host] };
};

interface Around {
  readonly clock: Clock;
  readonly log: Log;
  readonly closing: AsyncDisposableStack;
  readonly signal: AbortSignal;
}

/** What is named at the start is what chats without topics of their own are told. */
export const followForAll = async (store: Store, feeds: readonly FeedId[], now: Instant): Promise<void> => {
  await store.feeds.follow(feeds, now);
  const { topics } = await store.settings.of(HOUSE);
  const known = topics.flatMap((topic) => topic.feeds);
  const added = feeds.filter((feed) => !known.includes(feed));
  if (added.length === 0) return;
  const all: Topic = { name: "House", feeds: [...known, ...added], only: NO_FILTER, without: NO_FILTER };
  await store.settings.change(HOUSE, { by: "the start", at: now }, (settings) => ({
    kind: "changed",
    settings: { ...settings, topics: [all] },
    says: `${added.length} feeds added`,
  }));
};

/** A host that the operator has blocked is not asked. */
export const withoutBlocked = (fetcher: Fetcher, { isBlocked }: Pick<AccessDesk, "isBlocked">): Fetcher => ({
  ...fetcher,
  get: async (url, wish) =>
    isBlocked(url)
      ? { kind: "failed", why: `${URL.parse(url)?.host ?? url} is not read here.` }
      : fetcher.get(url, wish),
});

/** A file that is named and cannot be read is the operator's to mend, not to be passed over. */
const readFamilies = async (file: string | undefined): Promise<Families> => {
  if (file === undefined) return familiesFrom();
  const own = await readFile(file, "utf8").catch((error: unknown) => {
    throw new Trouble("wake-operator", `FAMILIES_FILE cannot be read: ${sentenceOf(error)}`, error);
  });
  return familiesFrom(own, file);
};

/** The model's package takes a quarter of a second to load, so it is left where it is without a model. */
const writerFor = async (
  config: Config,
  needs: {
    readonly store: Store;
    readonly clock: Clock;
    readonly notice: (sentence: string) => void;
    readonly found: (what: string) => void;
  },
): Promise<Writer | undefined> => {
  if ((config.openaiApiKey ?? config.openaiBaseUrl) === undefined) return undefined;
  const { openWriter } = await import("./writer.ts");
  return openWriter(config, needs);
};

/** What is loaded from here on is compiled once, and not again at the next start; each time, where that cannot be kept. */
const keepCompiled = ({ dataDir }: Config): string => {
  const folder = join(dataDir, "compiled");
  enableCompileCache(folder);
  return folder;
};

export interface Opened {
  readonly home: Home;
  readonly tools: Tools;
}

/** @param named the feeds that were named at this start */
export const openTools = async (
  config: Config,
  named: readonly string[],
  { clock, log, closing, signal }: Around,
): Promise<Opened> => {
  const home = await openHome(config, named, closing);
  const store = closing.adopt(home.store, (one) => one.close());
  // The folder is ours alone, so whoever held work before is not there any more.
  if (config.databaseUrl === undefined) await store.ledger.freeAll();
  const { feeds, hosts } = home.isSample ? await openSample(clock(), closing) : { feeds: named, hosts: [] };
  const access = await openAccess({ store, clock, mode: config.access, operators: config.operators });
  const open = closing.adopt(
    openFetcher({ allow: [...config.fetchAllow, ...hosts], contact: config.contact }),
    (one) => one.close(),
  );
  const fetcher = withoutBlocked(open, access);
  const reader = closing.adopt(openReader({ compiledIn: keepCompiled(config) }), (one) => one.close());
  const tellOperator = (sentence: string): void => log.warn(sentence);
  const found = openTally(log);
  const writer = await writerFor(config, { store, clock, notice: tellOperator, found });
  await followForAll(store, feeds.map(feedId), clock());
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    home,
    tools: {
      store,
      fetcher,
      reader,
      clock,
      zone,
      language: "en",
      writer,
      found,
      signal,
      access,
      families: await readFamilies(config.familiesFile),
      tellOperator,
      hasRoom: () => diskHasRoom(config.dataDir),
    },
  };
};
