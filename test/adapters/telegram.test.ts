/** Telegram, whole: what is heard and said there, what its errors come to, and what hostile texts can do. */
import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { tellIn } from "../../src/chat/strings/strings.ts";
import { chatIdOf } from "../../src/model/id.ts";
import type { Writer } from "../../src/writer.ts";
import { minutes, seconds } from "../../src/model/time.ts";
import { chatter, questions } from "../chat/chatter.ts";
import { NOON } from "../kit/articles.ts";
import { newFolder } from "../store/grounds.ts";
import type { Done } from "../kit/telegram/people.ts";
import { openRoom, type Room, type RoomOptions } from "../kit/telegram/room.ts";
import type { Chat, Person, Said } from "../kit/telegram/world.ts";

let room: Room;
let ada: Person;
let now = NOON;
const clock = (): number => now;

const open = async (options: RoomOptions = {}): Promise<void> => {
  room = await openRoom({ ...options, rooms: { mode: "open", clock, ...options.rooms } });
  ada = room.fake.people.person("Ada", { language: "en" });
};
beforeEach(async () => {
  now = NOON;
  await open();
});
afterEach(() => room.close());

const seen = (chat: Chat): readonly string[] => room.fake.seen(chat).map(({ text }) => text);
const lastIn = (chat: Chat): Said => {
  const said = room.fake.seen(chat).at(-1);
  if (!said) throw new Error("Nothing was said.");
  return said;
};
const say = async (chat: Chat, person: Person, text: string, more = {}): Promise<Done> => {
  now += seconds(20);
  const done = room.fake.people.say(chat, person, text, more);
  await room.heard(done);
  return done;
};
const buttonOn = ({ markup }: Said, label: string) =>
  markup?.inline_keyboard?.flat().find(({ text }) => text === label);
const press = async (chat: Chat, person: Person, label: string): Promise<string | undefined> => {
  now += seconds(20);
  const on = room.fake.seen(chat).findLast((one) => buttonOn(one, label));
  const data = on && buttonOn(on, label)?.callback_data;
  if (!on || data === undefined) throw new Error(`There is no button ${label}.`);
  const { press: name, update } = room.fake.people.press(chat, on.message_id, data, person);
  await room.heard({ update });
  return room.fake.presses.get(name)?.answer;
};
/** A group that the bot is in. */
const groupOf = async (more = {}): Promise<Chat> => {
  const group = room.fake.people.group("Harbour watch", more);
  room.fake.people.join(group, ada, "creator");
  await room.heard(room.fake.people.place(group, ada, "member"));
  return group;
};
const infoOf = async (chat: Chat) =>
  (await room.rooms.store.chats.list()).find(
    ({ id }) => id === `telegram:4711:${encodeURIComponent(chat.id)}`,
  );

