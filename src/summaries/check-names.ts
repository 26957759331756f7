/** Whether the names of a claim stand in its passage, and where the claim has them. */
import { isEmptyWord } from "../language/common.ts";
import { dayNamesIn, daysNamed } from "../language/day-names.ts";
import { wordsOf } from "../language/words.ts";
import { around, type Claim, type Doubts, placesOf } from "./claim.ts";
import { type Ground, type GroundSentence, sharesOf, STEM, stemsOf } from "./ground.ts";

/** A capital after one of these tells a sentence, not a name. */
const BEGINS = /(?:^|[.!?:…]\s*[“"«„‘']?|[“«„‘`]\s?)$/u;

const initialsOf = (words: readonly string[]): string => words.map((word) => word.charAt(0)).join("");

/** “US” of “United States”, “U.S.”, “WWII” of “Second World War”: its letters begin the words of a name of the passage. */
const isShortFor = (name: string, { sentences }: Ground): boolean => {
  const letters = name.replaceAll(".", "").replace(/(?<=..)II+$/u, "");
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

/** How people are addressed, in six languages: no part of their names. */
const HONORIFICS: ReadonlySet<string> = new Set(
  "sir dame lord lady mr mrs ms miss dr prof herr frau señor senor señora senora sr sra don doña monsieur madame mme dona dom пан пані".split(
    " ",
  ),
);

/** Days, months, titles and words like “He” are no names, wherever they stand. */
const namesIn = (text: string, language: string): readonly Named[] =>
  Array.from(text.matchAll(NAME), ({ 0: written, index }) => ({
    name: bareName(written),
    at: index,
  })).filter(({ name, at }) => {
    const [word = ""] = wordsOf(name, language);
    return at > 0 && !isEmptyWord(word, language) && !dayNamesIn(language).has(word) && !HONORIFICS.has(word);
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

export const newNames = ({ text, ground, language }: Claim): Doubts =>
  namesIn(text, language)
    .filter(
      ({ name, at }) =>
        !knows(ground, name, language) && !isShortFor(name, ground) && !BEGINS.test(text.slice(0, at)),
    )
    .map(({ name }) => ["name", `names ${name}, which its passage does not have`]);

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
const SWAPPED_FROM = 1.52;

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

/** “12 Mai” is looked up as a date. */
const isDate = ({ text, language }: Claim, { written, at }: Run): boolean =>
  daysNamed(text, language).some(
    ({ kind, isDated, start }) => kind === "month" && isDated && start >= at && start < at + written.length,
  );

/** The passages know the name, and tell this of somebody else. */
export const swappedNames = (claim: Claim): Doubts =>
  runsOfNames(claim.text)
    .filter(({ parts }) => parts.every((part) => claim.ground.names.has(part)))
    .filter((run) => !isDate(claim, run) && oddsOfSwap(claim, run) >= SWAPPED_FROM)
    .map(({ written }) => ["name", `says of ${written} what its passage says of somebody else`]);
