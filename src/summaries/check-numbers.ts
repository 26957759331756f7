/** Whether the numbers of a claim stand in its passage by what they stand by in the claim. */
import { daysNamed } from "../language/day-names.ts";
import { measuresIn } from "../language/measures.ts";
import { around, type Claim, type Doubts } from "./claim.ts";
import { numbersSaid, numbersSaidIn, type Printed } from "./claims.ts";

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

/** A sentence that says as much of a claim, and has a single number, has it of the same thing. */
const TOLD = 0.4;

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
  const best = ground.sentences[shares.indexOf(most)]?.numbers;
  const isOnlyNumber = ({ number }: Printed): boolean => best?.size === 1 && best.has(number);
  return numbersSaidIn(text, language)
    .filter((printed) => {
      if (!ground.numbers.has(printed.number) || !isDigit(text, printed) || isDate(text, printed))
        return false;
      const share = Math.max(
        ...ground.sentences.map(({ numbers }, at) => (numbers.has(printed.number) ? (shares[at] ?? 0) : 0)),
      );
      if (most >= TOLD && isOnlyNumber(printed)) return false;
      return share < SOMETHING_ELSE * most || !standsByTheSame(claim, printed);
    })
    .map(({ number }) => ["number", `says ${number} of something else than its passage`]);
};

/** A day or a month that the passage does not have, where it has another. */
export const newDays = ({ text, ground, language }: Claim): Doubts => {
  const known = ground.sentences.flatMap((sentence) => daysNamed(sentence.text, language));
  return daysNamed(text, language)
    .filter(({ kind, nth, isDated }) => {
      const others = known.filter((one) => one.kind === kind);
      return isDated && others.length > 0 && others.every((one) => one.nth !== nth);
    })
    .map(({ word }) => ["number", `says ${word}, where its passage has another day or month`]);
};

const measuresBehind = (text: string, { start, length }: Printed, language: string): readonly string[] =>
  measuresIn(text.slice(start + length), language);

/** The same number of something else: tonnes that were kilograms. */
export const otherMeasures = ({ text, ground, language }: Claim): Doubts =>
  numbersSaidIn(text, language)
    .filter((printed) => ground.numbers.has(printed.number) && !isDate(text, printed))
    .filter((printed) => {
      const measures = measuresBehind(text, printed, language);
      const there = ground.sentences.flatMap((sentence) =>
        numbersSaidIn(sentence.text, language)
          .filter(({ number }) => number === printed.number)
          .map((one) => measuresBehind(sentence.text, one, language)),
      );
      const isElsewhere = (words: readonly string[]): boolean => measures.every((one) => words.includes(one));
      return measures.length > 0 && there.some((words) => words.length > 0) && !there.some(isElsewhere);
    })
    .map(({ number }) => ["number", `says ${number} of another measure than its passage`]);
