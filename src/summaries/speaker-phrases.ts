/** Who a run of words speaks of: a name, a pronoun, or somebody described. */
import type { Span } from "../model/article.ts";
import type { Token } from "./quote-lines.ts";
import { fullestForm, lastWord, nameIn, rowEnd } from "./speaker-names.ts";
import type { Name, Names } from "./speaker-names.ts";
import type { SpeechWords } from "./words/speech.ts";

export interface Speaker {
  readonly kind: "name" | "pronoun" | "described";
  readonly name: string;
  readonly said: Span;
  /** The word a named speaker is called by; tells whether two mentions may be one person. */
  readonly key: string;
  readonly body: boolean;
}

/** What attribution has at hand while it reads one article. */
export interface Reading {
  readonly text: string;
  readonly words: SpeechWords;
  readonly names: Names;
}

const LONGEST = 14;

const isWord = (token: Token | undefined): token is Token => token?.kind === "word";

/** Without points and helpers at either end. */
const trimmed = (tokens: readonly Token[], { words }: Reading): readonly Token[] => {
  const carries = (token: Token): boolean => isWord(token) && !(words.helpers.has(token.low) && !token.capital);
  const from = tokens.findIndex(carries);
  return from < 0 ? [] : tokens.slice(from, tokens.findLastIndex(carries) + 1);
};

/** The words that name the head: up to the first comma, preposition or relative. */
const headLength = (tokens: readonly Token[], { words }: Reading): number => {
  const end = tokens.findIndex(
    (token, place) =>
      place > 0 &&
      !(words.particles.has(token.low) && tokens[place - 1]?.capital && tokens[place + 1]?.capital) &&
      (!isWord(token) || words.prepositions.has(token.low) || words.belonging.has(token.low) || words.joints.has(token.low)),
  );
  return end < 0 ? tokens.length : end;
};

/** The row of capitals that a head ends with: "the harbour master Maren Holt". */
const closingRow = (head: readonly Token[], { words }: Reading): readonly Token[] => {
  for (let at = 0; at < head.length; at++) {
    const end = rowEnd(head, at, words);
    if (end === head.length) return withParticles(head, at, words);
    if (end > at) at = end - 1;
  }
  return [];
};

const withParticles = (head: readonly Token[], at: number, words: SpeechWords): readonly Token[] => {
  let from = at;
  while (from > 0 && words.particles.has(head[from - 1]?.low ?? "") && !words.determiners.has(head[from - 1]?.low ?? "")) from--;
  return head.slice(from);
};

export const named = (name: Name, said: Span, { names }: Reading): Speaker => ({
  kind: "name",
  name: fullestForm(name, names),
  said,
  key: lastWord(name.words),
  body: name.body,
});

const spanOf = (tokens: readonly Token[]): Span => ({ start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 });

const described = (tokens: readonly Token[], reading: Reading): Speaker => {
  const comma = tokens.findIndex((token) => token.kind === "point");
  const said = spanOf(comma < 0 ? tokens : tokens.slice(0, comma));
  return { kind: "described", name: reading.text.slice(said.start, said.end), said, key: "", body: false };
};

/** Whether these words can be a description at all: nothing in them begins another clause or is a verb. */
const isPhrase = (tokens: readonly Token[], { words }: Reading): boolean => {
  const comma = tokens.findIndex((token) => token.kind === "point");
  const core = comma < 0 ? tokens : tokens.slice(0, comma);
  const [first] = core;
  if (!first || core.length > LONGEST) return false;
  if (words.prepositions.has(first.low) || words.and.has(first.low) || words.joints.has(first.low)) return false;
  return !core.some(
    ({ low, kind, capital }) =>
      kind === "quote" ||
      (!capital && (words.joints.has(low) || words.verbs.has(low) || words.said.has(low) || words.saying.has(low))),
  );
};

/** The speaker that a run of words describes, or nothing when it is no noun phrase. */
export const speakerIn = (run: readonly Token[], reading: Reading): Speaker | undefined => {
  const { words, names } = reading;
  const tokens = trimmed(run, reading);
  const [first] = tokens;
  if (!first || !isPhrase(tokens, reading)) return undefined;
  if (tokens.length === 1 && words.pronouns.has(first.low)) {
    return { kind: "pronoun", name: first.text, said: spanOf(tokens), key: "", body: false };
  }
  if (words.pronouns.has(first.low)) return undefined;
  const head = tokens.slice(0, headLength(tokens, reading));
  const several = head.some(({ low }) => words.and.has(low));
  const row = closingRow(head, reading);
  const name = several || isPlainNoun(head, row, reading) ? undefined : nameIn(row, words, names.small);
  return name && !row.at(-1)?.owns ? named(name, spanOf(head), reading) : described(tokens, reading);
};

/** Where nouns have capitals, one after an article is a noun: "der Sprecher". */
const isPlainNoun = (head: readonly Token[], row: readonly Token[], { words }: Reading): boolean =>
  words.nounsHaveCapitals && row.length === 1 && words.determiners.has(head.at(-2)?.low ?? "");
