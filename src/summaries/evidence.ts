/** What a text claims, held against the passages it rests on. */
import { speaksAsItself } from "../language/common.ts";
import { doubtsAbout } from "./check-text.ts";
import type { Doubt } from "./claim.ts";
import { capitalisedIn, namesOf, numbersOf } from "./claims.ts";
import { groundOf } from "./ground.ts";
import { type Finding, loadedIn } from "./neutral.ts";
import { addressesTheReader, carriesMarkup } from "./plain.ts";

/** What is wrong, and how a sentence about it goes on: "says 12, which its passage does not have". */
export type Objection = readonly [kind: Doubt[0] | "quote" | "voice" | "loaded" | "markup", what: string];

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
/** What people are called may be the matter, where the passage calls them so. */
const isOurs = ({ rule, start, end }: Finding, text: string, evidence: string): boolean =>
  !(rule === "label" && evidence.toLowerCase().includes(text.slice(start, end).toLowerCase()));

interface Wording {
  readonly text: string;
  readonly evidence: string;
  readonly language: string;
}

/** What is asked of words that are not taken from the article, by name, so that each can be shown to matter. */
export const WORDING: Readonly<Record<string, (wording: Wording) => readonly Objection[]>> = {
  quotes: ({ text, evidence }) =>
    Array.from(text.matchAll(QUOTED), ([, words = ""]) => words)
      .filter((words) => !evidence.includes(words))
      .slice(0, 1)
      .map((words) => ["quote", `quotes “${words}”, which its passage does not print`]),
  claims: ({ text, evidence, language }) => doubtsAbout(text, groundOf(evidence, language), language),
  voice: ({ text, language }) =>
    speaksAsItself(text, language) || /[?!]/u.test(text)
      ? [["voice", "speaks as itself, asks or exclaims"]]
      : [],
  loaded: ({ text, evidence, language }) =>
    loadedIn(text, language)
      .filter((finding) => isOurs(finding, text, evidence))
      .map(({ start, end }) => [
        "loaded",
        `says “${text.slice(start, end)}”, which tells its readers what to think`,
      ]),
  task: ({ text }) => (addressesTheReader(text) ? [["voice", "speaks of its task"]] : []),
};

export const objectionsToWording = (
  text: string,
  evidence: string,
  language: string,
  checks = WORDING,
): readonly Objection[] => Object.values(checks).flatMap((check) => check({ text, evidence, language }));

/** True when nothing can be said against a sentence in words of its own. */
export const holds = (text: string, passages: readonly string[], language: string): boolean => {
  const evidence = passages.join("\n");
  return (
    text.trim() !== "" && !carriesMarkup(text) && objectionsToWording(text, evidence, language).length === 0
  );
};