describe("a private chat on Telegram", () => {
  it("begins with /start, in the person's language, and one card is edited from step to step", async () => {
    const maren = room.fake.people.person("Maren", { language: "de-AT" });
    const chat = room.fake.people.privateChat(maren);
    await say(chat, maren, "/start");
    expect(seen(chat)).toHaveLength(1);
    expect(seen(chat)[0]).toContain("Was soll ich");
    await press(chat, maren, tellIn("de")("skip"));
    expect(seen(chat)).toHaveLength(1);
    expect(lastIn(chat).edits).toBe(1);
  });

  it("shows that something is done at once, and previews of links never", async () => {
    const chat = room.fake.people.privateChat(ada);
    await say(chat, ada, "/digest");
    expect(room.fake.typing).toContain(chat.id);
    const sent = room.fake.calls.filter(({ method }) => method === "sendMessage");
    expect(sent.length).toBeGreaterThan(0);
    for (const { params } of sent) {
      expect(params).toMatchObject({ link_preview_options: { is_disabled: true } });
      expect(params).not.toHaveProperty("parse_mode");
    }
    const quote = lastIn(chat).entities.find(({ type }) => type === "blockquote");
    expect(lastIn(chat).text.slice(quote?.offset, (quote?.offset ?? 0) + (quote?.length ?? 0))).toContain(
      "— Maren Holt",
    );
  });

  it("asks with a question to answer to, whose answer is the form's; nobody else's is", async () => {
    const group = await groupOf();
    const bo = room.fake.people.person("Bo");
    room.fake.people.join(group, bo);
    await say(group, ada, "/digest");
    await press(group, bo, "Ask");
    const question = lastIn(group);
    expect(question.markup?.force_reply).toBe(true);
    expect(question.entities[0]?.user?.id).toBe(bo.id);
    await say(group, ada, "lol", { replyTo: question.message_id });
    expect(lastIn(group)).toBe(question);
    await say(group, bo, "How many cars does the tunnel carry a day?", { replyTo: question.message_id });
    expect(lastIn(group).text).toContain("21,000 cars a day");
  });

  it("takes a file of feeds, and refuses one that is too large in a sentence", async () => {
    const chat = room.fake.people.privateChat(ada);
    const opml = `<opml version="2.0"><body><outline text="Nord" xmlUrl="https://nord.example/feed.xml"/></body></opml>`;
    await say(chat, ada, "", { file: { name: "feeds.opml", text: opml } });
    expect(lastIn(chat).text).toContain("1");
    await say(chat, ada, "", { file: { name: "feeds.opml", text: "x".repeat(2_000_001) } });
    expect(lastIn(chat).text).toContain("too large");
  });

  it("treats what is passed on as material: a link is offered as a feed, an order in it is not obeyed", async () => {
    const chat = room.fake.people.privateChat(ada);
    await say(chat, ada, "/digest");
    await say(chat, ada, "/forget chat", { isForwarded: true });
    expect(await room.rooms.store.digests.latest(chatIdOf(`telegram:4711:${chat.id}`))).toBeDefined();
    const before = seen(chat).length;
    await say(chat, ada, "look at https://nord.example/news", { isForwarded: true });
    expect(seen(chat).length).toBe(before + 1);
  });

  it("pauses when it is blocked, keeps what was chosen, and goes on when it is unblocked", async () => {
    const chat = room.fake.people.privateChat(ada);
    await say(chat, ada, "/hour 14:00");
    await room.heard(room.fake.people.block(ada, true));
    expect(await infoOf(chat)).toBeUndefined();
    await room.heard(room.fake.people.block(ada, false));
    expect(await infoOf(chat)).toBeDefined();
    now = NOON + minutes(125);
    await room.rooms.house.rounds.make();
    expect(lastIn(chat).text).toContain("Harbour tunnel closed");
  });

  it("follows links: to a starter pack, to a topic that somebody passed on, to the chats that one may set up", async () => {
    const chat = room.fake.people.privateChat(ada);
    await say(chat, ada, "/start pack_world");
    await say(chat, ada, "/topic add Harbour");
    await say(chat, ada, "/topic filter Harbour +tunnel");
    await say(chat, ada, "/topic pass Harbour");
    const link = lastIn(chat).entities.find(({ type }) => type === "text_link")?.url ?? "";
    expect(link).toMatch(/^https:\/\/t\.me\/tidings_test_bot\?start=topic_[\w-]{22}$/u);
    const bo = room.fake.people.person("Bo");
    const other = room.fake.people.privateChat(bo);
    await say(other, bo, `/start ${new URL(link).searchParams.get("start")}`);
    const { topics } = await room.rooms.store.settings.of(chatIdOf(`telegram:4711:${other.id}`));
    expect(topics.map(({ name, only }) => [name, only.words])).toEqual([["Harbour", ["tunnel"]]]);
    await say(other, bo, "/start topic_nobody_ever_passed_on");
    expect(lastIn(other).text).toContain("not kept any more");
    await say(other, bo, "/start chats");
    expect(seen(other)).toHaveLength(3);
  });

  it("shows one message while an answer takes long, and the answer takes its place", async () => {
    await room.close();
    const asked = Promise.withResolvers<void>();
    const answers = Promise.withResolvers<undefined>();
    const writer: Writer = {
      name: "a slow model",
      deadlineMs: 60_000,
      summarise: async (_, extract) => extract,
      wording: () => {
        asked.resolve();
        return answers.promise;
      },
    };
    await open({ sayAfter: 1, rooms: { mode: "private", writer } });
    const chat = room.fake.people.privateChat(ada);
    await room.rooms.access.put(`telegram:4711:${chat.id}`, "let in", "Ada");
    const done = room.fake.people.say(chat, ada, "Who said the seal failed?");
    await asked.promise;
    await expect.poll(() => seen(chat)).toEqual(["Reading the articles …"]);
    answers.resolve(undefined);
    await room.heard(done);
    expect(seen(chat)).toHaveLength(1);
    expect(lastIn(chat).text).toContain("Maren Holt");
    expect(lastIn(chat).edits).toBe(1);
  });

  it("is given by the next process the answer that was under way when the last one was stopped", async () => {
    await room.close();
    const asked = Promise.withResolvers<void>();
    const writer: Writer = {
      name: "a model that never answers",
      deadlineMs: 60_000,
      summarise: async (_, extract) => extract,
      wording: () => {
        asked.resolve();
        return new Promise(() => undefined);
      },
    };
    const dataDir = await newFolder();
    await open({ rooms: { mode: "private", writer, dataDir } });
    const { fake } = room;
    const chat = fake.people.privateChat(ada);
    await room.rooms.access.put(`telegram:4711:${chat.id}`, "let in", "Ada");
    fake.people.say(chat, ada, "Who said the seal failed?");
    await asked.promise;
    await room.telegram.stop();
    await room.rooms.close();
    expect(seen(chat)).toEqual([]);
    const next = await openRoom({ fake, rooms: { mode: "private", clock, dataDir } });
    await next.telegram.settled();
    expect(seen(chat)).toHaveLength(1);
    expect(seen(chat)[0]).toContain("Maren Holt");
    await next.close();
  });

  it("says briefly that it was away, instead of doing what is old, once", async () => {
    const chat = room.fake.people.privateChat(ada);
    await say(chat, ada, "/digest");
    await room.telegram.stop();
    room.fake.people.say(chat, ada, "/pause");
    const { update } = room.fake.people.say(chat, ada, "/language de");
    now += minutes(90);
    const { fake } = room;
    const again = await openRoom({ fake, rooms: { mode: "open", clock } });
    await again.heard({ update });
    expect(seen(chat).filter((text) => text.includes("I was away"))).toHaveLength(1);
    expect((await again.rooms.store.settings.of(chatIdOf(`telegram:4711:${chat.id}`))).language).toBe("en");
    await again.telegram.stop();
    await again.rooms.close();
  });
});

