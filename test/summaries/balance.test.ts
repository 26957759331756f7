/** A whole text is fair: no outlet tells most of it, and of two who are at odds both are named. */
import { describe, expect, it } from "vitest";
import { articleId, storyId } from "../../src/model/id.ts";
import type { DigestStory } from "../../src/model/digest.ts";
import type { Story } from "../../src/model/story.ts";
import type { Summary } from "../../src/model/summary.ts";
import { openTally } from "../../src/ops/tally.ts";
import { loudest, loudestIn, oneSided } from "../../src/summaries/balance.ts";
import { summarise } from "../../src/summaries/extract.ts";
import { printedAll } from "../../src/summaries/print.ts";
import { verifyStory } from "../../src/summaries/verify.ts";
import { article, type Draft } from "../kit/articles.ts";

const storyOf = (...drafts: readonly Omit<Draft, "name">[]): Story => ({
  id: storyId("s-0"),
  articles: drafts.map((draft, at) =>
    article({ publisher: `Outlet ${at + 1}`, ...draft, name: `${at + 1}` }),
  ),
  copies: new Map(),
});

const told = (story: Story, found?: (what: string) => void): Summary => {
  const summary = summarise(story, { found });
  if (!summary) throw new Error("Nothing is told of the story.");
  return summary;
};

const asStory = ({ sentences, ...summary }: Summary): DigestStory => ({
  ...summary,
  sentences: sentences.map((one, at) => ({ ...one, n: at + 1 })),
});

describe("of a story that three outlets tell", () => {
  const OUTLETS = new Set(["A", "B", "C"]);
  it.each([
    ["A A B", "A"],
    ["A A AB", "A"],
    ["A A", "A"],
    ["A B", undefined],
    ["A AB C", undefined],
    ["A A B C", undefined],
    ["A", undefined],
  ])("an outlet tells most where its sentences are %s: %s", (sentences, loud) => {
    const behind = sentences.split(" ").map((outlets) => new Set(outlets));
    expect(loudest(behind, OUTLETS)).toBe(loud);
  });
  it("nothing is asked where two tell it", () => {
    expect(loudest([new Set("A"), new Set("A")], new Set(["A", "B"]))).toBe(undefined);
  });

  const PIER = storyOf(
    {
      paragraphs: [
        "The council of Saltby will rebuild the eastern pier of the harbour, mayor Ada Quill said on Monday.",
        "The rebuilding of the eastern pier of Saltby harbour will cost four million crowns, the council said.",
        "The eastern pier of Saltby harbour was closed by the council after the storm of last winter.",
      ],
    },
    {
      paragraphs: ["Work on the eastern pier in Saltby begins in spring and takes two years, builders said."],
    },
    { paragraphs: ["Fishers in Saltby asked the council to keep eleven berths at the eastern pier."] },
  );

  it("none tells more than six tenths of our summary", () => {
    expect(loudestIn(asStory(told(PIER)))).toBe(undefined);
  });
  it("a model that hears one of them is sent back, and the sentence too many is named", () => {
    const [first] = PIER.articles;
    if (!first) throw new Error("There is no article.");
    const sentences = first.text.split("\n").map((text, at) => {
      const start = first.text.indexOf(text);
      return { n: at + 1, text, refs: [{ article: first.id, start, end: start + text.length }] };
    });
    const story = { ...asStory(told(PIER)), method: "model" as const, sentences, quotes: [] };
    const violations = verifyStory(story, printedAll(PIER.articles));
    expect(violations).toEqual([
      expect.objectContaining({ kind: "balance", sentence: 3, why: expect.stringContaining("Outlet 1") }),
    ]);
  });
  it("one that prints another's text is no other voice", () => {
    const story = { ...PIER, copies: new Map([[articleId("a-3"), articleId("a-1")]]) };
    const summary = asStory(told(PIER));
    const sentences = summary.sentences.slice(0, 1).flatMap((one) => [one, { ...one, n: 2 }]);
    expect(loudestIn({ ...summary, sentences })?.outlet).toBe(summary.sources[0]?.publisher);
    expect(loudestIn({ ...asStory(told(story)), sentences })).toBe(undefined);
  });
});

describe("two who are at odds", () => {
  const source = (text: string, language = "en") => ({ text, language });
  it.each([
    [
      "en",
      "Ada Quill accused Tomas Brandt of hiding the report.",
      "Brandt was accused of hiding the report.",
    ],
    ["de", "Ada Quill beschuldigte Tomas Brandt, den Bericht zu verstecken.", "Brandt wird beschuldigt."],
    [
      "es",
      "Ada Quill acusó a Tomas Brandt de ocultar el informe.",
      "Brandt fue acusado de ocultar el informe.",
    ],
    [
      "fr",
      "Ada Quill accuse Tomas Brandt d’avoir caché le rapport.",
      "Brandt est accusé d’avoir caché le rapport.",
    ],
    [
      "pt",
      "Ada Quill acusou Tomas Brandt de esconder o relatório.",
      "Brandt foi acusado de esconder o relatório.",
    ],
    [
      "uk",
      "Ада Квілл звинуватила Томаса Брандта у приховуванні звіту.",
      "Брандта звинуватили у приховуванні звіту.",
    ],
  ])("are both named, or the text is one-sided (%s)", (language, passage, claim) => {
    const [found] = oneSided([claim], "", [source(passage, language)]);
    expect(found?.missing).toMatch(/Quill|Квілл/u);
    expect(oneSided([claim], "Ada Quill\nАда Квілл", [source(passage, language)])).toEqual([]);
    expect(oneSided([passage], "", [source(passage, language)])).toEqual([]);
  });
  it("are nobody's matter in a text that does not tell of it", () => {
    expect(oneSided(["Brandt leads the port."], "", [source("Ada Quill accused Tomas Brandt.")])).toEqual([]);
  });

  const REPORT = storyOf({
    paragraphs: [
      "The head of the port of Saltby, Tomas Brandt, was accused on Monday of hiding a report on the eastern pier.",
      "“The first thing that we need is a new pier for Saltby,” said Maren Holt, who speaks for the fishers of the town.",
      "“The fishers of this town have waited for eleven long years,” Holt said.",
      "“Nobody has asked the builders what they think of it,” said Oskar Penn, a builder.",
      "Mayor Ada Quill accused Brandt.",
      "“He kept the report on the eastern pier from the council,” said Ada Quill after the session.",
    ],
  });
  it("are looked for in a text that is one clause from its beginning to its end", () => {
    const text = "Quill disputes Rask and ".repeat(10_000);
    expect(oneSided(["Quill disputes it."], "", [{ text, language: "en" }])).toEqual([
      { named: "Quill", missing: "Rask", at: 0 },
    ]);
  });

  it("are both heard: a quotation of the one who is not named is told, and it is counted", () => {
    const found: string[] = [];
    const summary = told(REPORT, (what) => void found.push(what));
    expect(summary.sentences[0]?.text).toContain("Brandt");
    expect(summary.quotes.map(({ speaker }) => speaker?.name)).toContain("Ada Quill");
    expect(found).toEqual(["one side"]);
  });
});

describe("what is found", () => {
  it("is counted by name in the log", () => {
    const lines: unknown[] = [];
    const count = openTally({ info: (fields: unknown) => void lines.push(fields) });
    for (const what of ["one side", "balance", "one side"]) count(what);
    expect(lines).toEqual([
      { found: "one side", count: 1 },
      { found: "balance", count: 1 },
      { found: "one side", count: 2 },
    ]);
  });
});
