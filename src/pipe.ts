/** JSON lines in, JSON lines out: single stages of the product for people who measure them. docs/pipe.md describes each. */
import { z } from "zod";
import { detectLanguage } from "./ingest/language.ts";
import { openReader, type Reader } from "./ingest/reader.ts";
import type { Article, Span, TextBlock } from "./model/article.ts";
import type { FeedEntry } from "./model/feed.ts";
import { articleId, storyId } from "./model/id.ts";
import { sentenceOf } from "./ops/trouble.ts";
import { outlineOf } from "./stories/opening.ts";
import { openGrouping, type Grouping } from "./stories/same-event.ts";
import { doubtsAbout } from "./summaries/check-text.ts";
import { groundOf } from "./summaries/ground.ts";
import { findingsIn } from "./summaries/neutral.ts";
import { summarise } from "./summaries/extract.ts";
import { findQuotes } from "./summaries/quotes.ts";

type Answer = Readonly<Record<string, unknown>>;
interface Tools {
  readonly reader: Reader;
  /** What the lines before this one have told. */
  readonly grouping: Grouping;
  /** How many lines there were before this one. */
  readonly nth: number;
}
type Stage = (line: unknown, tools: Tools) => Promise<Answer>;

/** Paragraphs that are the article's own; what the publisher says about itself is not. */
const OWN: ReadonlySet<TextBlock["kind"]> = new Set(["prose", "heading", "embed"]);

const extractSchema = z.object({ html: z.string(), url: z.string().optional() });

const extract: Stage = async (line, { reader }) => {
  const { html, url = "https://page.example/" } = extractSchema.parse(line);
  const read = await reader.page(new TextEncoder().encode(html), "text/html; charset=utf-8", url);
  if (read.kind === "failed") return { error: read.why };
  const { title, text, blocks } = read.page;
  const own = blocks.filter(({ kind }) => OWN.has(kind)).map(({ start, end }) => text.slice(start, end));
  return { title: title ?? "", text: own.join("\n") };
};

const feedSchema = z.object({
  bodyBase64: z.base64(),
  contentType: z.string().optional(),
  url: z.string().optional(),
});

const timeOf = (instant: number | undefined): string | null =>
  instant === undefined ? null : new Date(instant).toISOString();

const itemOf = ({
  guid,
  url,
  title,
  publishedAt,
  updatedAt,
  authors,
  summary,
  content,
  categories,
  enclosures,
}: FeedEntry): Answer => ({
  id: guid ?? url ?? null,
  url: url ?? null,
  title: title ?? null,
  publishedAt: timeOf(publishedAt),
  updatedAt: timeOf(updatedAt),
  authors,
  summary: summary ?? null,
  content: content ?? null,
  categories,
  enclosures: enclosures.map(({ url, type, length }) => ({
    url,
    type: type ?? null,
    length: length ?? null,
  })),
});

const feed: Stage = async (line, { reader }) => {
  const { bodyBase64, contentType, url = "https://feed.example/feed.xml" } = feedSchema.parse(line);
  const read = await reader.feed(Buffer.from(bodyBase64, "base64"), contentType, url);
  if (read.kind === "failed") return { error: read.why };
  const { kind, title, language, entries } = read.feed;
  return { kind, title: title ?? null, language: language ?? null, items: entries.map(itemOf) };
};

const quotesSchema = z.object({ text: z.string() });

const quotes: Stage = async (line) => {
  const { text } = quotesSchema.parse(line);
  const language = (await detectLanguage(text)) ?? "en";
  const found = findQuotes(text, language).filter(({ kind }) => kind !== "name");
  const told = found.map(({ start, end, speaker, confident, via }) => ({
    start,
    end,
    speaker: speaker && { text: speaker.name, ...speaker.said },
    confident,
    ...(via !== undefined && { via }),
  }));
  // One inside another stands right behind it.
  let outer: Span = { start: 0, end: 0 };
  const isInner = (one: Span): boolean => {
    if (one.end <= outer.end) return true;
    outer = one;
    return false;
  };
  const { quotes: own = [], inner = [] } = Object.groupBy(told, (one) => (isInner(one) ? "inner" : "quotes"));
  return { quotes: own, inner };
};

const summariseSchema = z.object({
  articles: z.array(
    z.object({ title: z.string().nullish(), text: z.string(), source: z.string().nullish() }),
  ),
  words: z.number().min(20).max(110).optional(),
});

