import { describe, expect, it } from "vitest";
import { publishersOf, ranked, type Taste } from "../../src/stories/rank.ts";
import { storiesOf } from "../../src/stories/stories.ts";
import type { Article } from "../../src/model/article.ts";
import { articleId, storyId } from "../../src/model/id.ts";
import { openGrouping } from "../../src/stories/same-event.ts";
import { article, NOON } from "../kit/articles.ts";

const bridgeCourier = article({
  name: "bridge-courier",
  publisher: "Courier",
  title: "Old bridge at Fenmouth closed after crack found in a pillar",
  hoursAgo: 20,
  paragraphs: [
    "The old bridge at Fenmouth was closed on Sunday after divers found a crack in its northern pillar.",
    "Engineer Hanna Brock said the crack was two metres long. Buses go round by Tarn Lock.",
  ],
});
const bridgeRadio = article({
  name: "bridge-radio",
  publisher: "Radio Fen",
  title: "Crack in pillar shuts Fenmouth bridge",
  hoursAgo: 18,
  paragraphs: [
    "Fenmouth's bridge is shut: divers saw a long crack in the northern pillar, the engineer Hanna Brock said.",
    "Drivers have to take the road by Tarn Lock until further notice.",
  ],
});
const bridgeCopy = article({
  name: "bridge-copy",
  publisher: "Evening Mail",
  title: "Fenmouth bridge closed",
  hoursAgo: 17,
  paragraphs: [
    "The old bridge at Fenmouth was closed on Sunday after divers found a crack in its northern pillar.",
    "Engineer Hanna Brock said the crack was two metres long. Buses go round by Tarn Lock. More follows.",
  ],
});
const bakery = article({
  name: "bakery",
  publisher: "Courier",
  title: "Bakers in Oxwold vote to end their strike",
  hoursAgo: 5,
  paragraphs: ["The bakers of Oxwold voted on Monday to end a strike of nine days, their union said."],
});
const bakeryElsewhere = article({
  name: "bakery-2",
  publisher: "Radio Fen",
  title: "Tram drivers in Saltby begin a strike",
  hoursAgo: 4,
  paragraphs: [
    "Tram drivers in Saltby stopped work on Monday over night shifts; the company called the strike unlawful.",
  ],
});

const all = [bridgeCourier, bridgeRadio, bridgeCopy, bakery, bakeryElsewhere];
const names = (articles: readonly Article[]): readonly string[] => articles.map(({ id }) => id).toSorted();

describe("stories", () => {
  const stories = storiesOf(all);
  const bridge = stories.find(({ articles }) => articles.includes(bridgeCourier));

  it("put one event of several outlets together and keep other events out", () => {
    expect(names(bridge?.articles ?? [])).toEqual(["a-bridge-copy", "a-bridge-courier", "a-bridge-radio"]);
    expect(stories).toHaveLength(3);
  });
  it("know a copy, and do not count it as another publisher", () => {
    expect([...(bridge?.copies ?? [])]).toEqual([[bridgeCopy.id, bridgeCourier.id]]);
    expect(bridge && publishersOf(bridge)).toBe(2);
  });
  it("do not depend on the order of arrival", () => {
    const reversed = storiesOf(all.toReversed());
    expect(reversed.map(({ id, articles }) => [id, names(articles)])).toEqual(
      stories.map(({ id, articles }) => [id, names(articles)]),
    );
  });
  it("leave an article in the story where it is known to be", () => {
    const known = new Map([[bridgeRadio.id, storyId("s-elsewhere")]]);
    const moved = storiesOf([bridgeRadio], known);
    expect(moved.map(({ id }) => id)).toEqual(["s-elsewhere"]);
  });
  it("take no article that comes after days of silence", () => {
    const late = article({
      name: "bridge-late",
      publisher: "Courier",
      title: "Old bridge at Fenmouth closed after crack found in a pillar",
      hoursAgo: -24 * 5,
      paragraphs: [
        "The old bridge at Fenmouth was closed again after divers found a crack in its northern pillar.",
      ],
    });
    expect(storiesOf([bridgeCourier, late])).toHaveLength(2);
  });
  it("rank the one that more publishers tell above a fresher one of one publisher", () => {
    expect(ranked(stories, NOON)[0]?.id).toBe(bridge?.id);
  });
  it("rank what the reader has not heard before what goes on, and what their topics name before what they do not", () => {
    const alone = [bakery, { ...bakeryElsewhere, publishedAt: bakery.publishedAt }];
    const orderWith = (taste: (headline: string | undefined) => Taste): readonly (string | undefined)[] =>
      ranked(storiesOf(alone), NOON, ({ articles }) => taste(articles[0]?.title)).map(
        ({ articles }) => articles[0]?.publisher,
      );
    for (const known of ["Bakers", "Tram"]) {
      const [first, second] = known === "Bakers" ? ["Radio Fen", "Courier"] : ["Courier", "Radio Fen"];
      const isIt = (headline = ""): boolean => headline.startsWith(known);
      expect(orderWith((headline) => ({ isUpdate: isIt(headline), words: [] }))).toEqual([first, second]);
      const words = [known === "Bakers" ? "tram drivers" : "bakers"];
      expect(orderWith(() => ({ isUpdate: false, words }))).toEqual([first, second]);
    }
  });
  it("rank opinion after news", () => {
    const opinion = article({
      name: "opinion",
      publisher: "Courier",
      title: "The harbour needs a crane and a plan",
      hoursAgo: 1,
      labels: ["opinion"],
      paragraphs: ["The harbour needs a crane, and whoever says otherwise has not carried a crate."],
    });
    expect(ranked(storiesOf([opinion, bakery]), NOON).map(({ articles }) => articles[0]?.id)).toEqual([
      bakery.id,
      opinion.id,
    ]);
  });
});