describe("a group on Telegram", () => {
  it("is greeted once, and then left alone until it asks", async () => {
    const group = await groupOf();
    expect(seen(group)).toHaveLength(1);
    expect(seen(group)[0]).toContain("Admins set me up");
    await say(group, ada, "good morning");
    await say(group, ada, "/digest@another_bot");
    await say(group, ada, "/weather");
    expect(seen(group)).toHaveLength(1);
    await say(group, ada, "@tidings_test_bot who said the seal failed?");
    expect(lastIn(group).text).toContain("Maren Holt");
    await say(group, ada, "and what about the ferries?", { replyTo: lastIn(group).message_id });
    expect(seen(group)).toHaveLength(3);
  });

  it("lets its admins set it up, anonymous ones too, and nobody else; a channel that speaks there is a member", async () => {
    const group = await groupOf({ type: "supergroup" });
    const bo = room.fake.people.person("Bo");
    room.fake.people.join(group, bo);
    const zoneOf = async () =>
      (await room.rooms.store.settings.of((await infoOf(group))?.id ?? chatIdOf(""))).zone;
    await say(group, bo, "/zone Oslo");
    await say(group, bo, "/zone Oslo", { as: -100_999 });
    expect(await zoneOf()).toBeUndefined();
    await say(group, bo, "/zone Oslo", { as: "the group" });
    expect(await zoneOf()).toBe("Europe/Oslo");
    await say(group, ada, "/zone Lima");
    expect(await zoneOf()).toBe("America/Lima");
  });

  it("answers one person alone by an alert where it is short, else behind a button that is theirs", async () => {
    const group = await groupOf();
    const bo = room.fake.people.person("Bo");
    room.fake.people.join(group, bo);
    await say(group, ada, "/settings");
    expect(await press(group, bo, "Pause")).toBe("This button is no longer good.");
    await say(group, ada, "/zone Oslo");
    const before = seen(group).length;
    expect(await press(group, bo, "Take it back")).toContain("Only this chat's admins");
    expect(seen(group)).toHaveLength(before);
    await say(group, bo, "/help");
    const button = buttonOn(lastIn(group), "Open it in private");
    expect(button?.url).toMatch(/^https:\/\/t\.me\/tidings_test_bot\?start=alone_[\w-]+$/u);
    const word = new URL(button?.url ?? "").searchParams.get("start");
    const own = room.fake.people.privateChat(bo);
    await say(own, bo, `/start ${word}`);
    expect(lastIn(own).text).toContain("/source n");
    const other = room.fake.people.privateChat(ada);
    await say(other, ada, `/start ${word}`);
    expect(lastIn(other).text).toContain("not for you");
  });

  it("becomes a supergroup in the middle of a digest: everything goes along, by either sign", async () => {
    for (const sign of ["the answer", "the message"] as const) {
      const group = await groupOf();
      await say(group, ada, "/zone Oslo");
      await say(group, ada, "/length split");
      await say(group, ada, "/hour 15:00");
      const { to, updates } = room.fake.people.upgrade(group);
      if (sign === "the message") for (const update of updates) await room.heard({ update });
      now = Math.floor(now / minutes(1440)) * minutes(1440) + minutes(13 * 60);
      await room.rooms.house.rounds.make();
      expect(seen(to).join("\n"), sign).toContain("Harbour tunnel closed");
      for (const update of updates) await room.heard({ update });
      const id = (await infoOf(to))?.id ?? chatIdOf("");
      expect((await room.rooms.store.settings.of(id)).zone).toBe("Europe/Oslo");
      expect(await infoOf(group)).toBeUndefined();
      await room.close();
      now = NOON;
      await open();
    }
  });

  it("keeps its topics apart; of a closed one its admins hear in private, and nothing spills elsewhere", async () => {
    const forum = await groupOf({ type: "supergroup", isForum: true });
    const home = room.fake.people.privateChat(ada);
    await say(home, ada, "/help");
    const thread = room.fake.people.topic(forum, "Ferries");
    await say(forum, ada, "/digest", { thread });
    expect(lastIn(forum).thread).toBe(thread);
    await say(forum, ada, "/hour 15:00", { thread });
    const before = room.fake.seen(forum).length;
    await room.heard(room.fake.people.closeTopic(forum, thread, true));
    now = NOON + minutes(180);
    await room.rooms.house.rounds.make();
    expect(
      room.fake.seen(forum).filter((said) => said.thread === thread || said.thread === undefined),
    ).toHaveLength(before);
    expect(lastIn(home).text).toContain("I may not post in the topic Harbour watch › Ferries");
    await room.heard(room.fake.people.closeTopic(forum, thread, false));
    expect((await room.rooms.store.chats.list()).map(({ title }) => title)).toContain(
      "Harbour watch › Ferries",
    );
  });

  it("takes our right to write and gives it back: digests pause and go on, and nothing is lost", async () => {
    const group = await groupOf({ type: "supergroup" });
    await room.heard(room.fake.people.place(group, ada, "restricted", false));
    expect(await infoOf(group)).toBeUndefined();
    await room.heard(room.fake.people.place(group, ada, "administrator"));
    expect(await infoOf(group)).toBeDefined();
    await room.heard(room.fake.people.place(group, ada, "kicked"));
    expect(await infoOf(group)).toBeUndefined();
  });

  it("hears nothing from other bots, from edits, and from what a linked channel passes on", async () => {
    const group = await groupOf();
    const before = seen(group).length;
    await say(group, { id: 99, is_bot: true, first_name: "Other" }, "/digest");
    const { said } = await say(group, ada, "hello @tidings_test_bot");
    const answers = seen(group).length;
    if (!said) throw new Error("Nothing was said.");
    await room.heard(room.fake.people.edit(group, said, "/digest"));
    expect([before, seen(group).length]).toEqual([1, answers]);
  });
});

