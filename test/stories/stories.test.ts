import { describe, expect, it } from "vitest";
import { publishersOf, ranked, storiesOf } from "../../src/stories/stories.ts";
import type { Article } from "../../src/model/article.ts";
import { storyId } from "../../src/model/id.ts";
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
