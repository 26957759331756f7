/** The words beside a quotation that say who spoke: "Holt said", "said Holt", "according to Holt". */
import type { Token } from "./quote-lines.ts";
import { speakerIn } from "./speaker-phrases.ts";
import type { Reading, Speaker } from "./speaker-phrases.ts";
import {
  afterHelpers,
  is,
  isColon,
  isComma,
  isPassive,
  isVerb,
  lastVerb,
  mainSubject,
  participleSubject,
  subjectOf,
} from "./speaker-subjects.ts";
import type { Subject } from "./speaker-subjects.ts";

/**
 * How sure a cue is. `said`: verb and speaker stand right beside the quotation · `saying`: the speaker is reached over
 * other words · `clause`: the quotation is a part of what somebody is reported to have said · `called`: it is what somebody
 * is reported to have called something · `source`: "according to" · `colon`: no word of saying, but a name and a colon
 */
export type How = "said" | "saying" | "clause" | "called" | "source" | "colon";

export interface Cue {
  readonly speaker: Speaker;
  readonly how: How;
}

/** Where a clause can't go on: a stop, a semicolon, a bracket, a quotation. */
const isEdge = (token: Token): boolean =>
  token.kind === "quote" || (token.kind === "point" && !isComma(token) && !isColon(token));

/** The place after the phrase "according to", when it stands here. */
const afterPhrase = (tokens: readonly Token[], at: number, phrases: readonly (readonly string[])[]): number => {
  const phrase = phrases.find((one) => one.every((word, place) => tokens[at + place]?.low === word));
  return phrase ? at + phrase.length : -1;
};

const isParticle = (tokens: readonly Token[], at: number, { words }: Reading): boolean =>
  words.particles.has(tokens[at]?.low ?? "") && tokens[at + 1]?.capital === true;

/** Whether the words after a verb stop naming its speaker here: a point, a relative, a place or a time. */
const endsPhrase = (tokens: readonly Token[], at: number, from: number, reading: Reading): boolean => {
  const { words } = reading;
  const token = tokens[at];
  if (!token || token.kind !== "word" || words.joints.has(token.low) || words.saying.has(token.low)) return true;
  if (words.prepositions.has(token.low)) return !isParticle(tokens, at, reading);
  if (at === from) return false;
  return token.capital ? words.notNames.has(token.low) && !tokens[at + 1]?.capital : words.helpers.has(token.low);
};

const phraseFrom = (tokens: readonly Token[], from: number, reading: Reading): readonly Token[] => {
  const end = tokens.findIndex((_, at) => at >= from && endsPhrase(tokens, at, from, reading));
  return tokens.slice(from, end < 0 ? undefined : end);
};

const cue = (run: readonly Token[], how: How, reading: Reading): Cue | undefined => {
  const speaker = speakerIn(run, reading);
  return speaker && { speaker, how };
};

const sourceAt = (tokens: readonly Token[], at: number, reading: Reading): Cue | undefined => {
  const from = afterPhrase(tokens, at, reading.words.accordingTo);
  return from < 0 ? undefined : cue(phraseFrom(tokens, from, reading), "source", reading);
};

const rightOf = (clause: readonly Token[], verb: number, reading: Reading): Cue | undefined =>
  cue(phraseFrom(clause, afterHelpers(clause, verb + 1, reading), reading), "said", reading);

const LONGEST = 30;

/**
 * After the quotation: `”, said Holt`, `”, Holt said`, `”, according to Holt`.
 * A fragment closes no clause, so behind it only a name or a pronoun with its verb is taken.
 */
