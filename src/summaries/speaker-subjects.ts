/** Whose verb it is: the subject of a verb of saying, in a sentence read up to a quotation. */
import { isIn, lowAt } from "./quote-lines.ts";
import type { Token } from "./quote-lines.ts";
import { isParticle } from "./speaker-names.ts";
import { speakerIn } from "./speaker-phrases.ts";
import type { Reading, Speaker } from "./speaker-phrases.ts";
import type { SpeechWords } from "./words/speech.ts";

/** `sure`: the speaker stands right at the verb, and is not reached over other clauses. */
export interface Subject {
  readonly speaker: Speaker;
  readonly sure: boolean;
}

export const is = (token: Token | undefined, text: string): boolean =>
  token?.kind === "point" && token.text === text;
export const isComma = (token: Token | undefined): boolean => is(token, ",") || is(token, "，");
export const isColon = (token: Token | undefined): boolean => is(token, ":") || is(token, "：");

const mayBeVerb = (token: Token): boolean =>
  token.kind === "word" && !token.owns && (!token.capital || token.first);

const makesNoun = (before: Token | undefined, words: SpeechWords): boolean =>
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
const groupStart = (tokens: readonly Token[], verb: number, reading: Reading): number => {
  let at = verb;
  while (at > 0 && isHelper(tokens[at - 1], reading)) at--;
  return at;
};

export const afterHelpers = (tokens: readonly Token[], from: number, reading: Reading): number => {
  let at = from;
  while (isHelper(tokens[at], reading)) at++;
  return at;
};

/** Whether a phrase with this first word stands before the subject: "In Oslo, …", "Speaking …, …". */
const isFronted = (first: Token, { words }: Reading): boolean =>
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

/** The point, joint or "who" that the clause of this verb begins after; -1 at the head of the sentence. */
const clauseEdge = (tokens: readonly Token[], verb: number, { words }: Reading): number =>
  tokens.findLastIndex(
    (token, at) =>
      at < verb &&
      (token.kind !== "word" || (words.joints.has(token.low) && (!token.capital || token.first))),
  );

/** Who "was asked" did not speak, but who "was asking" did; who "did not say" it, or "denied that" they said it, did not say it either. */
export const isUnsaid = (tokens: readonly Token[], verb: number, reading: Reading): boolean => {
  const { passives, doubts } = reading.words;
  const start = groupStart(tokens, verb, reading);
  const edge = clauseEdge(tokens, start, reading);
  const clause = tokens.slice(Math.max(0, edge), verb);
  const isGoingOn = reading.words.saying.has(lowAt(tokens, verb));
  return (
    (!isGoingOn && tokens.slice(start, verb).some(({ low }) => passives.has(low))) ||
    (tokens[edge]?.kind === "word" && doubts.has(lowAt(tokens, edge - 1))) ||
    clause.some((token) => doubts.has(token.low) && mayBeVerb(token))
  );
};

const sure = (speaker: Speaker | undefined): Subject | undefined => speaker && { speaker, sure: true };
const unsure = (speaker: Speaker | undefined): Subject | undefined => speaker && { speaker, sure: false };

/** A pronoun or a name at the very end of a run: "On Tuesday Holt" (said). */
const endOfRun = (run: readonly Token[], reading: Reading): Speaker | undefined => {
  const last = run.at(-1);
  if (!last) return undefined;
  if (reading.words.pronouns.has(last.low)) return speakerIn([last], reading);
  const small = run.findLastIndex(
    (token) => !token.capital || reading.words.notNames.has(token.low) || isFronted(token, reading),
  );
  const row = run.slice(small + 1);
  // "A woman accusing Holt" speaks of her.
  const before = run[small];
  if (before && isIn(before, [reading.words.saying, reading.words.takingStances])) return undefined;
  return row.length > 0 && small >= 0 ? speakerIn(row, reading) : undefined;
};

