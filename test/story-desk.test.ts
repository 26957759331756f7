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
