/** Whose verb it is: the subject of a verb of saying, in a sentence read up to a quotation. */
import { isIn, lowAt } from "./quote-lines.ts";
import type { Token } from "./quote-lines.ts";
import { isFronted, mainSubject } from "./main-subject.ts";
import { speakerIn } from "./speaker-phrases.ts";
import type { Reading, Speaker } from "./speaker-phrases.ts";
import { afterHelpers, groupStart, isComma, isVerb, lastVerb, mayBeVerb } from "./speaker-verbs.ts";

/** `sure`: the speaker stands right at the verb, and is not reached over other clauses. */
export interface Subject {
  readonly speaker: Speaker;
  readonly sure: boolean;
}

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
