/**
 * What a digest claims, checked against the articles it carries: pure, offline, and fail-closed. Nothing is believed
 * because of who made the digest; quotes and their speakers are found again in the article's own text.
 */
import { createHash } from "node:crypto";
import type { Passage } from "../model/article.ts";
import type {
  Digest,
  DigestArticle,
  DigestCorrection,
  DigestStory,
  Sentence,
  Source,
} from "../model/digest.ts";
import { type Objection, objectionsToWording, unfounded } from "./evidence.ts";
import { wordCount } from "./choose-quotes.ts";
import { carriesMarkup } from "./plain.ts";
import { brief } from "./print.ts";
import { checkBalance } from "./verify-balance.ts";
import { checkDisagreements } from "./verify-disagreements.ts";
import { checkQuote } from "./verify-quotes.ts";

export type ViolationKind =
  | "numbering"
  | "length"
  | "source"
  | "passage"
  | "sentence"
  | "quote"
  | "speaker"
  | "number"
  | "name"
  | "headline"
  | "markup"
  | "method"
  | "negation"
  | "hedge"
  | "modality"
  | "attribution"
  | "roles"
  | "coverage"
  | "voice"
  | "loaded"
  | "balance"
  | "disagreement";

export interface Violation {
  readonly kind: ViolationKind;
  /** A whole sentence for people: where, and what is not so. */
  readonly why: string;
  /** The number of the sentence it concerns. */
  readonly sentence?: number;
}

/** A story holds at most this many words, quotes included. */
export const STORY_WORDS = 120;

type Articles = Digest["articles"];

const sliceOf = (articles: Articles, { article, start, end }: Passage): string | undefined => {
  const text = articles[article]?.text;
  const isSpan = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end;
  return text !== undefined && isSpan && end <= text.length ? text.slice(start, end) : undefined;
};

const checkAgainst = (
  sentence: Sentence,
  story: DigestStory,
  slices: readonly string[],
  language: string,
): readonly Violation[] => {
  const where = `Sentence ${sentence.n}`;
  const about = { sentence: sentence.n };
  const evidence = slices.join("\n");
  if (sentence.text.trim() === "") return [{ kind: "sentence", why: `${where} is empty.`, ...about }];
  const isTaken = slices[0]?.includes(sentence.text);
  if (story.method === "extractive" && !isTaken)
    return [{ kind: "sentence", why: `${where} is not in its passage: “${brief(sentence.text)}”`, ...about }];
  const objections: readonly Objection[] = [
    ...(carriesMarkup(sentence.text) ? [["markup", "carries markup or an address"] as const] : []),
    ...(story.method === "model"
      ? objectionsToWording(sentence.text, evidence, language)
      : unfounded(sentence.text, evidence)),
  ];
  return objections.map(([kind, what]) => ({
    kind,
    why: `${where} ${what}: “${brief(sentence.text)}”`,
    ...about,
  }));
};

const checkSentence = (sentence: Sentence, story: DigestStory, articles: Articles): readonly Violation[] => {
  const slices = sentence.refs.map((ref) => sliceOf(articles, ref));
  const known = slices.filter((slice) => slice !== undefined);
  const language = articles[sentence.refs[0]?.article ?? ""]?.language ?? "und";
  if (known.length > 0 && known.length === slices.length)
    return checkAgainst(sentence, story, known, language);
  const why = `Sentence ${sentence.n} leads to no passage: “${brief(sentence.text)}”`;
  return [{ kind: "passage", why, sentence: sentence.n }];
};

const checkSource = (source: Source, article: DigestArticle | undefined): readonly Violation[] => {
  const differs = (["publisher", "title", "url", "publishedAt"] as const).find(
    (key) => article?.[key] !== source[key],
  );
  if (!article) return [{ kind: "source", why: `The source ${source.article} is not among the articles.` }];
  return differs
    ? [{ kind: "source", why: `The source ${source.article} has another ${differs} than its article.` }]
    : [];
};

const collapsed = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();

const checkHeadline = (story: DigestStory, articles: Articles): readonly Violation[] => {
  const where = `The headline “${brief(story.headline)}”`;
  const texts = story.sources.flatMap(({ article }) => [
    articles[article]?.title ?? "",
    articles[article]?.text ?? "",
  ]);
  if (story.headline.trim() === "") return [{ kind: "headline", why: "A headline is empty." }];
  if (carriesMarkup(story.headline))
    return [{ kind: "markup", why: `${where} carries markup or an address.` }];
  if (story.method === "model")
    return unfounded(story.headline, texts.join("\n")).map(([kind, what]) => ({
      kind,
      why: `${where} ${what}.`,
    }));
  const isTaken = texts.some((text) => collapsed(text).includes(story.headline));
  return isTaken ? [] : [{ kind: "headline", why: `${where} is in none of its sources.` }];
};

