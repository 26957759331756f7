/** Each chat's digest at its hour, through the whole house: what it says, its buttons, and what may get in its way. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { articleIdAt } from "../src/ingest/address.ts";
import { messageId } from "../src/model/id.ts";
import { HOUSE } from "../src/news.ts";
import { days, hours, minutes } from "../src/model/time.ts";
import { hasRoom } from "../src/ops/disk.ts";
import { lockFolder } from "../src/store/lock.ts";
import { article, NOON } from "./kit/articles.ts";
import { actorOf, chatOf, openTalk, type Talk } from "./kit/talk.ts";
import { newFolder } from "./store/grounds.ts";

let talk: Talk;
const chat = chatOf("group");
const DUE = NOON + hours(1);
beforeEach(async () => {
  talk = await openTalk();
  await talk.rooms.store.chats.meet(chat, NOON);
  await talk.give("/hour 13:00");
});
afterEach(() => talk.close());

/** Makes the round at a moment; gives what was said in it. */
const roundAt = async (instant: number): Promise<readonly string[]> => {
  const from = talk.said.length;
  talk.now = instant;
  await talk.rooms.house.rounds.make();
  return talk.said.slice(from).map(({ message }) => JSON.stringify(message.blocks));
};
const urlOf = (title: string): string => `https://marsh.example/${title.toLowerCase().replaceAll(" ", "-")}`;
const later = (title: string, fetchedAt: number) => ({
  ...article({
    name: title,
    title,
    publisher: "Marsh Post",
    hoursAgo: 1,
    paragraphs: [
      `${title}, the council of Lower Marsh said on Monday after a long meeting about it.`,
      "The work begins in June and takes three weeks, the mayor added.",
    ],
  }),
  id: articleIdAt(urlOf(title)),
  url: urlOf(title),
  fetchedAt,
  publishedAt: fetchedAt,
});
const addNews = async (title: string, fetchedAt: number): Promise<void> => {
  const [house] = (await talk.rooms.store.settings.of(HOUSE)).topics;
  await talk.rooms.store.articles.save([{ ...later(title, fetchedAt), feed: house?.feeds[0] }]);
};

describe("a digest", () => {
  it("comes at its minute, once, and says nothing of being late", async () => {
    expect(await roundAt(DUE - 1)).toEqual([]);
    const [digest, ...more] = await roundAt(DUE);
    expect(digest).toContain("Harbour tunnel closed");
    expect(digest).not.toContain("Late:");
    expect(more).toEqual([]);
    expect(await roundAt(DUE + minutes(1))).toEqual([]);
  });
  it("up to six hours late says so; later its news comes with the next one", async () => {
    expect((await roundAt(DUE + hours(5)))[0]).toContain(
      "Late: due Mon 12 May, 13:00, sent Mon 12 May, 18:00.",
    );
    await talk.close();
    talk = await openTalk();
    await talk.rooms.store.chats.meet(chat, NOON);
    await talk.give("/hour 13:00");
    expect(await roundAt(DUE + hours(7))).toEqual([]);
    expect(talk.rooms.complaints.at(-1)).toContain("its news comes with the next");
    expect((await roundAt(DUE + days(1)))[0]).toContain("Harbour tunnel closed");
  });
  it("has buttons that are good there, and nowhere else", async () => {
    await roundAt(DUE);
    await talk.press("1");
    expect(JSON.stringify(talk.last()?.blocks)).toContain("Harbour tunnel closed");
    const digest = talk.said.find(({ message }) => message.buttons.flat().some(({ label }) => label === "1"));
    const button = digest?.message.buttons.flat()[0];
    if (!digest || !button || !("action" in button)) throw new Error("There is no button.");
    const before = talk.said.length;
    const press = { type: "press" as const, actor: actorOf("admin"), action: button.action };
    await talk.hear({ ...press, chat, on: messageId("another") });
    await talk.hear({ ...press, chat: chatOf("group", "school"), on: messageId(digest.id) });
    await talk.hear({ ...press, action: `${button.action.slice(1)}A`, chat, on: messageId(digest.id) });
    expect(talk.said.length).toBe(before);
    expect(talk.notices.filter((notice) => notice !== "")).toHaveLength(3);
  });
  it("without news is one honest line, or silence where that is wanted, and either way nothing is lost", async () => {
    await roundAt(DUE);
    expect((await roundAt(DUE + days(1)))[0]).toContain("Nothing new");
    await talk.give("/length silent");
    expect(await roundAt(DUE + days(2))).toEqual([]);
    await addNews("Lighthouse lit again", DUE + days(1) - hours(1));
    expect((await roundAt(DUE + days(3)))[0]).toContain("Lighthouse lit again");
  });
  it("tells what came since the one before, whether that came by itself or was asked for", async () => {
    await talk.give("/digest");
    await addNews("Ferry fares to rise", talk.now + 1);
    const [digest] = await roundAt(DUE);
    expect(digest).toContain("Ferry fares to rise");
    expect(digest).not.toContain("Fishing quota");
  });
  it("that was asked for and did not arrive is news for the next one", async () => {
    talk.faults.push({ kind: "gone" });
    await talk.give("/digest");
    expect((await roundAt(DUE))[0]).toContain("Harbour tunnel closed");
  });
});

