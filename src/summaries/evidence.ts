/** What a text claims, held against the passages it rests on. */
import { isEmptyWord, speaksAsItself } from "../language/common.ts";
import { denies } from "../language/negation.ts";
import { wordsOf } from "../language/words.ts";
import { capitalisedIn, namesOf, numbersOf } from "./claims.ts";
import { addressesTheReader, carriesMarkup } from "./plain.ts";

/** What is wrong, and how a sentence about it goes on: "says 12, which its passage does not have". */
export type Objection = readonly [
  kind: "number" | "name" | "quote" | "negation" | "coverage" | "voice" | "markup",
  what: string,
];

/** Numbers and names of `text` that `evidence` does not have. */
export const unfounded = (text: string, evidence: string): readonly Objection[] => [
  ...[...numbersOf(text).difference(numbersOf(evidence))].map((number): Objection => [
    "number",
    `says ${number}, which its passage does not have`,
  ]),
  ...[...namesOf(text).difference(capitalisedIn(evidence))].map((name): Objection => [
    "name",
    `names ${name}, which its passage does not have`,
  ]),
];

const QUOTED = /[“„«"]([^“”„«»"]+)[”“»"]/gu;
/** So much of what a sentence says must be said, in the same words, by its passage. */
const COVERED = 0.5;

const covered = (text: string, evidence: string, language: string): number => {
  const meaning = (of: string): ReadonlySet<string> =>
    new Set(wordsOf(of, language).filter((word) => !isEmptyWord(word, language)));
  const words = meaning(text);
  return words.size === 0 ? 0 : words.intersection(meaning(evidence)).size / words.size;
};

/** What is asked of words that are not taken from the article, beside their numbers and names. */
export const objectionsToWording = (
  text: string,
  evidence: string,
  language: string,
): readonly Objection[] => {
  const invented = [...text.matchAll(QUOTED)].find(([, words = ""]) => !evidence.includes(words));
  const found: (Objection | undefined)[] = [
    invented && ["quote", `quotes “${invented[1]}”, which its passage does not print`],
    denies(text) && !denies(evidence) ? ["negation", "denies what its passage does not deny"] : undefined,
    covered(text, evidence, language) < COVERED ? ["coverage", "says more than its passage"] : undefined,
    speaksAsItself(text, language) || /[?!]/u.test(text)
      ? ["voice", "speaks as itself, asks or exclaims"]
      : undefined,
    addressesTheReader(text) ? ["voice", "speaks of its task"] : undefined,
  ];
  return found.filter((one) => one !== undefined);
};

/** True when nothing can be said against a sentence in words of its own. */
export const holds = (text: string, passages: readonly string[], language: string): boolean => {
  const evidence = passages.join("\n");
  return (
    text.trim() !== "" &&
    !carriesMarkup(text) &&
    objectionsToWording(text, evidence, language).length === 0 &&
    unfounded(text, evidence).length === 0
  );
};
