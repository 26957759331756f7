/**
 * npm run smoke:telegram -- --chat ID — walks the main path with a real token (TELEGRAM_TOKEN): a digest with quotes and buttons,
 * an answer to it, an edit, a file, the menus, somebody's role; and takes away all that it said.
 */
import { parseArgs } from "node:util";
import { config as loadEnv } from "dotenv";
import { openTelegram } from "../src/adapters/telegram/telegram.ts";
import type { Outbound } from "../src/chat/adapter.ts";
import type { Sent } from "../src/model/chat.ts";
import { actorId, chatId, messageId, type ChatId, type MessageId } from "../src/model/id.ts";
import type { Block } from "../src/model/message.ts";
import { readConfig } from "../src/ops/config.ts";
import { sentenceOf } from "../src/ops/trouble.ts";

const { values } = parseArgs({
  options: { chat: { type: "string" }, keep: { type: "boolean", default: false } },
});

const line = (text: string): Block => ({ kind: "text", spans: [{ text }] });
const LONG = "A sentence that is long enough to be folded when there are several of them. ".repeat(6);

/** Everything that a digest can have in it, and texts that must not come alive. */
const digest = (action: string): Outbound => ({
  blocks: [
    { kind: "title", spans: [{ text: "Smoke test of Tidings: this message goes away by itself" }] },
    { kind: "headline", number: 1, spans: [{ text: "Harbour tunnel closed after water breaks in" }] },
    {
      kind: "text",
      spans: [{ text: "The tunnel was closed, the port authority said." }, { text: " [1]", tone: "receipt" }],
    },
    { kind: "quote", text: "“The seal failed. We do not yet know why.”", speaker: "Maren Holt" },
    { kind: "quote", text: `“${LONG}”`, speaker: "Tomas Brandt" },
    { kind: "sources", spans: [{ text: "Salt Quay Courier", link: "https://example.org/tunnel" }] },
    line("Nothing here may come alive: @everyone evil.example /stop #tag https://evil.example"),
    { kind: "note", spans: [{ text: "Sentences are taken from the sources.", tone: "faint" }] },
  ],
  buttons: [
    [
      { label: "1", action },
      { label: "Ask", action, asksFor: "Your question about the news" },
    ],
    [{ label: "Source", link: "https://example.org/" }],
  ],
});

type Sender = Awaited<ReturnType<typeof openTelegram>>;

const walk = async (telegram: Sender, chat: ChatId, note: (message: MessageId) => void): Promise<void> => {
  const action = "A".repeat(22);
  const step = async (name: string, doing: Promise<Sent>): Promise<MessageId> => {
    const sent = await doing;
    if (sent.kind !== "sent") throw new Error(`${name}: ${JSON.stringify(sent)}`);
    note(sent.message);
    process.stdout.write(`ok  ${name}\n`);
    return sent.message;
  };
  const say = async (name: string, outbound: Outbound, replyTo?: MessageId): Promise<MessageId> => {
    let last = messageId("");
    for (const [at, part] of telegram.render(outbound).entries())
      last = await step(
        name,
        telegram.send(chat, part, { key: `smoke/${name}/${at}`, replyTo, isSilent: true }),
      );
    return last;
  };
  const first = await say("a digest with quotes, links and buttons", digest(action));
  await say("an answer to it", { blocks: [line("An answer.")], buttons: [] }, first);
  await say("4,000 words in several messages", { blocks: [line("word ".repeat(4000))], buttons: [] });
  const [changed] = telegram.render({ blocks: [line("Changed.")], buttons: [] });
  if (changed) await step("an edit", telegram.edit(chat, first, changed));
  if (changed) await step("the same edit again", telegram.edit(chat, first, changed));
};

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
  const said: MessageId[] = [];
  try {
    process.stdout.write(`ok  the token is @${telegram.username}'s\n`);
    await walk(telegram, chat, (message) => void said.push(message));
    const role = await telegram.roleIn?.(actorId("telegram", account), chat);
    process.stdout.write(`ok  our own role there: ${role}\n`);
  } finally {
    for (const message of values.keep ? [] : new Set(said)) await telegram.remove(chat, message);
  }
  process.stdout.write("The main path is walked.\n");
};

try {
  await main();
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
