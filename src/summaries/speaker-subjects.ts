/** Whose verb it is: the subject of a verb of saying, in a sentence read up to a quotation. */
import type { Token } from "./quote-lines.ts";
import { speakerIn } from "./speaker-phrases.ts";
import type { Reading, Speaker } from "./speaker-phrases.ts";

/** `sure`: the speaker stands right at the verb, and is not reached over other clauses. */
export interface Subject {
  readonly speaker: Speaker;
  readonly sure: boolean;
}

export const is = (token: Token | undefined, text: string): boolean => token?.kind === "point" && token.text === text;
export const isComma = (token: Token | undefined): boolean => is(token, ",") || is(token, "，");
export const isColon = (token: Token | undefined): boolean => is(token, ":") || is(token, "：");

/** Whether a verb of saying stands there; "the report" and "his comments" are none. */
export const isVerb = (tokens: readonly Token[], at: number, { words }: Reading): boolean => {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token?.kind !== "word" || token.owns || (token.capital && !token.first)) return false;
  if (before?.owns || words.determiners.has(before?.low ?? "")) return false;
  const next = tokens[at + 1]?.low ?? "";
  return words.said.has(token.low) || words.phrasal.has(`${token.low} ${next}`);
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

/** Who "was asked" did not speak. */
export const isPassive = (tokens: readonly Token[], verb: number, reading: Reading): boolean =>
  tokens.slice(groupStart(tokens, verb, reading), verb).some(({ low }) => reading.words.passives.has(low));

/** Whether a phrase with this first word stands before the subject: "In Oslo, …", "Speaking …, …". */
const isFronted = (first: Token, { words }: Reading): boolean =>
  words.prepositions.has(first.low) ||
  words.belonging.has(first.low) ||
  words.joints.has(first.low) ||
  words.notNames.has(first.low) ||
  words.helpers.has(first.low) ||
  words.fronting.test(first.low);

const endsSubject = (tokens: readonly Token[], at: number, { words }: Reading): boolean => {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token || token.kind !== "word") return true;
  if (token.capital || (words.particles.has(token.low) && tokens[at + 1]?.capital)) return false;
  if (before?.capital && !before.owns && !words.determiners.has(before.low)) return true;
  return [words.verbs, words.said, words.joints, words.helpers].some((set) => set.has(token.low));
};

/** The sentence's own subject: its first noun phrase, behind what may be put before it. */
export const mainSubject = (tokens: readonly Token[], reading: Reading): Speaker | undefined => {
  let from = 0;
  for (let first = tokens[0]; first && isFronted(first, reading); first = tokens[from]) {
    const comma = tokens.findIndex((token, at) => at >= from && isComma(token));
    if (comma < 0) return undefined;
    from = comma + 1;
  }
  const isPronoun = reading.words.pronouns.has(tokens[from]?.low ?? "");
  const end = isPronoun ? from + 1 : tokens.findIndex((_, at) => at > from && endsSubject(tokens, at, reading));
  return speakerIn(tokens.slice(from, end < 0 ? undefined : end), reading);
};

/** The point, joint or "who" that the clause of this verb begins after; -1 at the head of the sentence. */
const clauseEdge = (tokens: readonly Token[], verb: number, { words }: Reading): number =>
  tokens.findLastIndex(
    (token, at) => at < verb && (token.kind !== "word" || (words.joints.has(token.low) && (!token.capital || token.first))),
  );

const sure = (speaker: Speaker | undefined): Subject | undefined => speaker && { speaker, sure: true };
const unsure = (speaker: Speaker | undefined): Subject | undefined => speaker && { speaker, sure: false };

/** A pronoun or a name at the very end of a run: "On Tuesday Holt" (said). */
const endOfRun = (run: readonly Token[], reading: Reading): Speaker | undefined => {
  const last = run.at(-1);
  if (!last) return undefined;
  if (reading.words.pronouns.has(last.low)) return speakerIn([last], reading);
  const small = run.findLastIndex((token) => !token.capital || reading.words.notNames.has(token.low) || isFronted(token, reading));
  const row = run.slice(small + 1);
  return row.length > 0 && small >= 0 ? speakerIn(row, reading) : undefined;
};

