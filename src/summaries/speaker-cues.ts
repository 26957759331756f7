/** The words beside a quotation that say who spoke: "Holt said", "said Holt", "according to Holt". */
import { isIn, lowAt } from "./quote-lines.ts";
import type { Token } from "./quote-lines.ts";
import { isParticle } from "./speaker-names.ts";
import { speakerIn } from "./speaker-phrases.ts";
import type { Reading, Speaker } from "./speaker-phrases.ts";
import type { SpeechWords } from "./words/speech.ts";
import { mainSubject } from "./main-subject.ts";
import { isUnsaid, opensWithPhrase, participleSubject, subjectOf } from "./speaker-subjects.ts";
import { afterHelpers, is, isColon, isComma, isVerb, lastVerb } from "./speaker-verbs.ts";
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
const afterPhrase = (
  tokens: readonly Token[],
  at: number,
  phrases: readonly (readonly string[])[],
): number => {
  const phrase = phrases.find((one) => one.every((word, place) => tokens[at + place]?.low === word));
  return phrase ? at + phrase.length : -1;
};

/** Whether the words after a verb stop naming its speaker here: a point, a relative, a place or a time. */
const endsPhrase = (tokens: readonly Token[], at: number, from: number, reading: Reading): boolean => {
  const { words } = reading;
  const token = tokens[at];
  if (!token || token.kind !== "word" || isIn(token, [words.joints, words.saying])) return true;
  const isNextPhrase = words.determiners.has(token.low) && at > from && tokens[at - 1]?.capital;
  if (words.prepositions.has(token.low) || isNextPhrase) return !isParticle(tokens, at, words);
  return at > from && isTimeOrHelper(token, tokens[at + 1], words);
};

/** "on Monday" without its "on", or "also"; but "May" may begin a name. */
const isTimeOrHelper = (token: Token, next: Token | undefined, words: SpeechWords): boolean =>
  token.capital
    ? words.notNames.has(token.low) && !next?.capital
    : isIn(token, [words.helpers, words.notNames]);

const phraseFrom = (tokens: readonly Token[], from: number, reading: Reading): readonly Token[] => {
  const end = tokens.findIndex((_, at) => at >= from && endsPhrase(tokens, at, from, reading));
  return tokens.slice(from, end < 0 ? undefined : end);
};

const cue = (run: readonly Token[], how: How, reading: Reading): Cue | undefined => {
  const speaker = speakerIn(run, reading);
  return speaker && { speaker, how };
};

const sourceAt = (
  tokens: readonly Token[],
  at: number,
  reading: Reading,
  also: SpeechWords["creditedTo"] = [],
): Cue | undefined => {
  const from = afterPhrase(tokens, at, [...reading.words.accordingTo, ...also]);
  const how = reading.words.namesBend ? "clause" : "source";
  return from < 0 ? undefined : cue(phraseFrom(tokens, from, reading), how, reading);
};

const rightOf = (clause: readonly Token[], verb: number, reading: Reading): Cue | undefined =>
  cue(phraseFrom(clause, afterHelpers(clause, verb + 1, reading), reading), "said", reading);

const LONGEST = 30;

const isDash = (token: Token | undefined): boolean => is(token, "—") || is(token, "–");

/** The words after a quotation up to the next edge; `broken` when a comma or a stop inside closes what was quoted. */
const clauseAfter = (
  tokens: readonly Token[],
  quote: number,
): { readonly clause: readonly Token[]; readonly broken: boolean } => {
  const commas = isComma(tokens[quote + 1]) ? 1 : 0;
  const skips = commas + (isDash(tokens[quote + 1 + commas]) ? 1 : 0);
  const rest = tokens.slice(quote + 1 + skips, quote + LONGEST);
  const edge = rest.findIndex(isEdge);
  return {
    clause: edge < 0 ? rest : rest.slice(0, edge),
    broken: skips > 0 || /[^\p{L}\p{N}]$/u.test(tokens[quote]?.text ?? ""),
  };
};

/** `”, Holt claimed Lund said`: a name and a verb of saying right behind the verb have the words from there. */
const passesOn = (clause: readonly Token[], verb: number, reading: Reading): boolean => {
  const name = clause.slice(verb + 1);
  const end = name.findIndex(({ capital }) => !capital);
  return end > 0 && isVerb(name, afterHelpers(name, end, reading), reading);
};

/** `”, Holt, the harbour master, said`. One comma alone parts the name from something else: `”, a novel, Holt said`. */
const leftOf = (clause: readonly Token[], verb: number, reading: Reading): Cue | undefined => {
  const run = clause.slice(0, verb);
  const partsOff = run.some(isComma) && !isComma(run.at(-1));
  const [first] = run;
  const isNone =
    !first ||
    partsOff ||
    reading.words.verbs.has(first.low) ||
    isUnsaid(clause, verb, reading) ||
    passesOn(clause, verb, reading);
  return isNone ? undefined : cue(run, "said", reading);
};

