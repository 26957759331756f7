/** A summary without a model: which sentences are told, in which order, and what is said about their sources. */
import { describe, expect, it } from "vitest";
import { tellStory } from "../../src/digest/tell.ts";
import { plainText } from "../../src/chat/plain-text.ts";
import { articleId, storyId } from "../../src/model/id.ts";
import type { Story } from "../../src/model/story.ts";
import type { Summary } from "../../src/model/summary.ts";
import { summarise } from "../../src/summaries/extract.ts";
import { article, type Draft } from "../kit/articles.ts";

const storyOf = (...drafts: readonly Omit<Draft, "name">[]): Story => ({
  id: storyId("s-0"),
  articles: drafts.map((draft, at) =>
    article({ publisher: `Outlet ${at + 1}`, ...draft, name: `${at + 1}` }),
  ),
  copies: new Map(),
});

const told = (story: Story): Summary => {
  const summary = summarise(story);
  if (!summary) throw new Error("Nothing is told of the story.");
  return summary;
};
const sentences = (...paragraphs: readonly string[]): readonly string[] =>
  told(storyOf({ paragraphs })).sentences.map(({ text }) => text);

const LEAD = "The council of Saltby will rebuild the eastern pier, mayor Ada Quill said on Monday.";
const NEXT = "She said the work would cost four million crowns and take two years.";

describe("the first sentence", () => {
  it.each([
    ["leans on a pronoun", NEXT],
    ["leans on a word that joins", "But the fishers of the eastern pier want their berths back in spring."],
    ["goes on from another", "The union of the fishers also wants the berths of the pier back in spring."],
    [
      "speaks of a company without a name",
      "The company built the old pier in 1931 and rebuilt it after the storm.",
    ],
    ["has a pronoun before a name", "After the storm, she promised the pier of Saltby a new roof of glass."],
  ])("is never one that %s", (_, leaning) => {
    const own = "Rain is expected over the Sound for the rest of the week, the weather service said.";
    const [first] = sentences("“Soon.”", leaning, own);
    expect(first).toBe(own);
  });
  it("may say of what it is one", () => {
    const part = "One of the two piers of Saltby was closed on Monday after the storm, the city said.";
    expect(sentences(part)).toEqual([part]);
  });
});

describe("a sentence that leans on another", () => {
  it("is told right behind it", () => {
    expect(sentences(LEAD, NEXT)).toEqual([LEAD, NEXT]);
  });
  it("is not told without it", () => {
    const asks = "Who will pay for the eastern pier of Saltby?";
    expect(sentences(LEAD, asks, NEXT)).toEqual([LEAD]);
  });
});

describe("a sentence", () => {
  it.each([
    ["is broken off by its feed", "The council of Saltby will rebuild the eastern pier after the storm and…"],
    [
      "ends at a word that leads to another",
      "The council of Saltby will rebuild the eastern pier after the storm of the",
    ],
    ["asks", "Will the council of Saltby rebuild the eastern pier after the storm of Monday?"],
    ["speaks as the writer", "We have asked the council of Saltby whether the eastern pier will be rebuilt."],
    ["leads elsewhere", "Read more: the council of Saltby and the long quarrel over its eastern pier."],
    [
      "is mostly somebody's words",
      "“The eastern pier will be rebuilt, and it will be better than before,” said Ada Quill.",
    ],
  ])("is not told when it %s", (_, text) => {
    expect(
      sentences(LEAD.replace("Monday", "Tuesday"), "Divers found two cracks in its base.", text),
    ).not.toContain(text);
  });
  it("may lack its full stop where it opens the article", () => {
    const open = "The council of Saltby will rebuild the eastern pier after the storm of Monday";
    expect(sentences(open)).toEqual([open]);
  });
  it("is told without its dateline, also where the place ends like a sentence", () => {
    const text =
      "SALTBY, N.Y. (Kestrel Wire) — The council will rebuild the eastern pier, the mayor said on Monday.";
    expect(sentences(text)).toEqual(["The council will rebuild the eastern pier, the mayor said on Monday."]);
  });
  it("that takes sides is told after calm ones", () => {
    const loaded = "Saltby’s council shamefully claimed on Monday that its eastern pier was rebuilt.";
    const calm = "The council of Saltby said on Monday that its eastern pier had been rebuilt.";
    const story = storyOf({ paragraphs: [loaded] }, { paragraphs: [calm] });
    expect(told(story).sentences[0]?.text).toBe(calm);
  });
});

