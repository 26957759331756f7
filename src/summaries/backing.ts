/** Which sentences of other articles say as much as one does: they are its further receipts. */
import { contained, likeness, type Candidate } from "./candidates.ts";
import { capitalisedIn, namesOf, numbersOf } from "./claims.ts";

/** Two sentences this alike say the same. */
export const SAME = 0.6;

/** Of its names and of its words the other has so many: outlets call a person and a day by more or fewer of them. */
const NAMES = 0.6;
const WORDS = 0.5;

/** It has the same numbers, most of the names, and most of the words of either. */
const backs = (one: Candidate, other: Candidate): boolean =>
  other.article.id !== one.article.id &&
  likeness(one.words, other.words) >= SAME &&
  contained(one.words, other.words) >= WORDS &&
  numbersOf(one.text).isSubsetOf(numbersOf(other.text)) &&
  contained(namesOf(one.text), capitalisedIn(other.text)) >= NAMES;

export const backersOf = <Of extends Candidate>(one: Candidate, all: readonly Of[]): readonly Of[] =>
  all.filter((other) => backs(one, other));
