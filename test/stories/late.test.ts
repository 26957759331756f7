/** What comes later puts right what came before: two stories that are one, one that is two, an article in the wrong one. */
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { weekdaysAmong } from "../../src/language/day-names.ts";
import { wordsOf } from "../../src/language/words.ts";
import { oddsOfOneEvent, Vocabulary } from "../../src/stories/likeness.ts";
import { openingOf } from "../../src/stories/opening.ts";
import { openGrouping } from "../../src/stories/same-event.ts";
import { storiesOf } from "../../src/stories/stories.ts";
import { article } from "../kit/articles.ts";

const at = (name: string, hour: number, title: string, text: string): Article =>
  article({ name, publisher: `The ${name} paper`, title, hoursAgo: 20 - hour, paragraphs: [text] });

const placed = (...articles: readonly Article[]) => {
  const grouping = openGrouping();
  return articles.map((one) => grouping.place(one));
};
const together = (...articles: readonly Article[]): readonly (readonly string[])[] =>
  storiesOf(articles).map(({ articles: own }) => own.map(({ id }) => id));

describe("two stories", () => {
  const shut = at(
    "shut",
    0,
    "Crack shuts Fenmouth bridge",
    "Divers had seen a long crack in the northern pillar; the old crossing at Fenmouth will not be used for weeks.",
  );
  const detours = at(
    "detours",
    1,
    "Detours by Tarn Lock as Fenmouth engineer orders repairs",
    "Buses and lorries go round by Tarn Lock, engineer Hanna Brock said, until all is mended with forty tonnes of steel.",
  );
  const both = at(
    "both",
    2,
    "Fenmouth bridge shut for weeks by crack, detours by Tarn Lock",
    "Engineer Hanna Brock ordered repairs with forty tonnes of steel after divers had seen a long crack in the northern pillar; buses go round by Tarn Lock.",
  );
  it("become one when an article shows that they tell one event, under the name of the first", () => {
    const [first, second, third] = placed(shut, detours, both);
    expect(second?.story).not.toBe(first?.story);
    expect(third).toEqual({ story: "s-shut", merged: [{ from: "s-detours", into: "s-shut" }], moved: [] });
    expect(together(shut, detours, both)).toEqual([["a-shut", "a-detours", "a-both"]]);
  });
});

describe("an article in a story with others", () => {
  const ferryman = at(
    "ferryman",
    0,
    "The last ferryman of Lower Marsh puts down his oars",
    "After 51 years Anders Teel has rowed his last passenger across the canal of Lower Marsh.",
  );
  const election = at(
    "election",
    2,
    "Harbour List wins the council of Lower Marsh",
    "The Harbour List won the council election in Lower Marsh with 38 percent of the vote, 212 votes ahead of the Green Shore alliance.",
  );
  const recount = at(
    "recount",
    3,
    "Recount asked for after close council election in Lower Marsh",
    "The council election in Lower Marsh was decided by 212 votes, and the Green Shore alliance wants a part of the vote counted again, not the Harbour List.",
  );
  const strike = at(
    "strike",
    0,
    "Bakers of Oxwold begin a strike over night shifts",
    "The bakers of Oxwold stopped work over night shifts, their union said; shops have no bread.",
  );
  const trams = at(
    "trams",
    1,
    "Oxwold stops: strike over night shifts leaves trams in the depot",
    "Passengers walk because trams stay in the depot; unlawful, the town council says.",
  );
  const depot = at(
    "depot",
    2,
    "Trams stay in the depot, council calls it unlawful",
    "The trams stay in the depot, and passengers walk to the hospital; the town council wants to go to court.",
  );
  it("goes over to a story that is much liker to it", () => {
    expect(together(strike, trams, depot)).toEqual([["a-strike"], ["a-trams", "a-depot"]]);
  });
  it("leaves it when the others turn out to tell something else, with the name that was its own", () => {
    expect(together(ferryman, election, recount)).toEqual([["a-ferryman"], ["a-election", "a-recount"]]);
  });
});

describe("an article that joined when little was known", () => {
  const tale = at(
    "tale",
    0,
    "Ferryman of Lower Marsh rows no more",
    "Anders Teel has rowed his last passenger across the canal. His grandfather carried coal and mail, his mother sheep.",
  );
  const vote = at(
    "vote",
    2,
    "Council of Lower Marsh to vote on the bridge",
    "In June it will be decided whether cars cross the canal; the Harbour List is against it.",
  );
  const shift = at(
    "shift",
    3,
    "Harbour List against bridge, council decides",
    "Whether cars cross the Marsh is to be decided.",
  );
  it("leaves when it would not join what the others tell by now", () => {
    expect(together(tale, vote, shift)).toEqual([["a-tale"], ["a-vote", "a-shift"]]);
  });
});

describe("what two articles say of the day", () => {
  const fire = at("fire", 0, "Sawmill at Tarn burns down", "The sawmill at Tarn burned down on Monday.");
  const oddsWith = (text: string): number => {
    const words = new Vocabulary();
    const other = at("other", 0, "Tarn loses its sawmill to a fire", text);
    const [one, two] = [fire, other].map((told) => words.sketch(openingOf(told)));
    return one && two ? oddsOfOneEvent(one, two, undefined, words) : Number.NaN;
  };

  it("speaks for one event when it is the same day, and against it when it is another", () => {
    const none = oddsWith("Flames took the sawmill at Tarn.");
    expect(oddsWith("Flames took the sawmill at Tarn on Monday.")).toBeGreaterThan(none);
    expect(oddsWith("Flames took the sawmill at Tarn on Thursday.")).toBeLessThan(none - 1);
  });
});

describe("the days of the week in a text", () => {
  const daysIn = (text: string, language: string): readonly number[] => [
    ...weekdaysAmong(wordsOf(text, language), language),
  ];
  it.each([
    ["The bridge was shut on Monday and opened on Thursday", "en", [0, 3]],
    ["The cat sat in the sun", "en", []],
    ["A segunda fase começa na quarta-feira", "pt", [2]],
    ["Міст закрили у середу, а відкрили в неділю", "uk", [2, 6]],
    ["Die Brücke ist seit Dienstag zu", "de", [1]],
  ])("%s", (text, language, expected) => {
    expect(daysIn(text, language)).toEqual(expected);
  });
});

describe("words", () => {
  it("count as one that begin alike: outlets inflect and derive as they like", () => {
    const { title } = openingOf(at("words", 0, "Councillors vaccinated", ""));
    expect(openingOf(at("words", 0, "Councillor’s vaccination", "")).title).toEqual(title);
  });
});
