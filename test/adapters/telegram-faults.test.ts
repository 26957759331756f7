/** What goes wrong on the way to Telegram: each error has one outcome, no wait is forgotten, no token is told, nothing hostile comes alive. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { render } from "../../src/adapters/telegram/payload.ts";
import { openTelegram } from "../../src/adapters/telegram/telegram.ts";
import type { Sent } from "../../src/model/chat.ts";
import { actorIdOf, chatIdOf } from "../../src/model/id.ts";
import type { Block } from "../../src/model/message.ts";
import { hours, seconds } from "../../src/model/time.ts";
import { NOON } from "../kit/articles.ts";
import { readText } from "../kit/telegram/checks.ts";
import { run, start } from "../kit/run.ts";
import { openRoom, type Room } from "../kit/telegram/room.ts";
import type { Fault } from "../kit/telegram/server.ts";
import { openTelegramFake, type FakeTelegram } from "../kit/telegram/telegram.ts";
import { newFolder } from "../store/grounds.ts";

const no = (code: number, description: string, parameters?: Record<string, number>): Fault => ({
  kind: "refuse",
  code,
  description,
  ...(parameters && { parameters }),
});

type Case = readonly [what: string, fault: Fault, outcome: Sent["kind"]];

/** Texts of the Bot API as they stand in its source, and what each comes to. */
const CASES: readonly Case[] = [
  ["blocked", no(403, "Forbidden: bot was blocked by the user"), "gone"],
  ["deactivated", no(403, "Forbidden: user is deactivated"), "gone"],
  ["never begun", no(403, "Forbidden: bot can't initiate conversation with a user"), "gone"],
  ["kicked from a group", no(403, "Forbidden: bot was kicked from the group chat"), "gone"],
  ["kicked from a supergroup", no(403, "Forbidden: bot was kicked from the supergroup chat"), "gone"],
  ["kicked from a channel", no(403, "Forbidden: bot was kicked from the channel chat"), "gone"],
  ["no member", no(403, "Forbidden: bot is not a member of the supergroup chat"), "gone"],
  ["group deleted", no(403, "Forbidden: the group chat was deleted"), "gone"],
  ["no such chat", no(400, "Bad Request: chat not found"), "gone"],
  ["a bad peer", no(400, "Bad Request: PEER_ID_INVALID"), "gone"],
  ["deactivated group", no(400, "Bad Request: group chat was deactivated"), "gone"],
  ["no rights", no(400, "Bad Request: not enough rights to send text messages to the chat"), "forbidden"],
  ["no rights, otherwise", no(400, "Bad Request: have no rights to send a message"), "forbidden"],
  [
    "channel without rights",
    no(400, "Bad Request: need administrator rights in the channel chat"),
    "forbidden",
  ],
  ["write forbidden", no(400, "Bad Request: CHAT_WRITE_FORBIDDEN"), "forbidden"],
  ["topic closed", no(400, "Bad Request: TOPIC_CLOSED"), "forbidden"],
  ["topic deleted", no(400, "Bad Request: TOPIC_DELETED"), "forbidden"],
  ["no thread", no(400, "Bad Request: message thread not found"), "forbidden"],
  [
    "upgraded",
    no(400, "Bad Request: group chat was upgraded to a supergroup chat", { migrate_to_chat_id: -100_5 }),
    "moved",
  ],
  ["bad entities", no(400, "Bad Request: can't parse entities: Unsupported start tag"), "bad content"],
  ["too long", no(400, "Bad Request: message is too long"), "bad content"],
  ["empty", no(400, "Bad Request: message text is empty"), "bad content"],
  ["bad button", no(400, "Bad Request: BUTTON_DATA_INVALID"), "bad content"],
  ["too fast", no(429, "Too Many Requests: retry after 300", { retry_after: 300 }), "rate limited"],
  ["not known", no(401, "Unauthorized"), "auth"],
  ["its own fault", no(500, "Internal Server Error"), "transient"],
  ["restarting", no(502, "Bad Gateway"), "transient"],
  ["a page instead of an answer", { kind: "bad gateway" }, "uncertain"],
  ["a broken line before", { kind: "drop" }, "uncertain"],
  ["a broken line after", { kind: "lose answer" }, "uncertain"],
];

