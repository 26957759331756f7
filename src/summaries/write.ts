/**
 * A summary worded by a model. What it returns is a claim: every sentence must pass the verifier against the passages it
 * names, quotes are printed from the article by their ids, and where that fails the extractive summary stands.
 */
import { z } from "zod";
import type { Article, Passage } from "../model/article.ts";
import type { DigestStory } from "../model/digest.ts";
import type { Quote } from "../model/quote.ts";
import type { Story } from "../model/story.ts";
import type { Summary } from "../model/summary.ts";
import { fitQuotes, quotesToChooseFrom, wordCount } from "./choose-quotes.ts";
import { toldPart } from "./one-language.ts";
import { addressesTheReader } from "./plain.ts";
import { printedAll } from "./print.ts";
import { sentencesOf } from "../language/sentences.ts";
import { STORY_WORDS, verifyStory, type Violation } from "./verify.ts";

/** What the model is asked for. Static, so that servers can cache it; ids are checked here. */
const draftSchema = z.object({
  headline: z.string(),
  sentences: z.array(z.object({ text: z.string(), refs: z.array(z.string()) })),
  quoteIds: z.array(z.string()),
});
type Draft = z.infer<typeof draftSchema>;

interface Blanks {
  readonly language: string;
  readonly sources: string;
  readonly quotes: string;
}

/** What this room needs of a model and its prompt; see llm/. */
export interface Needs {
  readonly model: {
    readonly name: string;
    complete(request: {
      readonly system: string;
      readonly user: string;
      readonly schema: z.ZodType<Draft>;
      readonly schemaName: string;
      readonly maxOutputTokens: number;
      readonly deadlineMs: number;
    }): Promise<{ readonly kind: "said"; readonly value: Draft } | { readonly kind: "fault" }>;
  };
  readonly prompt: {
    readonly hash: string;
    fill(blanks: Blanks): { readonly system: string; readonly user: string };
  };
  /** Replies by story version, language, prompt and model; what comes out is verified like any reply. */
  readonly replies: {
    get(key: string): Promise<unknown>;
    set(key: string, value: unknown): Promise<unknown>;
  };
  /** For one story, a repair included. */
  readonly deadlineMs: number;
  /** Told the kind of each violation for which a draft is written again, or not used. */
  readonly found?: ((kind: string) => void) | undefined;
}

const MOST_SENTENCES_A_SOURCE = 30;
const MOST_SOURCES = 5;
const REPLY_TOKENS = 900;

interface Material {
  readonly passages: ReadonlyMap<string, Passage>;
  readonly quotes: ReadonlyMap<string, Quote>;
  readonly blanks: Blanks;
}

const numberedSentences = (article: Article, source: number): readonly (readonly [string, Passage])[] =>
  article.blocks
    .filter(({ kind }) => kind === "prose")
    .flatMap((block) => sentencesOf(article.text, article.language, block))
    .filter(({ start, end }) => !addressesTheReader(article.text.slice(start, end)))
    .slice(0, MOST_SENTENCES_A_SOURCE)
    .map((span, at) => [`S${source}.${at + 1}`, { article: article.id, ...span }]);

/** Ids stand in square brackets; an article that prints such brackets must not be able to forge one. */
const defused = (text: string): string => text.replaceAll(/[[\]]/gu, "|").replaceAll(/\s+/gu, " ").trim();

const materialOf = (story: Story, language: string): Material => {
  const own = story.articles.filter(({ id }) => !story.copies.has(id)).slice(0, MOST_SOURCES);
  const texts = new Map(own.map(({ id, text }) => [id, text]));
  const passages = new Map(own.flatMap((article, at) => numberedSentences(article, at + 1)));
  const quotes = new Map(quotesToChooseFrom(story).map((quote, at) => [`Q${at + 1}`, quote]));
  const slice = ({ article, start, end }: Passage): string =>
    defused((texts.get(article) ?? "").slice(start, end));
  return {
    passages,
    quotes,
    blanks: {
      language: new Intl.DisplayNames("en", { type: "language" }).of(language) ?? language,
      sources: [...passages].map(([id, passage]) => `[${id}] ${slice(passage)}`).join("\n"),
      quotes:
        [...quotes]
          .map(([id, { text, speaker }]) => `[${id}] ${speaker?.name}: ${defused(text)}`)
          .join("\n") || "none",
    },
  };
};

