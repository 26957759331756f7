import { articleId } from "../../src/model/id.ts";
import { describe, expect, it } from "vitest";
import { articleFromEntry, articleFromPage, articleFromText } from "../../src/ingest/article.ts";
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

const from = async (
  carried: string,
  read: { carried?: BodyRead; page?: PageRead },
): Promise<Article | undefined> => {
  const feed = await readFeed(
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Post</title><item><title>Ferry runs on</title><link>https://harbour.example/ferry</link>${carried}</item></channel></rss>`,
    "https://harbour.example/feed",
  );
  const entry = feed?.entries[0];
  if (!feed || !entry) throw new Error("The feed of this test is none.");
  return articleFromEntry(
    { id: articleId("a-1"), feed, entry, carried: read.carried, page: read.page },
    NOON,
  );
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
  ] as const)("%s", async (...[, source, carried, feed, read]) => {
    const article = await from(carried, read ? { carried: feed, page: read } : { carried: feed });
    expect(article?.bodyFrom).toBe(source);
  });
  it("the page or its JSON-LD when the page itself was asked for, and a file when it was one", () => {
    const at = "https://harbour.example/ferry";
    expect(articleFromPage(page(20), at, NOON).bodyFrom).toBe("page");
    expect(articleFromPage(page(20, { bodyFrom: "json-ld" }), at, NOON).bodyFrom).toBe("json-ld");
    expect(articleFromPage(page(20), undefined, NOON).bodyFrom).toBe("file");
  });
});

describe("a press release is known by what it calls itself", () => {
  const LEAD = "Saltby Ferries Ltd will run a new line to Port Elder from May.";
  const labelsOf = (text: string, title?: string): readonly string[] =>
    articleFromText({ text, blocks: [], detected: "en", title, publishedAt: undefined }, NOON).labels;

  it.each([
    `FOR IMMEDIATE RELEASE\n${LEAD}`,
    `Pressemitteilung: Neue Linie\n${LEAD}`,
    `NOTA DE PRENSA\n${LEAD}`,
    `Communiqué de presse\n${LEAD}`,
    `Comunicado de imprensa\n${LEAD}`,
    `Пресреліз\n${LEAD}`,
    `SALTBY, May 12, 2031 /Sound Newswire/ -- ${LEAD}`,
    `SALTBY--(SOUND NEWSWIRE)--${LEAD}`,
  ])("%s", (text) => {
    expect(labelsOf(text)).toEqual(["press release"]);
    expect(articleFromPage(page(1, { text }), undefined, NOON).labels).toEqual(["press release"]);
  });
  it.each([
    `SALTBY (Kestrel Wire) — ${LEAD}`,
    `The press release of Saltby Ferries was read out on Monday.\n${LEAD}`,
    `Міністерство оприлюднило пресреліз: міст закрито.\n${LEAD}`,
    `Пресреліз міністерства був неповним, сказала вона.\n${LEAD}`,
    `The line runs to Port Elder and/or Farhaven and/or Saltby -- nobody knows yet.`,
    LEAD,
  ])("and news is none: %s", (text) => {
    expect(labelsOf(text)).toEqual([]);
  });
  it("and a file's title may call it an opinion", () => {
    expect(labelsOf(LEAD, "Opinion: The ferry line comes too late")).toEqual(["opinion"]);
  });
});