/** `”, said Holt`: taken behind words that stand on their own, not behind a fragment of the narration. */
const invertedAfter = (
  quote: Token | undefined,
  clause: readonly Token[],
  verb: number,
  reading: Reading,
): Cue | undefined =>
  /^\p{Lu}/u.test(quote?.text ?? "") && !isUnsaid(clause, verb, reading)
    ? rightOf(clause, verb, reading)
    : undefined;

/**
 * After the quotation: `”, said Holt`, `”, Holt said`, `”, according to Holt`.
 * A fragment closes no clause, so behind it only a name or a pronoun with its verb is taken.
 */
export const cueAfter = (
  tokens: readonly Token[],
  quote: number,
  whole: boolean,
  reading: Reading,
): Cue | undefined => {
  const { clause, broken } = clauseAfter(tokens, quote);
  const source = sourceAt(clause, 0, reading, reading.words.creditedTo);
  if (source) return source;
  const lead = afterHelpers(clause, 0, reading);
  if (isVerb(clause, lead, reading)) return invertedAfter(tokens[quote], clause, lead, reading);
  const verb = clause.findIndex((_, at) => isVerb(clause, at, reading));
  const found = broken && verb > 0 ? leftOf(clause, verb, reading) : undefined;
  return whole || found?.speaker.kind !== "described" ? found : undefined;
};

/** The last word of saying before the quotation. */
export const lastCue = (tokens: readonly Token[], reading: Reading): number => {
  const { saying } = reading.words;
  const participle = tokens.findLastIndex(({ kind, low }) => kind === "word" && saying.has(low));
  return Math.max(participle, lastVerb(tokens, tokens.length, reading));
};

const MOST_CALLED = 4;

/** "called it", "described the plan as", but not "said on the": the gap then belongs to what is quoted. */
const isCalled = (gap: readonly Token[], { words }: Reading): boolean => {
  const last = gap.at(-1);
  if (!last || last.owns || gap.length > MOST_CALLED || gap.some(({ low }) => words.doubts.has(low)))
    return false;
  if (isIn(last, [words.prepositions, words.determiners]) && !words.joints.has(last.low)) return false;
  return words.nounsHaveCapitals || gap.every(({ capital }) => !capital);
};

/** "recalled her father's words:": they are the father's. */
const isOthers = (gap: readonly Token[], { works, belonging }: SpeechWords): boolean =>
  gap.some(({ low }) => works.has(low)) && gap.some(({ low, owns }) => owns || belonging.has(low));

/** How the words between the cue and the quotation bind them. */
const binding = (gap: readonly Token[], reading: Reading): How => {
  const last = gap.at(-1);
  const inner = isComma(last) || isColon(last) ? gap.slice(0, -1) : gap;
  const isLedIn = inner.length < gap.length || gap.length === 0;
  if (isBroken(inner, reading)) return "clause";
  if (isLedIn) return isOthers(inner, reading.words) ? "clause" : "said";
  const isNamed = last !== undefined && reading.words.works.has(last.low);
  return !isNamed && isCalled(gap, reading) ? "called" : "clause";
};

/** A point, or the beginning of another clause, stands in the way. */
const isBroken = (inner: readonly Token[], { words }: Reading): boolean =>
  inner.some((token) => token.kind !== "word" || (words.joints.has(token.low) && token !== inner.at(-1)));

const holdsQuote = (tokens: readonly Token[]): boolean => tokens.some(({ kind }) => kind === "quote");

/** Who passes on what somebody else said: `…,” Holt said, according to the Courier`. `tokens` is a sentence. */
export const recounter = (tokens: readonly Token[], speaker: Speaker, reading: Reading): string | undefined =>
  creditedIn(tokens, speaker, reading) ?? tellerOf(tokens, speaker, reading);

/** "Prosecutors said Holt had shouted “": who says that somebody said it; a "she" there may be the one who says so. */
const tellerOf = (
  tokens: readonly Token[],
  { said, kind }: Speaker,
  reading: Reading,
): string | undefined => {
  const at = tokens.findIndex(({ start }) => start === said.start);
  const verb = reading.words.joints.has(lowAt(tokens, at - 1)) ? at - 2 : at - 1;
  if (verb < 1 || !isVerb(tokens, verb, reading)) return undefined;
  const teller = subjectOf(tokens, verb, reading)?.speaker;
  const mayBeOne = kind === "pronoun" && teller?.kind !== "described";
  return teller === undefined || mayBeOne || teller.said.start >= said.start ? undefined : teller.name;
};