/** The draft as a story of a digest; a sentence whose ids are not ours has no passage and falls in the check. */
const storyFrom = (draft: Draft, material: Material, extract: Summary): DigestStory => {
  const words = draft.sentences.reduce((sum, { text }) => sum + wordCount(text), 0);
  const wanted = [...new Set(draft.quoteIds)]
    .map((id) => material.quotes.get(id))
    .filter((quote) => quote !== undefined);
  return {
    ...extract,
    method: "model",
    headline: draft.headline.trim(),
    sentences: draft.sentences.map(({ text, refs }, at) => ({
      n: at + 1,
      text: text.trim(),
      refs: refs.map((id) => material.passages.get(id)).filter((passage) => passage !== undefined),
    })),
    quotes: fitQuotes(wanted, [], STORY_WORDS - words),
  };
};

const FEWEST_SENTENCES = 2;

/** Without its bad sentences, where enough good ones remain; undefined where they do not. */
const withoutBadSentences = (story: DigestStory, bad: readonly Violation[]): DigestStory | undefined => {
  const wrong = new Set(bad.map(({ sentence }) => sentence));
  const sentences = story.sentences.filter(({ n }) => !wrong.has(n));
  const mendable = wrong.size === 1 && !wrong.has(undefined);
  return mendable && sentences.length >= FEWEST_SENTENCES ? { ...story, sentences } : undefined;
};

const checked = (
  story: DigestStory,
  articles: ReturnType<typeof printedAll>,
): DigestStory | readonly Violation[] => {
  const bad = verifyStory(story, articles);
  if (bad.length === 0) return story;
  const mended = withoutBadSentences(story, bad);
  return mended && verifyStory(mended, articles).length === 0 ? mended : bad;
};

const complaint = (bad: readonly Violation[]): string =>
  `\n\nYour last answer could not be used. Write it again and mend this:\n${bad.map(({ why }) => `- ${why}`).join("\n")}`;

const isStory = (found: DigestStory | readonly Violation[]): found is DigestStory => "headline" in found;

const asSummary = ({ sentences, ...story }: DigestStory): Summary => ({
  ...story,
  sentences: sentences.map(({ text, refs }) => ({ text, refs })),
});

/** Asks once and, where the answer does not hold, once more with what was wrong. */
const written = async (
  story: Story,
  extract: Summary,
  language: string,
  needs: Needs,
): Promise<Draft | undefined> => {
  const material = materialOf(toldPart(story, extract), language);
  const articles = printedAll(story.articles);
  const ends = performance.now() + needs.deadlineMs;
  let { system, user } = needs.prompt.fill(material.blanks);
  for (let tries = 0; tries < 2 && performance.now() < ends; tries++) {
    const said = await needs.model.complete({
      system,
      user,
      schema: draftSchema,
      schemaName: "story_summary",
      maxOutputTokens: REPLY_TOKENS,
      deadlineMs: Math.ceil(ends - performance.now()),
    });
    if (said.kind === "fault") return undefined;
    const found = checked(storyFrom(said.value, material, extract), articles);
    if (isStory(found)) return said.value;
    for (const { kind } of found) needs.found?.(kind);
    user += complaint(found);
  }
  return undefined;
};

const keyOf = (story: Story, language: string, { prompt, model }: Needs): string =>
  [story.id, ...story.articles.map(({ id }) => id), language, prompt.hash, model.name].join("|");

/** The story in a model's words when they hold, else `extract` as it is. An update keeps its own: what is new is a slice. */
export const write = async (
  story: Story,
  extract: Summary,
  language: string,
  needs: Needs,
): Promise<Summary> => {
  if (extract.labels.includes("update")) return extract;
  const key = keyOf(story, language, needs);
  const kept = draftSchema.safeParse(await needs.replies.get(key));
  const draft = kept.success ? kept.data : await written(story, extract, language, needs);
  if (!draft) return extract;
  const material = materialOf(toldPart(story, extract), language);
  const found = checked(storyFrom(draft, material, extract), printedAll(story.articles));
  if (!isStory(found)) return extract;
  if (!kept.success) await needs.replies.set(key, draft);
  return asSummary(found);
};