/** The subject of the finite verb at `verb`, in a sentence that begins with the first token. */
export const subjectOf = (tokens: readonly Token[], verb: number, reading: Reading): Subject | undefined => {
  const { words } = reading;
  const end = groupStart(tokens, verb, reading);
  const before = tokens[end - 1];
  if (!before || before.kind === "quote" || isUnsaid(tokens, verb, reading)) return undefined;
  if (words.relatives.has(before.low)) return sure(beforeRelative(tokens, end - 1, reading));
  if (words.and.has(before.low) || words.but.has(before.low)) return sharedSubject(tokens, end - 1, reading);
  if (isComma(before)) return beforeAside(tokens, end - 1, reading);
  return words.joints.has(before.low) ? undefined : clauseSubject(tokens, end, reading);
};

/** "Nach Angaben des Kuriers sagte Holt": where the verb comes second, its subject stands behind it then. */
export const opensWithPhrase = (tokens: readonly Token[], verb: number, reading: Reading): boolean => {
  const first = tokens[clauseEdge(tokens, verb, reading) + 1];
  return reading.words.verbComesSecond && first !== undefined && isFronted(first, reading);
};

/** "the officer who": a joint behind a noun, and not behind "said". */
const isBehindNoun = (tokens: readonly Token[], edge: number, reading: Reading): boolean =>
  tokens[edge - 1]?.kind === "word" &&
  reading.words.joints.has(lowAt(tokens, edge)) &&
  !isVerb(tokens, edge - 1, reading);

const mayBeginName = (token: Token, { words }: Reading): boolean =>
  token.capital ||
  token.owns ||
  isIn(token, [words.determiners, words.titles, words.bodies, words.particles, words.prepositions]);

/** "the officer who shot Holt": what follows the relative is a verb of its own, and a name behind that its object. */
const holdsVerb = (tokens: readonly Token[], edge: number, end: number, reading: Reading): boolean => {
  const at = afterHelpers(tokens, edge + 1, reading);
  const first = at < end - 1 ? tokens[at] : undefined;
  return first !== undefined && isBehindNoun(tokens, edge, reading) && !mayBeginName(first, reading);
};

/** "Confident of success Holt said": the word that opens the sentence is no name that the text has in full. */
const isOpener = ({ kind, name, said }: Speaker, run: readonly Token[], reading: Reading): boolean => {
  const [first] = run;
  if (first?.first !== true || said.start !== first.start) return false;
  const isAlone =
    kind === "name" ? said.end === first.end && !name.includes(" ") : isIn(first, [reading.words.notNames]);
  const last = isAlone ? endOfRun(run, reading) : undefined;
  return last?.kind === "name" && last.said.start > said.start;
};

/** "Dem Rat sagte": whoever is spoken to stands first. */
const isAddressed = (run: readonly Token[], { words }: Reading): boolean =>
  run[0]?.first === true && words.datives.has(run[0].low);

/** Whether the speaker that a clause seems to have may be the object of another verb in it. */
const isInRelative = (
  { kind }: Speaker,
  tokens: readonly Token[],
  [edge, end]: readonly [number, number],
  reading: Reading,
): boolean =>
  kind === "described"
    ? reading.words.joints.has(lowAt(tokens, edge))
    : kind === "name" && holdsVerb(tokens, edge, end, reading);

/** The phrase between the clause's beginning and its verb. A description behind "that" may be an object. */
const clauseSubject = (tokens: readonly Token[], end: number, reading: Reading): Subject | undefined => {
  if (opensWithPhrase(tokens, end, reading)) return undefined;
  const edge = clauseEdge(tokens, end, reading);
  const run = tokens.slice(edge + 1, end);
  const speaker = isAddressed(run, reading) ? undefined : (speakerIn(run, reading) ?? endOfRun(run, reading));
  if (!speaker) return undefined;
  if (isInRelative(speaker, tokens, [edge, end], reading)) return unsure(mainSubject(tokens, reading));
  return isOpener(speaker, run, reading) ? unsure(speaker) : sure(speaker);
};

