/** The bot as a process of its own on a pretended platform of this machine, and a page to talk to it, until Ctrl-C. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { clockFrom } from "../../src/ops/clock.ts";
import { readConfig } from "../../src/ops/config.ts";
import { listen } from "../../test/kit/listen.ts";
import { openNewsroom } from "../newsroom.ts";
import { openPage, type Talk } from "./serve.ts";

const top = join(import.meta.dirname, "..", "..");

export interface Stage {
  readonly talk: Talk;
  /** Who there is to speak as, as a sentence says it: “Ada or Bo”. */
  readonly people: string;
  /** Who runs the bot, as OPERATORS has it. */
  readonly operator: string;
  /** What leads the bot to this platform. */
  readonly settings: Readonly<Record<string, string>>;
  /** The bot is there and listens. */
  readonly ready: () => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** Whatever .env says, it is no real platform and this folder; with ACCESS unset anybody may come in. */
const settingsFor = ({ settings, operator }: Stage, folder: string): Readonly<Record<string, string>> => ({
  TELEGRAM_TOKEN: "",
  TELEGRAM_WEBHOOK: "",
  DISCORD_TOKEN: "",
  DISCORD_SHARDS: "",
  DATABASE_URL: "",
  DATA_DIR: folder,
  HTTP_PORT: "0",
  ...settings,
  ...(process.env["ACCESS"] === undefined && { ACCESS: "open", OPERATORS: operator }),
});

const endOf = async (bot: ChildProcess): Promise<void> => {
  if (bot.exitCode !== null || bot.signalCode !== null) return;
  bot.kill("SIGTERM");
  await once(bot, "exit");
};

/** @param port where the page is, unless `--port` says another; 0 is any that is free */
export const runOn = async (open: (now: () => number) => Promise<Stage>, port: string): Promise<void> => {
  const { values, positionals } = parseArgs({
    options: { port: { type: "string", default: port } },
    allowPositionals: true,
  });
  const asked = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]).then(() => "asked");

  await using closing = new AsyncDisposableStack();
  const config = readConfig();
  const clock = clockFrom(config.startsAt);
  const stage = closing.adopt(await open(clock), (one) => one.close());
  const page = closing.adopt(openPage(stage.talk), (one) => one.close());
  const { url } = closing.adopt(await listen(page.server, Number(values.port)), (one) => one.close());
  // The messages of a pretended platform are gone with it, so what the bot remembers of them goes too.
  const folder = closing.adopt(await mkdtemp(join(tmpdir(), "tidings-dev-")), (one) =>
    rm(one, { recursive: true, force: true }),
  );
  const sample = closing.adopt(await openNewsroom({ now: clock() }), (one) => one.close());
  const feeds = positionals.length > 0 ? positionals : sample.feeds;
  const bot = spawn(process.execPath, [join(top, "src", "main.ts"), "--plain", ...feeds], {
    cwd: top,
    env: {
      ...process.env,
      ...settingsFor(stage, folder),
      FETCH_ALLOW: [config.fetchAllow, new URL(sample.url).host].flat().join(","),
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  closing.defer(() => endOf(bot));

  const ended = once(bot, "exit").then(() => "ended");
  const ready = stage.ready().then(() => "ready");
  const first = await Promise.race([ready, ended, asked]);
  if (first === "ready")
    process.stdout.write(`Talk to the bot as ${stage.people}: ${url}\nCtrl-C ends it.\n`);
  if ((await Promise.race([asked, ended])) === "ended") process.exitCode = 1;
};
