/** Whether a claim has somebody do to another what its passage has the other do to them. */
import { anyOf } from "../language/word-list.ts";
import type { Claim, Doubts } from "./claim.ts";
import { firmWords } from "./firm-words/by-language.ts";
import type { FirmWords } from "./firm-words/firm-words.ts";
import { stemsOf } from "./ground.ts";
import { speechWords } from "./words/by-language.ts";

const RUN = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}’'-]*(?:\s\p{Lu}[\p{L}\p{M}’'-]*)*/gu;

/** Who does what to whom: two names and the telling words between them. */
interface Deed {
  readonly doer: ReadonlySet<string>;
  readonly done: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

/** More telling words between two names than that, and they need not have to do with each other. */
const MOST_BETWEEN = 4;

const stripped = (name: string): string => name.replace(/[’']s?$/u, "");

/** The deed between two names that stand side by side, in the active or the passive voice; where both do it, there is none. */
const deedBetween = (
  [first, second]: readonly [string, string],
  between: string,
  { by, mutual }: FirmWords,
  language: string,
): Deed | undefined => {
  const words = stemsOf(between, language);
  const isLoose = /[.,;:—–()“”"«»]/u.test(between) || between.search(anyOf(mutual)) >= 0;
  if (isLoose || words.length === 0 || words.length > MOST_BETWEEN) return undefined;
  const { passives } = speechWords(language);
  const isPassive = between
    .toLowerCase()
    .split(/\s+/u)
    .some((word) => passives.has(word));
  if (isPassive !== between.search(anyOf(by)) >= 0) return undefined;
  const partsOf = (name: string): ReadonlySet<string> => new Set(stemsOf(stripped(name), language));
  const [doer, done] = isPassive ? [second, first] : [first, second];
  return { doer: partsOf(doer), done: partsOf(done), words: new Set(words) };
};

/** Where the order of words tells who does it; German and Ukrainian tell it by the case. */
const IN_ORDER: ReadonlySet<string> = new Set(["en", "es", "fr", "pt"]);

const deedsIn = (text: string, known: ReadonlySet<string>, language: string): readonly Deed[] => {
  const words = firmWords(language);
  if (!words || !IN_ORDER.has(language)) return [];
  const runs = Array.from(text.matchAll(RUN)).filter(([name]) =>
    name.split(/\s/u).some((part) => known.has(stripped(part))),
  );
  return runs.flatMap((run, at) => {
    const next = runs[at + 1];
    if (!next) return [];
    const between = text.slice(run.index + run[0].length, next.index);
    return deedBetween([run[0], next[0]], between, words, language) ?? [];
  });
};

const meets = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => !one.isDisjointFrom(other);

export const turnedDeeds = ({ text, ground, language }: Claim): Doubts => {
  const there = ground.sentences.flatMap((sentence) => deedsIn(sentence.text, ground.names, language));
  const isSame = (one: Deed, doer: ReadonlySet<string>, done: ReadonlySet<string>): boolean =>
    there.some((deed) => meets(deed.words, one.words) && meets(deed.doer, doer) && meets(deed.done, done));
  const isTurned = deedsIn(text, ground.names, language).some(
    (one) => isSame(one, one.done, one.doer) && !isSame(one, one.doer, one.done),
  );
  return isTurned ? [["roles", "has one do to another what its passage has the other do"]] : [];
};