/**
 * "… told Holt, who said": the row of capitals right before the relative; the two together name the speaker.
 * "Holt, not Lund, who said" leaves it open.
 */
const beforeRelative = (tokens: readonly Token[], at: number, reading: Reading): Speaker | undefined => {
  const before = tokens.slice(0, isComma(tokens[at - 1]) ? at - 1 : at);
  const run = before.slice(clauseEdge(before, before.length, reading) + 1);
  if (run.some((token) => reading.words.doubts.has(token.low) && mayBeVerb(token))) return undefined;
  const speaker = endOfRun(run, reading) ?? speakerIn(run, reading);
  return (
    speaker && { ...speaker, said: { start: speaker.said.start, end: tokens[at]?.end ?? speaker.said.end } }
  );
};

/** "Holt agreed and said": the verb before the "and" has the same subject. */
const sharedSubject = (tokens: readonly Token[], and: number, reading: Reading): Subject | undefined => {
  const verb = lastVerb(tokens, and, reading);
  const earlier = verb > 0 ? subjectOf(tokens, verb, reading) : undefined;
  if (earlier) return earlier;
  return unsure(mainSubject(tokens.slice(0, and), reading));
};

const isSentenceStart = (tokens: readonly Token[], edge: number): boolean =>
  edge < 0 || (edge === 0 && tokens[0]?.kind === "word");

/** "Holt, the harbour master, said": the phrase before the aside. "In Oslo, Holt, said": the phrase inside the commas. */
const beforeAside = (tokens: readonly Token[], closing: number, reading: Reading): Subject | undefined => {
  const opening = tokens.findLastIndex((token, at) => at < closing && isComma(token));
  const edge = clauseEdge(tokens, opening, reading);
  const startsSentence = isSentenceStart(tokens, edge);
  const first = tokens[edge + 1];
  if (!first || opening <= edge + 1) return undefined;
  if (!startsSentence && (isFronted(first, reading) || isComma(tokens[edge]))) {
    const speaker = mainSubject(tokens, reading);
    return speaker?.said.start === first.start ? sure(speaker) : unsure(speaker);
  }
  const isAside = !isFronted(first, reading);
  return sure(
    speakerIn(isAside ? tokens.slice(edge + 1, opening) : tokens.slice(opening + 1, closing), reading),
  );
};

/** Whether a participle hangs on the sentence: a comma, an "and" or a preposition stands before it. */
const hangsLoose = (before: Token | undefined, { words }: Reading): boolean =>
  before === undefined ||
  before.kind !== "word" ||
  isIn(before, [words.and, words.joints, words.prepositions, words.infinitives]);

/** A participle speaks of the subject of the verb of saying before it, else of what it stands at. */
export const participleSubject = (
  tokens: readonly Token[],
  at: number,
  reading: Reading,
): Subject | undefined => {
  const start = groupStart(tokens, at, reading);
  if (isUnsaid(tokens, at, reading)) return undefined;
  if (!hangsLoose(tokens[start - 1], reading))
    return unsure(phraseBefore(tokens, start, reading) ?? mainSubject(tokens.slice(0, start), reading));
  const verb = lastVerb(tokens, start, reading);
  const earlier = verb > 0 ? subjectOf(tokens, verb, reading) : undefined;
  const isBroken = tokens.slice(verb + 2, start).some(({ low }) => reading.words.joints.has(low));
  if (earlier) return isBroken ? unsure(earlier.speaker) : earlier;
  return unsure(mainSubject(tokens.slice(0, start), reading));
};

/** "with Holt reportedly saying", "a letter saying": the phrase right before the participle. */
const phraseBefore = (tokens: readonly Token[], end: number, reading: Reading): Speaker | undefined => {
  const edge = tokens.findLastIndex(
    (token, at) => at < end && (token.kind !== "word" || reading.words.prepositions.has(token.low)),
  );
  return speakerIn(tokens.slice(edge + 1, end), reading);
};
