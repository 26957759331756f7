/**
 * What a text in words of its own claims, held against the passages it rests on: one table of checks, each with a name, so
 * that each can be shown to matter. What stands elsewhere in the passages does not hold a claim: a number or a name must
 * stand by what it stands by here.
 */
import { newDenials } from "./check-denials.ts";
import { newNames, swappedNames } from "./check-names.ts";
import {
  agreedDeeds,
  droppedClaims,
  droppedDenials,
  droppedHedges,
  droppedSpeakers,
  exactNumbers,
  firmerDeeds,
} from "./check-firmness.ts";
import { turnedSenses } from "./check-opposites.ts";
import { newDays, newNumbers, otherMeasures, swappedNumbers } from "./check-numbers.ts";
import { turnedDeeds } from "./check-roles.ts";
import { type Claim, claimOf, type Doubts, nearest } from "./claim.ts";
import { allStemsOf, type Ground, neighboursIn, runsOf } from "./ground.ts";

/** So much of what it says must be said by the passage at all. */
const COVERED = 0.4;
/** And so much by the nearest sentences together, or in the same runs of words. */
const COVERED_NEAR = 0.3;
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

/** The words of a passage put together otherwise: hardly any two that stand side by side do so there. */
const TOGETHER = 0.1;
/** Where nearly all of its words are the passage's, it says the same in another order. */
const MOSTLY = 0.7;

const recombined = ({ text, language, stems, ground }: Claim): Doubts => {
  const pairs = neighboursIn(text, language);
  const together = pairs.size === 0 ? 1 : pairs.intersection(ground.pairs).size / pairs.size;
  const covered = stems.intersection(ground.stems).size / stems.size;
  return together <= TOGETHER && covered < MOSTLY
    ? [["coverage", "puts together what its passage does not"]]
    : [];
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
  droppedDenials,
  turnedSenses,
  firmerDeeds,
  droppedHedges,
  droppedClaims,
  droppedSpeakers,
  agreedDeeds,
  exactNumbers,
  turnedDeeds,
  uncovered,
  recombined,
};

/** Letters; nobody says so much in one sentence, and what is held against everything takes its time. */
const LONGEST_CLAIM = 2000;

/** All that can be said against a text. Empty when it holds. */
export const doubtsAbout = (
  text: string,
  ground: Ground,
  language: string,
  checks: Readonly<Record<string, Check>> = CHECKS,
): Doubts => {
  if (text.length > LONGEST_CLAIM) return [["coverage", "is too long to be held against its passages"]];
  const claim = claimOf(text, ground, language);
  return Object.values(checks).flatMap((check) => check(claim));
};