const [part] = render({ blocks: [{ kind: "text", spans: [{ text: "News." }] }], buttons: [] });
if (!part) throw new Error("Nothing was rendered.");

const adapterOn = async (fake: FakeTelegram, told: string[] = []) => {
  const shelf = new Map<string, unknown>();
  return openTelegram(
    {
      inbox: { put: async () => true, waiting: async () => [], done: async () => undefined },
      shelf: { get: async (key) => shelf.get(key), set: async (key, value) => void shelf.set(key, value) },
      now: () => NOON,
      languageOf: async () => "en",
      complain: (sentence) => void told.push(sentence),
    },
    { token: fake.token, apiRoot: fake.url },
  );
};

describe("an error of Telegram", () => {
  it.each(CASES)("“%s” has one outcome, and is not asked again", async (_, fault, outcome) => {
    const fake = await openTelegramFake();
    const telegram = await adapterOn(fake);
    const ada = fake.people.person("Ada");
    fake.people.say(fake.people.privateChat(ada), ada, "/start");
    fake.fail("sendMessage", fault);
    const chat = chatIdOf(`telegram:4711:${ada.id}`);
    expect((await telegram.send(chat, part, { key: "k" })).kind).toBe(outcome);
    expect(fake.calls.filter(({ method }) => method === "sendMessage")).toHaveLength(1);
    await fake.close();
  });

  it("that nobody can be reached is no message taken: it is tried again without a doubt", async () => {
    const fake = await openTelegramFake();
    const telegram = await adapterOn(fake);
    await fake.close();
    // What was on its way when the line broke may have been taken; what finds nobody was not.
    expect((await telegram.send(chatIdOf("telegram:4711:1"), part, { key: "k" })).kind).toBe("uncertain");
    expect((await telegram.send(chatIdOf("telegram:4711:1"), part, { key: "k" })).kind).toBe("transient");
  });

  it("met by two chats at a time is the whole account's", async () => {
    const fake = await openTelegramFake();
    const telegram = await adapterOn(fake);
    fake.fail(
      "sendMessage",
      no(429, "Too Many Requests: retry after 5", { retry_after: 5 }),
      no(429, "Too Many Requests: retry after 5", { retry_after: 5 }),
    );
    expect(await telegram.send(chatIdOf("telegram:4711:1"), part, { key: "a" })).toMatchObject({
      scope: "chat",
    });
    expect(await telegram.send(chatIdOf("telegram:4711:2"), part, { key: "b" })).toMatchObject({
      scope: "account",
    });
    await fake.close();
  });

  it("of the same words again, or of a message that is not there, does no harm to an edit", async () => {
    const fake = await openTelegramFake();
    const telegram = await adapterOn(fake);
    const ada = fake.people.person("Ada");
    const chat = fake.people.privateChat(ada);
    fake.people.say(chat, ada, "/start");
    const id = chatIdOf(`telegram:4711:${ada.id}`);
    const sent = await telegram.send(id, part, { key: "k" });
    if (sent.kind !== "sent") throw new Error(sent.kind);
    expect((await telegram.edit(id, sent.message, part)).kind).toBe("sent");
    const before = fake.calls.length;
    expect((await telegram.edit(id, sent.message, part)).kind).toBe("sent");
    expect(fake.calls).toHaveLength(before);
    chat.said.clear();
    const [other] = render({ blocks: [{ kind: "text", spans: [{ text: "Other news." }] }], buttons: [] });
    expect(other && (await telegram.edit(id, sent.message, other)).kind).toBe("expired");
    await fake.close();
  });
});