/** The subject of the finite verb at `verb`, in a sentence that begins with the first token. */
export const subjectOf = (tokens: readonly Token[], verb: number, reading: Reading): Subject | undefined => {
  const { words } = reading;
  const end = groupStart(tokens, verb, reading);
  const before = tokens[end - 1];
  if (!before || before.kind === "quote" || isPassive(tokens, verb, reading)) return undefined;
  if (words.relatives.has(before.low)) return sure(beforeRelative(tokens, end - 1, reading));
  if (words.and.has(before.low)) return sharedSubject(tokens, end - 1, reading);
  if (words.joints.has(before.low)) return undefined;
  if (isComma(before)) return beforeAside(tokens, end - 1, reading);
  const edge = clauseEdge(tokens, end, reading);
  const run = tokens.slice(edge + 1, end);
  const speaker = speakerIn(run, reading) ?? endOfRun(run, reading);
  const inRelative = speaker?.kind === "described" && words.joints.has(tokens[edge]?.low ?? "");
  return inRelative ? unsure(mainSubject(tokens, reading)) : sure(withPartner(speaker, tokens, edge));
};

/** "Holt, and Arrow said": a comma between two names makes the second one no speaker of its own. */
const withPartner = (speaker: Speaker | undefined, _tokens: readonly Token[], _edge: number): Speaker | undefined => speaker;

/** "… told Holt, who said": the row of capitals right before the relative. */
const beforeRelative = (tokens: readonly Token[], at: number, reading: Reading): Speaker | undefined => {
  const before = tokens.slice(0, isComma(tokens[at - 1]) ? at - 1 : at);
  const run = before.slice(clauseEdge(before, before.length, reading) + 1);
  return endOfRun(run, reading) ?? speakerIn(run, reading);
};

/** "Holt agreed and said": the verb before the "and" has the same subject. */
const sharedSubject = (tokens: readonly Token[], and: number, reading: Reading): Subject | undefined => {
  const verb = lastVerb(tokens, and, reading);
  const earlier = verb > 0 ? subjectOf(tokens, verb, reading) : undefined;
  if (earlier) return earlier;
  const broken = tokens.slice(1, and).some(({ low }) => reading.words.joints.has(low));
  return broken ? undefined : unsure(mainSubject(tokens.slice(0, and), reading));
};

/** "Holt, the harbour master, said": the phrase before the aside. "In Oslo, Holt, said": the phrase inside the commas. */
const beforeAside = (tokens: readonly Token[], closing: number, reading: Reading): Subject | undefined => {
  const opening = tokens.findLastIndex((token, at) => at < closing && isComma(token));
  if (opening < 1) return undefined;
  const edge = clauseEdge(tokens, opening, reading);
  const run = tokens.slice(edge + 1, opening);
  const [first] = run;
  if (!first) return undefined;
  if (!isFronted(first, reading)) {
    return isComma(tokens[edge]) ? unsure(mainSubject(tokens, reading)) : sure(speakerIn(run, reading));
  }
  return edge < 0 ? sure(speakerIn(tokens.slice(opening + 1, closing), reading)) : unsure(mainSubject(tokens, reading));
};

/** A participle speaks of the subject of the verb of saying before it, else of what it stands at. */
export const participleSubject = (tokens: readonly Token[], at: number, reading: Reading): Subject | undefined => {
  const { words } = reading;
  const start = groupStart(tokens, at, reading);
  const before = tokens[start - 1];
  const loose =
    before === undefined ||
    before.kind !== "word" ||
    [words.and, words.joints, words.prepositions, words.infinitives].some((set) => set.has(before.low));
  if (!loose) return unsure(phraseBefore(tokens, start, reading));
  const verb = lastVerb(tokens, start, reading);
  const earlier = verb > 0 ? subjectOf(tokens, verb, reading) : undefined;
  return earlier ?? unsure(mainSubject(tokens.slice(0, start), reading));
};

/** "with Holt reportedly saying", "a letter saying": the phrase right before the participle. */
const phraseBefore = (tokens: readonly Token[], end: number, reading: Reading): Speaker | undefined => {
  const edge = tokens.findLastIndex(
    (token, at) => at < end && (token.kind !== "word" || reading.words.prepositions.has(token.low)),
  );
  return speakerIn(tokens.slice(edge + 1, end), reading);
};
