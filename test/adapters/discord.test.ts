/** Discord, whole: what is heard and said there, what its faults come to, and what hostile texts can do. */
import fc from "fast-check";
import { z } from "zod";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { render } from "../../src/adapters/discord/payload.ts";
import { escaped } from "../../src/adapters/discord/text.ts";
import { chatIdOf, type ChatId } from "../../src/model/id.ts";
import type { Block } from "../../src/model/message.ts";
import { hours, minutes, seconds } from "../../src/model/time.ts";
import type { Writer } from "../../src/writer.ts";
import { NOON } from "../kit/articles.ts";
import { readDraft } from "../kit/discord/draft.ts";
import { markdownOf } from "../kit/discord/markdown.ts";
import { buttonsOf, markupOf, wordsOf } from "../kit/discord/reading.ts";
import { openRoom, type Room, type RoomOptions } from "../kit/discord/room.ts";
import { run } from "../kit/run.ts";
import type { Channel, Guild, Message, User } from "../kit/discord/world.ts";

let room: Room;
let ada: User;
let ben: User;
let guild: Guild;
let news: Channel;
let now = NOON;

const open = async (options: RoomOptions = {}): Promise<void> => {
  room = await openRoom({ ...options, rooms: { mode: "open", clock: () => now, ...options.rooms } });
  ada = room.fake.user("ada");
  ben = room.fake.user("ben", { locale: "de" });
  guild = room.fake.guild("Harbour", { owner: ada, members: [ben] });
  news = room.fake.text(guild, "news");
};
beforeEach(async () => {
  now = NOON;
  await open();
});
afterEach(async () => {
  const { fake } = room;
  await room.close();
  expect([fake.strange, fake.violations, fake.drift]).toEqual([[], [], []]);
});

const chatOf = (channel: Channel): ChatId =>
  chatIdOf(`discord:${room.fake.bot.id}:${guild.id}:${channel.id}`);
const ours = (channel: Channel): readonly Message[] =>
  room.fake.messages(channel).filter(({ author }) => author === room.fake.bot.id);
const lastIn = (channel: Channel): Message => {
  const last = ours(channel).at(-1);
  if (!last) throw new Error("Nothing was said.");
  return last;
};
const give = async (channel: Channel, user: User, line: string) => {
  now += seconds(20);
  const [, name = "", words = ""] = /^\/(\S+)\s*(.*)$/su.exec(line) ?? [];
  const came = await room.fake.slash(channel, user, name, words === "" ? {} : { text: words });
  await room.discord.settled();
  return came;
};
const press = async (channel: Channel, user: User, label: string) => {
  now += seconds(20);
  const on = room.fake
    .seenBy(channel, user)
    .findLast((one) => buttonsOf(one).some((button) => button.label === label));
  const button = on && buttonsOf(on).find((one) => one.label === label);
  if (!on || !button) throw new Error(`There is no button ${label}.`);
  const came = await room.fake.press(on, button.id, user);
  await room.discord.settled();
  return came;
};