export const cueAfter = (tokens: readonly Token[], quote: number, whole: boolean, reading: Reading): Cue | undefined => {
  const from = quote + (isComma(tokens[quote + 1]) || is(tokens[quote + 1], "—") || is(tokens[quote + 1], "–") ? 2 : 1);
  const rest = tokens.slice(from, from + LONGEST);
  const edge = rest.findIndex(isEdge);
  const clause = edge < 0 ? rest : rest.slice(0, edge);
  const source = sourceAt(clause, 0, reading);
  if (source) return source;
  const lead = afterHelpers(clause, 0, reading);
  if (isVerb(clause, lead, reading)) return whole ? rightOf(clause, lead, reading) : undefined;
  const verb = clause.findIndex((_, at) => isVerb(clause, at, reading));
  if (verb < 1 || isPassive(clause, verb, reading)) return undefined;
  const found = cue(clause.slice(0, verb), "said", reading);
  return whole || found?.speaker.kind !== "described" ? found : undefined;
};

/** The last word of saying before the quotation. */
const lastCue = (tokens: readonly Token[], reading: Reading): number => {
  const { saying } = reading.words;
  const participle = tokens.findLastIndex(({ kind, low }) => kind === "word" && saying.has(low));
  return Math.max(participle, lastVerb(tokens, tokens.length, reading));
};

const MOST_CALLED = 4;

/** How the words between the cue and the quotation bind them. */
const binding = (gap: readonly Token[], { words }: Reading): How => {
  const last = gap.at(-1);
  const inner = isComma(last) || isColon(last) ? gap.slice(0, -1) : gap;
  const breaks = inner.some((token) => token.kind !== "word" || (words.joints.has(token.low) && token !== inner.at(-1)));
  if (inner.length < gap.length || gap.length === 0) return breaks ? "clause" : "said";
  return !breaks && gap.length <= MOST_CALLED && gap.every(({ capital }) => !capital) ? "called" : "clause";
};

/** Before the quotation: `Holt said: “`, `…, adding that “`. `tokens` is the sentence up to the quotation. */
export const cueBefore = (tokens: readonly Token[], reading: Reading): Cue | undefined => {
  const source = tokens.findLastIndex((_, at) => afterPhrase(tokens, at, reading.words.accordingTo) >= 0);
  if (source >= 0 && !tokens.slice(source).some(({ kind }) => kind === "quote")) return sourceAt(tokens, source, reading);
  const at = lastCue(tokens, reading);
  const gap = tokens.slice(at + 1);
  if (at < 0 || gap.some(({ kind }) => kind === "quote")) return colonCue(tokens, reading);
  const subject = isOfSentence(tokens, at, reading)
    ? participleSubject(tokens, at, reading)
    : finiteSubject(tokens, at, reading);
  if (!subject) return undefined;
  const how = binding(gap, reading);
  return { speaker: subject.speaker, how: subject.sure || how === "clause" ? how : "saying" };
};

/** Participles and infinitives have no subject of their own. */
const isOfSentence = (tokens: readonly Token[], at: number, { words }: Reading): boolean =>
  words.saying.has(tokens[at]?.low ?? "") || words.infinitives.has(tokens[at - 1]?.low ?? "");

/** `“…,” said Holt, “`: right behind a quotation the verb may have its speaker on its right. */
const finiteSubject = (tokens: readonly Token[], verb: number, reading: Reading): Subject | undefined => {
  const left = subjectOf(tokens, verb, reading);
  if (left) return left;
  const before = tokens[verb - 1];
  const inverted = !before || before.kind === "quote" || (isComma(before) && tokens[verb - 2]?.kind === "quote");
  const right = inverted ? rightOf(tokens, verb, reading) : undefined;
  return right && { speaker: right.speaker, sure: true };
};

/** `Holt: “`, as transcripts have it; or a sentence without a word of saying that ends with a colon. */
const colonCue = (tokens: readonly Token[], reading: Reading): Cue | undefined => {
  if (!isColon(tokens.at(-1))) return undefined;
  const from = tokens.findLastIndex((token, at) => at < tokens.length - 1 && token.kind === "point" && !isComma(token));
  const run = tokens.slice(from + 1, -1);
  const alone = cue(run, "said", reading);
  if (alone?.speaker.kind === "name" && alone.speaker.said.end === run.at(-1)?.end) return alone;
  const speaker = mainSubject(run, reading);
  return speaker && { speaker, how: "colon" };
};
