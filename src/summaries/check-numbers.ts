/** Whether the numbers of a claim stand in its passage by what they stand by in the claim. */
import { weekdaysIn } from "../language/day-names.ts";
import { isMeasure } from "../language/measures.ts";
import { wordsOf } from "../language/words.ts";
import { around, type Claim, type Doubts } from "./claim.ts";
import { numbersSaid, numbersSaidIn, type Printed } from "./claims.ts";
import { STEM } from "./ground.ts";

export const newNumbers = ({ text, ground, language }: Claim): Doubts =>
  [...numbersSaid(text, language).difference(ground.numbers)].map((number) => [
    "number",
    `says ${number}, which its passage does not have`,
  ]);

/** Whether any sentence that has it also has, close by it, one of the words that stand close by it in the claim. */
const standsByTheSame = ({ text, language, ground }: Claim, { number, start, length }: Printed): boolean => {
  const here = around(text, start, { length, reach: [3, 3], language });
  if (here.length === 0) return true;
  return ground.sentences.some((sentence) =>
    numbersSaidIn(sentence.text, language)
      .filter((there) => there.number === number)
      .some((there) => {
        const near = around(sentence.text, there.start, { length: there.length, reach: [8, 8], language });
        return here.some((word) => near.includes(word));
      }),
  );
};

/** Under this share of what the nearest sentence says, a sentence tells something else. */
const SOMETHING_ELSE = 0.3;

/** “Three” of this and “three” of that are no news. */
const isDigit = (text: string, { start }: Printed): boolean => /\d/u.test(text.charAt(start));

/** A year, or the day of a month: told from afar, by words of its own. */
const isDate = (text: string, { start, length }: Printed): boolean => {
  const printed = text.slice(start, start + length);
  return (
    /^(?:1[5-9]|20)\d\d$/u.test(printed) ||
    (/^\d{1,2}$/u.test(printed) &&
      /(?:^|[^\p{L}])\p{Lu}\p{Ll}{2,}\.?\s+$/u.test(text.slice(0, start)) &&
      /^(?:,? (?:1[5-9]|20)\d\d|[,.]|$)/u.test(text.slice(start + length)))
  );
};

export const swappedNumbers = (claim: Claim): Doubts => {
  const { text, ground, shares, language } = claim;
  const most = Math.max(...shares, 0);
  return numbersSaidIn(text, language)
    .filter((printed) => {
      if (!ground.numbers.has(printed.number) || !isDigit(text, printed) || isDate(text, printed))
        return false;
      const share = Math.max(
        ...ground.sentences.map(({ numbers }, at) => (numbers.has(printed.number) ? (shares[at] ?? 0) : 0)),
      );
      return share < SOMETHING_ELSE * most || !standsByTheSame(claim, printed);
    })
    .map(({ number }) => ["number", `says ${number} of something else than its passage`]);
};

/** A day that the passage does not have, where it has another. */
export const newDays = ({ text, ground, language }: Claim): Doubts => {
  const names = weekdaysIn(language);
  const daysOf = (words: Iterable<string>): readonly string[] =>
    [...words].flatMap((word) => wordsOf(word, language)).filter((word) => names.has(word));
  const known = new Set(daysOf(ground.words));
  if (known.size === 0) return [];
  return daysOf([text])
    .filter((day) => !known.has(day))
    .map((day) => ["number", `says ${day}, where its passage has another day`]);
};

/** What is counted or measured: the first telling word behind a number. */
const measureBehind = (text: string, { start, length }: Printed, language: string, most: number) =>
  wordsOf(text.slice(start + length, start + length + 60), language)
    .slice(0, most)
    .map((word) => word.slice(0, STEM));

/** The same number of something else: tonnes that were kilograms. */
export const otherMeasures = ({ text, ground, language }: Claim): Doubts =>
  numbersSaidIn(text, language)
    .filter(
      (printed) => ground.numbers.has(printed.number) && isDigit(text, printed) && !isDate(text, printed),
    )
    .filter((printed) => {
      const [measure] = measureBehind(text, printed, language, 1);
      if (measure === undefined || !isMeasure(measure)) return false;
      const there = ground.sentences.flatMap((sentence) =>
        numbersSaidIn(sentence.text, language)
          .filter(({ number }) => number === printed.number)
          .map((one) => measureBehind(sentence.text, one, language, 2)),
      );
      return there.some((words) => words.some(isMeasure)) && !there.some((words) => words.includes(measure));
    })
    .map(({ number }) => ["number", `says ${number} of another measure than its passage`]);