describe("a channel on Discord", () => {
  it("has each story in a container of its own, with its sources as buttons, and nobody is rung", async () => {
    await give(news, ada, "/digest");
    const digest = lastIn(news);
    const kinds = digest.components.map((one) => one["type"]);
    expect(kinds.filter((kind) => kind === 17).length).toBeGreaterThan(2);
    expect(buttonsOf(digest).filter(({ url }) => url.startsWith("https://")).length).toBeGreaterThan(2);
    expect(wordsOf(digest)).toContain("— Maren Holt");
    expect(digest.pings).toEqual({ users: [], roles: [], everyone: false });
    expect(digest.onlyFor).toBeUndefined();
  });

  it("shows what one person looks up to that person alone, and to all when it is shared", async () => {
    await give(news, ada, "/digest");
    await give(news, ben, "/quotes Holt");
    expect(lastIn(news).onlyFor).toBe(ben.id);
    expect(room.fake.seenBy(news, ada)).not.toContain(lastIn(news));
    await press(news, ben, "Share here");
    expect(lastIn(news).onlyFor).toBeUndefined();
    expect(wordsOf(lastIn(news))).toContain("Maren Holt");
  });

  it("is set up by those who may manage the server; the right is asked again at each press", async () => {
    room.fake.setRole(guild, guild.id, ["ViewChannel", "SendMessages", "UseApplicationCommands"]);
    await expect(give(news, ben, "/zone Oslo")).rejects.toThrow("A person cannot do that");
    await give(news, ada, "/zone Oslo");
    expect((await room.rooms.store.settings.of(chatOf(news))).zone).toBe("Europe/Oslo");
    await press(news, ben, "Take it back");
    expect(wordsOf(lastIn(news))).toContain("Only this chat's admins");
    expect(lastIn(news).onlyFor).toBe(ben.id);
  });

  it("has one settings card, edited in its place, which others do not see", async () => {
    const came = await give(news, ada, "/settings");
    const card = await came.message();
    expect(card.onlyFor).toBe(ada.id);
    await press(news, ada, "When");
    expect(ours(news)).toHaveLength(1);
    expect(room.fake.message(card)?.editedAt).toBeDefined();
  });

  it("is told a digest at its hour once topics or hours were chosen there, and another channel is not", async () => {
    const other = room.fake.text(guild, "other");
    await give(other, ada, "/help");
    await give(news, ada, "/hour 15:00");
    const before = ours(news).length;
    now = NOON + hours(3);
    await room.rooms.house.rounds.make();
    expect(ours(news)).toHaveLength(before + 1);
    expect(wordsOf(lastIn(news))).toContain("Harbour tunnel closed");
    expect(ours(other).filter(({ onlyFor }) => onlyFor === undefined)).toEqual([]);
  });

  it("answers its name, an answer to it and “Ask about this”, and leaves all other talk alone", async () => {
    await give(news, ada, "/digest");
    const digest = lastIn(news);
    room.fake.say(news, ben, "lunch?");
    const asked = room.fake.say(news, ben, `<@${room.fake.bot.id}> who said the seal failed?`);
    expect(wordsOf(await room.fake.answerTo(asked))).toContain("Maren Holt");
    now += seconds(20);
    const replied = room.fake.say(news, ben, "how many cars does the tunnel carry a day?", {
      replyTo: digest,
      pings: true,
    });
    expect(wordsOf(await room.fake.answerTo(replied))).toContain("21,000 cars a day");
    now += seconds(20);
    const modal = await room.fake.messageCommand(news, ben, "Ask about this", digest);
    await room.fake.submit(modal, { value: "who said the seal failed?" });
    await room.discord.settled();
    expect(wordsOf(lastIn(news))).toContain("Maren Holt");
    expect(ours(news)).toHaveLength(4);
  });

  it("offers what may follow a command: zones, packs, its own topics", async () => {
    await give(news, ada, "/topic add Ferries");
    const zone = await room.fake.autocomplete(news, ada, "zone", { option: "text", typed: "kyi" });
    expect(zone.choices.map(({ value }) => value)).toContain("Kyiv");
    const topic = await room.fake.autocomplete(news, ada, "topic", { option: "text", typed: "rem" });
    expect(topic.choices.map(({ value }) => value)).toContain("remove Ferries");
  });

  it("takes a question in a form, and a file of feeds too", async () => {
    await give(news, ada, "/digest");
    const modal = await press(news, ben, "Ask");
    expect(modal.kind).toBe("modal");
    await room.fake.submit(modal, { value: "Who said the seal failed?" });
    await room.discord.settled();
    expect(wordsOf(lastIn(news))).toContain("Maren Holt");
  });

  it("is given what it chose as a file", async () => {
    await give(news, ada, "/zone Oslo");
    const came = await give(news, ada, "/export");
    const { attachments } = await came.message();
    expect(attachments.map(({ name }) => name)).toEqual(["tidings.json"]);
    expect(new TextDecoder().decode(attachments[0]?.bytes)).toContain("Europe/Oslo");
  });

  it("posts each digest in a forum as a post of its own, with the tag that it must have", async () => {
    const forum = room.fake.forum(guild, "digests", { tags: ["daily"], needsTag: true });
    const chat = chatOf(forum);
    const parts = render({
      blocks: [{ kind: "text", spans: [{ text: "word ".repeat(1500) }] }],
      buttons: [],
    });
    expect(parts.length).toBeGreaterThan(1);
    const sent: string[] = [];
    for (const [at, part] of parts.entries()) {
      const one = await room.discord.send(chat, part, { key: `digest/x/2031/${at + 1}` });
      sent.push(one.kind);
    }
    expect(new Set(sent)).toEqual(new Set(["sent"]));
    expect(room.fake.calls.filter(({ route }) => route === "POST /channels/:channel/threads")).toHaveLength(
      1,
    );
  });
});

