/** Whether a claim denies what its passage does not deny. */
import { denialsIn, inabilitiesIn } from "../language/negation.ts";
import type { Span } from "../model/article.ts";
import { around, type Claim, type Doubts, nearest } from "./claim.ts";

/** Words before a denial and behind it that tell what it denies: in the claim, and in a passage, which may put it another way. */
const HERE = [1, 3] as const;
const THERE = [2, 5] as const;

interface Denying {
  readonly text: string;
  readonly language: string;
}

/** The words around each place. */
const wordsAt = (
  places: readonly Span[],
  { text, language }: Denying,
  reach: readonly [number, number],
): readonly (readonly string[])[] =>
  places.map(({ start, end }) => around(text, start, { length: end - start, reach, language }));

/** One denial right behind another takes it back; where it does not, as in “no… nunca”, it is one. */
const TWICE: ReadonlySet<string> = new Set(["en", "de"]);

const takesBack = ({ text, language }: Denying): boolean => {
  const places = TWICE.has(language) ? denialsIn(text) : [];
  return places.some(({ end }) =>
    places.some(({ start }) => start >= end && /^\s*$/u.test(text.slice(end, start))),
  );
};

export const newDenials = (claim: Claim): Doubts => {
  const { text, language } = claim;
  const near = nearest(claim, 2).map((one) => ({ text: one.text, language, stems: one.stems }));
  const told = new Set(near.flatMap(({ stems }) => [...stems]));
  const there = near.flatMap((one) => wordsAt(denialsIn(one.text), one, THERE));
  const unable = new Set(near.flatMap((one) => wordsAt(inabilitiesIn(one.text), one, [0, 1]).flat()));
  const isNew = denialsIn(text).some((place) => {
    const [here = [], behind = []] = [HERE, [0, 1] as const].flatMap((reach) =>
      wordsAt([place], claim, reach),
    );
    return (
      here.some((word) => told.has(word)) &&
      !behind.some((word) => unable.has(word)) &&
      !there.some((denied) => denied.some((word) => here.includes(word)))
    );
  });
  const isTakenBack = takesBack(claim) && !near.some(takesBack);
  return isNew || isTakenBack ? [["negation", "denies what its passage does not deny"]] : [];
};
