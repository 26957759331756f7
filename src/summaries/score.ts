/** How much a sentence tells of its story: where it stands, how much of what all sources say it says, and the title. */
import { isEmptyWord } from "../language/common.ts";
import { wordsOf } from "../language/words.ts";
import type { Candidate } from "./candidates.ts";

export interface Scored extends Candidate {
  readonly worth: number;
  /** The words that the story's sentences share most. */
  readonly heart: ReadonlySet<string>;
}

const HEART_WORDS = 20;

/** The words most sentences use, those that several articles use counting more. */
const heartOf = (all: readonly Candidate[]): ReadonlyMap<string, number> => {
  const tally = new Map<string, { count: number; articles: Set<string> }>();
  for (const { words, article, place } of all)
    for (const word of words) {
      const seen = tally.get(word) ?? { count: 0, articles: new Set<string>() };
      tally.set(word, { count: seen.count + 1 / (1 + place / 4), articles: seen.articles.add(article.id) });
    }
  const weighed = [...tally].map(([word, { count, articles }]) => [word, count * articles.size] as const);
  return new Map(weighed.toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, HEART_WORDS));
};

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, one) => total + one, 0);

const centrality = (words: ReadonlySet<string>, heart: ReadonlyMap<string, number>): number => {
  const all = sum(heart.values()) || 1;
  return sum([...words].map((word) => heart.get(word) ?? 0)) / all;
};

const titleShare = ({ article, words }: Candidate): number => {
  const title = new Set(
    wordsOf(article.title ?? "", article.language).filter((word) => !isEmptyWord(word, article.language)),
  );
  return title.size === 0 ? 0 : title.intersection(words).size / title.size;
};

/** The opening tells most of a news story; from the tenth sentence on, place says nothing more. */
const opening = (place: number): number => 1 / (1 + 0.35 * Math.min(place, 10));

/** Verbs that tell a reader what to think of what was said, and words that lean on what was told before. */
const LOADED =
  /(?<!\p{L})(?:reveal(?:s|ed|ing)?|admit(?:s|ted|ting)?|claim(?:s|ed|ing)?|conced(?:es|ed|ing)|confess(?:es|ed|ing)?|slam(?:s|med|ming)?|blast(?:s|ed|ing)?|lash(?:es|ed|ing)? out|rant(?:s|ed|ing)?|boast(?:s|ed|ing)?|brag(?:s|ged|ging)?|insinuat(?:es|ed|ing)|spark(?:s|ed|ing)?|shocking(?:ly)?|stunning(?:ly)?|unprecedented|clearly|obviously|of course|so-called)(?!\p{L})/iu;
const LEANING =
  /^(?:\S+\s+){1,4}(?:also|too|further|then|later|meanwhile|también|auch|aussi|também|також)\s/iu;

const calmness = (text: string): number => (LOADED.test(text) ? 0.75 : 1) * (LEANING.test(text) ? 0.85 : 1);

export const scored = (all: readonly Candidate[]): readonly Scored[] => {
  const weights = heartOf(all);
  const heart: ReadonlySet<string> = new Set(weights.keys());
  return all.map((one) => ({
    ...one,
    heart,
    worth:
      (opening(one.place) * 0.55 + centrality(one.words, weights) * 0.6 + titleShare(one) * 0.25) *
      calmness(one.text),
  }));
};