const nowhere = { id: chatIdOf("telegram:4711:0"), kind: "channel" as const, title: "Nowhere" };

describe("a channel on Telegram", () => {
  it("is set up from the private chat of whoever is an admin there, asked again at each press", async () => {
    const home = room.fake.people.privateChat(ada);
    await say(home, ada, "/help");
    const channel = room.fake.people.group("Harbour news", { type: "channel" });
    room.fake.people.join(channel, ada, "creator");
    await room.heard(room.fake.people.place(channel, ada, "administrator"));
    expect(seen(channel)).toEqual([]);
    expect(lastIn(home).text).toContain("I am in the channel Harbour news");
    await press(home, ada, "Set up");
    await press(home, ada, "When");
    await say(home, ada, "/chats");
    expect(buttonOn(lastIn(home), "Harbour news")).toBeDefined();
    room.fake.people.join(channel, ada, "left");
    // Who somebody is there is remembered for a minute, in one process.
    await room.telegram.stop();
    const { fake } = room;
    const { store } = room.rooms;
    const again = await openRoom({ fake, rooms: { mode: "open", clock } });
    await again.rooms.store.chats.meet(
      (await store.chats.list()).find(({ kind }) => kind === "channel") ?? nowhere,
      NOON,
    );
    await again.heard(fake.people.say(home, ada, "/chats"));
    expect(buttonOn(lastIn(home), "Harbour news")).toBeUndefined();
    await again.telegram.stop();
    await again.rooms.close();
  });
});

