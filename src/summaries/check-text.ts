/**
 * What a text in words of its own claims, held against the passages it rests on: one table of checks, each with a name, so
 * that each can be shown to matter. What stands elsewhere in the passages does not hold a claim: a number or a name must
 * stand by what it stands by here.
 */
import { denialsIn } from "../language/negation.ts";
import { isEmptyWord } from "../language/common.ts";
import { dayNamesIn } from "../language/day-names.ts";
import { numbersSaid, numbersSaidIn, type Printed } from "./claims.ts";
import { wordsOf } from "../language/words.ts";
import { allStemsOf, type Ground, type GroundSentence, runsOf, sharesOf, STEM, stemsOf } from "./ground.ts";

/** What is wrong, and how a sentence about it goes on: "says 12, which its passage does not have". */
export type Doubt = readonly [kind: "number" | "name" | "negation" | "coverage", what: string];

interface Claim {
  readonly text: string;
  readonly language: string;
  readonly stems: ReadonlySet<string>;
  readonly ground: Ground;
  /** How much of it each sentence of the ground says. */
  readonly shares: readonly number[];
}

const claimOf = (text: string, ground: Ground, language: string): Claim => {
  const stems = new Set(stemsOf(text, language));
  return { text, language, stems, ground, shares: sharesOf(stems, ground) };
};

/** Sentences that say the most of it, the first first. */
const nearest = ({ ground, shares }: Claim, most: number): readonly GroundSentence[] =>
  ground.sentences
    .map((sentence, at) => ({ sentence, share: shares[at] ?? 0 }))
    .toSorted((one, other) => other.share - one.share)
    .slice(0, most)
    .map(({ sentence }) => sentence);

type Doubts = readonly Doubt[];

const newNumbers = ({ text, ground, language }: Claim): Doubts =>
  [...numbersSaid(text, language).difference(ground.numbers)].map((number) => [
    "number",
    `says ${number}, which its passage does not have`,
  ]);

/** A capital after one of these tells a sentence, not a name. */
const BEGINS = /(?:^|[.!?:…]\s*[“"«„‘']?|[“«„‘`]\s?)$/u;

const initialsOf = (words: readonly string[]): string => words.map((word) => word.charAt(0)).join("");

/** “US” of “United States”, “U.S.”: its letters begin the words of a name of the passage. */
const isShortFor = (name: string, { sentences }: Ground): boolean => {
  const letters = name.replaceAll(".", "");
  if (!/^\p{Lu}{2,5}$/u.test(letters)) return false;
  return sentences.some(({ text }) => {
    const capitals = text.match(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}]*/gu) ?? [];
    return initialsOf(capitals).includes(letters);
  });
};

const NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}]*(?:[-’'.]\p{L}+)*/gu;

interface Named {
  readonly name: string;
  readonly at: number;
}

/** A genitive is the same name, and so is one with another apostrophe. */
const bareName = (written: string): string => written.replace(/[’']s?$/u, "").replaceAll("’", "'");

/** Days, months and words like “He” are no names, wherever they stand. */
const namesIn = (text: string, language: string): readonly Named[] =>
  Array.from(text.matchAll(NAME), ({ 0: written, index }) => ({
    name: bareName(written),
    at: index,
  })).filter(({ name, at }) => {
    const [word = ""] = wordsOf(name, language);
    return at > 0 && !isEmptyWord(word, language) && !dayNamesIn(language).has(word);
  });

const SHORTEST = 4;

/** “Asia” of “Asian”, “Alex” of “Alexander”. */
const isShorter = (one: string, other: string): boolean => one.length >= SHORTEST && other.startsWith(one);

/** As it is written, in small letters, or with another ending: “Libyan” of “Libya”. */
const knows = ({ names, words, namesStems }: Ground, name: string, language: string): boolean =>
  names.has(name) ||
  words.has(name.toLowerCase()) ||
  [...names].some((known) => isShorter(known, name) || isShorter(name, known)) ||
  (name.length > STEM && stemsOf(name, language).every((one) => namesStems.has(one)));

const newNames = ({ text, ground, language }: Claim): Doubts =>
  namesIn(text, language)
    .filter(
      ({ name, at }) =>
        !knows(ground, name, language) && !isShortFor(name, ground) && !BEGINS.test(text.slice(0, at)),
    )
    .map(({ name }) => ["name", `names ${name}, which its passage does not have`]);

/** The telling words on either side of a place in a text. */
const around = (text: string, at: number, { length, reach, language }: Reach): readonly string[] => [
  ...(reach[0] === 0 ? [] : stemsOf(text.slice(0, at), language).slice(-reach[0])),
  ...stemsOf(text.slice(at + length), language).slice(0, reach[1]),
];

interface Reach {
  /** Of what stands there, in letters. */
  readonly length: number;
  /** How many words before it, and behind it. */
  readonly reach: readonly [number, number];
  readonly language: string;
}

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&");

const placesOf = (text: string, word: string): readonly number[] =>
  Array.from(text.matchAll(RegExp(escaped(word), "gu")), ({ index }) => index);

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

const swappedNumbers = (claim: Claim): Doubts => {
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

/** Names that stand side by side, as “Lizzi Crawford”, and where. */
const RUN = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}’'-]*(?:\s\p{Lu}[\p{L}\p{M}’'-]*)*/gu;

interface Run {
  readonly written: string;
  readonly parts: readonly string[];
  readonly at: number;
}

/** The first word of a sentence has a capital in any case. */
const runsOfNames = (text: string): readonly Run[] => {
  const from = /^\P{L}*\S+\s*/u.exec(text)?.[0].length ?? 0;
  return Array.from(text.slice(from).matchAll(RUN), ({ 0: written, index }) => ({
    written,
    parts: written.split(/\s/u).map(bareName),
    at: from + index,
  }));
};

/** How much of the words that stand close by a name in the claim stand close by it in some sentence. */
const sharedAround = ({ text, ground, language }: Claim, { written, parts, at }: Run): number => {
  const here = around(text, at, { length: written.length, reach: [3, 3], language });
  const shares = ground.sentences.flatMap((sentence) =>
    parts
      .filter((part) => sentence.names.has(part))
      .flatMap((part) =>
        placesOf(sentence.text, part).map((there) => {
          const near = around(sentence.text, there, { length: part.length, reach: [6, 6], language });
          return here.filter((word) => near.includes(word)).length / Math.max(1, here.length);
        }),
      ),
  );
  return Math.max(0, ...shares);
};

/**
 * What speaks for a name that stands where another should, in logarithms of odds, fitted on true sentences and such with
 * one name changed: that a sentence says the rest, that it says it far from the name, and that the name is seldom met.
 */
const SWAPPED = { told: 1.86, toldNearIt: -1.25, around: -4.1, met: -0.65, always: 1.4 } as const;
const SWAPPED_FROM = 1.45;

const oddsOfSwap = (claim: Claim, run: Run): number => {
  const { ground, language } = claim;
  const mine = new Set(stemsOf(run.written, language));
  const shares = sharesOf(claim.stems.difference(mine), ground);
  const has = ({ names }: GroundSentence): boolean => run.parts.some((part) => names.has(part));
  const near = shares.filter((_, at) => ground.sentences.slice(Math.max(0, at - 1), at + 2).some(has));
  const told = Math.max(0, ...shares);
  return (
    SWAPPED.always +
    SWAPPED.told * told +
    SWAPPED.toldNearIt * (Math.max(0, ...near) / (told || 1)) +
    SWAPPED.around * sharedAround(claim, run) +
    SWAPPED.met * Math.log(1 + ground.sentences.filter(has).length)
  );
};

/** The passages know the name, and tell this of somebody else. */
const swappedNames = (claim: Claim): Doubts =>
  runsOfNames(claim.text)
    .filter(({ parts }) => parts.every((part) => claim.ground.names.has(part)))
    .filter((run) => oddsOfSwap(claim, run) >= SWAPPED_FROM)
    .map(({ written }) => ["name", `says of ${written} what its passage says of somebody else`]);

/** Words before a denial and behind it that tell what it denies: in the claim, and in a passage, which may put it another way. */
const HERE = [1, 3] as const;
const THERE = [2, 5] as const;

/** What is denied, by the words around the denial. */
const deniedIn = (
  text: string,
  language: string,
  reach: readonly [number, number],
): readonly (readonly string[])[] =>
  denialsIn(text).map(({ start, end }) => around(text, start, { length: end - start, reach, language }));

const newDenials = (claim: Claim): Doubts => {
  const { text, language } = claim;
  const near = nearest(claim, 2);
  const told = new Set(near.flatMap(({ stems }) => [...stems]));
  const there = near.flatMap((one) => deniedIn(one.text, language, THERE));
  const isNew = deniedIn(text, language, HERE).some(
    (here) =>
      here.some((word) => told.has(word)) &&
      !there.some((denied) => denied.some((word) => here.includes(word))),
  );
  return isNew ? [["negation", "denies what its passage does not deny"]] : [];
};

/** So much of what it says must be said by the passage at all. */
const COVERED = 0.4;
/** And so much by the nearest sentences together, or in the same runs of words. */
const COVERED_NEAR = 0.25;
const IN_ITS_WORDS = 0.15;

const uncovered = (claim: Claim): Doubts => {
  const { text, language, stems, ground } = claim;
  if (stems.size === 0) return [["coverage", "says nothing"]];
  const weight = (words: Iterable<string>): number => [...words].length;
  const all = weight(stems);
  const near = new Set(nearest(claim, 3).flatMap((one) => [...one.stems]));
  const runs = runsOf(allStemsOf(text, language), 3);
  const same = runs.size === 0 ? 1 : runs.intersection(ground.runs).size / runs.size;
  const covered = weight(stems.intersection(ground.stems)) / all;
  const coveredNear = weight(stems.intersection(near)) / all;
  const holds = covered >= COVERED && (coveredNear >= COVERED_NEAR || same >= IN_ITS_WORDS);
  return holds ? [] : [["coverage", "says more than its passage"]];
};

type Check = (claim: Claim) => Doubts;

/** By name, in the order in which they are told. */
export const CHECKS: Readonly<Record<string, Check>> = {
  newNumbers,
  swappedNumbers,
  newNames,
  swappedNames,
  newDenials,
  uncovered,
};

/** All that can be said against a text. Empty when it holds. */
export const doubtsAbout = (
  text: string,
  ground: Ground,
  language: string,
  checks: Readonly<Record<string, Check>> = CHECKS,
): Doubts => {
  const claim = claimOf(text, ground, language);
  return Object.values(checks).flatMap((check) => check(claim));
};