describe("a thread a day on Discord", () => {
  it("holds the day's digests, whose buttons and answers stand there too, and counts as its channel", async () => {
    await give(news, ada, "/length thread");
    await give(news, ada, "/hour 15:00");
    const before = ours(news).length;
    now = NOON + hours(3);
    await room.rooms.house.rounds.make();
    expect(ours(news)).toHaveLength(before);
    const made = room.fake.calls.filter(({ route }) => route === "POST /channels/:channel/threads");
    expect(made).toHaveLength(1);
    const id = z.object({ id: z.string() }).parse(made[0]?.answer).id;
    const thread = room.fake.channel(id);
    if (!thread) throw new Error("There is no thread.");
    expect(thread.name).toContain("12 May 2031");
    expect(wordsOf(lastIn(thread))).toContain("Harbour tunnel closed");
    await press(thread, ben, "1");
    expect(ours(thread).length).toBe(2);
    expect((await room.rooms.store.chats.list()).map(({ id: chat }) => chat)).toEqual([chatOf(news)]);
    now = NOON + hours(27);
    await room.rooms.house.rounds.make();
    expect(room.fake.calls.filter(({ route }) => route === "POST /channels/:channel/threads")).toHaveLength(
      2,
    );
  });
});

describe("an answer that takes long", () => {
  it("is acknowledged within a second, and told in the channel when its time is over", async () => {
    await room.close();
    const answers = Promise.withResolvers<undefined>();
    const writer: Writer = {
      name: "a slow model",
      deadlineMs: 60_000,
      summarise: async (_, extract) => extract,
      wording: () => answers.promise,
    };
    await open({ rooms: { mode: "private", writer } });
    await room.rooms.access.put(chatOf(news), "let in", "news");
    const came = await room.fake.slash(news, ada, "ask", { text: "Who said the seal failed?" });
    expect(came.kind).toBe("deferred");
    expect(came.afterMs).toBeLessThan(1000);
    room.fake.expireTokens();
    answers.resolve(undefined);
    await room.discord.settled();
    const answer = ours(news).findLast(({ onlyFor }) => onlyFor === undefined);
    expect(answer && wordsOf(answer)).toContain("Maren Holt");
  });
});

