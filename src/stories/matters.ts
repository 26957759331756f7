/** What kind of thing an article tells of, in any language that we know the words of: a strike, a flood, a ferry. */
import { wordsOf } from "../language/words.ts";
import matters from "./matters.json" with { type: "json" };

type ByLanguage = Readonly<Record<string, readonly string[]>>;

/** Shorter ones are whole words, longer ones beginnings of words. */
const SHORTEST_BEGINNING = 4;
/** In languages that write compounds they are also found inside a word, from this length on. */
const SHORTEST_INSIDE = 5;
const COMPOUNDING: ReadonlySet<string> = new Set(["de"]);

const known = new Map<string, readonly (readonly [matter: string, words: readonly string[]])[]>();

const mattersIn = (language: string) => {
  const found = known.get(language);
  if (found) return found;
  const all = Object.entries<ByLanguage>(matters).map(
    ([matter, words]) =>
      [matter, (words[language] ?? []).flatMap((word) => wordsOf(word, language))] as const,
  );
  known.set(language, all);
  return all;
};

const isOf = (word: string, one: string, language: string): boolean => {
  if (one.length < SHORTEST_BEGINNING) return word === one;
  const isInside = COMPOUNDING.has(language) && one.length >= SHORTEST_INSIDE;
  return isInside ? word.includes(one) : word.startsWith(one);
};

/** @param words as `wordsOf` gives them */
export const mattersOf = (words: readonly string[], language: string): readonly string[] =>
  mattersIn(language).flatMap(([matter, own]) =>
    words.some((word) => own.some((one) => isOf(word, one, language))) ? [matter] : [],
  );
