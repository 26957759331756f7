/** What stands behind a number: the passage in its paragraph, who printed and wrote it, and a link that leads to it. */
import { describe, expect, it } from "vitest";
import { tellQuotes, tellReceipt } from "../../src/digest/receipt.ts";
import { linkTo } from "../../src/digest/text-fragment.ts";
import type { Digest } from "../../src/model/digest.ts";
import { articleId } from "../../src/model/id.ts";
import { digestOf } from "../../src/edition.ts";
import { verifyDigest } from "../../src/summaries/verify.ts";
import { article, NOON } from "../kit/articles.ts";
import { sampleDigest } from "../kit/digests.ts";

const written = (byline: string): Digest => {
  const digest = sampleDigest();
  const articles = Object.entries(digest.articles).map(([id, article]) => [id, { ...article, byline }]);
  return { ...digest, articles: Object.fromEntries(articles) };
};

describe("a receipt", () => {
  it("names who wrote the article, where its outlet does", () => {
    expect(JSON.stringify(tellReceipt(written("Ada Quill"), 1, "UTC"))).toContain("Ada Quill");
  });
  it("does not name an outlet twice that signs with its own name", () => {
    const told = JSON.stringify(tellReceipt(written("Salt Quay Courier staff"), 1, "UTC"));
    expect(told.match(/Salt Quay Courier/gu)).toHaveLength(1);
  });
  it("links to the passage on its page", () => {
    expect(JSON.stringify(tellReceipt(sampleDigest(), 1, "UTC"))).toContain("#:~:text=The%20ferry%20stopped");
  });
});

describe("who said it", () => {
  it("is shown where the outlet prints the words, and where it names the one called “she”", async () => {
    const paragraphs = [
      "The new pier of Salt Quay was opened on Monday after two years of work on its stones.",
      "The town paid 4 million crowns for the pier, which is 300 metres long.",
      "Ferries from the islands land there from Tuesday on, and the old quay is closed.",
      "Ada Quill cut the ribbon.",
      "“We have waited long enough for this boat,” she said.",
    ];
    const pier = article({ name: "000000000001", paragraphs });
    const { text } = pier;
    const digest = await digestOf({
      articles: [pier],
      failures: [],
      language: "en",
      limit: 1,
      now: NOON,
    });
    expect(verifyDigest(digest)).toEqual([]);
    const [quote] = digest.stories[0]?.quotes ?? [];
    expect(quote && quote.named && text.slice(quote.named.start, quote.named.end)).toBe("Ada Quill");
    const shownElsewhere = digest.stories.map((story) => ({
      ...story,
      quotes: story.quotes.map((one) => ({ ...one, named: { start: 0, end: 5 } })),
    }));
    expect(verifyDigest({ ...digest, stories: shownElsewhere }).map(({ kind }) => kind)).toEqual(["speaker"]);
    const told = tellQuotes(digest, "Quill", "UTC")?.blocks ?? [];
    const marks = told.flatMap((block) =>
      block.kind === "text" ? block.spans.filter(({ tone }) => tone === "mark") : [],
    );
    expect(marks.map((span) => span.text)).toEqual([
      "Ada Quill",
      "We have waited long enough for this boat",
      "she",
    ]);
  });
});

const URL = "https://post.example/ferry";
const TEXT =
  "The ferry stopped on Monday.\nNobody was hurt, said Ada Quill - the harbour master of Salt Quay - on Monday evening, and the ferry runs again.\nThe boat waits. The boat waits.";
const at = (words: string) => {
  const start = TEXT.indexOf(words);
  return { article: articleId("a-000000000001"), start, end: start + words.length };
};

describe("a link to a passage", () => {
  it("has the whole of a short one", () => {
    expect(linkTo(URL, TEXT, at("The ferry stopped on Monday."))).toBe(
      `${URL}#:~:text=The%20ferry%20stopped%20on%20Monday.`,
    );
  });
  it("has both ends of a long one, with the marks in it that mean something there made harmless", () => {
    const words = "said Ada Quill - the harbour master of Salt Quay - on Monday evening";
    expect(linkTo(URL, TEXT, at(words))).toBe(
      `${URL}#:~:text=said%20Ada%20Quill%20%2D%20the,Quay%20%2D%20on%20Monday%20evening`,
    );
  });
  it("is the plain one where the page has those words twice", () => {
    expect(linkTo(URL, TEXT, at("The boat waits."))).toBe(URL);
  });
  it("is the plain one where a long passage begins with words that the page has twice", () => {
    const twice = `${TEXT}\nNobody was hurt, said Ada Quill, and the harbour office of Lower Marsh wrote the same on Monday.`;
    const words = "Nobody was hurt, said Ada Quill - the harbour master of Salt Quay - on Monday evening";
    expect(linkTo(URL, twice.replace("Quill,", "Quill"), at(words))).toBe(URL);
  });
  it("keeps the place in the page that the address names already", () => {
    expect(linkTo(`${URL}#live`, TEXT, at("The ferry stopped on Monday."))).toContain("#live:~:text=The");
  });
});
