/** Whether a text tells its readers what to think: by rules, on words that are ours and never on quoted ones. */
import { anyOf } from "../language/word-list.ts";
import type { Span } from "../model/article.ts";
import { speechWords } from "./words/by-language.ts";
import { loadedWords } from "./loaded-words/by-language.ts";
import type { LoadedWords } from "./loaded-words/loaded-words.ts";

export type Rule =
  | "loaded verb"
  | "puffery"
  | "label"
  | "weasel"
  | "editorial adverb"
  | "mind reading"
  | "scare quotes"
  | "asking"
  | "exclaiming";

/** `start` and `end` hold the words that break the rule. */
export interface Finding extends Span {
  readonly rule: Rule;
}

const RULES: readonly (readonly [kind: keyof LoadedWords, rule: Rule])[] = [
  ["verbs", "loaded verb"],
  ["puffery", "puffery"],
  ["labels", "label"],
  ["weasel", "weasel"],
  ["adverbs", "editorial adverb"],
  ["minds", "mind reading"],
];

const QUOTED = /[“„«"][^“”„«»"]*[”“»"]|(?<![\p{L}\p{N}])[‘'][^‘’']{2,}[’'](?![\p{L}\p{N}])/gu;
/** Marks around a single word hold it at arm's length, where nobody is there who said them. */
const FEW_WORDS = 1;

const isScare = (quoted: string): boolean =>
  quoted.trim().split(/\s+/u).length <= FEW_WORDS &&
  !/\p{Lu}|\p{N}/u.test(quoted) &&
  !/[,.!?]["”’'»]$/u.test(quoted);

/** The same text with what others said made blank, so that every place stays where it is. */
const withoutQuotes = (text: string): string =>
  text.replaceAll(QUOTED, (quoted) => " ".repeat(quoted.length));

const found = (text: string, pattern: RegExp, rule: Rule): readonly Finding[] =>
  Array.from(text.matchAll(pattern), ({ 0: words, index }) => ({
    rule,
    start: index,
    end: index + words.length,
  }));

const scareQuotes = (text: string, language: string): readonly Finding[] => {
  const { said, saying } = speechWords(language);
  const isTold = wordsWritten(text).some((word) => said.has(word) || saying.has(word) || NAMING.has(word));
  if (isTold) return [];
  return Array.from(text.matchAll(QUOTED))
    .filter(([quoted]) => isScare(quoted))
    .map(({ 0: quoted, index }) => ({ rule: "scare quotes", start: index, end: index + quoted.length }));
};

/** What is named so is named by somebody. */
const NAMING: ReadonlySet<string> = new Set(
  "called call calls calling dubbed termed named titled entitled labeled labelled described describing word phrase term according hashtag".split(
    " ",
  ),
);

const wordsWritten = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** What its own words, those in quotation marks aside, tell a reader to think. */
export const loadedIn = (text: string, language: string): readonly Finding[] => {
  const words = loadedWords(language);
  const own = withoutQuotes(text);
  return RULES.flatMap(([kind, rule]) => found(own, anyOf(words[kind]), rule));
};

export const isLoaded = (text: string, language: string): boolean => loadedIn(text, language).length > 0;

/** Everything that is not neutral, in reading order. Empty when nothing was found, which is no proof that there is nothing. */
export const findingsIn = (text: string, language: string): readonly Finding[] => {
  const own = withoutQuotes(text);
  const all = [
    ...loadedIn(text, language),
    ...found(own, /\?/gu, "asking"),
    ...found(own, /!/gu, "exclaiming"),
    ...scareQuotes(text, language),
  ];
  return all.toSorted((one, other) => one.start - other.start || one.end - other.end);
};