describe("the line to Discord", () => {
  const isHeard = async (): Promise<void> => {
    now += minutes(2);
    const asked = room.fake.say(news, ben, `<@${room.fake.bot.id}> who said the seal failed?`);
    expect(wordsOf(await room.fake.answerTo(asked))).toContain("Maren Holt");
  };
  const receiving = () =>
    expect.poll(() => room.discord.health().isReceiving, { timeout: 20_000 }).toBe(true);

  it.each([
    ["the socket breaks", () => room.fake.gateway.drop()],
    ["it is closed with a code", () => room.fake.gateway.drop(4000)],
    ["Discord asks for another connection", () => room.fake.gateway.reconnect()],
    ["the session may be resumed", () => room.fake.gateway.invalidate(true)],
    ["the session is over", () => room.fake.gateway.invalidate(false)],
  ])("is receiving again when %s", async (_, break_) => {
    await isHeard();
    break_();
    await room.fake.until(() => (room.fake.gateway.connected() ? true : undefined), "a connection");
    await receiving();
    await isHeard();
  });

  it("is receiving again when nobody answers its heartbeats", async () => {
    await room.close();
    room = await openRoom(
      { rooms: { mode: "open", clock: () => now } },
      { heartbeatMs: 300, clock: () => now },
    );
    ada = room.fake.user("ada");
    ben = room.fake.user("ben");
    guild = room.fake.guild("Harbour", { owner: ada, members: [ben] });
    news = room.fake.text(guild, "news");
    const before = room.fake.gateway.resumes() + room.fake.gateway.identifies();
    room.fake.gateway.stopAcks();
    await expect
      .poll(() => room.fake.gateway.resumes() + room.fake.gateway.identifies(), { timeout: 20_000 })
      .toBeGreaterThan(before);
    room.fake.gateway.stopAcks(false);
    await receiving();
    await isHeard();
  });

  it("is begun anew when Discord ends it for good, and says so meanwhile", async () => {
    room.fake.gateway.refuse(4004);
    room.fake.gateway.drop(4004);
    await expect.poll(() => room.discord.health().isReceiving).toBe(false);
    expect(room.discord.health().says).toContain("Discord does not know this token");
    await receiving();
    await isHeard();
  });

  it("sends what got no answer again under the same nonce: it stands there once", async () => {
    room.fake.fault({
      on: "POST /channels/:channel/messages",
      times: 1,
      trouble: { kind: "done, then dropped" },
    });
    const [part] = render({ blocks: [{ kind: "text", spans: [{ text: "Once." }] }], buttons: [] });
    if (!part) throw new Error("Nothing was rendered.");
    expect((await room.discord.send(chatOf(news), part, { key: "k" })).kind).toBe("uncertain");
    expect((await room.discord.send(chatOf(news), part, { key: "k" })).kind).toBe("sent");
    expect(ours(news)).toHaveLength(1);
  });

  it("looks whether it stands there already, when Discord has forgotten the nonce", async () => {
    const [part] = render({
      blocks: [{ kind: "text", spans: [{ text: "Once, *whatever* comes." }] }],
      buttons: [],
    });
    if (!part) throw new Error("Nothing was rendered.");
    const first = await room.discord.send(chatOf(news), part, { key: "k" });
    now += hours(2);
    expect(await room.discord.send(chatOf(news), part, { key: "k", isAgain: true })).toEqual(first);
    expect(ours(news)).toHaveLength(1);
    expect((await room.discord.send(chatOf(news), part, { key: "another" })).kind).toBe("sent");
    expect(ours(news)).toHaveLength(2);
  });

  it("asks nothing more where it may not be, and pauses there", async () => {
    const dm = room.fake.dm(ada);
    await give(dm, ada, "/help");
    await give(news, ada, "/hour 15:00");
    room.fake.deny(news, room.fake.bot, ["SendMessages"]);
    const before = room.fake.invalidRequests();
    for (let day = 0; day < 3; day++) {
      now = NOON + hours(3 + 24 * day);
      await room.rooms.house.rounds.make();
    }
    expect(room.fake.invalidRequests() - before).toBeLessThanOrEqual(2);
    expect(ours(dm).map(wordsOf).join("\n")).toContain("I may not post in #news (Harbour) any more");
    expect((await room.rooms.store.chats.list()).map(({ id }) => id)).not.toContain(chatOf(news));
  });

  it("leaves the channels of a server that threw it out, and keeps what was chosen there", async () => {
    await give(news, ada, "/zone Oslo");
    room.fake.kick(guild);
    await expect.poll(async () => (await room.rooms.store.chats.list()).length).toBe(0);
    expect((await room.rooms.store.settings.of(chatOf(news))).zone).toBe("Europe/Oslo");
  });
});

