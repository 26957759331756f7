/** The front door: settings → store → rooms → terminal → clock, and everything closed again in reverse. */
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { config as loadEnv } from "dotenv";
import { openNewsroom } from "../samples/newsroom.ts";
import { terminalChat } from "./adapters/terminal/lines.ts";
import { lookOf, openTerminal, show } from "./adapters/terminal/terminal.ts";
import { openWeb } from "./adapters/web/web.ts";
import { openDesks } from "./desk.ts";
import { isDue } from "./digest/due.ts";
import { tellDigest } from "./digest/tell.ts";
import { openFetcher } from "./ingest/fetch.ts";
import { openHouse } from "./house.ts";
import { openReader } from "./ingest/reader.ts";
import { actorId, feedId } from "./model/id.ts";
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
  /** Makes what is new for each chat, and sends it. */
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

interface Around {
  readonly clock: Clock;
  readonly log: Log;
  readonly closing: AsyncDisposableStack;
}

/** The store, the way to the web and the model, all of them closed again with `closing`. */
const openTools = async (config: Config, named: readonly string[], { clock, log, closing }: Around) => {
  const home = await openHome(config, named);
  const store = closing.adopt(home.store, (one) => one.close());
  const { feeds, hosts } = home.isSample ? await openSample(clock(), closing) : { feeds: named, hosts: [] };
  const fetcher = closing.adopt(openFetcher({ allow: [...config.fetchAllow, ...hosts] }), (one) =>
    one.close(),
  );
  const reader = closing.adopt(openReader(), (one) => one.close());
  const writer = openWriter(config, { store, clock, notice: (sentence) => log.warn(sentence) });
  await store.feeds.follow(feeds.map(feedId), clock());
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { home, tools: { store, fetcher, reader, clock, zone, language: "en", writer } };
};

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    options: { once: { type: "boolean" }, plain: { type: "boolean" } },
    allowPositionals: true,
  });
  const config = readConfig();
  const clock = clockFrom(config.startsAt);
  const log = openLog(config.logLevel);
  await using closing = new AsyncDisposableStack();

  const { home, tools } = await openTools(config, positionals, { clock, log, closing });
  const { store, zone } = tools;
  const desks = openDesks(tools);
  const look = lookOf(process.stdout, values.plain === true || config.plain);
  process.stdout.write(`${startLines(home, tools.writer)}\n`);
  if (values.once) {
    const { digest } = await desks.deskFor(terminalChat, actorId("terminal", "you"), undefined).renew();
    return show(tellDigest(digest, zone), process.stdout, look);
  }

  const house = openHouse({ store, desks, clock, zone, log });
  const chatNeeds = {
    transcripts: store.transcripts,
    chats: store.chats,
    shelf: store.cache("web"),
    now: clock,
    zone,
  };
  const web = await openWeb(chatNeeds, { host: config.httpHost, port: config.httpPort });
  closing.defer(() => web.stop());
  await house.join(web);
  process.stdout.write(`In the browser: ${web.link}\n\n`);
  const isTyped = process.stdin.isTTY && process.stdout.isTTY;
  const terminal = openTerminal(
    { input: process.stdin, output: process.stdout },
    { look, isTyped, now: clock },
  );
  closing.defer(() => terminal.stop());
  await house.greet(terminal, terminalChat);

  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stop.abort());
  void terminal.gone.then(() => stop.abort());
  await keepWatch({ tellNews: house.tellNews, zone, clock, log }, stop.signal);
};

loadEnv({ quiet: true });
try {
  await main();
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
