/** The fake Bot API itself: driven by a second client library, and its reading of entities held against a third. */
import { toHTML } from "@telegraf/entity";
import fc from "fast-check";
import { Telegraf, TelegramError } from "telegraf";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readHtml } from "./html.ts";
import { openTelegramFake, type FakeTelegram } from "./telegram.ts";

let fake: FakeTelegram;
let bot: Telegraf;
beforeEach(async () => {
  fake = await openTelegramFake();
  bot = new Telegraf(fake.token, { telegram: { apiRoot: fake.url } });
});
afterEach(() => fake.close());

const refusalOf = async (asked: Promise<unknown>): Promise<string> => {
  try {
    await asked;
    return "taken";
  } catch (error) {
    if (!(error instanceof TelegramError)) throw error;
    return `${error.code} ${error.description}`;
  }
};

describe("the fake Bot API", () => {
  it("is chatted with by telegraf, unchanged: long polling, a command, an answer, a press", async () => {
    const ada = fake.people.person("Ada");
    const chat = fake.people.privateChat(ada);
    const [answered, pressed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const keyboard = { inline_keyboard: [[{ text: "More", callback_data: "more" }]] };
    bot.command("hello", async (context) => {
      await context.reply("Good morning", { reply_markup: keyboard });
      answered.resolve();
    });
    bot.action("more", async (context) => {
      await context.answerCbQuery("That is all");
      pressed.resolve();
    });
    void bot.launch();
    fake.people.say(chat, ada, "/hello");
    await answered.promise;
    expect(fake.seen(chat).map(({ text }) => text)).toEqual(["Good morning"]);
    const { press } = fake.people.press(chat, fake.seen(chat)[0]?.message_id ?? 0, "more", ada);
    await pressed.promise;
    expect(fake.presses.get(press)?.answer).toBe("That is all");
    bot.stop();
  });

  it("ends the older of two that poll, and whoever polls while a webhook is set", async () => {
    const first = bot.telegram.callApi("getUpdates", { timeout: 20 });
    await fake.updates.polled();
    const second = bot.telegram.callApi("getUpdates", { timeout: 0 });
    await second;
    const third = bot.telegram.callApi("getUpdates", { timeout: 1 });
    expect(await refusalOf(first)).toContain("409 Conflict: terminated by other getUpdates request");
    await bot.telegram.setWebhook("https://news.example/hook");
    expect(await refusalOf(bot.telegram.callApi("getUpdates", { timeout: 0 }))).toContain(
      "while webhook is active",
    );
    fake.updates.setWebhook(undefined);
    expect(await refusalOf(third)).toBe("taken");
  });

  it("refuses what Telegram refuses, in Telegram's words", async () => {
    const ada = fake.people.person("Ada");
    const chat = fake.people.privateChat(ada);
    const { telegram } = bot;
    const say = (text: string, more: object = {}) => refusalOf(telegram.sendMessage(chat.id, text, more));
    expect(await say("hi")).toBe("403 Forbidden: bot can't initiate conversation with a user");
    const hello = fake.people.say(chat, ada, "/start").said;
    expect(await say("x".repeat(4096))).toBe("taken");
    expect(await say("x".repeat(4097))).toBe("400 Bad Request: message is too long");
    expect(await say("😀".repeat(4096))).toBe("taken");
    expect(await say("  ")).toBe("400 Bad Request: message text is empty");
    expect(await say("a <b>b", { parse_mode: "HTML" })).toContain(
      `Can't find end tag corresponding to start tag "b"`,
    );
    expect(await say("<x>b</x>", { parse_mode: "HTML" })).toContain(
      `Unsupported start tag "x" at byte offset 0`,
    );
    expect(await say("é<b>b</i>", { parse_mode: "HTML" })).toContain(
      `Unmatched end tag at byte offset 6, expected "</b>", found "</i>"`,
    );
    const entity = { type: "bold", offset: 0, length: 9 };
    expect(await say("hi", { entities: [entity] })).toBe("400 Bad Request: ENTITY_BOUNDS_INVALID");
    const many = Array.from({ length: 101 }, (_, at) => ({ type: "bold", offset: at, length: 1 }));
    expect(await say("x".repeat(200), { entities: many })).toContain("ENTITIES_TOO_LONG");
    const button = (of: object) => ({ reply_markup: { inline_keyboard: [[{ text: "b", ...of }]] } });
    expect(await say("hi", button({ callback_data: "x".repeat(65) }))).toBe(
      "400 Bad Request: BUTTON_DATA_INVALID",
    );
    expect(await say("hi", button({ callback_data: "é".repeat(32) }))).toBe("taken");
    expect(await say("hi", button({ url: "javascript:alert(1)" }))).toBe(
      "400 Bad Request: BUTTON_URL_INVALID",
    );
    expect(await say("hi", { reply_parameters: { message_id: 999 } })).toContain(
      "message to be replied not found",
    );
    expect(await say("hi", { message_thread_id: 5 })).toBe("400 Bad Request: message thread not found");
    expect(await refusalOf(telegram.sendMessage(99, "hi"))).toBe("400 Bad Request: chat not found");
    expect(await refusalOf(telegram.editMessageText(chat.id, hello?.message_id, undefined, "x"))).toContain(
      "can't be edited",
    );
    const { message_id: own } = await telegram.sendMessage(chat.id, "same");
    expect(await refusalOf(telegram.editMessageText(chat.id, own, undefined, "same"))).toContain(
      "message is not modified",
    );
    expect(await refusalOf(telegram.answerCbQuery("77"))).toContain("query is too old");
    fake.people.block(ada, true);
    expect(await say("hi")).toBe("403 Forbidden: bot was blocked by the user");
    expect(
      await refusalOf(
        new Telegraf(`4711:${"x".repeat(35)}`, { telegram: { apiRoot: fake.url } }).telegram.getMe(),
      ),
    ).toBe("401 Unauthorized");
    const strange = await fetch(`${fake.url}/bot${fake.token}/getStarTransactions`);
    expect([strange.status, await strange.json()]).toEqual([
      404,
      { ok: false, error_code: 404, description: "Not Found: method not found" },
    ]);
    expect(fake.strange).toEqual(["getStarTransactions"]);
  });

  it("moves a group, closes topics, and throws the bot out, as Telegram tells it", async () => {
    const { people } = fake;
    const ada = people.person("Ada");
    const group = people.group("Harbour");
    const say = (chat: number, more: object = {}) => refusalOf(bot.telegram.sendMessage(chat, "hi", more));
    expect(await say(group.id)).toBe("403 Forbidden: bot is not a member of the group chat");
    people.place(group, ada, "member");
    const { to } = people.upgrade(group);
    expect(await say(group.id)).toBe("400 Bad Request: group chat was upgraded to a supergroup chat");
    people.place(to, ada, "restricted", false);
    expect(await say(to.id)).toContain("not enough rights to send text messages");
    people.place(to, ada, "kicked");
    expect(await say(to.id)).toBe("403 Forbidden: bot was kicked from the supergroup chat");
    const forum = people.group("Forum", { type: "supergroup", isForum: true });
    people.place(forum, ada, "member");
    const topic = people.topic(forum, "Ferries");
    expect(await say(forum.id, { message_thread_id: topic })).toBe("taken");
    people.closeTopic(forum, topic, true);
    expect(await say(forum.id, { message_thread_id: topic })).toBe("400 Bad Request: TOPIC_CLOSED");
    people.deleteTopic(forum, topic);
    expect(await say(forum.id, { message_thread_id: topic })).toBe("400 Bad Request: TOPIC_DELETED");
    const channel = people.group("News", { type: "channel" });
    people.place(channel, ada, "administrator", false);
    expect(await say(channel.id)).toContain("need administrator rights in the channel chat");
  });

  it("tells a bot in privacy mode commands, mentions and answers to it, and nothing else", async () => {
    const { people } = fake;
    const ada = people.person("Ada");
    const group = people.group("Harbour");
    people.place(group, ada, "member");
    const { message_id } = await bot.telegram.sendMessage(group.id, "hi");
    const isHeard = (text: string, more = {}): boolean =>
      people.say(group, ada, text, more).update !== undefined;
    expect(isHeard("good morning")).toBe(false);
    expect(isHeard("/digest")).toBe(true);
    expect(isHeard("/digest@other_bot")).toBe(false);
    expect(isHeard("what, @tidings_test_bot?")).toBe(true);
    expect(isHeard("thanks", { replyTo: message_id })).toBe(true);
    people.place(group, ada, "administrator");
    expect(isHeard("good morning")).toBe(true);
  });

  it("asks for a pause when a chat, a group or the account is written to too fast", async () => {
    const hurried = await openTelegramFake({ scale: 20 });
    const { telegram } = new Telegraf(hurried.token, { telegram: { apiRoot: hurried.url } });
    const ada = hurried.people.person("Ada");
    const chat = hurried.people.privateChat(ada);
    hurried.people.say(chat, ada, "/start");
    const all = await Promise.all([1, 2, 3, 4, 5].map(() => refusalOf(telegram.sendMessage(chat.id, "hi"))));
    expect(all.filter((one) => one === "taken")).toHaveLength(3);
    expect(all.filter((one) => one.startsWith("429 Too Many Requests: retry after"))).toHaveLength(2);
    await hurried.close();
  });

  it("reads entities as an independent package writes them", () => {
    const types = ["bold", "italic", "underline", "strikethrough", "code", "blockquote"] as const;
    const piece = fc.record({
      text: fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
      type: fc.constantFrom(...types),
    });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
        const text = pieces.map((one) => one.text).join("");
        let offset = 0;
        const entities = pieces.map((one) => {
          const at = offset;
          offset += one.text.length;
          return { type: one.type, offset: at, length: one.text.length };
        });
        const read = readHtml(toHTML({ text, entities }));
        expect(read.text).toBe(text);
        expect(read.entities).toEqual(entities);
      }),
      { numRuns: 400 },
    );
  });
});
