/** Which sentences answer a question best: ranked here, over every article that matches, the same on every engine. */
import { wordsOf } from "../language/words.ts";
import { sentencesOf } from "../language/sentences.ts";
import { dated, type Article, type Span } from "../model/article.ts";
import { days, type Instant } from "../model/time.ts";
import type { Asked, Wanted } from "./question.ts";

export interface Hit extends Span {
  readonly article: Article;
  readonly text: string;
  /** Share of what the question asks about that the sentence itself says, rare words counting more; 0 to 1. */
  readonly said: number;
  /** The same for the sentence with its neighbours and its article's title. */
  readonly around: number;
  /** Whether it holds the kind of thing that was asked for. */
  readonly fits: boolean;
  readonly worth: number;
}

interface Told {
  readonly article: Article;
  readonly span: Span;
  readonly words: ReadonlySet<string>;
}

const NUMBER_WORD = /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|billion|half|third|quarter|zwei|drei|dos|tres|deux|trois|dois|três)\b/iu;
const TIME_WORD =
  /\d|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|yesterday|today|tomorrow|week|month|year|night|morning|evening|noon|lunes|martes|miércoles|jueves|viernes|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi)\b/iu;
const PERSON = /(?<=\S\s+)\p{Lu}\p{L}+|\b(?:spokes\w+|police|officials?|minister|mayor|union|court|company|council)\b/u;

const holds = (wanted: Wanted, text: string): boolean => {
  switch (wanted) {
    case "number":
      return NUMBER_WORD.test(text);
    case "time":
      return TIME_WORD.test(text);
    case "person":
      return PERSON.test(text);
    case "any":
      return true;
  }
};

/** A stem finds the word itself and what it grows to by an ending. */
const hasStem = (words: ReadonlySet<string>, stem: string): boolean =>
  words.has(stem) || words.values().some((word) => word.startsWith(stem) && word.length - stem.length <= 5);

const toldIn = (article: Article): readonly Told[] =>
  article.blocks
    .filter(({ kind }) => kind === "prose" || kind === "embed")
    .flatMap((block) => sentencesOf(article.text, article.language, block))
    .map((span) => ({ article, span, words: new Set(wordsOf(article.text.slice(span.start, span.end), article.language)) }));

/** How much each stem is worth: what few articles say tells more. */
const rarityOf = (stems: readonly string[], articles: readonly (readonly Told[])[], size: number): ReadonlyMap<string, number> =>
  new Map(
    stems.map((stem) => {
      const seenIn = articles.filter((told) => told.some(({ words }) => hasStem(words, stem))).length;
      return [stem, Math.log(1 + (size + 1) / (seenIn + 0.5))];
    }),
  );

const shareOf = (words: readonly ReadonlySet<string>[], rarity: ReadonlyMap<string, number>): number => {
  let all = 0;
  let found = 0;
  for (const [stem, weight] of rarity) {
    all += weight;
    if (words.some((one) => hasStem(one, stem))) found += weight;
  }
  return all === 0 ? 0 : found / all;
};

const FRESH_FOR = days(14);
const LONG = 45;

const hitOf = (told: readonly Told[], at: number, rarity: ReadonlyMap<string, number>, asked: Asked, now: Instant): Hit | undefined => {
  const one = told[at];
  if (!one) return undefined;
  const { article, span, words } = one;
  const said = shareOf([words], rarity);
  const title = new Set(wordsOf(article.title ?? "", article.language));
  const near = [told[at - 1]?.words, words, told[at + 1]?.words].filter((set) => set !== undefined);
  const around = shareOf([...near, title], rarity);
  const text = article.text.slice(span.start, span.end).trim();
  const fits = holds(asked.wanted, text);
  const fresh = Math.max(0, 1 - (now - dated(article)) / FRESH_FOR);
  const length = text.split(/\s+/u).length > LONG ? -0.1 : 0;
  return { ...span, article, text, said, around, fits, worth: said + around * 0.6 + (fits ? 0.2 : 0) + fresh * 0.05 + length };
};

/**
 * @param articles all that have a word of the question; @param size how many articles there are in all.
 * @returns the sentences that have a word of the question, the best first, ties by article and place.
 */
export const rankSentences = (asked: Asked, articles: readonly Article[], size: number, now: Instant): readonly Hit[] => {
  const told = articles.map(toldIn);
  const rarity = rarityOf(asked.stems, told, size);
  return told
    .flatMap((one) => one.map((_, at) => hitOf(one, at, rarity, asked, now)))
    .filter((hit) => hit !== undefined && hit.said > 0)
    .filter((hit) => hit !== undefined)
    .toSorted((a, b) => b.worth - a.worth || (a.article.id < b.article.id ? -1 : 1) || a.start - b.start);
};
