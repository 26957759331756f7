/** Whether a whole text is fair to its sources: no outlet tells most of it, and of two who are at odds both are named. */
import { isEmptyWord } from "../language/common.ts";
import { anyOf } from "../language/word-list.ts";
import { wordsOf } from "../language/words.ts";
import type { DigestStory } from "../model/digest.ts";
import { firmWords } from "./firm-words/by-language.ts";

/** Of a story that so many outlets tell, none may tell more than that part. */
const SEVERAL = 3;
const MOST = 0.6;

/**
 * The outlet that tells too much of a text, given the outlets behind each of its sentences: one that several tell is shared
 * among them. A single sentence cannot be shared out.
 */
export const loudest = (
  sentences: readonly ReadonlySet<string>[],
  outlets: ReadonlySet<string>,
): string | undefined => {
  if (sentences.length < 2 || outlets.size < SEVERAL) return undefined;
  const shareOf = (outlet: string): number =>
    sentences.reduce((sum, behind) => sum + (behind.has(outlet) ? 1 / behind.size : 0), 0) / sentences.length;
  return [...outlets].find((outlet) => shareOf(outlet) > MOST);
};

/** The loudest outlet of a story, and the last sentence that is its own; an outlet that prints another's text is no other voice. */
export const loudestIn = ({
  sentences,
  sources,
}: Pick<DigestStory, "sentences" | "sources">):
  | { readonly outlet: string; readonly n?: number }
  | undefined => {
  const outletOf = new Map(sources.map(({ article, publisher }) => [article, publisher ?? article]));
  const own = sources.filter(({ notes }) => !notes.some((note) => note.startsWith("wire copy of")));
  const outlets = new Set(own.map(({ article, publisher }) => publisher ?? article));
  const behind = sentences.map(
    ({ refs }) => new Set(refs.map(({ article }) => outletOf.get(article) ?? article)),
  );
  const outlet = loudest(behind, outlets);
  const last = sentences.findLast(
    (_, at) => behind[at]?.size === 1 && outlet !== undefined && behind[at].has(outlet),
  );
  return outlet === undefined ? undefined : { outlet, ...(last && { n: last.n }) };
};

interface Text {
  readonly text: string;
  readonly language: string;
}

const NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}’'-]*(?:\s\p{Lu}[\p{L}\p{M}’'-]*)*/gu;
const CLAUSE = /[.;:—–()“”"«»„]/u;

/** Names without the words of grammar that a sentence begins with. */
const namesIn = ({ text, language }: Text): readonly string[] =>
  (text.match(NAME) ?? [])
    .map((name) => name.replace(/[’']s?$/u, ""))
    .filter((name) => wordsOf(name, language).some((word) => !isEmptyWord(word, language)));

/** So many letters of a clause are looked at: a text may be one clause from its beginning to its end. */
const NEAR = 200;

/** The names on either side of a word for being at odds, the nearest ones in its clause. */
const disputesIn = ({ text, language }: Text): readonly (readonly [string, string])[] => {
  const words = firmWords(language)?.disputes;
  if (words === undefined) return [];
  return Array.from(text.matchAll(anyOf(words))).flatMap(({ 0: word, index }) => {
    const before =
      text
        .slice(Math.max(0, index - NEAR), index)
        .split(CLAUSE)
        .at(-1) ?? "";
    const end = index + word.length;
    const behind = text.slice(end, end + NEAR).split(CLAUSE, 1)[0] ?? "";
    const one = namesIn({ text: before, language }).at(-1);
    const other = namesIn({ text: behind, language })[0];
    return one !== undefined && other !== undefined && one !== other ? [[one, other] as const] : [];
  });
};

/** Whoever is named by any word of their name is named. */
const isNamedIn = (text: string, name: string): boolean =>
  name.split(/\s/u).some((part) => part.length > 2 && text.includes(part));

export interface OneSided {
  readonly named: string;
  readonly missing: string;
  /** Which of the sentences tells of it. */
  readonly at: number;
}

/**
 * Where a text tells that somebody is at odds, and names only one of the two whom its sources name.
 * @param beside what else a reader sees of the story: its headline, and who is quoted
 */
export const oneSided = (
  sentences: readonly string[],
  beside: string,
  sources: readonly Text[],
): readonly OneSided[] => {
  const whole = [...sentences, beside].join("\n");
  const disputes = sources.flatMap(disputesIn);
  return sentences.flatMap((text, at) => {
    const language = sources[0]?.language ?? "und";
    const words = firmWords(language)?.disputes ?? "";
    if (text.search(anyOf(words)) < 0) return [];
    const found = disputes
      .flatMap(([one, other]) => [[one, other] as const, [other, one] as const])
      .find(([named, missing]) => isNamedIn(text, named) && !isNamedIn(whole, missing));
    return found ? [{ named: found[0], missing: found[1], at }] : [];
  });
};
