/** What sources differ on, and what only looks like it. */
import { describe, expect, it } from "vitest";
import { plainText } from "../../src/chat/plain-text.ts";
import { readDigest } from "../../src/digest/digest-object.ts";
import { tellReceipt } from "../../src/digest/receipt.ts";
import { tellStory } from "../../src/digest/tell.ts";
import { compose } from "../../src/digest/compose.ts";
import type { Digest, DigestStory } from "../../src/model/digest.ts";
import { storyId } from "../../src/model/id.ts";
import type { Story } from "../../src/model/story.ts";
import { summarise } from "../../src/summaries/extract.ts";
import { printedAll } from "../../src/summaries/print.ts";
import { verifyDigest } from "../../src/summaries/verify.ts";
import { article, NOON, type Draft } from "../kit/articles.ts";

type Told = Omit<Draft, "name" | "paragraphs"> & { readonly says: string | readonly string[] };

/** A story of several outlets, each with what it says. */
const storyOf = (...told: readonly Told[]): Story => ({
  id: storyId("s-0"),
  articles: told.map(({ says, ...draft }, at) =>
    article({ publisher: `Outlet ${at + 1}`, ...draft, name: `${at + 1}`, paragraphs: [says].flat() }),
  ),
  copies: new Map(),
});

const digestOf = (story: Story, language = "en"): Digest => {
  const summary = summarise(story);
  if (!summary) throw new Error("Nothing is told of the story.");
  return compose({
    summaries: [summary],
    articles: printedAll(story.articles),
    failures: [],
    language,
    now: NOON,
  });
};
const firstOf = ({ stories: [story] }: Digest): DigestStory => {
  if (!story) throw new Error("The digest has no story.");
  return story;
};

const differing = (...told: readonly Told[]): readonly (readonly string[])[] =>
  (firstOf(digestOf(storyOf(...told))).differs ?? []).map(({ sides }) => sides.map(({ says }) => says));

const pair = (one: string, other: string, language = "en"): readonly (readonly string[])[] =>
  differing({ says: one, language }, { says: other, language });

const PIER = "people died when the pier at Port Elder collapsed on Sunday evening, police said.";
const TUNNEL: readonly Told[] = [
  {
    publisher: "Radio Nord",
    says: "About 290 people left the harbour tunnel on foot before nine o’clock, and nobody was hurt, the port authority said.",
  },
  {
    publisher: "Salt Quay Courier",
    says: "About 340 people left the harbour tunnel on foot and nobody was hurt, the fire service said.",
  },
];

describe("sources differ", () => {
  it.each([
    ["on how many died", `Nine ${PIER}`, `Eleven ${PIER}`, ["Nine people", "Eleven people"]],
    ["in digits and in words", `Nine ${PIER}`, `12 ${PIER}`, ["Nine people", "12 people"]],
    [
      "on a sum of money",
      "The council of Saltby will pay $4 million for the new ferry, it decided on Monday after a long debate.",
      "The council of Saltby will pay $6.5 million for the new ferry, the mayor said on Monday after the debate.",
      ["$4 million", "$6.5 million"],
    ],
    [
      "on a share",
      "Turnout in the council election of Lower Marsh was 67 percent, the election office said on Sunday.",
      "Turnout in the council election of Lower Marsh was 61 percent, the city said on Sunday.",
      ["67 percent", "61 percent"],
    ],
  ])("%s", (_, one, other, says) => {
    expect(pair(one, other)).toEqual([says]);
  });

  it.each([
    [
      "es",
      "Nueve personas murieron al hundirse el muelle de Puerto Alto, según la policía local.",
      "Once personas murieron al hundirse el muelle de Puerto Alto, según los bomberos.",
    ],
    [
      "de",
      "Neun Menschen starben beim Einsturz der Mole von Nordhafen, wie die Polizei mitteilte.",
      "Zwölf Menschen starben beim Einsturz der Mole von Nordhafen, wie die Feuerwehr mitteilte.",
    ],
    [
      "fr",
      "Neuf personnes sont mortes dans l’effondrement de la jetée de Port-Aval, selon la police.",
      "Onze personnes sont mortes dans l’effondrement de la jetée de Port-Aval, selon les pompiers.",
    ],
    [
      "pt",
      "Nove pessoas morreram na queda do cais de Porto Alto, segundo a polícia local.",
      "Onze pessoas morreram na queda do cais de Porto Alto, segundo os bombeiros.",
    ],
    [
      "uk",
      "9 людей загинули під час обвалу пірса в Порту Елдер, повідомила поліція міста.",
      "12 людей загинули під час обвалу пірса в Порту Елдер, повідомили рятувальники міста.",
    ],
  ])("in %s too", (language, one, other) => {
    expect(pair(one, other, language)).toHaveLength(1);
  });

  it("and a third outlet is heard beside them", () => {
    const third = { publisher: "The Sound Observer", says: `Eleven ${PIER}` };
    expect(differing({ says: `Nine ${PIER}` }, { says: `Eleven ${PIER}` }, third)).toEqual([
      ["Nine people", "Eleven people", "Eleven people"],
    ]);
  });
});

