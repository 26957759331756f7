/** Who a run of words speaks of: a name, a pronoun, or somebody described. */
import type { Span } from "../model/article.ts";
import { isIn, lowAt } from "./quote-lines.ts";
import type { Token } from "./quote-lines.ts";
import { fullestForm, isParticle, lastWord, nameIn, rowEnd } from "./speaker-names.ts";
import type { Name, Names } from "./speaker-names.ts";
import type { SpeechWords } from "./words/speech.ts";

export interface Speaker {
  readonly kind: "name" | "pronoun" | "described";
  readonly name: string;
  readonly said: Span;
  /** Where "he" stands at `said`: the mention that names them. */
  readonly named?: Span;
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
  const carries = (token: Token): boolean =>
    isWord(token) && !(words.helpers.has(token.low) && !token.capital);
  const from = tokens.findIndex(carries);
  return from < 0 ? [] : tokens.slice(from, tokens.findLastIndex(carries) + 1);
};

/** The words that name the head: up to the first comma, preposition or relative. */
const headLength = (tokens: readonly Token[], { words }: Reading): number => {
  const end = tokens.findIndex(
    (token, place) =>
      place > 0 &&
      !(isParticle(tokens, place, words) && tokens[place - 1]?.capital) &&
      (!isWord(token) || isIn(token, [words.prepositions, words.belonging, words.joints])),
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
  while (words.particles.has(lowAt(head, from - 1)) && !words.determiners.has(lowAt(head, from - 1))) from--;
  return head.slice(from);
};

const named = (name: Name, said: Span, { names }: Reading): Speaker => ({
  kind: "name",
  name: fullestForm(name, names),
  said,
  key: lastWord(name.words),
  body: name.body,
});

const spanOf = (tokens: readonly Token[]): Span => ({
  start: tokens[0]?.start ?? 0,
  end: tokens.at(-1)?.end ?? 0,
});

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
  const links = [words.prepositions, words.belonging, words.and, words.joints];
  if (!words.particles.has(first.low) && isIn(first, links)) return false;
  const clauses = [words.joints, words.verbs, words.said, words.saying];
  return !core.some((token) => token.kind === "quote" || (!token.capital && isIn(token, clauses)));
};

const pronounOf = (tokens: readonly Token[], text: string): Speaker => ({
  kind: "pronoun",
  name: text,
  said: spanOf(tokens),
  key: "",
  body: false,
});

/** The speaker that a run of words describes, or nothing when it is no noun phrase. */
export const speakerIn = (run: readonly Token[], reading: Reading): Speaker | undefined => {
  const { words } = reading;
  const tokens = trimmed(run, reading);
  const [first] = tokens;
  if (!first || !isPhrase(tokens, reading)) return undefined;
  if (words.pronouns.has(first.low)) return tokens.length === 1 ? pronounOf(tokens, first.text) : undefined;
  const last = tokens.at(-1);
  // "Later he": no description ends with a pronoun.
  if (last && !last.capital && words.pronouns.has(last.low)) return undefined;
  const head = tokens.slice(0, headLength(tokens, reading));
  const name = nameOfHead(head, reading);
  return name ? named(name, spanOf(head), reading) : described(tokens, reading);
};

/** The name that a head ends with. Two names joined by "and" are described, not named. */
const nameOfHead = (head: readonly Token[], reading: Reading): Name | undefined => {
  const { words, names } = reading;
  const row = closingRow(head, reading);
  const isDescription =
    row.at(-1)?.owns ||
    head.some(({ low }) => words.and.has(low)) ||
    isPlainNoun(head, row, reading) ||
    isObject(head, row, reading);
  return isDescription ? undefined : nameIn(row, words, names.small);
};

/** "a lawyer representing Holt": the name is the participle's object. "the acting Mayor Holt" has no noun before it. */
const isObject = (head: readonly Token[], row: readonly Token[], { words }: Reading): boolean => {
  const participle = head.at(-row.length - 1);
  const noun = head.at(-row.length - 2);
  return (
    row.length > 0 &&
    row.length < head.length - 1 &&
    participle !== undefined &&
    noun !== undefined &&
    !participle.capital &&
    words.takingObjects?.test(participle.low) === true &&
    !noun.owns &&
    !isIn(noun, [words.determiners])
  );
};

/** Where nouns have capitals, one after an article is a noun: "der Sprecher". */
const isPlainNoun = (head: readonly Token[], row: readonly Token[], { words }: Reading): boolean =>
  words.nounsHaveCapitals && row.length === 1 && words.determiners.has(lowAt(head, head.length - 2));

/** The word of a description that says what is described: the one before its first preposition. */
const headOf = (name: string, { words }: Reading): string | undefined => {
  const all = name.toLowerCase().split(" ");
  const end = all.findIndex((word) => words.prepositions.has(word) || words.belonging.has(word));
  return (end < 0 ? all : all.slice(0, end)).at(-1);
};

const isPersonal = (head: string, { words }: Reading): boolean =>
  words.titles.has(head) || words.personNoun?.test(head) === true;

/** "the video of the match": no word for a person, where a language shows which words are; nor two who are joined. */
export const isThing = ({ name }: Speaker, reading: Reading): boolean => {
  const isJoined = name.split(" ").some((word) => reading.words.and.has(word.toLowerCase()));
  const head = headOf(name, reading);
  return (
    !isJoined && head !== undefined && reading.words.personNoun !== undefined && !isPersonal(head, reading)
  );
};

/** "the mayor", "the council": plainly a person, or people who speak as one. */
export const isSomebody = ({ name }: Speaker, reading: Reading): boolean => {
  const head = headOf(name, reading);
  return head !== undefined && (isPersonal(head, reading) || reading.words.bodies.has(head));
};