describe("thirty chats that are told to wait for as many times", () => {
  it("have all their parts, in order, none before its time, over a restart too", async () => {
    let now = NOON;
    const folder = await newFolder();
    const fake = await openTelegramFake({ now: () => now });
    const sit = (): Promise<Room> =>
      openRoom({ fake, rooms: { dataDir: folder, mode: "open", clock: () => now } });
    let room = await sit();
    const people = Array.from({ length: 30 }, (_, at) => fake.people.person(`Person ${at}`));
    const notBefore = new Map<number, number>();
    let early = 0;
    for (const person of people) {
      const chat = fake.people.privateChat(person);
      for (const line of ["/length split", "/hour 15:00"])
        await room.heard(fake.people.say(chat, person, line));
    }
    const isAsked = new Set<number>();
    fake.judge = ({ method, params }) => {
      const id = Number(params["chat_id"]);
      if (method !== "sendMessage") return undefined;
      if (now < (notBefore.get(id) ?? 0)) early += 1;
      if (isAsked.has(id)) return undefined;
      isAsked.add(id);
      const wait = [5, 300, 3000][id % 3] ?? 5;
      notBefore.set(id, now + seconds(wait));
      return no(429, `Too Many Requests: retry after ${wait}`, { retry_after: wait });
    };
    const from = new Map(
      people.map((person) => [person.id, fake.seen(fake.people.privateChat(person)).length]),
    );
    now = NOON + hours(3);
    for (let round = 0; round < 60; round++) {
      await room.rooms.house.rounds.make();
      if (round === 3) {
        await room.close();
        room = await sit();
      }
      const next = await room.rooms.house.rounds.nextAt();
      if (next === undefined || next > NOON + hours(10)) break;
      now = Math.max(now + 1, next);
    }
    expect(early).toBe(0);
    for (const person of people) {
      const told = fake
        .seen(fake.people.privateChat(person))
        .slice(from.get(person.id))
        .map(({ text }) => text);
      expect(told.length).toBeGreaterThan(2);
      expect(told[0]).toContain("Your digest");
      expect(new Set(told).size).toBe(told.length);
    }
    await room.close();
    await fake.close();
  });
});

