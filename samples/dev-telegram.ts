/** `npm run dev:telegram`: the bot on a pretended Telegram of this machine, and a page to talk to it. No token, until Ctrl-C. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { clockFrom } from "../src/ops/clock.ts";
import { readConfig } from "../src/ops/config.ts";
import { listen } from "../test/kit/listen.ts";
import { openTelegramFake, type FakeTelegram } from "../test/kit/telegram/telegram.ts";
import { openNewsroom } from "./newsroom.ts";
import { openScene } from "./dev/scene.ts";
import { openPage } from "./dev/serve.ts";

const top = join(import.meta.dirname, "..");

/** Whatever .env says, it is this Telegram and this folder; with ACCESS unset anybody may come in, and Ada runs the bot. */
const settingsFor = (
  { token, url }: FakeTelegram,
  folder: string,
  operator: number,
): Record<string, string> => ({
  TELEGRAM_TOKEN: token,
  TELEGRAM_API: url,
  TELEGRAM_WEBHOOK: "",
  DATABASE_URL: "",
  DATA_DIR: folder,
  HTTP_PORT: "0",
  ...(process.env["ACCESS"] === undefined && { ACCESS: "open", OPERATORS: `telegram:${operator}` }),
});

const endOf = async (bot: ChildProcess): Promise<void> => {
  if (bot.exitCode !== null || bot.signalCode !== null) return;
  bot.kill("SIGTERM");
  await once(bot, "exit");
};

const { values, positionals } = parseArgs({
  options: { port: { type: "string", default: "8790" } },
  allowPositionals: true,
});
const asked = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]).then(() => "asked");

await using closing = new AsyncDisposableStack();
const config = readConfig();
const clock = clockFrom(config.startsAt);
const fake = closing.adopt(await openTelegramFake({ now: clock }), (one) => one.close());
const scene = openScene(fake);
const page = closing.adopt(openPage(fake, scene), (one) => one.close());
const { url } = closing.adopt(await listen(page.server, Number(values.port)), (one) => one.close());
// The messages of a pretended Telegram are gone with it, so what the bot remembers of them goes too.
const folder = closing.adopt(await mkdtemp(join(tmpdir(), "tidings-telegram-")), (one) =>
  rm(one, { recursive: true, force: true }),
);
const sample = closing.adopt(await openNewsroom({ now: clock() }), (one) => one.close());
const feeds = positionals.length > 0 ? positionals : sample.feeds;
const bot = spawn(process.execPath, [join(top, "src", "main.ts"), "--plain", ...feeds], {
  cwd: top,
  env: {
    ...process.env,
    ...settingsFor(fake, folder, scene.ada.id),
    FETCH_ALLOW: [config.fetchAllow, new URL(sample.url).host].flat().join(","),
  },
  stdio: ["ignore", "inherit", "inherit"],
});
closing.defer(() => endOf(bot));

const ended = once(bot, "exit").then(() => "ended");
const ready = fake.updates.polled().then(() => "ready");
const first = await Promise.race([ready, ended, asked]);
if (first === "ready") process.stdout.write(`Talk to the bot as Ada or Bo: ${url}\nCtrl-C ends it.\n`);
if ((await Promise.race([asked, ended])) === "ended") process.exitCode = 1;
