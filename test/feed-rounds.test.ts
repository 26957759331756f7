/** Which feeds are read, and for how long somebody waits for them, through the whole house. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { days, hours, minutes } from "../src/model/time.ts";
import { NOON } from "./kit/articles.ts";
import { openPublisher, type Publisher } from "./kit/publisher.ts";
import { actorOf, chatOf, openTalk, type Talk } from "./kit/talk.ts";

const FEED =
  '<rss version="2.0"><channel><title>Radio Nord</title><item><guid>1</guid><title>Ferry runs on</title><description>The harbour council voted on Monday evening to keep the old ferry running until the new bridge is open.</description></item></channel></rss>';
const route = { body: FEED, type: "application/rss+xml" };

let talk: Talk;
let publisher: Publisher;
const admin = actorOf("admin");
const one = chatOf("private", "one");
const other = chatOf("private", "other");

beforeEach(async () => {
  publisher = await openPublisher({ "/nord": route, "/post": route });
  talk = await openTalk({ allow: [publisher.host], hasNews: false, patience: 300 });
});
afterEach(async () => {
  await talk.close();
  await publisher.close();
});

const add = (name: string, chat: typeof one): Promise<string> =>
  talk.give(`/feed add ${publisher.url}/${name}`, admin, chat);
const followed = async (): Promise<readonly string[]> =>
  (await talk.rooms.store.feeds.list()).map(({ id }) => new URL(id).pathname);
const roundAt = async (instant: number): Promise<void> => {
  talk.now = instant;
  await talk.rooms.house.feedRounds.make();
};

describe("a feed that no chat has chosen any more", () => {
  it("is left after a day, and one that another chat reads is not", async () => {
    await add("nord", one);
    await add("nord", other);
    await add("post", one);
    await talk.give(`/feed remove ${publisher.url}/nord`, admin, one);
    await talk.give(`/feed remove ${publisher.url}/post`, admin, one);
    await roundAt(NOON + hours(23));
    expect(await followed()).toEqual(["/nord", "/post"]);
    await roundAt(NOON + days(1) + minutes(5));
    expect(await followed()).toEqual(["/nord"]);
  });
  it("is followed again when its removal is taken back", async () => {
    await add("post", one);
    await talk.give(`/feed remove ${publisher.url}/post`, admin, one);
    await roundAt(NOON + days(1) + minutes(5));
    expect(await followed()).toEqual([]);
    await talk.press("Take it back", admin, one);
    expect(await followed()).toEqual(["/post"]);
  });
  it("is followed again when the chat that we were thrown out of takes us back", async () => {
    await add("post", one);
    await talk.hear({ type: "lifecycle", event: "removed", chat: one, actor: admin });
    await roundAt(NOON + days(1) + minutes(5));
    expect(await followed()).toEqual([]);
    await talk.hear({ type: "lifecycle", event: "added", chat: one, actor: admin });
    expect(await followed()).toEqual(["/post"]);
  });
});

describe("a feed that could not be read", () => {
  it("is named under a digest, with why, in the chat's language", async () => {
    await add("nord", one);
    await add("post", one);
    await talk.give("/language de", admin, one);
    publisher.put({ "/post": { status: 404 } });
    await talk.rooms.store.feeds.putOff(
      (await talk.rooms.store.feeds.list()).map(({ id }) => id),
      talk.now,
    );
    expect(await talk.give("/digest", admin, one)).toContain("post. Diese Seite gibt es nicht.");
  });
});

describe("a feed that failed in no usual way", () => {
  it("is named with what was noted down, for whoever reads English", async () => {
    await add("nord", one);
    await add("post", one);
    publisher.put({ "/post": { but: "breaks off" } });
    await talk.rooms.store.feeds.putOff(
      (await talk.rooms.store.feeds.list()).map(({ id }) => id),
      talk.now,
    );
    expect(await talk.give("/digest", admin, one)).toContain("it broke the connection off");
  });
});

describe("a feed whose server hangs", () => {
  it("is not waited for by whoever asks for a digest longer than people wait", async () => {
    await add("nord", one);
    await add("post", one);
    publisher.put({ "/post": { but: "hangs" } });
    await talk.rooms.store.feeds.putOff(
      (await talk.rooms.store.feeds.list()).map(({ id }) => id),
      talk.now,
    );
    expect(await talk.give("/digest", admin, one)).toContain("Ferry runs on");
  });
});
