/** The article that Tidings was born from. It is no part of the project: where it is not beside it, these tests are left out. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { digestOf } from "../src/edition.ts";
import { openFetcher } from "../src/ingest/fetch.ts";
import { readSource } from "../src/ingest/read-source.ts";
import { sharedReader } from "./kit/reader.ts";
import type { Article } from "../src/model/article.ts";
import type { DigestStory } from "../src/model/digest.ts";
import { findQuotes } from "../src/summaries/quotes.ts";

const folder = join(import.meta.dirname, "..", "..", "shared", "seed");
const isThere = existsSync(join(folder, "golden.json"));

const goldenSchema = z.object({
  quotes: z.array(
    z.object({ speaker: z.string(), span: z.tuple([z.number(), z.number()]), lang: z.string().optional() }),
  ),
  nested: z.array(
    z.object({ speaker: z.string(), via: z.string(), span: z.tuple([z.number(), z.number()]) }),
  ),
  notQuotes: z.array(z.object({ span: z.tuple([z.number(), z.number()]) })),
  mustNotContain: z.array(z.string()),
  mustKeepIfMentioned: z.record(z.string(), z.string()),
});

describe.skipIf(!isThere)("the seed article (left out where it is not beside the project)", () => {
  let article: Article;
  let story: DigestStory;
  let golden: z.infer<typeof goldenSchema>;

  beforeAll(async () => {
    golden = goldenSchema.parse(JSON.parse(readFileSync(join(folder, "golden.json"), "utf8")));
    const [fetcher, reader] = [openFetcher({ allow: [] }), sharedReader];
    const { articles } = await readSource(join(folder, "article.txt"), { fetcher, reader, now: Date.now() });
    await fetcher.close();
    const digest = await digestOf({ articles, failures: [], language: "en", limit: 5, now: Date.now() });
    const [[only], [first]] = [articles, digest.stories];
    if (!only || !first) throw new Error("The seed gives no story.");
    [article, story] = [only, first];
  });

  it("has a headline that is not its date, and three or four attributed sentences", () => {
    expect(story.headline).toMatch(/Petro/u);
    expect(story.headline).not.toMatch(/Aug|2025/u);
    expect(story.sentences.length).toBeGreaterThanOrEqual(3);
    expect(story.sentences.length).toBeLessThanOrEqual(4);
  });

  it("has two to four quotes, each a golden one's words by its speaker", () => {
    expect(story.quotes.length).toBeGreaterThanOrEqual(2);
    expect(story.quotes.length).toBeLessThanOrEqual(4);
    for (const { start, end, speaker, text } of story.quotes) {
      const right = golden.quotes.find(({ span: [from, to] }) => start >= from && end <= to);
      expect(right?.speaker, text).toBe(speaker?.name);
    }
  });

  it("takes a programme's name for no speech, and what Bolívar shouted not for Petro's own words", () => {
    const found = findQuotes(article.text, article.language);
    for (const { span } of golden.notQuotes)
      expect(found.find(({ start, end }) => start === span[0] && end === span[1])?.kind).toBe("name");
    for (const { span, via } of golden.nested) {
      const inner = found.find(({ start, end }) => start >= span[0] && end <= span[1]);
      expect(inner?.via).toBe(via);
      expect(inner?.confident).toBe(false);
    }
  });

  it("says nothing that it must not, and keeps who says it", () => {
    const said = [story.headline, ...story.sentences.map(({ text }) => text)];
    for (const words of golden.mustNotContain) expect(said.join("\n")).not.toContain(words);
    for (const [mentioned, kept] of Object.entries(golden.mustKeepIfMentioned))
      for (const text of said.slice(1).filter((one) => one.includes(mentioned)))
        expect(text).toMatch(new RegExp(kept, "iu"));
  });

  it("has no publisher that is not stated, and notes the publisher's own words", () => {
    expect(story.sources[0]).toMatchObject({
      publisher: null,
      title: null,
      publishedAt: "2025-08-12T00:00:00.000Z",
    });
    expect(story.sources[0]?.notes).toContain("carries a publisher's notice");
    expect(story.labels).toContain("one source");
  });
});
