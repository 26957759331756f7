/** What two outlets must have in common before it can be said that they differ. */
import { dayNamesIn } from "../language/day-names.ts";
import { wordsOf } from "../language/words.ts";
import { dated, type Article } from "../model/article.ts";
import { hours } from "../model/time.ts";
import { contained, type Candidate } from "./candidates.ts";
import { capitalisedIn, namesOf } from "./claims.ts";

/** Articles further apart than this tell of different moments. */
const ONE_MOMENT = hours(24);

/** No outlet disagrees with itself, nor with another language, nor with another day. */
export const mayDiffer = (a: Article, b: Article): boolean =>
  a.id !== b.id &&
  a.publisher !== b.publisher &&
  a.language === b.language &&
  Math.abs(dated(a) - dated(b)) <= ONE_MOMENT;

const QUOTED = /“[^”]*”|"[^"]*"|«[^»]*»|„[^“”]*[“”]/gu;

/** Somebody's own words are theirs, and not what the outlet says; every place stays where it is. */
export const unquoted = (text: string): string =>
  text.replaceAll(QUOTED, (words) => " ".repeat(words.length));

export const pairsOf = <Of>(all: readonly Of[]): readonly (readonly [Of, Of])[] =>
  all.flatMap((a, at) => all.slice(at + 1).map((b) => [a, b] as const));

/** A name may be written otherwise, or left out; most must be there. */
const NAMED = 0.6;

/** The first word has a capital in any case: a name is what has one in the middle of a sentence too. */
const isNamedBy = ({ article }: Candidate, word: string): boolean =>
  RegExp(String.raw`(?<=[\p{L},] )${word}(?!\p{L})`, "u").test(`${article.title ?? ""}\n${article.text}`);

const firstOf = (one: Candidate): readonly string[] => {
  const word = /^\P{L}*(?<word>\p{Lu}\p{L}+)/u.exec(one.text)?.groups?.["word"];
  return word !== undefined && isNamedBy(one, word) ? [word] : [];
};

/** Days are no names. */
export const namesIn = (one: Candidate): ReadonlySet<string> => {
  const { language } = one.article;
  const all = [...firstOf(one), ...namesOf(unquoted(one.text))];
  return new Set(
    all.filter((name) => wordsOf(name, language).every((word) => !dayNamesIn(language).has(word))),
  );
};

/** Whoever and whatever the one names, the other names too, as far as it names anything. */
export const isOneScene = (a: Candidate, b: Candidate, apart: ReadonlySet<string> = new Set()): boolean => {
  const [one, other] = [namesIn(a).difference(apart), namesIn(b).difference(apart)];
  const [fewer, more, where] = one.size <= other.size ? [one, other, b] : [other, one, a];
  return contained(fewer, more.union(capitalisedIn(where.text))) >= NAMED;
};