describe("two events that are told in the same words", () => {
  const tunnel = article({
    name: "tunnel",
    publisher: "Courier",
    title: "Harbour tunnel closed after water breaks in",
    hoursAgo: 3,
    paragraphs: [
      "Water entered the northern tube of the harbour tunnel on Sunday evening, and about 340 people left it on their own, the fire service said.",
      "The tunnel will stay closed for a week, the port authority said.",
    ],
  });
  const cannery = article({
    name: "cannery",
    publisher: "Marsh Post",
    title: "Cannery roof sinks",
    hoursAgo: 2,
    paragraphs: [
      "The roof of the cannery sank on Sunday evening, and about 290 people left it on their own, the fire service said.",
      "The cannery will stay closed for a month, its owner said.",
    ],
  });
  it("are two stories", () => {
    expect(storiesOf([tunnel, cannery])).toHaveLength(2);
  });
  it("nor is an opinion on an event a telling of it", () => {
    const opinion = article({
      name: "tunnel-opinion",
      publisher: "Courier",
      title: "The harbour tunnel was closed after water broke in, as everybody knew",
      hoursAgo: 1,
      labels: ["opinion"],
      paragraphs: [
        "Water entered the northern tube of the harbour tunnel on Sunday evening, and 340 people left it on their own.",
      ],
    });
    expect(storiesOf([tunnel, opinion])).toHaveLength(2);
  });
});

describe("articles as they come", () => {
  const at = (name: string, hours: number, title: string, text: string) =>
    article({ name, publisher: name, title, hoursAgo: -hours, paragraphs: [text] });
  const opened = at(
    "opened",
    0,
    "Crack in pillar shuts Fenmouth bridge",
    "The old bridge at Fenmouth was closed after divers found a crack in its northern pillar, engineer Hanna Brock said.",
  );
  const next = at(
    "next",
    30,
    "Fenmouth bridge: crack in the pillar is two metres long",
    "Divers measured the crack in the northern pillar of the old bridge at Fenmouth, engineer Hanna Brock said.",
  );
  it("join the story that lives on from day to day, and not one that has been quiet for days", () => {
    const grouping = openGrouping();
    const story = grouping.place(opened).story;
    expect(grouping.place(next).story).toBe(story);
    expect(grouping.place(at("third", 80, next.title ?? "", next.text)).story).toBe(story);
    expect(grouping.place(at("late", 200, next.title ?? "", next.text)).story).not.toBe(story);
  });
  it("find the stories of those that are taken up as they were known", () => {
    const grouping = openGrouping();
    grouping.add(opened, storyId("s-known"));
    expect(grouping.place(next).story).toBe("s-known");
  });
  it("join it without a title too, and not in another language", () => {
    const grouping = openGrouping();
    const story = grouping.place(opened).story;
    expect(grouping.place({ ...next, title: undefined }).story).toBe(story);
    expect(grouping.place({ ...next, id: articleId("a-german"), language: "de" }).story).not.toBe(story);
  });
});
