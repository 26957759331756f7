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
import { minutes } from "./model/time.ts";
import { clockFrom, type Clock } from "./ops/clock.ts";
import { readConfig, type Config } from "./ops/config.ts";
import { openLog, type Log } from "./ops/log.ts";
import { sentenceOf } from "./ops/trouble.ts";
import { openStore } from "./store/open.ts";

/** The sample newsroom asks for this port, so that its articles keep their addresses from one start to the next. */
const SAMPLE_PORT = 8788;
const DIGEST_AT = "07:30";

const startLine = ({ databaseUrl, dataDir }: Config): string =>
  `local mode: no Telegram or Discord token; ${databaseUrl ? "Postgres" : `SQLite in ${dataDir}`}; summaries without a model\n` +
  "Your own feeds: npm start -- ADDRESS…   Other settings: .env.example\n";

type Desk = ReturnType<typeof openDesk>;

/** Until the signal: each minute the clock is asked whether a digest is owed. */
const keepWatch = async (
  desk: Desk,
  tell: (text: Desk) => Promise<void>,
  clock: Clock,
  log: Log,
  signal: AbortSignal,
) => {
  let last = clock();
  while (!signal.aborted) {
    await pause(minutes(1), undefined, { signal, ref: true }).catch(() => log.debug("The clock stops."));
    if (signal.aborted || !isDue(clock(), last, DIGEST_AT, desk.zone)) continue;
    last = clock();
    await tell(desk).catch((error: unknown) => log.error({ error }, sentenceOf(error)));
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

  const store = closing.adopt(await openStore(config), (one) => one.close());
  const sample =
    positionals.length > 0
      ? undefined
      : closing.adopt(await openNewsroom({ now: clock(), port: SAMPLE_PORT }), (one) => one.close());
  const allow = [...config.fetchAllow, ...(sample ? [new URL(sample.url).host] : [])];
  const fetcher = closing.adopt(openFetcher({ allow }), (one) => one.close());
  const reader = closing.adopt(openReader(), (one) => one.close());
  await store.feeds.follow((sample?.feeds ?? positionals).map(feedId), clock());

  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const desk = openDesk({ store, fetcher, reader, clock, zone, language: "en" });
  const look = lookOf(process.stdout, values.plain === true || config.plain);
  const tellNews = async (): Promise<void> => {
    const news = await desk.news();
    if (news) show(tellDigest(news, zone), process.stdout, look);
  };

  process.stdout.write(`${startLine(config)}\n`);
  show(tellDigest(await desk.renew(), zone), process.stdout, look);
  if (values.once) return;
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stop.abort());
  const watch = keepWatch(desk, tellNews, clock, log, stop.signal);
  if (process.stdin.isTTY && process.stdout.isTTY) {
    await converse(process, look, (line) => answerLine(line, desk));
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
