/**
 * What a text in words of its own claims, held against the passages it rests on: one table of checks, each with a name, so
 * that each can be shown to matter. What stands elsewhere in the passages does not hold a claim: a number or a name must
 * stand by what it stands by here.
 */
import { denialsIn } from "../language/negation.ts";
import { newNames, swappedNames } from "./check-names.ts";
import { newDays, newNumbers, otherMeasures, swappedNumbers } from "./check-numbers.ts";
import { around, type Claim, claimOf, type Doubts, nearest } from "./claim.ts";
import { allStemsOf, type Ground, runsOf } from "./ground.ts";

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
  const near = new Set(nearest(claim, 3).flatMap((one) => [...one.stems]));
  const runs = runsOf(allStemsOf(text, language), 3);
  const same = runs.size === 0 ? 1 : runs.intersection(ground.runs).size / runs.size;
  const covered = stems.intersection(ground.stems).size / stems.size;
  const coveredNear = stems.intersection(near).size / stems.size;
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
  newDays,
  otherMeasures,
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
