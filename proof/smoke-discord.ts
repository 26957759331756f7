/**
 * npm run smoke:discord -- --channel ID — walks the main path with a real token (DISCORD_TOKEN): a digest with quotes and buttons,
 * an answer to it, an edit, the commands; and takes away all that it said.
 */
import { parseArgs } from "node:util";
import { config as loadEnv } from "dotenv";
import { openDiscord } from "../src/adapters/discord/discord.ts";
import { chatId } from "../src/model/id.ts";
import { readConfig } from "../src/ops/config.ts";
import { sentenceOf } from "../src/ops/trouble.ts";
import { walkMainPath } from "./smoke.ts";

const { values } = parseArgs({
  options: {
    channel: { type: "string" },
    guild: { type: "string", default: "0" },
    keep: { type: "boolean", default: false },
  },
});

const main = async (): Promise<void> => {
  loadEnv({ quiet: true });
  const { discordToken: token, discordApi: api } = readConfig();
  if (token === undefined || values.channel === undefined)
    throw new Error("Set DISCORD_TOKEN, and name a channel: npm run smoke:discord -- --channel 4711");
  const shelf = new Map<string, unknown>();
  const discord = await openDiscord(
    {
      shelf: { get: async (key) => shelf.get(key), set: async (key, value) => void shelf.set(key, value) },
      now: Date.now,
      languageOf: async () => "en",
      suggest: async () => [],
      chats: async () => [],
      complain: (sentence) => void process.stderr.write(`${sentence}\n`),
    },
    { token, api },
  );
  try {
    process.stdout.write(`ok  the token is ${discord.name}'s\n`);
    const chat = chatId({
      platform: "discord",
      account: "smoke",
      chat: values.guild,
      thread: values.channel,
    });
    await walkMainPath(discord, chat, values.keep);
    await discord.start(async () => undefined);
    process.stdout.write("ok  the commands are registered\nThe main path is walked.\n");
  } finally {
    await discord.stop();
  }
};

try {
  await main();
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
