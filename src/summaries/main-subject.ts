/** Whom a sentence is about: its own subject, behind whatever may stand before it. */
import { isIn, lowAt } from "./quote-lines.ts";
import type { Token } from "./quote-lines.ts";
import { isParticle } from "./speaker-names.ts";
import { speakerIn } from "./speaker-phrases.ts";
import type { Reading, Speaker } from "./speaker-phrases.ts";
import { isComma, makesNoun } from "./speaker-verbs.ts";
import type { SpeechWords } from "./words/speech.ts";

/** Whether a phrase with this first word stands before the subject: "In Oslo, …", "Speaking …, …". */
export const isFronted = (first: Token, { words }: Reading): boolean =>
  isIn(first, [words.prepositions, words.belonging, words.joints, words.notNames, words.helpers]) ||
  (words.fronting.test(first.low) && (first.first || !first.capital));

/** "Oslo mayor Holt": from `at` on nothing but the name's office, and then the name. */
const isRole = (tokens: readonly Token[], at: number, words: SpeechWords): boolean => {
  const name = tokens.findIndex((token, place) => place > at && token.capital);
  const role = tokens.slice(at, name);
  return (
    name > 0 &&
    words.titles.has(role.at(-1)?.low ?? "") &&
    role.every(({ kind, low }) => kind === "word" && (words.titles.has(low) || words.bodies.has(low)))
  );
};

/** "Holt and Lund": two people are one subject. */
const joinsNames = (tokens: readonly Token[], at: number, words: SpeechWords): boolean =>
  words.and.has(lowAt(tokens, at)) && tokens[at - 1]?.capital === true && tokens[at + 1]?.capital === true;

/** `from` is where the phrase begins: "the Oslo mayor" goes on behind its capital, "Holt opened" does not. */
const endsSubject = (tokens: readonly Token[], from: number, at: number, { words }: Reading): boolean => {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token || token.kind !== "word") return true;
  if (token.capital || isParticle(tokens, at, words) || joinsNames(tokens, at, words)) return false;
  const isSpecified = words.determiners.has(lowAt(tokens, from));
  if (before?.capital && !makesNoun(before, words) && !isSpecified) return !isRole(tokens, at, words);
  return isIn(token, [words.verbs, words.said, words.joints, words.helpers]);
};

const LONGEST_DATELINE = 10;

/** "ARLE, Vestland (Kestrel) — Holt": all capitals and points up to a dash. */
const pastDateline = (tokens: readonly Token[]): number => {
  const dash = tokens.slice(0, LONGEST_DATELINE).findIndex(({ text }) => /^(?:[—–-]|--)$/u.test(text));
  const isDateline =
    /^\p{Lu}{3,}$/u.test(tokens[0]?.text ?? "") &&
    tokens
      .slice(0, Math.max(dash, 0))
      .every(({ kind, capital, text }) => kind === "point" || capital || /^\d/u.test(text));
  return dash > 0 && isDateline ? dash + 1 : 0;
};

const LONGEST_PLACE = 3;

/** "In Arle, Vestland, Holt": the second half of a place's name is passed over as well. */
const pastPlace = (tokens: readonly Token[], from: number): number => {
  const length = tokens.slice(from, from + LONGEST_PLACE + 1).findIndex(isComma);
  const isPlace =
    length > 0 &&
    tokens[from - 2]?.capital &&
    tokens.slice(from, from + length).every(({ capital }) => capital);
  return isPlace ? from + length + 1 : from;
};

/** Where the subject begins, behind what may be put before it; -1 when nothing shows it. */
const subjectStart = (tokens: readonly Token[], reading: Reading): number => {
  const { words } = reading;
  let from = pastDateline(tokens);
  const opener = tokens[from];
  if (opener && isIn(opener, [words.and, words.but]) && tokens[from + 1]?.capital) from++;
  for (let first = tokens[from]; first && isFronted(first, reading); first = tokens[from]) {
    const comma = tokens.findIndex((token, at) => at >= from && isComma(token));
    if (comma < 0) return -1;
    from = pastPlace(tokens, comma + 1);
  }
  return from;
};

/** The sentence's own subject: its first noun phrase, behind what may be put before it. */
export const mainSubject = (tokens: readonly Token[], reading: Reading): Speaker | undefined => {
  const from = subjectStart(tokens, reading);
  if (from < 0) return undefined;
  const isPronoun = reading.words.pronouns.has(lowAt(tokens, from));
  const end = isPronoun
    ? from + 1
    : tokens.findIndex((_, at) => at > from && endsSubject(tokens, from, at, reading));
  return speakerIn(tokens.slice(from, end < 0 ? undefined : end), reading);
};