describe("a story of several outlets", () => {
  it("cites two of them, in 85 words at most", () => {
    const story = storyOf(
      {
        paragraphs: [
          LEAD,
          NEXT,
          "Work on the eastern pier begins in April, when the ice has gone from the Sound.",
        ],
      },
      {
        paragraphs: [
          "Saltby’s eastern pier will be rebuilt for four million crowns, Radio Nord reports from the council.",
        ],
      },
    );
    const { sentences: all } = told(story);
    expect(new Set(all.flatMap(({ refs }) => refs.map((ref) => ref.article))).size).toBe(2);
    expect(all.reduce((sum, { text }) => sum + text.split(" ").length, 0)).toBeLessThanOrEqual(85);
  });
});

describe("a source's notes", () => {
  const notes = ({
    byline,
    ...draft
  }: Partial<Draft> & { byline?: string | undefined }): readonly string[] => {
    const story = storyOf({ paragraphs: [LEAD], ...draft });
    const articles = story.articles.map((one) => ({ ...one, byline }));
    return told({ ...story, articles }).sources[0]?.notes ?? [];
  };
  it.each([
    ["corrected", "Correction: An earlier text gave another sum."],
    ["corrected", "This article was amended on Tuesday to mend the name of the pier."],
    ["translated", "Translated from Spanish by Noor Halim"],
  ])("say that it is %s where it says so", (note, line) => {
    expect(notes({ paragraphs: [LEAD, { kind: "notice", text: line }] })).toContain(note);
  });
  it("name the agency whose text it prints, and no agency of its own", () => {
    const paragraphs = [`SALTBY (Kestrel Wire) — ${LEAD}`];
    expect(notes({ paragraphs })).toEqual(["wire copy of Kestrel Wire"]);
    expect(notes({ paragraphs, publisher: "Kestrel Wire" })).toEqual([]);
  });
  it.each([
    ["AP", `SALTBY (The Associated Press) — ${LEAD}`, undefined],
    ["dpa", `Saltby (dpa) - ${LEAD}`, undefined],
    ["EFE", `Saltby, 3 may (EFE).- ${LEAD}`, undefined],
    ["Reuters", LEAD, "By Reuters"],
    ["dpa", LEAD, "dpa"],
  ])("name %s by the name it is known under, in a dateline or as the only writer", (name, text, byline) => {
    expect(notes({ paragraphs: [text], byline })).toEqual([`wire copy of ${name}`]);
    expect(notes({ paragraphs: [text], byline, publisher: name })).toEqual([]);
  });
  it("name no agency where somebody signs beside it, nor for a word in brackets", () => {
    expect(notes({ paragraphs: [LEAD], byline: "Noor Halim, Reuters" })).toEqual([]);
    expect(notes({ paragraphs: [`The eastern pier (once a quay) - ${LEAD}`] })).toEqual([]);
    expect(notes({ paragraphs: [LEAD], byline: "AP", publisher: "Paper of Saltby" })).toEqual([
      "wire copy of AP",
    ]);
  });
  it("name the agency of a copy, and not the outlet that printed it first", () => {
    const story = storyOf({ paragraphs: [`SALTBY (Kestrel Wire) — ${LEAD}`] }, { paragraphs: [LEAD, NEXT] });
    const copies = new Map([[articleId("a-2"), articleId("a-1")]]);
    expect(told({ ...story, copies }).sources.map((one) => one.notes)).toEqual([
      ["wire copy of Kestrel Wire"],
      ["wire copy of Kestrel Wire"],
    ]);
  });
  it("are told in the digest's language", () => {
    const story = storyOf({ paragraphs: [LEAD], labels: ["opinion"] }, { paragraphs: [LEAD, NEXT] });
    const summary = told({ ...story, copies: new Map([[articleId("a-2"), articleId("a-1")]]) });
    const numbered = { ...summary, sentences: summary.sentences.map((one, at) => ({ n: at + 1, ...one })) };
    const text = plainText(tellStory(numbered, 1, { zone: "UTC", language: "de" }));
    expect(text).toContain("Outlet 2 (Agenturtext von Outlet 1)");
    expect(text).toContain("Meinung");
  });
});