const checkBounds = (story: DigestStory): readonly Violation[] => {
  const cited = [...story.sentences.flatMap(({ refs }) => refs), ...story.quotes].map(
    ({ article }) => article,
  );
  const listed = new Set(story.sources.map(({ article }) => article));
  const stray = cited.find((article) => !listed.has(article));
  const words = [...story.sentences, ...story.quotes].reduce((sum, { text }) => sum + wordCount(text), 0);
  return [
    ...(stray
      ? [
          {
            kind: "source",
            why: `“${brief(story.headline)}” cites ${stray}, which is not among its sources.`,
          } as const,
        ]
      : []),
    ...(story.sentences.length === 0
      ? [{ kind: "sentence", why: `“${brief(story.headline)}” has no sentence.` } as const]
      : []),
    ...(words > STORY_WORDS
      ? [
          {
            kind: "length",
            why: `“${brief(story.headline)}” has ${words} words; ${STORY_WORDS} are allowed.`,
          } as const,
        ]
      : []),
  ];
};

type StoryCheck = (story: DigestStory, articles: Articles) => readonly Violation[];

/** By name, so that each can be shown to matter; in reading order. */
export const STORY_CHECKS: Readonly<Record<string, StoryCheck>> = {
  bounds: checkBounds,
  headline: checkHeadline,
  sentences: (story, articles) =>
    story.sentences.flatMap((sentence) => checkSentence(sentence, story, articles)),
  quotes: ({ quotes }, articles) =>
    quotes.flatMap((quote) => checkQuote(quote, articles[quote.article], sliceOf(articles, quote))),
  sources: ({ sources }, articles) =>
    sources.flatMap((source) => checkSource(source, articles[source.article])),
  disagreements: (story, articles) => checkDisagreements(story, (side) => sliceOf(articles, side)),
  balance: checkBalance,
};

/** All that is not so in one story. Empty when every claim holds. */
export const verifyStory = (
  story: DigestStory,
  articles: Articles,
  checks = STORY_CHECKS,
): readonly Violation[] => Object.values(checks).flatMap((check) => check(story, articles));

const checkText = ([id, { text, sha256 }]: readonly [string, DigestArticle]): readonly Violation[] =>
  createHash("sha256").update(text).digest("hex") === sha256
    ? []
    : [{ kind: "source", why: `The text of ${id} is not the text that was read (its SHA-256 differs).` }];

/** What was told and what is said now must both be passages, and not the same words. */
const checkCorrection = ({ n, was, now }: DigestCorrection, articles: Articles): readonly Violation[] => {
  const before = sliceOf(articles, was);
  const after = now === null ? "" : sliceOf(articles, now);
  if (before === undefined || after === undefined)
    return [{ kind: "passage", why: `Correction ${n} leads to no passage.`, sentence: n }];
  return before === after
    ? [{ kind: "sentence", why: `Correction ${n} corrects nothing: “${brief(before)}”`, sentence: n }]
    : [];
};

const checkNumbering = (digest: Digest): readonly Violation[] => {
  const numbers = [
    ...(digest.corrections ?? []),
    ...digest.stories.flatMap(({ sentences }) => sentences),
  ].map(({ n }) => n);
  const wrong = numbers.findIndex((n, at) => n !== at + 1);
  return wrong === -1
    ? []
    : [{ kind: "numbering", why: `Sentence ${wrong + 1} of the digest is numbered ${numbers[wrong]}.` }];
};

const checkMethod = (digest: Digest): readonly Violation[] => {
  const methods = new Set(digest.stories.map(({ method }) => method));
  const [only = "extractive"] = methods;
  const should = methods.size > 1 ? "mixed" : only;
  return digest.method === should
    ? []
    : [{ kind: "method", why: `The digest says its method is ${digest.method}; its stories are ${should}.` }];
};

/** The same of a digest as a whole. */
export const DIGEST_CHECKS: Readonly<Record<string, (digest: Digest) => readonly Violation[]>> = {
  numbering: checkNumbering,
  method: checkMethod,
  texts: ({ articles }) => Object.entries(articles).flatMap(checkText),
  corrections: ({ corrections = [], articles }) =>
    corrections.flatMap((one) => checkCorrection(one, articles)),
};

/** All that is not so in a digest, in reading order. Empty when every claim holds. */
export const verifyDigest = (
  digest: Digest,
  checks = DIGEST_CHECKS,
  storyChecks = STORY_CHECKS,
): readonly Violation[] => [
  ...Object.values(checks).flatMap((check) => check(digest)),
  ...digest.stories.flatMap((story) => verifyStory(story, digest.articles, storyChecks)),
];
