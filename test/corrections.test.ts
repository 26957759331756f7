/** What an outlet changes after it was told, through the whole house: found, told, and noted on what stands. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { articleIdAt } from "../src/ingest/address.ts";
import { HOUSE } from "../src/news.ts";
import { days, hours, minutes } from "../src/model/time.ts";
import { article, NOON } from "./kit/articles.ts";
import { openPublisher, type Publisher } from "./kit/publisher.ts";
import { chatOf, openTalk, type Talk } from "./kit/talk.ts";
import { verifyDigest } from "../src/summaries/verify.ts";

const PARAGRAPHS = [
  "About 340 people left the old cannery in Lower Marsh on Monday when its roof began to sink, the fire service said.",
  "“Nobody may go back in before the beams are held up,” said Ilse Maart, who leads the fire service of Lower Marsh.",
  "The cannery has stood empty since the spring, and the council meant to sell it this year.",
  "Engineers will look at the walls on Tuesday, the council of Lower Marsh said in a statement.",
  "The road along the quay stays closed to lorries until the walls have been looked at.",
];

let talk: Talk;
let publisher: Publisher;
const chat = chatOf("group");
const DUE = NOON + hours(1);

const put = (paragraphs: readonly string[]): void =>
  publisher.put({
    "/cannery-roof-sinks-in-lower-marsh": {
      body: `<html lang="en"><head><meta property="og:type" content="article"></head><body><article><h1>Cannery roof sinks</h1>${paragraphs.map((text) => `<p>${text}</p>`).join("")}</article></body></html>`,
    },
  });

beforeEach(async () => {
  publisher = await openPublisher();
  talk = await openTalk({ allow: [publisher.host], hasNews: true });
  const { store } = talk.rooms;
  const [house] = (await store.settings.of(HOUSE)).topics;
  const url = `${publisher.url}/cannery-roof-sinks-in-lower-marsh`;
  await store.articles.save([
    {
      ...article({
        name: "cannery",
        title: "Cannery roof sinks",
        publisher: "Marsh Post",
        hoursAgo: 1,
        paragraphs: PARAGRAPHS,
      }),
      id: articleIdAt(url),
      url,
      feed: house?.feeds[0],
    },
  ]);
  await store.chats.meet(chat, NOON);
  await talk.give("/hour 13:00");
  put(PARAGRAPHS);
});
afterEach(async () => {
  await talk.close();
  await publisher.close();
});

const roundAt = async (instant: number): Promise<readonly string[]> => {
  const from = talk.said.length;
  talk.now = instant;
  await talk.rooms.house.rounds.make();
  return talk.said.slice(from).map(({ message }) => JSON.stringify(message.blocks));
};
const lookAgainAt = async (instant: number): Promise<void> => {
  talk.now = instant;
  await talk.rooms.house.feedRounds.make();
};
const asked = (): number => publisher.asked.filter(({ path }) => path.startsWith("/cannery")).length;
const changed = (from: string, to: string): void => put(PARAGRAPHS.map((one) => one.replace(from, to)));

describe("a number that an outlet changes after it was told", () => {
  const correct = async (): Promise<void> => {
    await roundAt(DUE);
    changed("340", "290");
    await lookAgainAt(DUE + hours(6) + minutes(1));
  };
  it("is noted on the digest that stands in the chat", async () => {
    await correct();
    expect(talk.edits).toEqual([]);
    await roundAt(DUE + hours(6) + minutes(2));
    expect(talk.edits).toHaveLength(1);
    const stands = JSON.stringify(talk.said.find(({ id }) => id === talk.edits[0])?.message.blocks);
    expect(stands).toContain("Corrected: ");
    expect(stands).toContain("Marsh Post now says 290, not 340.");
    expect(stands).toContain("About 340 people left");
    await roundAt(DUE + hours(7));
    expect(talk.edits).toHaveLength(1);
  });
  it("opens the next digest, once, with its receipt, and nothing is told anew", async () => {
    await correct();
    const [digest] = await roundAt(DUE + days(1));
    expect(digest).toContain("Marsh Post now says 290, not 340.");
    expect(digest).toContain("Nothing new");
    const receipt = await talk.give("/source 1");
    expect(receipt).toContain("About 290 people left");
    expect(receipt).toContain("About 340 people left");
    expect((await roundAt(DUE + days(2)))[0]).not.toContain("290");
    const kept = await talk.rooms.store.digests.told(chat.id, days(3));
    expect(kept.flatMap(({ digest: one }) => verifyDigest(one))).toEqual([]);
  });
  it("is told by an answer as it is now", async () => {
    await correct();
    const answer = await talk.give("/ask how many people left the cannery?");
    expect(answer).toContain("290");
    expect(answer).not.toContain("340 people left");
  });
  it("is told to whoever asks for a digest, too", async () => {
    await correct();
    talk.now = DUE + hours(8);
    expect(await talk.give("/digest")).toContain("Marsh Post now says 290, not 340.");
    expect(await talk.give("/digest")).not.toContain("Marsh Post now says 290, not 340.");
  });
  it("is not told to a chat that was not told the story", async () => {
    await correct();
    const other = chatOf("group", "school");
    await talk.rooms.store.chats.meet(other, talk.now);
    expect(await talk.give("/digest", undefined, other)).not.toContain("now says");
  });
  it("and once more a day later is told as it is then", async () => {
    await correct();
    changed("340", "275");
    await lookAgainAt(DUE + hours(24) + minutes(1));
    const [digest] = await roundAt(DUE + days(2));
    expect(digest).toContain("Marsh Post now says 275, not 340.");
    expect(digest).not.toContain("290");
  });
});

describe("a page that is looked at again", () => {
  it("is not waited for by whoever waits for the feeds to be read", async () => {
    await roundAt(DUE);
    talk.now = DUE + hours(7);
    await talk.rooms.desks.readFeeds(false);
    await talk.give("/digest");
    expect(asked()).toBe(0);
  });
  it("is asked for after six hours and after a day, and then left in peace", async () => {
    await roundAt(DUE);
    for (const hour of [1, 5, 6.1, 7, 20, 24.1, 30, 100]) await lookAgainAt(DUE + hours(hour));
    expect(asked()).toBe(2);
  });
  it.each([
    [
      "in spaces and quotation marks",
      () =>
        put(PARAGRAPHS.map((one) => one.replace("“", '"').replace("”", '"').replace(" the ", "  the\u00A0"))),
    ],
    ["in a word that matters to nobody", () => changed("began to sink", "started to sink")],
    [
      "by a new paragraph",
      () =>
        put([
          ...PARAGRAPHS,
          "On Tuesday the council closed two more streets, and 12 families spent the night at the school.",
        ]),
    ],
    [
      "into a wall before the article",
      () =>
        put([
          "Please log in to read on. Readers with an account have access to all articles of the Marsh Post.",
        ]),
    ],
    ["into nothing", () => publisher.put({ "/cannery-roof-sinks-in-lower-marsh": { status: 404 } })],
  ])("and has changed %s corrects nothing", async (_, change) => {
    await roundAt(DUE);
    change();
    await lookAgainAt(DUE + hours(6) + minutes(1));
    expect(asked()).toBe(1);
    expect((await roundAt(DUE + days(1)))[0]).not.toContain("Corrected");
    expect(talk.edits).toEqual([]);
  });
  it.each([
    ["somebody's words", "before the beams are held up", "before the beams are gone", "now says: “"],
    ["a name", "Ilse Maart", "Ilse Moor", "now says Moor, not Maart."],
    ["a denial", "Nobody may go back in", "Everybody may go back in", "now says: “"],
    ["a sentence that is taken back", PARAGRAPHS[0] ?? "", "", "no longer says: “About 340"],
  ])("and has changed %s is told", async (_, from, to, says) => {
    await roundAt(DUE);
    changed(from, to);
    await lookAgainAt(DUE + hours(6) + minutes(1));
    expect((await roundAt(DUE + days(1)))[0]).toContain(says);
  });
});
