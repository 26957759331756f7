/** How much a sentence, and a set of sentences, tells of its story: where they stand, and how much of what all say they say. */
import { isEmptyWord } from "../language/common.ts";
import { wordsOf } from "../language/words.ts";
import type { Article } from "../model/article.ts";
import type { Candidate } from "./candidates.ts";
import { isLoaded } from "./neutral.ts";

export interface Scored extends Candidate {
  readonly worth: number;
  /** The words that the story's sentences share most. */
  readonly heart: ReadonlySet<string>;
  /** How close its words are to those of all sentences together, 0 to 1. */
  readonly closeness: number;
  /** Share of its own article's title that it says. */
  readonly titled: number;
  /** 1 for a sentence that tells its news without telling a reader what to think of it. */
  readonly calmness: number;
  /** Neighbouring words, for what several articles say in the same words. */
  readonly pairs: ReadonlySet<string>;
}

const HEART_WORDS = 20;

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, one) => total + one, 0);

type Weights = ReadonlyMap<string, number>;

/** How often each word is used, the opening counting more. */
const tallied = (all: readonly Candidate[]): Weights => {
  const tally = new Map<string, number>();
  for (const { words, place } of all)
    for (const word of words) tally.set(word, (tally.get(word) ?? 0) + 1 / (1 + place / 4));
  return tally;
};

/** The words most sentences use, those that several articles use counting more. */
const heartOf = (all: readonly Candidate[], tally: Weights): Weights => {
  const articles = new Map<string, Set<string>>();
  for (const { words, article } of all)
    for (const word of words) articles.set(word, (articles.get(word) ?? new Set()).add(article.id));
  const weighed = [...tally].map(([word, count]) => [word, count * (articles.get(word)?.size ?? 1)] as const);
  return new Map(weighed.toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, HEART_WORDS));
};

/** Cosine of the sentence and all sentences together. */
const closenessTo = (tally: Weights): ((words: ReadonlySet<string>) => number) => {
  const length = Math.hypot(...tally.values()) || 1;
  return (words) =>
    sum([...words].map((word) => tally.get(word) ?? 0)) / (length * Math.sqrt(words.size || 1));
};

const titleWords = (article: Article): readonly string[] => wordsOf(article.title ?? "", article.language);

const meaning = (words: readonly string[], language: string): ReadonlySet<string> =>
  new Set(words.filter((word) => !isEmptyWord(word, language)));

const titledBy = ({ article, words }: Candidate): number => {
  const title = meaning(titleWords(article), article.language);
  return title.size === 0 ? 0 : title.intersection(words).size / title.size;
};

/** The opening tells most of a news story; from the tenth sentence on, place says nothing more. */
const opening = (place: number): number => 1 / (1 + 0.35 * Math.min(place, 10));

const CALM = 1;
const HEATED = 0.6;

