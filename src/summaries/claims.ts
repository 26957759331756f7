/** What a sentence claims that can be looked up: its numbers and its names. */
import { COUNTED } from "../language/counted.ts";

/** A space parts the thousands of one number, and no two numbers: “400 9th-graders”. */
const NUMBER = /\d+(?:[.,]\d+|[ \u00a0\u202f’']\d{3}(?!\d))*(?:k(?!\p{L}))?/gu;

/** "1,200", "1.200", "1 200", "1.2k" and "1200" are one number; so are "0,5" and "0.5". */
const canonical = (printed: string): string => {
  const tight = printed.replaceAll(/[\u00a0\u202f’' ]/gu, "");
  if (tight.endsWith("k")) return String(Number(tight.slice(0, -1).replace(",", ".")) * 1000);
  const groups = /^[1-9]\d{0,2}(?:[.,]\d{3})+$/u.test(tight);
  return groups ? tight.replaceAll(/[.,]/gu, "") : tight.replaceAll(",", ".");
};

export interface Printed {
  /** In its one form. */
  readonly number: string;
  readonly start: number;
  readonly length: number;
}

/** “2018–19”: the second year leaves out its century. */
const centuryBefore = (text: string, index: number, printed: string): string =>
  (printed.length === 2 && /(?<!\d)(1[5-9]|20)\d\d[–/-]$/u.exec(text.slice(0, index))?.[1]) || "";

/** The numbers of a text that are written in digits, where they stand. */
const numbersPrinted = (text: string): readonly Printed[] =>
  Array.from(text.matchAll(NUMBER), ({ 0: printed, index }) => ({
    number: canonical(centuryBefore(text, index, printed) + printed),
    start: index,
    length: printed.length,
  }));

/** The same, each once. */
export const numbersOf = (text: string): ReadonlySet<string> =>
  new Set(numbersPrinted(text).map(({ number }) => number));

const WORD = /\p{L}[\p{L}\p{M}’'-]*/gu;

/** Those in digits, and those in words as far as twenty, where they stand. */
export const numbersSaidIn = (text: string, language: string): readonly Printed[] => {
  const counted = COUNTED[language];
  if (!counted) return numbersPrinted(text);
  const inWords = Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    number: String(counted.get(word.toLowerCase())),
    start: index,
    length: word.length,
  }));
  return [...numbersPrinted(text), ...inWords.filter(({ number }) => number !== "undefined")];
};

export const numbersSaid = (text: string, language: string): ReadonlySet<string> =>
  new Set(numbersSaidIn(text, language).map(({ number }) => number));

const CAPITALISED = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}]*(?:[-’'.]\p{L}+)*/gu;

/** A genitive is the same name. */
const bare = (name: string): string => name.replace(/[’']s?$/u, "");

/** Words that begin with a capital, those after the first of the text: names, as far as a letter's case can tell. */
export const namesOf = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(CAPITALISED)].filter(({ index }) => index > 0).map(([name]) => bare(name)));

/** All words of a text that could be a name, the first one too; what `namesOf` finds is looked up in here. */
export const capitalisedIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(CAPITALISED)].map(([name]) => bare(name)));
