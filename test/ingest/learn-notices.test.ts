/** What publishers print again and again, as it is learned while articles come in, on a real store. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { digestOf } from "../../src/edition.ts";
import type { Article } from "../../src/model/article.ts";
import { feedId } from "../../src/model/id.ts";
import { days } from "../../src/model/time.ts";
import { learnNotices, noticesFor } from "../../src/ingest/learn-notices.ts";
import { openStore, type Store } from "../../src/store/open.ts";
import { article, NOON } from "../kit/articles.ts";

const FOOTER = "The Marsh Weekly is made by its readers. Bring your own story to the hall on Quay Street.";
const feed = feedId("https://marsh.example/feed");
const THINGS = ["ferry", "mill", "library", "bridge"];

const issue = (thing: string, weeksAgo: number): Article => ({
  ...article({
    name: thing,
    title: `The ${thing} will close in June`,
    publisher: "Marsh Weekly",
    hoursAgo: weeksAgo * 24 * 7 + 1,
    paragraphs: [
      `The ${thing} of Harbour Town will close for repairs in the second week of June, the council said on Monday.`,
      `Work on the ${thing} is to take nine weeks and to cost four million crowns, most of it from the county.`,
      `People who live beside the ${thing} have asked for a say in how the site is kept clean and quiet.`,
      FOOTER,
    ],
  }),
  feed,
});

let store: Store;
beforeEach(async () => {
  store = await openStore({ dataDir: ":memory:" });
});
afterEach(() => store.close());

const lastKinds = (articles: readonly Article[]): readonly unknown[] =>
  articles.map(({ blocks }) => blocks.at(-1)?.kind);
const learn = async (now = NOON, isNew = true): Promise<readonly Article[]> =>
  learnNotices(await store.articles.since(now - days(7)), () => isNew, store, now);

describe("a publisher that prints once a week", () => {
  it("is told without its closing lines, from what its feed brought in the weeks before", async () => {
    await store.articles.save(THINGS.map((thing, weeks) => issue(thing, weeks)));
    expect(lastKinds(await learn())).toEqual(["notice"]);
  });
  it("is so later too, when those weeks are not looked at again", async () => {
    await store.articles.save(THINGS.map((thing, weeks) => issue(thing, weeks)));
    await learn();
    const alone = [issue("museum", 0)];
    const digest = await digestOf({
      articles: alone,
      notices: await noticesFor(alone, store),
      failures: [],
      language: "en",
      limit: 1,
      now: NOON,
    });
    expect(digest.stories[0]?.sources[0]?.notes).toContain("carries a publisher's notice");
    expect(lastKinds(await learn(NOON, false))).toEqual(["notice"]);
  });
  it("is not looked into again when nothing new has come", async () => {
    await store.articles.save(THINGS.map((thing, weeks) => issue(thing, weeks)));
    expect(lastKinds(await learn(NOON, false))).toEqual(["prose"]);
    expect(await store.notices.of(["marsh weekly"])).toEqual([]);
  });
  it("and what has not been printed for a quarter of a year is forgotten", async () => {
    await store.articles.save(THINGS.map((thing, weeks) => issue(thing, weeks)));
    await learn();
    const later = NOON + days(91);
    const other = article({ name: "x", publisher: "Fjord Gazette", paragraphs: ["The tunnel is open."] });
    await store.articles.save([
      { ...other, publishedAt: later - 1, feed: feedId("https://fjord.example/feed") },
    ]);
    await learn(later);
    expect(await store.notices.of(["marsh weekly"])).toEqual([]);
  });
});
