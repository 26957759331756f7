/** What people hear of feeds that fail, through the whole house: on a list when they ask, and unasked once. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { HOUSE } from "../src/news.ts";
import { feedId, type FeedId } from "../src/model/id.ts";
import { NO_FILTER } from "../src/model/settings.ts";
import { days, hours, minutes } from "../src/model/time.ts";
import { NOON } from "./kit/articles.ts";
import { openPublisher, type Publisher } from "./kit/publisher.ts";
import { actorOf, chatOf, openTalk, privateChatOf, type Talk } from "./kit/talk.ts";
import { newFolder } from "./store/grounds.ts";

let talk: Talk;
const nord = feedId("https://nord.example/feed");
const post = feedId("https://post.example/feed");
const chat = chatOf("group");
const alone = chatOf("private", "ada");

beforeEach(async () => {
  talk = await openTalk();
});
afterEach(() => talk.close());

/** The chat reads those feeds, and none of them is due for weeks. */
const reads = async (id: typeof chat, ...feeds: readonly FeedId[]): Promise<void> => {
  const { store } = talk.rooms;
  await store.chats.meet(id, NOON);
  await store.feeds.follow(feeds, NOON);
  for (const feed of feeds) await answers(feed, NOON);
  await store.settings.change(id.id, { by: "the test", at: NOON }, (settings) => ({
    kind: "changed",
    settings: { ...settings, topics: [{ name: "Harbour", feeds, only: NO_FILTER, without: NO_FILTER }] },
    says: "",
  }));
};
const FAR = NOON + days(7);
const answers = (feed: FeedId, now = talk.now): Promise<void> =>
  talk.rooms.store.feeds.recordOk(feed, {
    now,
    nextFetchAt: FAR,
    title: feed === nord ? "Radio Nord" : "Post",
  });
const fails = (feed: FeedId, isParked = false): Promise<void> =>
  talk.rooms.store.feeds.recordFailure(feed, {
    now: talk.now,
    nextFetchAt: FAR,
    why: "nord.example answers 503.",
    kind: isParked ? "gone" : "busy",
    isParked,
  });
/** Makes the feeds' round at a moment; gives what was said in it, each with where. */
const roundAt = async (instant: number): Promise<readonly string[]> => {
  const from = talk.said.length;
  talk.now = instant;
  await talk.rooms.house.feedRounds.make();
  return talk.said
    .slice(from)
    .map((said) =>
      said.message.blocks
        .map((block) => ("spans" in block ? block.spans.map(({ text }) => text).join("") : ""))
        .join("\n"),
    );
};
const FAILED =
  "Radio Nord has not been readable since Mon 12 May, 12:00 (its server is busy or out of service). I keep trying, less often.";

