/** Stories as they grow, on a real store: an article at a time, and over a start. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Article } from "../src/model/article.ts";
import { feedId } from "../src/model/id.ts";
import { days } from "../src/model/time.ts";
import { openStore, type Store } from "../src/store/open.ts";
import { openStoryDesk } from "../src/story-desk.ts";
import { article, NOON } from "./kit/articles.ts";

const wire = [
  "The old bridge at Fenmouth was closed on Sunday after divers found a crack in its northern pillar.",
  "Engineer Hanna Brock said the crack was two metres long. Buses go round by Tarn Lock.",
];
const first = article({
  name: "1",
  publisher: "Courier",
  title: "Bridge at Fenmouth closed after crack is found in a pillar",
  hoursAgo: 20,
  paragraphs: wire,
});
const second = article({
  name: "2",
  publisher: "Radio Fen",
  title: "Crack in pillar shuts Fenmouth bridge",
  hoursAgo: 18,
  paragraphs: [
    "Fenmouth's bridge is shut: divers saw a long crack in the northern pillar, the engineer Hanna Brock said.",
    "Drivers have to take the road by Tarn Lock until further notice.",
  ],
});
const copy = article({
  name: "3",
  publisher: "Evening Mail",
  title: "Fenmouth bridge closed after crack in pillar",
  hoursAgo: 17,
  paragraphs: [...wire, "More follows."],
});
const late = article({
  name: "4",
  publisher: "Courier",
  title: "Bridge at Fenmouth closed after crack is found in a pillar",
  hoursAgo: -24 * 6,
  paragraphs: wire,
});
const bakers = article({
  name: "5",
  publisher: "Courier",
  title: "Bakers in Oxwold vote to end their strike",
  hoursAgo: 19,
  paragraphs: ["The bakers of Oxwold voted on Monday to end a strike of nine days, their union said."],
});

let store: Store;
beforeEach(async () => {
  store = await openStore({ dataDir: ":memory:" });
});
afterEach(() => store.close());

const feed = feedId("https://fen.example/feed");
const save = (...articles: readonly Article[]) =>
  store.articles.save(articles.map((one) => ({ ...one, feed })));
const deskAt = (now: number) => openStoryDesk(store, () => now);
const places = async (): Promise<readonly (string | undefined)[][]> =>
  (await store.stories.since(0)).map(({ article: id, story, copyOf }) => [id, story, copyOf]);

describe("an article that comes", () => {
  it("is put beside those that came before it, whether the process was started again or not", async () => {
    const desk = deskAt(NOON);
    await save(first);
    await desk.takeUp();
    await save(second, bakers);
    await desk.takeUp();
    await save(copy);
    await deskAt(NOON).takeUp();
    expect(await places()).toEqual([
      ["a-1", "s-1", undefined],
      ["a-5", "s-5", undefined],
      ["a-2", "s-1", undefined],
      ["a-3", "s-1", "a-1"],
    ]);
  });
  it("is known as a copy of what came in an earlier reading of the same process", async () => {
    const desk = deskAt(NOON);
    await save(first);
    await desk.takeUp();
    await save(copy);
    await desk.takeUp();
    expect((await store.stories.placeOf(copy.id))?.copyOf).toBe(first.id);
  });
  it("opens a story of its own after days of silence, and what stands in one stays there", async () => {
    await save(first);
    await deskAt(NOON).takeUp();
    await save(late);
    await deskAt(NOON + days(6)).takeUp();
    expect((await places()).map(([, story]) => story)).toEqual(["s-1", "s-4"]);
  });
  it("is put somewhere once: nothing is written when nothing has come", async () => {
    await save(first, second);
    const desk = deskAt(NOON);
    await desk.takeUp();
    const written: unknown[] = [];
    const watched = { ...store.stories, assign: async (rows: unknown) => void written.push(rows) };
    await openStoryDesk({ ...store, stories: watched }, () => NOON).takeUp();
    expect(written).toEqual([[]]);
  });
});

describe("what comes later", () => {
  const shut = article({
    name: "11",
    publisher: "Courier",
    title: "Crack shuts Fenmouth bridge",
    hoursAgo: 20,
    paragraphs: [
      "Divers had seen a long crack in the northern pillar; the old crossing at Fenmouth will not be used for weeks.",
    ],
  });
  const detours = article({
    name: "12",
    publisher: "Radio Fen",
    title: "Detours by Tarn Lock as Fenmouth engineer orders repairs",
    hoursAgo: 19,
    paragraphs: [
      "Buses and lorries go round by Tarn Lock, engineer Hanna Brock said, until all is mended with forty tonnes of steel.",
    ],
  });
  const detoursCopy = article({
    name: "13",
    publisher: "Evening Mail",
    title: "Detours by Tarn Lock as Fenmouth engineer orders repairs",
    hoursAgo: 18,
    paragraphs: [
      "Buses and lorries go round by Tarn Lock, engineer Hanna Brock said, until all is mended with forty tonnes of steel.",
    ],
  });
  const both = article({
    name: "14",
    publisher: "Marsh Post",
    title: "Fenmouth bridge shut for weeks by crack, detours by Tarn Lock",
    hoursAgo: 17,
    paragraphs: [
      "Engineer Hanna Brock ordered repairs with forty tonnes of steel after divers had seen a long crack in the northern pillar; buses go round by Tarn Lock.",
    ],
  });
  const bridge = [shut, detours, detoursCopy, both];
  const asOne = [
    ["a-11", "s-11", undefined],
    ["a-12", "s-11", undefined],
    ["a-13", "s-11", "a-12"],
    ["a-14", "s-11", undefined],
  ];

  it("makes one of two stories, the copies with their originals", async () => {
    await save(...bridge);
    await deskAt(NOON).takeUp();
    expect(await places()).toEqual(asOne);
  });
  it("does so whether they came at once or one after the other, and over a start", async () => {
    for (const one of bridge) {
      await save(one);
      await deskAt(NOON).takeUp();
    }
    expect(await places()).toEqual(asOne);
  });

  const ferryman = article({
    name: "21",
    publisher: "Courier",
    title: "The last ferryman of Lower Marsh puts down his oars",
    hoursAgo: 12,
    paragraphs: ["After 51 years Anders Teel has rowed his last passenger across the canal of Lower Marsh."],
  });
  const election = article({
    name: "22",
    publisher: "Radio Fen",
    title: "Harbour List wins the council of Lower Marsh",
    hoursAgo: 10,
    paragraphs: [
      "The Harbour List won the council election in Lower Marsh with 38 percent of the vote, 212 votes ahead of the Green Shore alliance.",
    ],
  });
  const recount = article({
    name: "23",
    publisher: "Marsh Post",
    title: "Recount asked for after close council election in Lower Marsh",
    hoursAgo: 9,
    paragraphs: [
      "The council election in Lower Marsh was decided by 212 votes, and the Green Shore alliance wants a part of the vote counted again, not the Harbour List.",
    ],
  });
  it("takes apart what tells two events; the one that opened the story keeps its name", async () => {
    const desk = deskAt(NOON);
    await save(ferryman, election);
    await desk.takeUp();
    expect((await places()).map(([, story]) => story)).toEqual(["s-21", "s-21"]);
    await save(recount);
    await desk.takeUp();
    expect((await places()).map(([, story]) => story)).toEqual(["s-21", "s-22", "s-22"]);
  });
  it("is put in its place again when that could not be written down", async () => {
    await save(ferryman, election);
    let isBroken = true;
    const stories: Store["stories"] = {
      ...store.stories,
      assign: async (rows) => {
        if (isBroken) throw new Error("The disk is full.");
        await store.stories.assign(rows);
      },
    };
    const desk = openStoryDesk({ ...store, stories }, () => NOON);
    await expect(desk.takeUp()).rejects.toThrow("full");
    isBroken = false;
    await save(recount);
    await desk.takeUp();
    expect((await places()).map(([, story]) => story)).toEqual(["s-21", "s-22", "s-22"]);
  });
});
