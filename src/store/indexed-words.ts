import { wordsOf } from "../language/words.ts";

/** Postgres refuses longer ones, and no word of a language is. */
const LONGEST = 60;

const PLAIN = /^[a-z\d]*$/u;

/** Letters and digits alone, so that no engine finds anything in them to interpret or to cut. */
const bare = (word: string): string =>
  (PLAIN.test(word) ? word : word.replaceAll(/[^\p{L}\p{N}\p{M}]/gu, "")).slice(0, LONGEST);

/** What an article is found by: the words of its title and text, each once. */
export const indexedWords = (title: string | null, text: string, language: string): readonly string[] =>
  [...new Set(wordsOf(`${title ?? ""}\n${text}`, language))].map(bare).filter(Boolean);

/** The beginnings of words, as they are looked up; those without a letter or digit are left out. */
export const lookedUp = (stems: readonly string[]): readonly string[] => stems.map(bare).filter(Boolean);
