/** What a sentence claims that can be looked up: its numbers and its names. */

const NUMBER = /\d+(?:[.,  ’']\d+)*/gu;

/** "1,200", "1.200", "1 200" and "1200" are one number; so are "0,5" and "0.5". */
const canonical = (printed: string): string => {
  const tight = printed.replaceAll(/[\u00a0\u202f’' ]/gu, "");
  const groups = /^\d{1,3}(?:[.,]\d{3})+$/u.test(tight);
  return groups ? tight.replaceAll(/[.,]/gu, "") : tight.replaceAll(",", ".");
};

/** The numbers of a text that are written in digits, each in one form. */
export const numbersOf = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(NUMBER)].map(([printed]) => canonical(printed)));

const CAPITALISED = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}]*(?:[-’'.]\p{L}+)*/gu;

/** A genitive is the same name. */
const bare = (name: string): string => name.replace(/[’']s?$/u, "");

/** Words that begin with a capital, those after the first of the text: names, as far as a letter's case can tell. */
export const namesOf = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(CAPITALISED)].filter(({ index }) => index > 0).map(([name]) => bare(name)));

/** All words of a text that could be a name, the first one too; what `namesOf` finds is looked up in here. */
export const capitalisedIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(CAPITALISED)].map(([name]) => bare(name)));
