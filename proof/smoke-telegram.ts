/**
 * npm run smoke:telegram -- --chat ID — walks the main path with a real token (TELEGRAM_TOKEN): a digest with quotes and buttons,
 * an answer to it, an edit, a file, the menus, somebody's role; and takes away all that it said.
 */
import { parseArgs } from "node:util";
import { config as loadEnv } from "dotenv";
import { openTelegram } from "../src/adapters/telegram/telegram.ts";
import { actorId, chatId } from "../src/model/id.ts";
import { readConfig } from "../src/ops/config.ts";
import { sentenceOf } from "../src/ops/trouble.ts";
import { walkMainPath } from "./smoke.ts";

const { values } = parseArgs({
  options: { chat: { type: "string" }, keep: { type: "boolean", default: false } },
});

const main = async (): Promise<void> => {
  loadEnv({ quiet: true });
  const { telegramToken: token, telegramApi: apiRoot } = readConfig();
  if (token === undefined || values.chat === undefined)
    throw new Error("Set TELEGRAM_TOKEN, and name a chat: npm run smoke:telegram -- --chat 4711");
  const shelf = new Map<string, unknown>();
  const telegram = await openTelegram(
    {
      inbox: { put: async () => true, waiting: async () => [], done: async () => undefined },
      shelf: { get: async (key) => shelf.get(key), set: async (key, value) => void shelf.set(key, value) },
      now: Date.now,
      languageOf: async () => "en",
      complain: (sentence) => void process.stderr.write(`${sentence}\n`),
    },
    { token, apiRoot },
  );
  const account = token.split(":")[0] ?? "";
  const chat = chatId({ platform: "telegram", account, chat: values.chat });
  process.stdout.write(`ok  the token is @${telegram.username}'s\n`);
  await walkMainPath(telegram, chat, values.keep);
  const role = await telegram.roleIn?.(actorId("telegram", account), chat);
  process.stdout.write(`ok  our own role there: ${role}\n`);
  process.stdout.write("The main path is walked.\n");
};

try {
  await main();
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