describe("a change of the hour", () => {
  it("after today's digest brings no second one today", async () => {
    await roundAt(DUE);
    await talk.give("/hour 18:00");
    expect(await roundAt(NOON + hours(6.5))).toEqual([]);
    await addNews("Ferry fares to rise", NOON + hours(7));
    expect((await roundAt(NOON + days(1) + hours(6)))[0]).toContain("Ferry fares to rise");
  });
});

describe("a clock that is set back a year", () => {
  it("brings digests again at the next hour, not in a year", async () => {
    await roundAt(DUE);
    await talk.give("/length always");
    talk.now = NOON - days(365);
    await talk.rooms.house.rounds.make();
    const next = (await talk.rooms.store.schedules.get(chat.id))?.nextRunAt ?? 0;
    expect(next - talk.now).toBeLessThan(days(2));
    expect((await roundAt(next)).length).toBe(1);
  });
});

describe("/why, /schedule, /preview and /undo", () => {
  it("tell when the next one comes", async () => {
    expect(await talk.give("/schedule")).toContain("The next digest comes Mon 12 May, 13:00.");
    await talk.give("/pause");
    expect(await talk.give("/schedule")).toContain("paused");
  });
  it("show what would be sent, which is what is sent", async () => {
    await talk.give("/preview");
    const shown = talk.last()?.blocks.slice(2, -1);
    await roundAt(DUE);
    expect(talk.last()?.blocks.slice(2, -1)).toEqual(shown);
  });
  it("tell where an article went: told, waiting, filtered, or never seen", async () => {
    await addNews("Quay rebuilt after storm", NOON);
    await roundAt(DUE);
    expect(await talk.give("/why 1")).toContain("told by");
    expect(await talk.give(`/why ${urlOf("Quay rebuilt after storm")}`)).toContain(
      "told in the digest of Mon 12 May, 13:00, as story",
    );
    const ferry = `/why ${urlOf("Ferry fares to rise")}`;
    expect(await talk.give(ferry)).toContain("have not seen");
    await addNews("Ferry fares to rise", DUE + 1);
    expect(await talk.give(ferry)).toContain("waits for the next digest");
    await talk.give("/mute outlet Marsh Post");
    expect(await talk.give(ferry)).toContain("“Marsh Post” is muted here");
  });
  it("take the last digest back, and its news comes again", async () => {
    await roundAt(DUE);
    const standing = talk.said.at(-1);
    expect(await talk.give("/undo")).toContain("taken back");
    expect(JSON.stringify(standing?.message.blocks)).toContain("taken back by an admin");
    expect(await talk.give("/undo")).toContain("no digest to take back");
    expect((await roundAt(DUE + days(1)))[0]).toContain("Harbour tunnel closed");
  });
});

