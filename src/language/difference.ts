/** Where two wordings of a sentence differ, word by word. */
import { diffArrays } from "diff";

/** Words that stand in the one, and those that stand in their place in the other; either may be empty. */
export interface Difference {
  readonly was: string;
  readonly now: string;
}

const MOST_WORDS = 200;

const bare = (word: string): string => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}%€$£]+$/gu, "") || word;

const wordsIn = (text: string): string[] => text.trim().split(/\s+/u).slice(0, MOST_WORDS).map(bare);

/** In reading order; without the marks around words. Empty when the words are the same. */
export const differences = (was: string, now: string): readonly Difference[] => {
  const steps = diffArrays(wordsIn(was), wordsIn(now));
  return steps.flatMap(({ value, added, removed }, at): readonly Difference[] => {
    if (removed) {
      const next = steps[at + 1];
      return [{ was: value.join(" "), now: next?.added ? next.value.join(" ") : "" }];
    }
    return added && !steps[at - 1]?.removed ? [{ was: "", now: value.join(" ") }] : [];
  });
};
