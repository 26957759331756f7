import { describe, expect, it } from "vitest";
import { articleFromEntry, articleFromPage } from "../../src/ingest/article.ts";
import { readFeed } from "../../src/ingest/read-feed.ts";
import type { BodyRead, PageRead } from "../../src/ingest/reader.ts";
import type { Article } from "../../src/model/article.ts";
import { NOON } from "../kit/articles.ts";

const SENTENCE = "The old ferry sails on until the new bridge is open for all. ";
const body = (times: number): BodyRead => ({
  text: SENTENCE.repeat(times).trim(),
  blocks: [],
  detected: "en",
});
const page = (times: number, more: Partial<PageRead> = {}): PageRead => ({
  ...body(times),
  title: "Ferry runs on",
  byline: undefined,
  publisher: undefined,
  language: undefined,
  publishedAt: undefined,
  modifiedAt: undefined,
  labels: [],
  isArticle: true,
  feeds: [],
  bodyFrom: "page",
  isWalled: false,
  ...more,
});

const from = (carried: string, read: { carried?: BodyRead; page?: PageRead }): Article | undefined => {
  const feed = readFeed(
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Post</title><item><title>Ferry runs on</title><link>https://harbour.example/ferry</link>${carried}</item></channel></rss>`,
    "https://harbour.example/feed",
  );
  const entry = feed?.entries[0];
  if (!feed || !entry) throw new Error("The feed of this test is none.");
  return articleFromEntry({ feed, entry, carried: read.carried, page: read.page }, NOON);
};
const WHOLE = "<content:encoded>The ferry</content:encoded>";
const SHORT = "<description>The ferry</description>";

describe("the body of an article says where it was taken from", () => {
  it.each([
    [
      "the feed's whole content, where that is no shorter than the page",
      "content",
      WHOLE,
      body(20),
      page(20),
    ],
    ["the page, where the feed gives less", "page", WHOLE, body(10), page(20)],
    [
      "the feed's content, where the page keeps its rest for those who pay",
      "content",
      WHOLE,
      body(12),
      page(20, { isWalled: true }),
    ],
    [
      "a walled page all the same, where it gives far more",
      "page",
      WHOLE,
      body(5),
      page(20, { isWalled: true }),
    ],
    [
      "a walled page's own beginning rather than a summary",
      "page",
      SHORT,
      body(3),
      page(5, { isWalled: true }),
    ],
    ["what the page repeats for machines", "json-ld", SHORT, body(3), page(20, { bodyFrom: "json-ld" })],
    ["the summary, where the page has nothing", "summary", SHORT, body(3), page(0)],
    ["the summary, where there is no page", "summary", SHORT, body(3), undefined],
  ] as const)("%s", (...[, source, carried, feed, read]) => {
    const article = from(carried, read ? { carried: feed, page: read } : { carried: feed });
    expect(article?.bodyFrom).toBe(source);
  });
  it("the page or its JSON-LD when the page itself was asked for, and a file when it was one", () => {
    const at = "https://harbour.example/ferry";
    expect(articleFromPage(page(20), at, NOON).bodyFrom).toBe("page");
    expect(articleFromPage(page(20, { bodyFrom: "json-ld" }), at, NOON).bodyFrom).toBe("json-ld");
    expect(articleFromPage(page(20), undefined, NOON).bodyFrom).toBe("file");
  });
});
