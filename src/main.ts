/** The front door: settings → store → rooms → terminal → clock, and everything closed again in reverse. */
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { config as loadEnv } from "dotenv";
import { openNewsroom } from "../samples/newsroom.ts";
import { converse, lookOf, show } from "./adapters/terminal/prompt.ts";
import { answerLine } from "./chat/route.ts";
import { openDesk } from "./desk.ts";
import { isDue } from "./digest/due.ts";
import { tellDigest } from "./digest/tell.ts";
import { openFetcher } from "./ingest/fetch.ts";
import { openReader } from "./ingest/reader.ts";
import { feedId } from "./model/id.ts";
import { minutes, type Instant } from "./model/time.ts";
import { clockFrom, type Clock } from "./ops/clock.ts";
import { readConfig, type Config } from "./ops/config.ts";
import { openLog, type Log } from "./ops/log.ts";
import { sentenceOf } from "./ops/trouble.ts";
import { openStore, type Store } from "./store/open.ts";
import { openWriter, type Writer } from "./writer.ts";

/** The sample newsroom asks for this port, so that its articles keep their addresses from one start to the next. */
const SAMPLE_PORT = 8788;
const DIGEST_AT = "07:30";

interface Home {
  readonly store: Store;
  readonly place: string;
  readonly isSample: boolean;
}

/** Where feeds are named, or were before, their news; else the sample newsroom, in a folder of its own. */
const openHome = async ({ dataDir, databaseUrl }: Config, named: readonly string[]): Promise<Home> => {
  const store = await openStore({ dataDir, databaseUrl });
  const place = databaseUrl === undefined ? `SQLite in ${dataDir}` : "Postgres";
  if (named.length > 0 || (await store.feeds.list()).length > 0) return { store, place, isSample: false };
  await store.close();
  const sample = `${dataDir}/sample`;
  return { store: await openStore({ dataDir: sample }), place: `SQLite in ${sample}`, isSample: true };
};

const startLines = ({ place, isSample }: Home, writer: Writer | undefined): string => {
  const words = writer ? `worded by ${writer.name}` : "without a model";
  const news = isSample
    ? "These are the sample newsroom's invented news. Your own: npm start -- ADDRESS…"
    : "More feeds: npm start -- ADDRESS…";
  return `local mode: no Telegram or Discord token; ${place}; summaries ${words}\n${news}   Other settings: .env.example\n`;
};

const openSample = async (now: Instant, closing: AsyncDisposableStack) => {
  const sample = closing.adopt(await openNewsroom({ now, port: SAMPLE_PORT }), (one) => one.close());
  return { feeds: sample.feeds, hosts: [new URL(sample.url).host] };
};

interface Watch {
  /** Makes and shows what is new. */
  readonly tellNews: () => Promise<void>;
  readonly zone: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Until the signal: each minute the clock is asked whether a digest is owed. */
const keepWatch = async ({ tellNews, zone, clock, log }: Watch, signal: AbortSignal): Promise<void> => {
  let last = clock();
  while (!signal.aborted) {
    await pause(minutes(1), undefined, { signal, ref: true }).catch(() => log.debug("The clock stops."));
    if (signal.aborted || !isDue(clock(), last, DIGEST_AT, zone)) continue;
    last = clock();
    await tellNews().catch((error: unknown) => log.error({ error }, sentenceOf(error)));
  }
};

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    options: { once: { type: "boolean" }, plain: { type: "boolean" } },
    allowPositionals: true,
  });
  const config = readConfig();
  const clock = clockFrom(config.startsAt);
  const log = openLog(config.logLevel);
  const stop = new AbortController();
  await using closing = new AsyncDisposableStack();

  const home = await openHome(config, positionals);
  const store = closing.adopt(home.store, (one) => one.close());
  const { feeds, hosts } = home.isSample
    ? await openSample(clock(), closing)
    : { feeds: positionals, hosts: [] };
  const allow = [...config.fetchAllow, ...hosts];
  const fetcher = closing.adopt(openFetcher({ allow }), (one) => one.close());
  const reader = closing.adopt(openReader(), (one) => one.close());
  const writer = openWriter(config, { store, clock, notice: (sentence) => log.warn(sentence) });
  await store.feeds.follow(feeds.map(feedId), clock());

  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const desk = openDesk({ store, fetcher, reader, clock, zone, language: "en", writer });
  const look = lookOf(process.stdout, values.plain === true || config.plain);
  const tellNews = async (): Promise<void> => {
    const news = await desk.news();
    if (news) show(tellDigest(news, zone), process.stdout, look);
  };

  process.stdout.write(`${startLines(home, writer)}\n`);
  show(tellDigest(await desk.renew(), zone), process.stdout, look);
  if (values.once) return;
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stop.abort());
  const watch = keepWatch({ tellNews, zone, clock, log }, stop.signal);
  if (process.stdin.isTTY && process.stdout.isTTY) {
    const terminal = { input: process.stdin, output: process.stdout };
    await converse(terminal, look, (line) => answerLine(line, desk));
    stop.abort();
  }
  await watch;
};

loadEnv({ quiet: true });
try {
  await main();
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
