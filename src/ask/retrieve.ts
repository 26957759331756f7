/** Which sentences answer a question best: ranked here, over every article that matches, the same on every engine. */
import { wordsOf } from "../language/words.ts";
import { sentencesOf } from "../language/sentences.ts";
import { trimmed } from "../language/trim.ts";
import { dated, type Article, type Span } from "../model/article.ts";
import { days, type Instant } from "../model/time.ts";
import type { Asked } from "./question.ts";

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
  readonly words: ReadonlySet<string>;
}

interface Told {
  readonly article: Article;
  readonly span: Span;
  readonly words: ReadonlySet<string>;
}

const NUMBER_WORD =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|billion|half|third|quarter|zwei|drei|dos|tres|deux|trois|dois|três)\b/iu;
const TIME_WORD =
  /\d|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|yesterday|today|tomorrow|week|month|year|night|morning|evening|noon|lunes|martes|miércoles|jueves|viernes|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi)\b/iu;
const PERSON =
  /(?<=\S\s+)\p{Lu}\p{L}+|\b(?:spokes\w+|police|officials?|minister|mayor|union|court|company|council)\b/u;

const CAUSE_WORD =
  /(?<!\p{L})(?:because|after|due to|owing to|caused?|reasons?|so that|porque|debido|tras|después de|por la falta|weil|da|nach|wegen|aufgrund|damit|parce que|car|après|à cause|porque|após|тому що|через|після)(?!\p{L})/iu;

/** "340 people", "86 of the people", "two old cars": a number, and what it counts at most two words behind it. */
const counts = (text: string, counted: string): boolean =>
  text
    .split(NUMBER_ALONE)
    .some((behind, at) => at > 0 && NEXT_WORDS.exec(behind)?.[0].toLowerCase().includes(counted));
const NUMBER_ALONE = new RegExp(NUMBER_WORD.source.replace("\\d|", "\\d+(?:[.,]\\d+)*|"), "iu");
const NEXT_WORDS = /^(?:[^\p{L}\p{N}.,;:]*\p{L}+){1,2}/u;
const SHARE = /\d\s*(?:%|percent|per cent|por ciento|Prozent|pour cent)/iu;

const holds = ({ wanted, counted }: Asked, text: string): boolean => {
  switch (wanted) {
    case "number":
      return counted === undefined ? NUMBER_WORD.test(text) : counts(text, counted) || SHARE.test(text);
    case "time":
      return TIME_WORD.test(text);
    case "person":
      return PERSON.test(text);
    case "cause":
      return CAUSE_WORD.test(text);
    case "any":
      return true;
  }
};

/** A stem finds the word itself and what it grows to by an ending. */
export const hasStem = (words: ReadonlySet<string>, stem: string): boolean =>
  words.has(stem) || words.values().some((word) => word.startsWith(stem) && word.length - stem.length <= 5);

const OPENING = /[“„«]/gu;
const STRAIGHT = /"/gu;

const countOf = (mark: RegExp, text: string): number => text.match(mark)?.length ?? 0;

/** Whether a quotation is still open at the end; “ closes what „ has opened, so the two are told apart by what is there. */
const isOpen = (text: string): boolean => {
  if (countOf(STRAIGHT, text) % 2 === 1) return true;
  const [opened, closed] = text.includes("„") ? [/„/gu, /[“”]/gu] : [OPENING, /[”»]/gu];
  return countOf(opened, text) > countOf(closed, text);
};

/** Sentences of one quotation stay together: what somebody said is not told from its middle. */
const withWholeQuotations = (text: string, sentences: readonly Span[]): readonly Span[] => {
  const whole: Span[] = [];
  for (const { start, end } of sentences) {
    const before = whole.at(-1);
    const goesOn =
      before &&
      !text.slice(before.start, start).includes("\n") &&
      isOpen(text.slice(before.start, before.end));
    if (goesOn) whole[whole.length - 1] = { start: before.start, end };
    else whole.push({ start, end });
  }
  return whole;
};

const toldIn = (article: Article): readonly Told[] =>
  article.blocks
    .filter(({ kind }) => kind === "prose" || kind === "embed")
    .flatMap((block) => withWholeQuotations(article.text, sentencesOf(article.text, article.language, block)))
    .map((span, place) => trimmed(article.text, span, place === 0))
    .map((span) => ({
      article,
      span,
      words: new Set(wordsOf(article.text.slice(span.start, span.end), article.language)),
    }));

/** How much each stem is worth: what few articles say tells more. */
const rarityOf = (
  stems: readonly string[],
  articles: readonly (readonly Told[])[],
  size: number,
): ReadonlyMap<string, number> =>
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

/** The question's circumstances. */
interface Search {
  readonly asked: Asked;
  readonly rarity: ReadonlyMap<string, number>;
  readonly now: Instant;
}

const hitOf = (told: readonly Told[], at: number, { asked, rarity, now }: Search): Hit | undefined => {
  const one = told[at];
  const said = one ? shareOf([one.words], rarity) : 0;
  if (!one || said === 0) return undefined;
  const { article, span, words } = one;
  const title = new Set(wordsOf(article.title ?? "", article.language));
  const around = shareOf(
    [...told.slice(Math.max(0, at - 1), at + 2).map((near) => near.words), title],
    rarity,
  );
  const text = article.text.slice(span.start, span.end);
  const fits = holds(asked, text);
  const fresh = Math.max(0, 1 - (now - dated(article)) / FRESH_FOR);
  const isLong = text.split(/\s+/u).length > LONG;
  const worth = said + around * 0.6 + (fits ? 0.3 : 0) + fresh * 0.05 - (isLong ? 0.1 : 0);
  return { ...span, article, text, said, around, fits, worth, words };
};

/** What is looked through: the articles that have a word of the question, and how many there are in all. */
export interface Shelf {
  readonly articles: readonly Article[];
  readonly size: number;
}

const byPlace = (a: Hit, b: Hit): number => {
  if (a.article.id === b.article.id) return a.start - b.start;
  return a.article.id < b.article.id ? -1 : 1;
};

/** @returns the sentences that have a word of the question, the best first, ties by article and place. */
export const rankSentences = (asked: Asked, { articles, size }: Shelf, now: Instant): readonly Hit[] => {
  const told = articles.map(toldIn);
  const search: Search = { asked, rarity: rarityOf(asked.stems, told, size), now };
  return told
    .flatMap((one) => one.map((_, at) => hitOf(one, at, search)))
    .filter((hit) => hit !== undefined)
    .toSorted((a, b) => b.worth - a.worth || byPlace(a, b));
};