describe("a feed that has failed for a day", () => {
  it("is told once to those who read it, and once more when it is back", async () => {
    await reads(alone, nord);
    await fails(nord);
    expect(await roundAt(NOON + days(1) - 1)).toEqual([]);
    expect(await roundAt(NOON + days(1))).toEqual([FAILED]);
    expect(await roundAt(NOON + days(2))).toEqual([]);
    await fails(nord);
    expect(await roundAt(NOON + days(6))).toEqual([]);
    await answers(nord);
    expect(await roundAt(talk.now + minutes(3))).toEqual(["Radio Nord can be read again."]);
    expect(await roundAt(talk.now + minutes(3))).toEqual([]);
    await fails(nord);
    expect((await roundAt(talk.now + days(1))).length).toBe(1);
  });
  it("and is back before that, is not spoken of", async () => {
    await reads(alone, nord);
    await fails(nord);
    await roundAt(NOON + hours(20));
    await answers(nord);
    expect(await roundAt(NOON + days(2))).toEqual([]);
  });
  it("is told with others that fail in one message, and the next day brings no second one", async () => {
    await reads(alone, nord, post);
    await fails(nord);
    talk.now = NOON + hours(2);
    await fails(post);
    const told = await roundAt(NOON + days(1));
    expect(told).toEqual([`${FAILED}\n${FAILED.replace("Radio Nord", "Post").replace("12:00", "14:00")}`]);
    expect(talk.labels()).toEqual(["Details"]);
    expect(await roundAt(NOON + days(1) + hours(3))).toEqual([]);
    await answers(nord);
    await answers(post);
    expect(await roundAt(talk.now)).toEqual(["Radio Nord can be read again.\nPost can be read again."]);
  });
  it("is told only where it is read, in the language of the chat, each chat once", async () => {
    await reads(alone, nord);
    await reads(chatOf("private", "bo"), post);
    await reads(chatOf("private", "ines"), nord, post);
    await talk.give("/language de", actorOf("admin"), chatOf("private", "ines"));
    await fails(nord);
    await roundAt(talk.now + days(1));
    const told = talk.said.slice(-2);
    expect(told.map((said) => said.chat)).toEqual([alone.id, chatOf("private", "ines").id]);
    expect(JSON.stringify(told[1]?.message)).toContain("nicht lesbar");
  });
  it("is removed, or looked at, by a button", async () => {
    await reads(alone, nord);
    await fails(nord);
    await roundAt(NOON + days(1));
    expect(talk.labels()).toEqual(["Details", "Remove"]);
    expect(await talk.press("Details", actorOf("admin"), alone)).toContain(
      "not readable since Mon 12 May, 12:00",
    );
    expect(await talk.press("Remove", actorOf("admin"), alone)).toContain("Radio Nord removed.");
    await answers(nord);
    expect(await roundAt(NOON + days(3))).toEqual([]);
  });
  it("waits for the end of the quiet hours, and of a pause", async () => {
    await reads(alone, nord);
    await talk.give("/quiet 11:00-14:00", actorOf("admin"), alone);
    await fails(nord);
    expect(await roundAt(NOON + days(1) + hours(1))).toEqual([]);
    expect((await roundAt(NOON + days(1) + hours(2))).length).toBe(1);
    await answers(nord);
    await talk.give("/pause", actorOf("admin"), alone);
    expect(await roundAt(talk.now)).toEqual([]);
    await talk.give("/resume", actorOf("admin"), alone);
    expect((await roundAt(talk.now)).length).toBe(1);
  });
  it("that is the house's own is the operator's business", async () => {
    await talk.rooms.store.chats.meet(alone, NOON);
    const [house] = (await talk.rooms.store.settings.of(HOUSE)).topics;
    const own = house?.feeds[0] ?? nord;
    await talk.rooms.store.feeds.follow([own], FAR);
    await fails(own);
    expect(await roundAt(NOON + days(1))).toEqual([]);
    await roundAt(NOON + days(2));
    expect(talk.rooms.complaints.filter((one) => one.includes("has not been readable"))).toHaveLength(1);
  });
  it("and is gone for good is told at once", async () => {
    await reads(alone, nord);
    await fails(nord, true);
    expect(await roundAt(NOON)).toEqual([
      "Radio Nord is gone for good, says its server. I do not ask it any more.",
    ]);
    expect(await roundAt(NOON + days(2))).toEqual([]);
  });
  it("is told again when the first word of it could not be sent, and not a second time", async () => {
    await reads(alone, nord);
    await fails(nord);
    talk.faults.push({ kind: "forbidden", missing: "write" });
    expect(await roundAt(NOON + days(1))).toEqual([]);
    expect(await roundAt(NOON + days(1) + hours(1))).toEqual([FAILED]);
    expect(await roundAt(NOON + days(2))).toEqual([]);
  });
});

describe("in a group", () => {
  it("its admins whom we know are told, each alone, and the group is not", async () => {
    await talk.close();
    const [ada, bo] = [actorOf("admin", "ada").id, actorOf("admin", "bo").id];
    talk = await openTalk({}, { admins: [ada, bo] });
    await reads(chat, nord);
    await talk.rooms.store.chats.meet(privateChatOf(ada), NOON);
    await fails(nord);
    expect(await roundAt(NOON + days(1))).toEqual([`What harbour reads:\n${FAILED}`]);
    expect(talk.said.at(-1)?.chat).toBe(privateChatOf(ada).id);
    talk.roleIn = () => "admin";
    await talk.press("Remove", actorOf("admin", "ada"), privateChatOf(ada));
    expect((await talk.rooms.store.settings.own(chat.id)).topics?.[0]?.feeds).toEqual([]);
  });
  it("where no admin can be told alone, the group is told, once for all its threads", async () => {
    await reads(chat, nord);
    await talk.rooms.store.chats.meet(chatOf("group", "harbour", "ferries"), NOON - 1);
    await talk.rooms.store.chats.meet(chatOf("group", "harbour", "trams"), NOON + 1);
    await fails(nord);
    expect(await roundAt(NOON + days(1))).toEqual([FAILED]);
    expect(talk.said.at(-1)?.chat).toBe(chat.id);
  });
});

