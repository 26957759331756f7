/** What is said of a piece that is not plain news: in each language, and wherever the piece is told. */
import { describe, expect, it } from "vitest";
import { plainText } from "../../src/chat/plain-text.ts";
import { tellAnswer } from "../../src/chat/tell-answer.ts";
import { labelInWords } from "../../src/digest/label-words.ts";
import { tellReceipt } from "../../src/digest/receipt.ts";
import { tellDigest, tellHeadlines } from "../../src/digest/tell.ts";
import { wordingFor } from "../../src/digest/wording.ts";
import type { Digest } from "../../src/model/digest.ts";
import { storyId } from "../../src/model/id.ts";
import { article } from "../kit/articles.ts";
import { sampleDigest } from "../kit/digests.ts";

const LABELS = [
  "one source",
  "one owner",
  "worded by a model",
  "opinion",
  "press release",
  "sponsored",
  "satire",
  "review",
  "corrected",
  "updated",
  "translated",
  "wire copy of",
  "an earlier article",
  "carries a publisher's notice",
];
const LANGUAGES = ["es", "de", "fr", "pt", "uk"];

/** Nine stories, so that some are told as headlines alone. */
const labelled = (label: string, language = "en"): Digest => {
  const digest = sampleDigest();
  const [story] = digest.stories;
  if (!story) throw new Error("There is no story.");
  const sources = story.sources.map((source) => ({ ...source, notes: [label] }));
  const stories = Array.from({ length: 9 }, (_, at) => ({
    ...story,
    id: storyId(`s-${at}`),
    sources,
    labels: ["one source", label],
  }));
  return { ...digest, language, stories };
};

describe("a label", () => {
  it.each(LANGUAGES)("has words in %s, whichever it is", (language) => {
    expect(LABELS.filter((label) => wordingFor(language).labels[label] === undefined)).toEqual([]);
  });
  it("names the outlet whose text was copied", () => {
    expect(labelInWords("wire copy of Kestrel Wire", { language: "es" })).toBe("teletipo de Kestrel Wire");
  });
});

describe("an opinion is called one", () => {
  const zone = "UTC";
  const told = (digest: Digest): readonly string[] =>
    tellDigest(digest, { zone }).blocks.map((block) => plainText([block]));

  it("in a story that is told in full, and in one that is a headline", () => {
    const lines = told(labelled("opinion"));
    expect(lines.filter((line) => line.includes("· opinion"))).toHaveLength(5);
    expect(lines.find((line) => line.startsWith("More"))?.match(/\(opinion\)/gu)).toHaveLength(4);
  });
  it("in a list of headlines", () => {
    expect(plainText(tellHeadlines(labelled("opinion"), zone).blocks)).toContain("opinion");
  });
  it("in a receipt", () => {
    const { blocks } = tellReceipt(labelled("opinion", "de"), 1, zone) ?? { blocks: [] };
    expect(plainText(blocks)).toContain("Salt Quay Courier (Meinung)");
  });
  it("under an answer", () => {
    const text = "The pier of Saltby must be rebuilt before the winter.";
    const piece = article({ name: "1", publisher: "Radio Nord", labels: ["opinion"], paragraphs: [text] });
    const sentence = { text, refs: [{ article: piece.id, start: 0, end: text.length }] };
    const answer = tellAnswer(
      {
        kind: "answer",
        method: "extractive",
        sentences: [sentence],
        scope: { articles: 1, publishers: 1 },
        closest: undefined,
        understoodAs: undefined,
        about: [piece.id],
      },
      [piece],
      { zone, language: "fr" },
    );
    expect(plainText(answer.blocks)).toContain("Radio Nord (opinion)");
  });
  it("says no more of an update than that in its headline", () => {
    const lines = told(labelled("update"));
    expect(lines.find((line) => line.startsWith("More"))).toContain("Update: Ferry stops");
    expect(lines.find((line) => line.startsWith("More"))).not.toContain("(update)");
  });
});
