/** The same sentence with another person in it, whom the other outlet does not name anywhere. */
import { dayNamesIn } from "../language/day-names.ts";
import { wordsOf } from "../language/words.ts";
import { dated, type Article, type Span } from "../model/article.ts";
import type { Disagreement, Side } from "../model/digest.ts";
import { likeness, type Candidate } from "./candidates.ts";
import { isOneScene, mayDiffer, pairsOf, unquoted } from "./differing.ts";
import { isAnother, mentions } from "./persons.ts";
import { SLOTS, type Slot, type SlotWords } from "./slots.ts";

interface Claim {
  readonly sentence: Candidate;
  readonly slot: Slot;
  readonly name: string;
  /** Of the name with the words that tell its part, in the sentence. */
  readonly says: Span;
}

const ALIKE = 0.5;
const SHARED = 3;

const CAPITAL = String.raw`\p{Lu}[\p{L}\p{M}’'-]+`;
/** Two names at least: what has one may be a place, a paper or a party. */
const NAME = String.raw`(?<name>${CAPITAL}(?:\s(?:\p{Lu}\.|de|del|la|van|von|der|da|do|dos|al|bin)){0,2}(?:\s${CAPITAL}){1,2})(?!\p{L}|\s\p{Lu})`;
const AGE = String.raw`(?:,\s\d{1,3},?|\s\(\d{1,3}\),?)?`;
const TITLE = String.raw`(?:(?:the|der|die|el|la|le|o|a)\s)?(?:\d{1,3}-year-old\s|\d{1,3}-jährigen?\s)?(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?`;
/** More than one fills the place. */
const AND = /^,?\s(?:and|or|y|e|und|oder|et|ou|та|і|й)\s|^,\s\p{Lu}/u;
const AND_BEFORE = /\p{Lu}\p{L}+,?\s(?:and|or|y|e|und|oder|et|ou|та|і|й)\s$/u;

interface Pattern {
  readonly slot: Slot;
  readonly pattern: RegExp;
}

const patternsOf = ({ slot, before, behind }: SlotWords): readonly Pattern[] => [
  ...(before === undefined
    ? []
    : [{ slot, pattern: RegExp(String.raw`(?<!\p{L})${before}\s${TITLE}${NAME}`, "u") }]),
  ...(behind === undefined
    ? []
    : [{ slot, pattern: RegExp(String.raw`(?<!\p{L})${NAME}${AGE}\s${behind}(?!\p{L})`, "u") }]),
];

const known = new Map<string, readonly Pattern[]>();

const patternsIn = (language: string): readonly Pattern[] => {
  const patterns = known.get(language) ?? (SLOTS[language] ?? []).flatMap(patternsOf);
  known.set(language, patterns);
  return patterns;
};

const claimsOf = (sentence: Candidate): readonly Claim[] => {
  const text = unquoted(sentence.text);
  return patternsIn(sentence.article.language).flatMap(({ slot, pattern }) => {
    const match = pattern.exec(text);
    const name = match?.groups?.["name"];
    if (!match || name === undefined) return [];
    const at = text.indexOf(name, match.index);
    const isOneOfSeveral = AND.test(text.slice(at + name.length)) || AND_BEFORE.test(text.slice(0, at));
    const says = { start: match.index, end: match.index + match[0].length };
    return isOneOfSeveral ? [] : [{ sentence, slot, name, says }];
  });
};

const isAboutTheSame = (a: Claim, b: Claim): boolean => {
  const { language } = a.sentence.article;
  const parts = dayNamesIn(language).union(
    new Set([a.name, b.name].flatMap((name) => wordsOf(name, language))),
  );
  const [one, other] = [a.sentence.words.difference(parts), b.sentence.words.difference(parts)];
  const names = new Set([a.name, b.name].flatMap((name) => name.split(/\s/u)));
  return (
    one.intersection(other).size >= SHARED &&
    likeness(one, other) >= ALIKE &&
    isOneScene(a.sentence, b.sentence, names)
  );
};

const knows = ({ title = "", text, language }: Article, name: string): boolean =>
  mentions(`${title}\n${text}`, name, language);

const differ = (a: Claim, b: Claim): boolean =>
  a.slot === b.slot &&
  mayDiffer(a.sentence.article, b.sentence.article) &&
  isAnother(a.name, b.name, a.sentence.article.language) &&
  isAboutTheSame(a, b) &&
  !knows(a.sentence.article, b.name) &&
  !knows(b.sentence.article, a.name);

const sideOf = ({ sentence, says }: Claim): Side => ({
  article: sentence.article.id,
  start: sentence.start,
  end: sentence.end,
  says: sentence.text.slice(says.start, says.end),
});

/** @param candidates the sentences that may be told */
export const differingNames = (candidates: readonly Candidate[]): readonly Disagreement[] =>
  pairsOf(candidates.flatMap(claimsOf))
    .filter(([a, b]) => differ(a, b))
    .map((pair) => ({
      sides: pair.toSorted((a, b) => dated(a.sentence.article) - dated(b.sentence.article)).map(sideOf),
    }));
