/** Verbs of saying, and the points and helpers around them. */
import { lowAt } from "./quote-lines.ts";
import type { Token } from "./quote-lines.ts";
import type { Reading } from "./speaker-phrases.ts";
import type { SpeechWords } from "./words/speech.ts";

export const is = (token: Token | undefined, text: string): boolean =>
  token?.kind === "point" && token.text === text;
export const isComma = (token: Token | undefined): boolean => is(token, ",") || is(token, "，");
export const isColon = (token: Token | undefined): boolean => is(token, ":") || is(token, "：");

export const mayBeVerb = (token: Token): boolean =>
  token.kind === "word" && !token.owns && (!token.capital || token.first);

export const makesNoun = (before: Token | undefined, words: SpeechWords): boolean =>
  before !== undefined && (before.owns || words.determiners.has(before.low));

/** Whether a verb of saying stands there; "the report" and "his comments" are none. */
export const isVerb = (tokens: readonly Token[], at: number, { words }: Reading): boolean => {
  const token = tokens[at];
  if (!token || !mayBeVerb(token) || makesNoun(tokens[at - 1], words)) return false;
  return words.said.has(token.low) || words.phrasal.has(`${token.low} ${lowAt(tokens, at + 1)}`);
};

export const lastVerb = (tokens: readonly Token[], before: number, reading: Reading): number =>
  tokens.findLastIndex((_, at) => at < before && isVerb(tokens, at, reading));

const isHelper = (token: Token | undefined, { words }: Reading): boolean =>
  token?.kind === "word" && words.helpers.has(token.low) && !token.capital;

/** Where the helpers right before a verb begin. */
export const groupStart = (tokens: readonly Token[], verb: number, reading: Reading): number => {
  let at = verb;
  while (at > 0 && isHelper(tokens[at - 1], reading)) at--;
  return at;
};

export const afterHelpers = (tokens: readonly Token[], from: number, reading: Reading): number => {
  let at = from;
  while (isHelper(tokens[at], reading)) at++;
  return at;
};