type Given = z.infer<typeof summariseSchema>["articles"][number];

const blocksOf = (text: string): readonly TextBlock[] =>
  Array.from(text.matchAll(/[^\n]+/gu), ({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
    kind: "prose" as const,
  }));

const articleOf = async ({ title, text, source }: Given, at: number): Promise<Article> => ({
  id: articleId(`a-${String(at).padStart(12, "0")}`),
  feed: undefined,
  url: undefined,
  title: title ?? undefined,
  byline: undefined,
  publisher: source ?? `Source ${at + 1}`,
  language: (await detectLanguage(text)) ?? "en",
  publishedAt: undefined,
  fetchedAt: at,
  bodyFrom: "file",
  text,
  blocks: blocksOf(text),
  labels: [],
});

const summariseStage: Stage = async (line) => {
  const given = summariseSchema.parse(line);
  const articles = await Promise.all(given.articles.map(articleOf));
  const story = { id: storyId("s-000000000000"), articles, copies: new Map() };
  const summary = summarise(story, { words: given.words });
  const placeOf = new Map(articles.map(({ id }, at) => [id, at]));
  return {
    headline: summary?.headline ?? "",
    sentences: (summary?.sentences ?? []).map(({ text, refs }) => ({
      text,
      refs: refs.map(({ article, start, end }) => ({ article: placeOf.get(article), start, end })),
    })),
  };
};

const checkSchema = z.object({
  sources: z.array(z.object({ text: z.string() })),
  sentences: z.array(z.string()),
});

/** Each sentence held against all the sources together. */
const check: Stage = async (line) => {
  const { sources, sentences } = checkSchema.parse(line);
  const text = sources.map((source) => source.text).join("\n");
  const language = (await detectLanguage(text)) ?? "en";
  const ground = groundOf(text, language);
  const violations = sentences.flatMap((sentence, at) =>
    doubtsAbout(sentence, ground, language).map(([kind, why]) => ({ sentence: at, kind, why })),
  );
  return { ok: violations.length === 0, violations };
};

const lintSchema = z.object({ text: z.string() });

const lint: Stage = async (line) => {
  const { text } = lintSchema.parse(line);
  return { findings: findingsIn(text, (await detectLanguage(text)) ?? "en") };
};

const storiesSchema = z.object({
  title: z.string().nullish(),
  text: z.string(),
  source: z.string().nullish(),
  publishedAt: z.iso.datetime({ offset: true }).nullish(),
});

/** Decided from the lines before it, as articles come. */
const stories: Stage = async (line, { grouping, nth }) => {
  const { title, text, source, publishedAt } = storiesSchema.parse(line);
  const article = await articleOf({ title, text, source }, nth);
  const told = publishedAt ? { ...article, publishedAt: Date.parse(publishedAt) } : article;
  return { story: String(grouping.place(outlineOf(told)).story) };
};

/** By name, in the order of the product's own way from publisher to reader. */
const stages: ReadonlyMap<string, Stage> = new Map([
  ["feed", feed],
  ["extract", extract],
  ["quotes", quotes],
  ["stories", stories],
  ["summarise", summariseStage],
  ["check", check],
  ["lint", lint],
]);

export const stageNames: readonly string[] = [...stages.keys()];

const idSchema = z.looseObject({ id: z.union([z.string(), z.number()]) });

/** One line; what is wrong with it is its answer. */
const answerLine = async (stage: Stage, json: string, tools: Tools): Promise<Answer> => {
  let id: string | number | null = null;
  try {
    const line = idSchema.parse(JSON.parse(json));
    ({ id } = line);
    return { id, ...(await stage(line, tools)) };
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : sentenceOf(error);
    return { id, error: why };
  }
};

/** Cut at line feeds alone: other marks that break a line stand in texts, and JSON leaves them as they are. */
async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of input) {
    const lines = (rest + decoder.decode(Buffer.from(chunk), { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  yield rest + decoder.decode();
}

/** @returns false for a stage that there is not */
export const pipe = async (
  name: string,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<boolean> => {
  const stage = stages.get(name);
  if (!stage) return false;
  const reader = openReader();
  const tools = { reader, grouping: openGrouping() };
  try {
    let nth = 0;
    for await (const json of linesOf(input)) {
      if (json.trim() === "") continue;
      output.write(`${JSON.stringify(await answerLine(stage, json, { ...tools, nth }))}\n`);
      nth += 1;
    }
  } finally {
    await reader.close();
  }
  return true;
};