describe("many chats at one hour", () => {
  it("share one edition, and each is told once", async () => {
    const all = Array.from({ length: 40 }, (_, at) => chatOf("group", `g${at}`));
    for (const one of all) {
      await talk.rooms.store.chats.meet(one, NOON);
      await talk.give("/hour 13:00", actorOf("admin"), one);
    }
    const said = await roundAt(DUE);
    expect(said.length).toBe(41);
    expect(new Set(talk.said.slice(-41).map((one) => one.chat)).size).toBe(41);
    const [first] = await Promise.all(
      all.map(async ({ id }) => (await talk.rooms.store.digests.latest(id))?.digest),
    );
    expect(first?.stories.length).toBeGreaterThan(2);
    expect(await talk.give("/status", actorOf("operator"))).toContain("41 sent");
  });
});

describe("losing the right to post, and having it again", () => {
  it("pauses the digests of a chat that was talking to us, and lets them go on", async () => {
    await talk.give("/help");
    talk.faults.push({ kind: "forbidden", missing: "post" });
    expect(await roundAt(DUE)).toEqual([]);
    expect(await roundAt(DUE + days(1))).toEqual([]);
    await talk.hear({ type: "lifecycle", event: "rights changed", chat, actor: actorOf("admin") });
    expect((await roundAt(DUE + days(2)))[0]).toContain("Harbour tunnel closed");
  });
});

describe("a thread", () => {
  it("has a digest of its own only when it chose topics or hours of its own", async () => {
    const [plain, own] = [chatOf("group", "harbour", "talk"), chatOf("group", "harbour", "boats")];
    for (const one of [plain, own]) await talk.give("/help", actorOf("member"), one);
    await talk.give("/hour 13:00", actorOf("admin"), own);
    await talk.give("/language de", actorOf("admin"), plain);
    const from = talk.said.length;
    await roundAt(DUE);
    expect(
      talk.said
        .slice(from)
        .map((one) => one.chat)
        .toSorted(),
    ).toEqual([chat.id, own.id].toSorted());
    expect(await talk.give("/schedule", actorOf("member"), plain)).toContain("Von selbst kommt keine");
  });
});

describe("a minute that very many share", () => {
  it("is told so, with when the last of them is served, and the first minute of a chat offers a quieter one", async () => {
    const full = Date.parse("2031-05-13T07:00:00Z");
    for (let at = 0; at < 600; at++) {
      const { id } = chatOf("group", `full-${at}`);
      await talk.rooms.store.schedules.put({ chat: id, nextRunAt: full, plan: "" });
    }
    await talk.give("/hour 07:00");
    expect(await talk.give("/schedule")).toContain(
      "601 chats share that minute: it is there by Tue 13 May, 07:00 at the latest.",
    );
    const home = chatOf("private", "ada");
    await talk.give("/start when", actorOf("admin"), home);
    expect(talk.labels()).toContain("07:01");
    expect(talk.labels()).not.toContain("07:00");
    expect(talk.labels()).toContain("12:30");
    expect(await talk.give("/status", actorOf("operator"))).toContain("601 chats, about 21 s");
  });
});

describe("the order in which many are told", () => {
  it("is another one each day", async () => {
    const all = Array.from({ length: 12 }, (_, at) => chatOf("group", `g${at}`));
    for (const one of all) {
      await talk.rooms.store.chats.meet(one, NOON);
      await talk.give("/hour 13:00", actorOf("admin"), one);
    }
    const order = async (instant: number): Promise<string> => {
      const from = talk.said.length;
      await roundAt(instant);
      return talk.said
        .slice(from)
        .map((one) => one.chat)
        .join();
    };
    expect(await order(DUE)).not.toBe(await order(DUE + days(1)));
  });
});

describe("a data folder", () => {
  it("is one process's alone, until that one lets go", async () => {
    const folder = await newFolder();
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(`Another Tidings works in ${folder}: end it first`);
    await lock.release();
    await (await lockFolder(folder)).release();
  });
  it("on a disk that is nearly full takes nothing in, and a disk that cannot be asked counts as roomy", async () => {
    const disk = (free: number) => async () => ({ bavail: free, bsize: 4096, blocks: 1_000_000 });
    expect(await hasRoom("/", disk(100_000))).toBe(true);
    expect(await hasRoom("/", disk(10_000))).toBe(false);
    expect(await hasRoom("/nowhere/at/all")).toBe(true);
  });
});
