/** The front door: settings → store → rooms → terminal → clock, and everything closed again in reverse. */
import { setTimeout as pause } from "node:timers/promises";
import { config as loadEnv } from "dotenv";
import { terminalChat, you } from "./adapters/terminal/lines.ts";
import { lookOf, openTerminal, show } from "./adapters/terminal/terminal.ts";
import { openWeb } from "./adapters/web/web.ts";
import { openDesks, type Desks } from "./desk.ts";
import type { Tools } from "./news.ts";
import { tellDigest } from "./digest/tell.ts";
import type { Health } from "./chat/adapter.ts";
import { openHouse, type House } from "./house.ts";
import { openPlatforms } from "./platforms.ts";
import type { ChatId } from "./model/id.ts";
import { hours, minutes, seconds } from "./model/time.ts";
import { clockFrom } from "./ops/clock.ts";
import { readConfig, type Config } from "./ops/config.ts";
import { openLog, type Log } from "./ops/log.ts";
import { sentenceOf } from "./ops/trouble.ts";
import { startedWith, type StartedWith } from "./started-with.ts";
import { openTools, type Home } from "./tools.ts";
import type { Writer } from "./writer.ts";

const startLines = (
  { place, isSample }: Home,
  { telegramToken, discordToken }: Config,
  writer: Writer | undefined,
): string => {
  const words = writer ? `worded by ${writer.name}` : "without a model";
  const news = isSample
    ? "These are the sample newsroom's invented news. Your own: npm start -- ADDRESS…"
    : "More feeds: npm start -- ADDRESS…";
  const model = writer ? "" : "   A model to word it: OPENAI_API_KEY";
  const mode =
    (telegramToken ?? discordToken) === undefined ? "local mode: no Telegram or Discord token; " : "";
  return `${mode}${place}; summaries ${words}\n${news}${model}   Other settings: .env.example\n`;
};

const TICK = seconds(1);
const FEED_TICK = minutes(3);

/** Until the signal: what is due is done, tick by tick; what is under way then is finished. */
const keepWatch = async (
  tick: number,
  make: () => Promise<void>,
  log: Log,
  signal: AbortSignal,
): Promise<void> => {
  const complain = (error: unknown): void => log.error({ error }, sentenceOf(error));
  while (!signal.aborted) {
    await make().catch((error: unknown) => (signal.aborted ? undefined : complain(error)));
    await pause(tick, undefined, { signal }).catch(() => log.debug("The clock stops."));
  }
};

const keepRounds = async ({ rounds, feedRounds }: House, log: Log, signal: AbortSignal): Promise<void> => {
  await Promise.all([
    keepWatch(TICK, () => rounds.make(signal), log, signal),
    keepWatch(FEED_TICK, () => feedRounds.make(), log, signal),
  ]);
};

/** Aborted when the process is asked to end; asked twice, it ends at once. */
const stopSignal = (): AbortController => {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => {
      stop.abort();
      process.once(name, () => process.exit(130));
    });
  }
  return stop;
};

/** With no operator yet, the word that makes one; good once. */
const claimLine = async ({ access }: Tools): Promise<string> => {
  const word = await access.claimWord();
  return word === undefined ? "" : `Whoever sends “/claim ${word}” first, in any chat, runs this bot.\n`;
};

const houseOf = (
  { store, clock, zone, access }: Tools,
  desks: Desks,
  log: Log,
  { ifUncertain, lateHours }: Config,
): House => openHouse({ store, desks, clock, zone, log, access, ifUncertain, grace: hours(lateHours) });

const webNeeds = ({ store, clock, zone }: Tools, desks: Desks, health: () => readonly Health[]) => ({
  health,
  transcripts: store.transcripts,
  chats: store.chats,
  shelf: store.cache("web"),
  now: clock,
  zone,
  languageOf: async (chat: ChatId): Promise<string> => (await desks.chosenBy(chat)).language,
});

const sayOnly = ({ words, isWrong }: Extract<StartedWith, { readonly kind: "words" }>): void => {
  (isWrong ? process.stderr : process.stdout).write(words);
  if (isWrong) process.exitCode = 2;
};

const main = async (stop: AbortController): Promise<void> => {
  const wish = startedWith(process.argv.slice(2));
  if (wish.kind === "words") return sayOnly(wish);
  const config = readConfig();
  const clock = clockFrom(config.startsAt);
  const log = openLog(config.logLevel);
  await using closing = new AsyncDisposableStack();

  const { home, tools } = await openTools(config, wish.named, { clock, log, closing, signal: stop.signal });
  const { store, zone } = tools;
  const desks = openDesks(tools);
  const look = lookOf(process.stdout, wish.plain || config.plain);
  process.stdout.write(`${startLines(home, config, tools.writer)}\n`);
  if (wish.once) {
    const { digest, key } = await (await desks.deskFor(terminalChat, you, undefined)).renew();
    show(tellDigest(digest, { zone }), process.stdout, look);
    return key === undefined ? undefined : store.ledger.mark(key, "sent");
  }

  const house = houseOf(tools, desks, log, config);
  const platforms = await openPlatforms(config, { tools, desks, house, log, closing, signal: stop.signal });
  const web = await openWeb(webNeeds(tools, desks, platforms.health), {
    host: config.httpHost,
    port: config.httpPort,
  });
  closing.defer(() => web.stop());
  await house.join(web);
  const names = platforms.names.map((name) => `${name}\n`).join("");
  process.stdout.write(`${names}In the browser: ${web.link}\n${await claimLine(tools)}\n`);
  const isTyped = process.stdin.isTTY && process.stdout.isTTY;
  const terminal = openTerminal(
    { input: process.stdin, output: process.stdout },
    { look, isTyped, now: clock },
  );
  closing.defer(() => terminal.stop());
  await house.greet(terminal, terminalChat);

  void terminal.gone.then(() => stop.abort());
  await keepRounds(house, log, stop.signal);
};

// Whoever read our output has gone, as in `| head`: then there is nobody to tell anything.
process.stdout.on("error", () => process.exit(0));
loadEnv({ quiet: true });
const stop = stopSignal();
try {
  await main(stop);
  // Everything is closed; an answer that a model is still asked for is not waited for.
  if (stop.signal.aborted) process.exit(0);
} catch (error) {
  // What was under way when the process was asked to end is no failure.
  if (!stop.signal.aborted) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}
