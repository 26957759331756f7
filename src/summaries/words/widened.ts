/** The words of a language with more taken for saying than what is printed under a name. */
import type { SpeechWords } from "./speech.ts";

const NONE: ReadonlySet<string> = new Set();

export interface Widened {
  /** What somebody may have said, or denies having said, is theirs as well. */
  readonly undoubted: SpeechWords;
  /** So is what they support, fear or promise. */
  readonly wide: SpeechWords;
}

const widened = new WeakMap<SpeechWords, Widened>();

export const widenedWords = (words: SpeechWords): Widened => {
  const known = widened.get(words);
  if (known) return known;
  const undoubted = { ...words, doubts: NONE };
  const said = words.said.union(words.stances);
  const found = {
    undoubted,
    wide: { ...undoubted, said, saying: words.saying.union(words.takingStances) },
  };
  widened.set(words, found);
  return found;
};