describe("the way to Telegram", () => {
  it("stands aside for a rival with a notice, and receives again when it has gone", async () => {
    const { fake, told, telegram } = room;
    await fake.updates.polled();
    expect(telegram.health().isReceiving).toBe(false);
    const rival = fetch(`${fake.url}/bot${fake.token}/getUpdates?timeout=0`);
    await rival;
    fake.fail("getUpdates", {
      kind: "refuse",
      code: 409,
      description: "Conflict: terminated by other getUpdates request",
    });
    const chat = fake.people.privateChat(ada);
    const said = fake.people.say(chat, ada, "/help");
    await room.heard(said);
    const next = fake.people.say(chat, ada, "/help");
    await room.heard(next);
    expect(seen(chat).length).toBe(2);
    expect(told.join("\n")).toContain("Another process asks for this bot's updates");
    expect(telegram.health()).toEqual({ isReceiving: true, says: "Telegram: receiving" });
  });

  it("is a webhook that believes nobody without the secret, and loses nothing that could not be written down", async () => {
    await room.close();
    const port = await new Promise<number>((resolve) => {
      const probe = createServer().listen(0, "127.0.0.1", () => {
        const address = probe.address();
        const free = typeof address === "object" && address ? address.port : 0;
        probe.close(() => resolve(free));
      });
    });
    const webhook = {
      url: `http://127.0.0.1:${port}/`,
      secret: "a-secret-of-the-test",
      host: "127.0.0.1",
      port,
    };
    await open({ webhook });
    const chat = room.fake.people.privateChat(ada);
    await say(chat, ada, "/help");
    expect(seen(chat)).toHaveLength(1);
    const forged = {
      update_id: 9,
      message: {
        message_id: 1,
        date: 1,
        chat: { id: ada.id, type: "private", first_name: "A" },
        from: ada,
        text: "/help",
      },
    };
    const body = JSON.stringify(forged);
    const headers = { "content-type": "application/json" };
    expect((await fetch(webhook.url, { method: "POST", headers, body })).status).toBe(401);
    await room.telegram.settled();
    expect(seen(chat)).toHaveLength(1);
  });

  it("shows menus for members and admins in six languages, sent again only when they have changed", async () => {
    await room.close();
    const dataDir = await newFolder();
    await open({ rooms: { dataDir } });
    const { fake } = room;
    await say(fake.people.privateChat(ada), ada, "/help");
    const count = (): number => fake.calls.filter(({ method }) => method === "setMyCommands").length;
    await expect.poll(() => count()).toBe(24);
    for (const [scope, menu] of fake.menus)
      if (scope.includes("default") || scope.includes("all_group_chats")) expect(menu).toHaveLength(8);
    await room.telegram.stop();
    await room.rooms.close();
    room = await openRoom({ fake, rooms: { mode: "open", clock, dataDir } });
    await say(fake.people.privateChat(ada), ada, "/help");
    expect(count()).toBe(24);
    await room.close();
    await fake.close();
    await open();
  });
});

describe("a busy group on Telegram", () => {
  it("is answered where it asks below a digest, and left alone where it talks", async () => {
    const group = await groupOf();
    // Strangers may ask forty times a day.
    await room.rooms.access.put((await infoOf(group))?.id ?? "", "let in", group.title);
    await say(group, ada, "/digest");
    const digest = lastIn(group).message_id;
    const answeredOf = async (lines: readonly string[]): Promise<number> => {
      let answered = 0;
      for (const line of lines) {
        const before = room.fake.seen(group).length;
        await say(group, room.fake.people.person("Somebody"), line, { replyTo: digest });
        if (room.fake.seen(group).length > before) answered += 1;
      }
      return answered;
    };
    expect((await answeredOf(chatter)) / chatter.length).toBeLessThanOrEqual(0.01);
    expect((await answeredOf(questions)) / questions.length).toBeGreaterThanOrEqual(0.95);
    expect(room.fake.strange).toEqual([]);
  });
});
