/** What an event is known by in any language: the names of those in it, and its numbers. */
import { isEmptyWord } from "../language/common.ts";
import { dayNamesIn } from "../language/day-names.ts";
import { wordsOf } from "../language/words.ts";

/** Shorter ones are words of many languages. */
const SHORTEST_NAME = 4;

/** "Torvik. Coach Petra Solheim" are two, "St. Nikolai" is one. */
const SENTENCE_END = /(?<=\p{Ll}{3}\.)\s/u;

/** Of "Governor Lucía Ferrán" the last word: titles and offices are translated, and stand before. */
export const landmarkNames = (names: readonly string[], language: string): readonly string[] => {
  const single = names.flatMap((name) => name.split(SENTENCE_END));
  const last = single.flatMap((name) => wordsOf(name, language).at(-1) ?? []);
  const telling = last.filter(
    (word) => word.length >= SHORTEST_NAME && !isEmptyWord(word, language) && !dayNamesIn(language).has(word),
  );
  return [...new Set(telling)];
};

/** "16,200", "16.200" and "16 200" are one; a point behind which other than three digits stand is a decimal one. */
const NUMBER =
  /(?<![\p{L}\d.,:/-])(?:\d{1,3}(?:[.,’'\u00A0\u2009\u202F]\d{3})+|\d{3,})(?![\d\p{L}]|[.,:/-]\d)/gu;
/** 500 and 3,000 stand everywhere. */
const FEWEST_FIGURES = 2;
const RECENT_YEARS = 60;

const isRecentYear = (number: number, year: number): boolean => Math.abs(number - year) <= RECENT_YEARS;

/** @param year of the article: the years around it are named in every other one */
export const landmarkNumbers = (text: string, year: number): readonly string[] => {
  const all = Array.from(text.matchAll(NUMBER), ([number]) => number.replaceAll(/\D/gu, ""));
  const telling = all.filter(
    (digits) =>
      digits.replace(/0+$/u, "").length >= FEWEST_FIGURES &&
      !(digits.length === 4 && isRecentYear(Number(digits), year)),
  );
  return [...new Set(telling)];
};