describe("sources do not differ", () => {
  const LEFT = "people left the harbour tunnel on foot on Sunday evening, the fire service said.";
  it.each([
    ["where one rounds", `About 300 ${LEFT}`, `297 ${LEFT}`],
    ["where one rounds without saying so", `300 ${LEFT}`, `297 ${LEFT}`],
    ["where one says at least", `At least nine ${PIER}`, `Eleven ${PIER}`],
    [
      "where the one counts the dead and the other the hurt",
      `Nine ${PIER}`,
      `Fourteen ${PIER.replace("died", "were injured")}`,
    ],
    ["where each counts another thing", `Nine ${PIER}`, `Two boats ${PIER.slice(12)}`],
    ["where one tells of another day", `Nine ${PIER}`, `Eleven ${PIER.replace("Sunday", "Tuesday")}`],
    ["where one tells of another place", `Nine ${PIER}`, `Eleven ${PIER.replace("Port Elder", "Saltby")}`],
    [
      "where a number is a date or a year",
      "The herring quota for the Sound was cut on May 12 by the fisheries council after a long meeting.",
      "The herring quota for the Sound was cut on May 14 by the fisheries council after a long meeting.",
    ],
    [
      "where one tells what was before",
      "The rate of inflation in the region fell to 2.6 percent in October, the bank of Farhaven said.",
      "The rate of inflation in the region fell in October from 2.9 percent, the bank of Farhaven said.",
    ],
    [
      "where a number stands in somebody's words",
      `Nine ${PIER}`,
      "Police said on Sunday evening of the pier at Port Elder that “eleven people died when it collapsed” there.",
    ],
    [
      "where one sentence has two numbers of a kind",
      `Nine ${PIER}`,
      `Eleven people of Saltby and twelve ${PIER}`,
    ],
    ["where more are added", `Nine ${PIER}`, `Twelve more ${PIER}`],
  ])("%s", (_, one, other) => {
    expect(pair(one, other)).toEqual([]);
  });

  it("where one outlet has both numbers, and says so itself", () => {
    const both = [`Nine ${PIER}`, `The fire service spoke of eleven people who died in the collapse.`];
    expect(differing({ says: both }, { says: `Eleven ${PIER}` })).toEqual([]);
  });
  it("where the numbers are days apart", () => {
    expect(
      differing({ says: `Nine ${PIER}`, hoursAgo: 40 }, { says: `Eleven ${PIER}`, hoursAgo: 1 }),
    ).toEqual([]);
  });
  it("where an outlet only corrects itself", () => {
    const publisher = "Radio Nord";
    expect(differing({ says: `Nine ${PIER}`, publisher }, { says: `Eleven ${PIER}`, publisher })).toEqual([]);
  });
});

describe("a disagreement", () => {
  const digest = (): Digest => digestOf(storyOf(...TUNNEL));

  it("is told in one line below the sentences, each number with its outlet", () => {
    const blocks = tellStory(firstOf(digest()), 1, { zone: "UTC", language: "en" });
    expect(plainText(blocks)).toContain(
      "Sources differ: 290 people (Radio Nord) · 340 people (Salt Quay Courier)",
    );
    expect(blocks.at(-1)?.kind).toBe("sources");
  });
  it.each([
    ["es", "Las fuentes difieren: "],
    ["de", "Die Quellen sind uneins: "],
    ["fr", "Les sources divergent: "],
    ["pt", "As fontes divergem: "],
    ["uk", "Джерела розходяться: "],
  ])("is told in %s in its own words", (language, words) => {
    expect(plainText(tellStory(firstOf(digest()), 1, { zone: "UTC", language }))).toContain(
      `${words}290 people`,
    );
  });
  it("is told with its hours where the later outlet may only know more", () => {
    const [early, late] = TUNNEL;
    if (!early || !late) throw new Error("Two outlets tell of the tunnel.");
    const story = storyOf({ ...early, hoursAgo: 7 }, { ...late, hoursAgo: 1 });
    expect(plainText(tellStory(firstOf(digestOf(story)), 1, { zone: "UTC", language: "en" }))).toContain(
      "Told differently over time: 290 people (Radio Nord, Mon 12 May, 05:00) · 340 people (Salt Quay Courier, Mon 12 May, 11:00)",
    );
  });
  it("shows the passage of each side in its receipt", () => {
    const message = tellReceipt(digest(), 1, "UTC");
    const text = plainText(message?.blocks ?? []);
    for (const words of ["About 290 people left", "About 340 people left", "Sources differ"])
      expect(text).toContain(words);
  });
  it("is read back from a file, and a digest without one is too", () => {
    const one = digest();
    expect(readDigest(JSON.stringify(one))).toEqual({ kind: "digest", digest: one });
    const { differs, ...story } = firstOf(one);
    expect(differs).toHaveLength(1);
    expect(readDigest(JSON.stringify({ ...one, stories: [story] })).kind).toBe("digest");
  });

  const changed = (says: string, article?: string): readonly string[] => {
    const one = digest();
    const stories = one.stories.map((story) => ({
      ...story,
      differs: (story.differs ?? []).map(({ sides: [first, second] }) => ({
        sides: [first, second]
          .filter((side) => side !== undefined)
          .map((side, at) =>
            at === 0
              ? { ...side, says, ...(article && { article: story.sources[1]?.article ?? side.article }) }
              : side,
          ),
      })),
    }));
    return verifyDigest({ ...one, stories }).map(({ kind }) => kind);
  };
  it("is refused after a change of a number, of an outlet, or when both say the same", () => {
    expect(verifyDigest(digest())).toEqual([]);
    expect(changed("291 people")).toContain("disagreement");
    expect(changed("340 people")).toContain("disagreement");
    expect(changed("290 people", "another")).toContain("disagreement");
  });
});