const pairsOf = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`));

export const scored = (all: readonly Candidate[]): readonly Scored[] => {
  const tally = tallied(all);
  const weights = heartOf(all, tally);
  const heart: ReadonlySet<string> = new Set(weights.keys());
  const weight = sum(weights.values()) || 1;
  const closeness = closenessTo(tally);
  return all.map((one) => {
    const calmness = isLoaded(one.text, one.article.language) ? HEATED : CALM;
    const titled = titledBy(one);
    const central = sum([...one.words].map((word) => weights.get(word) ?? 0)) / weight;
    return {
      ...one,
      heart,
      titled,
      calmness,
      closeness: closeness(one.words),
      pairs: pairsOf(wordsOf(one.text, one.article.language)),
      worth: (opening(one.place) * 0.55 + central * 0.6 + titled * 0.25) * calmness,
    };
  });
};

/** What a set of sentences is worth as a summary, and what it counts. */
export type Valuation = (set: readonly Scored[]) => number;

const lengthOf = (set: readonly Scored[]): number => sum(set.map(({ length }) => length));

/** Mean over the words of a set. */
const across = (set: readonly Scored[], value: (one: Scored) => number): number =>
  sum(set.map((one) => value(one) * one.length)) / lengthOf(set);

const covered = (set: readonly ReadonlySet<string>[], weights: Weights): number => {
  const seen = new Set<string>();
  let total = 0;
  for (const words of set)
    for (const word of words)
      if (!seen.has(word)) {
        seen.add(word);
        total += weights.get(word) ?? 0;
      }
  return total;
};

const shares = (weights: Weights): Weights => {
  const all = sum(weights.values()) || 1;
  return new Map([...weights].map(([word, weight]) => [word, weight / all]));
};

/** One article tells its news from the top: what stands first counts, and what is spoken of most. */
const toldByOne = (all: readonly Scored[]): Valuation => {
  const counts = new Map<string, number>();
  for (const { words } of all) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const most = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, HEART_WORDS);
  const heart = shares(new Map(most));
  return (set) =>
    sum(set.map(({ place, calmness }) => opening(place) * calmness)) +
    covered(
      set.map(({ words }) => words),
      heart,
    );
};

/** How many articles beyond the first say each of these, titles included. */
const agreed = (
  all: readonly Scored[],
  of: (one: Scored) => ReadonlySet<string>,
  inTitle: (article: Article) => ReadonlySet<string>,
): Weights => {
  const articles = Map.groupBy(all, ({ article }) => article);
  const counts = new Map<string, number>();
  for (const [article, own] of articles)
    for (const item of own.reduce((seen, one) => seen.union(of(one)), inTitle(article)))
      counts.set(item, (counts.get(item) ?? 0) + 1);
  return shares(
    new Map([...counts].filter(([, count]) => count > 1).map(([item, count]) => [item, count - 1])),
  );
};

const titlesOf = (all: readonly Scored[]): Weights => {
  const words = new Set(
    [...new Set(all.map(({ article }) => article))].flatMap((article) => [
      ...meaning(titleWords(article), article.language),
    ]),
  );
  const said = all.reduce((seen, one) => seen.union(one.words), new Set<string>());
  return shares(new Map([...words.intersection(said)].map((word) => [word, 1])));
};

/** Short leads are told briefly: of sources that have this many words, a summary has most of what was asked for. */
const FULL_SOURCES = 150;
const MOST_OF_IT = 0.82;
const FEWEST = 25;
/** How far a summary may go beyond the words that were asked for. */
const BEYOND = 1.2;

/** How long a summary should be of the words that are asked for, by how much its sources tell. */
const bestLength = (all: readonly Scored[], words: number): number => {
  const share = (lengthOf(all) / FULL_SOURCES) ** 0.7;
  return Math.min(BEYOND * words, Math.max(FEWEST, MOST_OF_IT * words * share));
};

/** Lengths are weighed against each other in this many words. */
const LENGTH_UNIT = 60;
const HEAT = 0.3;

/**
 * What several outlets agree on is the story: the words and the pairs of words that they share, their titles, and closeness
 * to all that is said. The weights were fitted on public roundups of news by several outlets.
 */
const toldBySeveral = (all: readonly Scored[], asked: number): Valuation => {
  const words = agreed(
    all,
    (one) => one.words,
    (article) => meaning(titleWords(article), article.language),
  );
  const pairs = agreed(
    all,
    (one) => one.pairs,
    (article) => pairsOf(titleWords(article)),
  );
  const titles = titlesOf(all);
  const best = bestLength(all, asked);
  return (set) => {
    const told = set.map((one) => one.words);
    const off = (lengthOf(set) - best) / LENGTH_UNIT;
    return (
      0.15 * covered(told, words) +
      0.08 * covered(told, titles) +
      0.08 *
        covered(
          set.map((one) => one.pairs),
          pairs,
        ) +
      (0.09 * sum(set.map(({ closeness }) => closeness))) / set.length +
      0.1 * across(set, ({ titled }) => titled) -
      HEAT * across(set, ({ calmness }) => CALM - calmness) -
      0.12 * off * off
    );
  };
};

/** @param words the length that is asked for */
export const valuationOf = (all: readonly Scored[], words: number): Valuation =>
  new Set(all.map(({ article }) => article.id)).size > 1 ? toldBySeveral(all, words) : toldByOne(all);
