/** Whether two printed names are of two people. */
import { wordsOf } from "../language/words.ts";

const LONG = 4;
/** Share of the letters, in their order, that two spellings of one name have in common. */
const SPELLED = 0.75;

const sharedLetters = (one: string, other: string): number => {
  let [shared, from] = [0, 0];
  for (const letter of one.split("")) {
    const at = other.indexOf(letter, from);
    if (at < 0) continue;
    shared += 1;
    from = at + 1;
  }
  return shared;
};

/** "Thomas" and "Tomas", "Nick" and "Nicholas" may be one. */
const isSpelledLike = (one: string, other: string): boolean => {
  if (Math.min(one.length, other.length) < LONG) return one === other;
  const shared = Math.max(sharedLetters(one, other), sharedLetters(other, one));
  return (
    one.startsWith(other) || other.startsWith(one) || shared >= Math.max(one.length, other.length) * SPELLED
  );
};

/** No part of the one is a part of the other. */
export const isAnother = (name: string, other: string, language: string): boolean =>
  wordsOf(name, language).every((one) => wordsOf(other, language).every((part) => !isSpelledLike(one, part)));

/** By the last part of the name, however it is spelled. */
export const mentions = (text: string, name: string, language: string): boolean => {
  const last = wordsOf(name, language).at(-1) ?? "";
  return wordsOf(text, language).some((word) => isSpelledLike(word, last));
};
