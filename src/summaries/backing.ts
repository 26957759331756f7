/** Which sentences of other articles say as much as one does: they are its further receipts. */
import { likeness, type Candidate } from "./candidates.ts";
import { capitalisedIn, namesOf, numbersOf } from "./claims.ts";

/** Two sentences this alike say the same. */
export const SAME = 0.6;

/** It has the same numbers and names, and most of the words. */
const backs = (one: Candidate, other: Candidate): boolean =>
  other.article.id !== one.article.id &&
  likeness(one.words, other.words) >= SAME &&
  numbersOf(one.text).isSubsetOf(numbersOf(other.text)) &&
  namesOf(one.text).isSubsetOf(capitalisedIn(other.text));

export const backersOf = <Of extends Candidate>(one: Candidate, all: readonly Of[]): readonly Of[] =>
  all.filter((other) => backs(one, other));