describe("a text of whoever", () => {
  const HOSTILE = [
    "@everyone",
    "@here",
    "<@123456789012345678>",
    "<@&123456789012345678>",
    "<#123456789012345678>",
    "</digest:123456789012345678>",
    "<t:1700000000:R>",
    "<:x:123456789012345678>",
    "[click](https://evil.example)",
    "[click](<https://evil.example>)",
    "https://evil.example/?a=1",
    "<https://evil.example>",
    "# big",
    "-# small",
    "> quote",
    ">>> all of it",
    "**bold** __under__ ~~gone~~ ||secret||",
    "`code` ```block```",
    "1. list",
    "- list",
    "\\",
    "\u202eelpmaxe\u202c",
    "\u0000\u0007",
    "\ud800",
    "👨‍👩‍👧‍👦",
  ];
  const piece = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: "binary", maxLength: 16 }),
    fc.constantFrom(" ", "\n", "word "),
  );
  const text = fc.array(piece, { minLength: 1, maxLength: 10 }).map((all) => all.join(""));

  it("comes alive nowhere, in 10,000 of them: nobody is rung, nothing is a link, a heading or any other form", () => {
    fc.assert(
      fc.property(text, (written) => {
        const { pings, maskedLinks, headings, kinds } = markdownOf(escaped(written), "extended");
        const alive = [...kinds].filter(
          (kind) => !["text", "br", "newline", "twemoji", "emoticon"].includes(kind),
        );
        if (pings.length + maskedLinks.length + headings.length + alive.length > 0)
          throw new Error(`${alive.join()} in ${JSON.stringify(written)}`);
      }),
      { numRuns: 10_000 },
    );
  });

  it("is taken by Discord in every message, whole and in its order, and none is over a limit", () => {
    const blocks = fc.tuple(text, text, text).map(([title, sentence, quote]): readonly Block[] => [
      { kind: "title", spans: [{ text: title }] },
      { kind: "headline", number: 1, spans: [{ text: title }] },
      { kind: "text", spans: [{ text: sentence }, { text: " [1]", tone: "receipt" }] },
      { kind: "quote", text: quote, speaker: title },
      { kind: "sources", spans: [{ text: sentence, link: "https://courier.example/a(b)" }] },
      { kind: "note", spans: [{ text: quote }] },
    ]);
    fc.assert(
      fc.property(fc.array(blocks, { minLength: 1, maxLength: 6 }), (many) => {
        for (const { payload } of render({
          blocks: many.flat(),
          buttons: [[{ label: "1", action: "A".repeat(22) }]],
        }))
          readDraft({
            body: JSON.parse(JSON.stringify({ components: payload.components, flags: 32_768 })),
            files: [],
          });
      }),
      { numRuns: 300 },
    );
  });

  it("shows only links of ours", async () => {
    await give(news, ada, "/latest");
    const { maskedLinks, pings } = markdownOf(markupOf(lastIn(news)), "extended");
    expect(pings).toEqual([]);
    for (const link of maskedLinks) expect(JSON.stringify(link)).not.toContain("evil.example");
  });
});

describe("the smoke test of Discord", () => {
  it("walks the main path, and leaves nothing behind", async () => {
    const ended = await run("smoke:discord", ["--channel", news.id], {
      DISCORD_TOKEN: room.fake.token,
      DISCORD_API: `${room.fake.url}/api`,
    });
    expect([ended.status, ended.err]).toEqual([0, ""]);
    expect(ended.out).toContain("The main path is walked.");
    expect(ours(news)).toEqual([]);
  });
});