/** `…, according to the Courier` */
const creditedIn = (tokens: readonly Token[], { said }: Speaker, reading: Reading): string | undefined => {
  const { accordingTo, quotedBy } = reading.words;
  const at = tokens.findIndex((_, place) => afterPhrase(tokens, place, [...accordingTo, ...quotedBy]) >= 0);
  if (at < 0) return undefined;
  const from = afterPhrase(tokens, at, [...accordingTo, ...quotedBy]);
  const isItself =
    tokens[from] !== undefined && said.start >= (tokens[at]?.start ?? 0) && said.start <= tokens[from].end;
  const source = phraseFrom(tokens, from, reading);
  const [first] = source;
  return isItself || !first ? undefined : reading.text.slice(first.start, source.at(-1)?.end);
};

/** `According to Holt, “`; but in `According to the Courier, Holt said “` it is Holt who speaks. */
const sourceBefore = (tokens: readonly Token[], reading: Reading): Cue | undefined => {
  const at = tokens.findLastIndex((_, place) => afterPhrase(tokens, place, reading.words.accordingTo) >= 0);
  const isPassedOn = lastVerb(tokens, tokens.length, reading) > at;
  return at < 0 || isPassedOn || holdsQuote(tokens.slice(at)) ? undefined : sourceAt(tokens, at, reading);
};

/** "went on: “", but not "went on leave, “" */
const isPhrasal = (verb: Token | undefined, { words }: Reading): boolean =>
  verb !== undefined && !words.said.has(verb.low) && !words.saying.has(verb.low);

const isPoint = (token: Token | undefined): boolean =>
  token === undefined || isComma(token) || isColon(token);

/** "did not say that “", "went on leave, “" */
const isNoCue = (verb: Token | undefined, gap: readonly Token[], reading: Reading): boolean =>
  gap.slice(0, 2).some(({ low }) => reading.words.doubts.has(low)) ||
  (isPhrasal(verb, reading) && !isPoint(gap[1]));

/** Before the quotation: `Holt said: “`, `…, adding that “`. `tokens` is the sentence up to the quotation. */
export const cueBefore = (tokens: readonly Token[], reading: Reading): Cue | undefined => {
  const source = sourceBefore(tokens, reading);
  if (source) return source;
  const at = lastCue(tokens, reading);
  const gap = tokens.slice(at + 1);
  if (at < 0 || holdsQuote(gap)) return colonCue(tokens, reading);
  if (isNoCue(tokens[at], gap, reading)) return undefined;
  const hasSubject = !isOfSentence(tokens, at, reading);
  const subject = hasSubject ? finiteSubject(tokens, at, reading) : participleSubject(tokens, at, reading);
  const how = isOnlyWanted(tokens, at, reading) ? "clause" : binding(gap, reading);
  return subject && { speaker: subject.speaker, how: subject.sure || how === "clause" ? how : "saying" };
};

/** "had to say", "asked her to say"; but who "went on to say" it did. */
const isOnlyWanted = (tokens: readonly Token[], at: number, { words }: Reading): boolean =>
  words.infinitives.has(lowAt(tokens, at - 1)) && !words.continuing.has(lowAt(tokens, at - 2));

/** Participles and infinitives have no subject of their own. */
const isOfSentence = (tokens: readonly Token[], at: number, { words }: Reading): boolean =>
  words.saying.has(lowAt(tokens, at)) || words.infinitives.has(lowAt(tokens, at - 1));

/** `“…,” said Holt, “`: right behind a quotation the verb may have its speaker on its right. */
const finiteSubject = (tokens: readonly Token[], verb: number, reading: Reading): Subject | undefined => {
  const left = subjectOf(tokens, verb, reading);
  const before = tokens[isComma(tokens[verb - 1]) ? verb - 2 : verb - 1];
  const isInverted = !before || before.kind === "quote" || opensWithPhrase(tokens, verb, reading);
  if (left || !isInverted) return left;
  const right = rightOf(tokens, verb, reading);
  return right && { speaker: right.speaker, sure: true };
};

/** `Holt: “`, as transcripts have it; or a sentence without a word of saying that ends with a colon. */
const colonCue = (tokens: readonly Token[], reading: Reading): Cue | undefined => {
  if (!isColon(tokens.at(-1))) return undefined;
  const from = tokens.findLastIndex(
    (token, at) => at < tokens.length - 1 && token.kind === "point" && !isComma(token),
  );
  const run = tokens.slice(from + 1, -1);
  const alone = cue(run, "said", reading);
  if (alone?.speaker.kind === "name" && alone.speaker.said.end === run.at(-1)?.end) return alone;
  const speaker = mainSubject(run, reading);
  return speaker && { speaker, how: "colon" };
};