describe("after a restart", () => {
  it("what was told is not told again, and what was being told is told under the same name", async () => {
    const dataDir = await newFolder();
    await talk.close();
    talk = await openTalk({ dataDir });
    await reads(alone, nord);
    await fails(nord);
    expect((await roundAt(NOON + days(1))).length).toBe(1);
    const name = talk.said.at(-1)?.id;
    const key = name?.replace(/\/[^/]*\/[^/]*$/u, "") ?? "";
    await talk.close();
    talk = await openTalk({ dataDir, hasNews: false });
    expect(await roundAt(NOON + days(1) + minutes(3))).toEqual([]);
    await talk.rooms.store.feedNotices.mark(alone.id, [nord], { state: "telling", key });
    expect((await roundAt(NOON + days(1) + minutes(6))).length).toBe(1);
    expect(talk.said.at(-1)?.id).toBe(name);
  });
});

describe("days of failure, read over the net", () => {
  let publisher: Publisher;
  beforeEach(async () => {
    publisher = await openPublisher();
    await talk.close();
    talk = await openTalk({ allow: [publisher.host], hasNews: false });
  });
  afterEach(() => publisher.close());
  const well = {
    body: "<rss version='2.0'><channel><title>Radio Nord</title></channel></rss>",
    type: "text/xml",
  };

  it("bring one notice after a day and one at the end, whatever the hours between", async () => {
    publisher.put({ "/feed": well });
    await talk.rooms.store.chats.meet(alone, NOON);
    await talk.give(`/feed add ${publisher.url}/feed`, actorOf("admin"), alone);
    await roundAt(talk.now);
    publisher.put({ "/feed": { status: 503 } });
    const told: string[] = [];
    const begun = talk.now;
    while (talk.now < begun + days(4)) told.push(...(await roundAt(talk.now + hours(1))));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("Radio Nord has not been readable since");
    publisher.put({ "/feed": well });
    while (talk.now < begun + days(6)) told.push(...(await roundAt(talk.now + hours(1))));
    expect(told.slice(1)).toEqual(["Radio Nord can be read again."]);
  });
  it("are over at once for whoever checks a feed that answers again", async () => {
    publisher.put({ "/feed": well });
    await talk.give(`/feed add ${publisher.url}/feed`, actorOf("admin"), alone);
    publisher.put({ "/feed": { status: 410 } });
    await roundAt(talk.now + hours(1));
    const list = (): Promise<string> => talk.give("/feed list", actorOf("admin"), alone);
    expect(await list()).toContain("gone for good since");
    publisher.put({ "/feed": well });
    await roundAt(talk.now + days(3));
    expect(await list()).toContain("gone for good since");
    await talk.give(`/feed check ${publisher.url}/feed`, actorOf("admin"), alone);
    await roundAt(talk.now + 1);
    expect(await list()).toContain("nothing in it yet");
  });
  it("and the feeds of a digest that comes soon are read before it, though they are not due", async () => {
    publisher.put({ "/feed": well });
    await talk.give(`/feed add ${publisher.url}/feed`, actorOf("admin"), alone);
    await talk.give("/hour 20:00", actorOf("admin"), alone);
    await roundAt(talk.now);
    const [feed] = await talk.rooms.store.feeds.list();
    if (!feed) throw new Error("There is no feed.");
    await talk.rooms.store.feeds.recordOk(feed.id, { now: talk.now, nextFetchAt: NOON + days(1) });
    const asked = publisher.asked.length;
    await roundAt(NOON + hours(7));
    expect(publisher.asked.length).toBe(asked);
    await roundAt(NOON + hours(7) + minutes(45));
    await roundAt(NOON + hours(7) + minutes(48));
    expect(publisher.asked.length).toBe(asked + 1);
  });
});

describe("/feed list", () => {
  const list = (): Promise<string> => talk.give("/feed list", actorOf("admin"), alone);
  const asks = { every: undefined, skipHours: [], skipDays: [] };
  const habit = { pace: minutes(30), every: minutes(30), asks, came: 0, countedSince: NOON };

  it("tells how each feed is: when it was newest, how often it is read, and when next", async () => {
    await reads(alone, nord);
    const read = { now: NOON, nextFetchAt: NOON + minutes(30), newestAt: NOON - hours(2) };
    await talk.rooms.store.feeds.recordOk(nord, { ...read, habit });
    expect(await list()).toContain("newest Mon 12 May, 10:00 · read every 30 min · next Mon 12 May, 12:30");
    const slow = { ...habit, every: hours(24) };
    await talk.rooms.store.feeds.recordOk(nord, {
      ...read,
      habit: slow,
      address: "https://new.example/feed",
    });
    expect(await list()).toMatch(/read every 24 h.* · moved to https:\/\/new\.example\/feed/u);
  });
  it("tells since when one fails, why, and when it is tried again", async () => {
    await reads(alone, nord);
    await fails(nord);
    expect(await list()).toContain(
      "not readable since Mon 12 May, 12:00: its server is busy or out of service · next Mon 19 May, 12:00",
    );
  });
});