describe("a text of whoever", () => {
  const HOSTILE = [
    "@everyone",
    "@channel_name",
    "t.me/joinchat/x",
    "evil.example",
    "http://evil.example/?a=1",
    "[click](https://evil.example)",
    '<a href="https://evil.example">x</a>',
    "**bold** __it__ `code` ||s||",
    "/forget chat",
    "/stop@tidings_test_bot",
    "#hash",
    "$USD",
    "mail@evil.example",
    "javascript:alert(1)",
    "tg://resolve?domain=x",
    "\u202eelpmaxe.live\u202c",
    "\u0000\u0007\u001b[31m",
    "\ud800",
    "e\u0301\u0301\u0301",
    "👨‍👩‍👧‍👦",
    "<b>",
    "&lt;b&gt;",
    "…",
    "192.168.0.1",
  ];
  const piece = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.constantFrom(" ", "\n", "word "),
  );
  const text = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(""));
  const OWN = "https://courier.example/tunnel";
  const blocks = fc.tuple(text, text, text).map(([title, sentence, quote]): readonly Block[] => [
    { kind: "title", spans: [{ text: title }] },
    { kind: "headline", number: 1, spans: [{ text: title, tone: "strong" }] },
    { kind: "text", spans: [{ text: sentence }, { text: " [1]", tone: "receipt" }] },
    { kind: "quote", text: quote, speaker: title },
    { kind: "sources", spans: [{ text: sentence, link: OWN }] },
    { kind: "note", spans: [{ text: quote, tone: "faint" }] },
  ]);
  const OURS: ReadonlySet<string> = new Set([
    "bold",
    "italic",
    "underline",
    "code",
    "blockquote",
    "expandable_blockquote",
  ]);

  it("comes alive nowhere, in 10,000 of them: no mention, no command, no link but ours, nothing refused, nothing lost", () => {
    fc.assert(
      fc.property(blocks, (made) => {
        for (const { payload } of render({ blocks: made, buttons: [] })) {
          const taken = readText({ text: payload.text, parseMode: undefined, entities: payload.entities });
          for (const { type, url } of taken.entities)
            if (!(OURS.has(type) || (type === "text_link" && url === OWN)))
              throw new Error(`${type} in ${JSON.stringify(payload.text)}`);
        }
      }),
      // Three texts in each.
      { numRuns: 3400 },
    );
  });

  it("stands letter by letter as it was, but for what cannot be seen", () => {
    fc.assert(
      fc.property(text, (quote) => {
        const parts = render({ blocks: [{ kind: "quote", text: quote, speaker: "Holt" }], buttons: [] });
        const shown = parts.map(({ payload }) => payload.text.replace(/\n— Holt$/u, "")).join("");
        const visible = (all: string): string => all.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}\s]/gu, "");
        expect(visible(shown)).toBe(visible(quote));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the token", () => {
  const CANARY = "AAF-canary_that_nobody_may_see_anywhere";
  const token = `4711:${CANARY}`;

  it("stands in nothing that is told or stored, whatever fails", async () => {
    const fake = await openTelegramFake({ token });
    const told: string[] = [];
    const telegram = await adapterOn(fake, told);
    const outcomes: unknown[] = [];
    const chat = chatIdOf("telegram:4711:501");
    for (const [, fault] of CASES) {
      fake.fail("sendMessage", fault);
      outcomes.push(await telegram.send(chat, part, { key: "k" }));
      for (const method of ["getChatMember", "getChatAdministrators", "setMyCommands", "getFile"])
        fake.fail(method, fault);
      outcomes.push(await telegram.roleIn?.(actorIdOf("telegram:5"), chatIdOf("telegram:4711:-5")));
      outcomes.push(await telegram.adminsOf?.(chatIdOf("telegram:4711:-5")));
    }
    await fake.close();
    outcomes.push(await telegram.send(chat, part, { key: "k" }));
    const thrown = await adapterOn(fake).catch((error: unknown) => error);
    const all = JSON.stringify([told, outcomes, String(thrown), thrown instanceof Error ? thrown.stack : ""]);
    expect(all).not.toContain("canary");
    expect(all).toContain("cannot be reached");
  });

  const env = (apiRoot: string, dataDir: string) => ({
    DATA_DIR: dataDir,
    LOG_LEVEL: "trace",
    TELEGRAM_TOKEN: token,
    TELEGRAM_API: apiRoot,
  });

  it("that Telegram does not know ends the start with a sentence; without a line the bot starts and tries again", async () => {
    const fake = await openTelegramFake();
    const refused = await run("main", [], env(fake.url, await newFolder()));
    expect([refused.status, refused.err]).toEqual([
      1,
      expect.stringContaining("Telegram does not know this token"),
    ]);
    await fake.close();
    const alone = start("main", [], env(fake.url, await newFolder()));
    await alone.prints("In the browser");
    alone.child.kill("SIGTERM");
    const ended = await alone.ended;
    expect([ended.status, ended.out]).toEqual([
      0,
      expect.stringContaining("Telegram, which cannot be reached yet"),
    ]);
    expect(JSON.stringify([refused, ended])).not.toContain("canary");
  });
});

describe("the smoke test", () => {
  it("walks the main path, and leaves nothing behind", async () => {
    const fake = await openTelegramFake();
    const ada = fake.people.person("Ada");
    const chat = fake.people.privateChat(ada);
    fake.people.say(chat, ada, "/start");
    const ended = await run("smoke:telegram", ["--chat", String(ada.id)], {
      TELEGRAM_TOKEN: fake.token,
      TELEGRAM_API: fake.url,
    });
    expect([ended.status, ended.err]).toEqual([0, ""]);
    expect(ended.out).toContain("The main path is walked.");
    expect(fake.calls.filter(({ method }) => method === "sendMessage").length).toBeGreaterThan(5);
    expect(fake.seen(chat)).toEqual([]);
    await fake.close();
  });
});
