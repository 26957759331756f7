/** Who said each quotation of an article. */
import type { Quotation } from "./marks.ts";
import { isIn, sentencesOf } from "./quote-lines.ts";
import type { ReadLine, Token } from "./quote-lines.ts";
import { cueAfter, cueBefore, recounter } from "./speaker-cues.ts";
import type { Cue, How } from "./speaker-cues.ts";
import { resolvePronouns } from "./speaker-pronouns.ts";
import { guessFromSentence, guessInSentence } from "./speaker-guesses.ts";
import { subjectOf } from "./speaker-subjects.ts";
import { isVerb } from "./speaker-verbs.ts";
import type { Reading, Speaker } from "./speaker-phrases.ts";

/**
 * How a quotation came by its speaker: by a cue of its own, or `same` (the quotation before it in the paragraph, broken
 * only by its cue), `onward` (the same sentence goes on), `chain` (one quotation over several paragraphs). `near` and `above`
 * are guesses: from its own sentence, and from what was said before it.
 */
export interface Attributed {
  readonly quotation: Quotation;
  readonly speaker: Speaker | undefined;
  readonly how: How | "same" | "onward" | "chain" | "near" | "above" | undefined;
  /** Who passes their words on. */
  readonly via?: string | undefined;
  /** The cue stands before the quotation. */
  readonly led: boolean;
  /** It begins a sentence, or is led in by a colon or comma, so that it stands on its own. */
  readonly whole: boolean;
  /** Nothing of its sentence stands before it, or a colon does. */
  readonly alone: boolean;
  /** A verb of saying stands right before it, whoever its speaker may be. */
  readonly introduced: boolean;
  /** It is all that its paragraph holds. */
  readonly only: boolean;
  /** It ends with a point of its own, or a comma, dash or stop right behind it parts it from the rest. */
  readonly closed: boolean;
}

const BROKEN_OFF = /[,!?…—–-]["'’”]?$/u;
const ENDS_SPEECH = /[.!?…,—–。！？，]["'”’»)\]]*$/u;
const ENDS = /[.!?…]["'’”]?$/u;
const COLON = /^[:：]$/u;
/** So much of a sentence before a quotation is read. */
const LONGEST_LEAD = 100;

/** Whether the words after a quotation may tell its speaker: it stops with a comma, or the sentence goes on. */
const goesOn = (quote: Token, next: Token | undefined, whole: boolean): boolean => {
  if (!next || next.kind === "quote") return false;
  if (quote.quotation?.dashed || BROKEN_OFF.test(quote.text)) return true;
  if (next.kind === "point") return /[,，—–-]/u.test(next.text);
  return !next.first && (ENDS.test(quote.text) || (whole && !next.capital));
};

/** The last sentence of the paragraph before, when a colon there leads to this one. */
const leadAbove = (before: ReadLine | undefined): readonly Token[] => {
  const tokens = before?.tokens ?? [];
  if (!COLON.test(tokens.at(-1)?.text ?? "")) return [];
  return tokens.slice(tokens.findLastIndex((token) => token.first)).slice(-LONGEST_LEAD);
};

/** `Holt was asked, “Why?” Lund said`: a question that was led in ends its sentence, and the next one has its own speaker. */
const isDone = (lead: readonly Token[], quote: Token, next: Token | undefined): boolean =>
  isWhole(lead, quote) && lead.length > 0 && next?.first === true;

const isPoint = (token: Token | undefined): boolean => token?.kind === "point";

type OwnCue = Cue & { readonly led: boolean };

const ownCue = (
  lead: readonly Token[],
  tokens: readonly Token[],
  at: number,
  reading: Reading,
): OwnCue | undefined => {
  const quote = tokens[at];
  const before = lead.length > 0 ? cueBefore(lead, reading) : undefined;
  if (!quote || (before && before.how !== "clause")) return before && { ...before, led: true };
  const whole = isWhole(lead, quote);
  const after =
    goesOn(quote, tokens[at + 1], whole) && !isDone(lead, quote, tokens[at + 1])
      ? cueAfter(tokens, at, whole, reading)
      : undefined;
  return after ? { ...after, led: false } : before && { ...before, led: true };
};

const isWhole = (lead: readonly Token[], quote: Token): boolean => {
  const last = lead.at(-1);
  if (!last || quote.quotation?.dashed) return true;
  return last.kind === "point" && /[,:，：]/u.test(last.text) && /^[^\p{Ll}]/u.test(quote.text);
};

const isClosed = (quote: Token, next: Token | undefined): boolean =>
  ENDS_SPEECH.test(quote.text) || next === undefined || /^[,.;—–，。]/u.test(next.text);

/** `… who said: “`, `…, adding, “` */
const isIntroduced = (lead: readonly Token[], { words }: Reading): boolean => {
  const last = lead.at(-1);
  const verb = last?.kind === "point" ? lead.at(-2) : undefined;
  return verb !== undefined && isIn(verb, [words.said, words.saying]);
};

interface Before {
  readonly at: number;
  readonly attributed: Attributed;
}

const NOBODY = { speaker: undefined, how: undefined };

const opensSpeech = ({ first, quotation }: Token): boolean => first || quotation?.dashed === true;

/** `…,” Holt said, and Lund cut in. “`: the last word is somebody else's. */
const speaksElse = (between: readonly Token[], reading: Reading): boolean => {
  const and = between.findLastIndex(({ low }) => reading.words.and.has(low));
  const clause = and < 0 || !isPoint(between[and - 1]) ? [] : between.slice(and + 1);
  return clause.some((_, at) => isVerb(clause, at, reading) && subjectOf(clause, at, reading) !== undefined);
};

const isTakenOver = (between: readonly Token[], reading: Reading): boolean =>
  between.slice(1).some(({ first }) => first) || speaksElse(between, reading);

/** From the quotation before it in the paragraph. */
const inherited = (
  tokens: readonly Token[],
  at: number,
  before: Before | undefined,
  reading: Reading,
): Pick<Attributed, "speaker" | "how" | "via"> => {
  const quote = tokens[at];
  if (!quote || !before?.attributed.speaker) return NOBODY;
  const { speaker, led, via } = before.attributed;
  const between = tokens.slice(before.at + 1, at);
  const [next] = between;
  if (isTakenOver(between, reading)) return NOBODY;
  if (opensSpeech(quote)) return led && next ? NOBODY : { speaker, via, how: "same" };
  return next?.first ? NOBODY : { speaker, via, how: "onward" };
};

/** The sentence around a quotation, as much of it as is read. */
const around = (tokens: readonly Token[], from: number, at: number): readonly Token[] => {
  const sentence = tokens.slice(Math.max(from, at - LONGEST_LEAD), at + LONGEST_LEAD);
  const end = sentence.findIndex(({ first, start }) => first && start > (tokens[at]?.start ?? 0));
  return end < 0 ? sentence : sentence.slice(0, end);
};

/** By a cue of the quotation's own, with whoever passes the words on. */
const cued = (
  own: OwnCue,
  sentence: readonly Token[],
  reading: Reading,
): OwnCue & Pick<Attributed, "via"> => ({
  ...own,
  via: own.how === "source" ? undefined : recounter(sentence, own.speaker, reading),
});

const PARTS = new Set<Attributed["how"]>(["clause", "called", "onward", undefined]);

/** The show in `“…,” Holt told “Tide Watch” on Monday. “…”`: it stands between two halves of one speech. */
const isPart = ({ how, whole }: Attributed): boolean => !whole && PARTS.has(how);

interface Standing {
  readonly tokens: readonly Token[];
  readonly at: number;
  /** Where its sentence begins. */
  readonly sentence: number;
  readonly above: ReadLine | undefined;
  readonly before: Before | undefined;
}

const attributedAt = (
  { tokens, at, sentence, above, before }: Standing,
  quote: Token & { readonly quotation: Quotation },
  reading: Reading,
): Omit<Attributed, "only"> => {
  const lead = at === 0 ? leadAbove(above) : tokens.slice(Math.max(sentence, at - LONGEST_LEAD), at);
  const own = ownCue(lead, tokens, at, reading);
  return {
    ...(own
      ? cued(own, around(tokens, sentence, at), reading)
      : { ...inherited(tokens, at, before, reading), led: false }),
    quotation: quote.quotation,
    whole: isWhole(lead, quote),
    alone: lead.length === 0 || COLON.test(lead.at(-1)?.text ?? ""),
    introduced: isIntroduced(lead, reading),
    closed: isClosed(quote, tokens[at + 1]),
  };
};

const attributeLine = (line: ReadLine, above: ReadLine | undefined, reading: Reading): Attributed[] => {
  const { tokens } = line;
  const found: Attributed[] = [];
  let before: Before | undefined;
  let sentence = 0;
  const only = tokens.filter(({ kind }) => kind !== "point").length === 1;
  for (const [at, { quotation, ...quote }] of tokens.entries()) {
    if (quote.first) sentence = at;
    if (!quotation) continue;
    const standing = { tokens, at, sentence, above, before };
    const attributed = { ...attributedAt(standing, { ...quote, quotation }, reading), only };
    found.push(attributed);
    if (!before || before.at < sentence || !isPart(attributed)) before = { at, attributed };
  }
  return found;
};

interface Place {
  /** The sentence that the quotation stands in, as much of it as is read, and where it stands there. */
  readonly sentence: readonly Token[];
  readonly at: number;
  /** The sentence before it in its paragraph. */
  readonly before: readonly Token[] | undefined;
}

const LONGEST_GUESSED = 60;

const near = (sentence: readonly Token[], at: number): Pick<Place, "sentence" | "at"> => {
  const from = Math.max(0, at - LONGEST_GUESSED);
  return { sentence: sentence.slice(from, at + LONGEST_GUESSED), at: at - from };
};

const placesIn = (line: ReadLine): (readonly [Quotation, Place])[] => {
  const sentences = sentencesOf(line);
  return sentences.flatMap((sentence, place) =>
    sentence.flatMap(({ quotation }, at) =>
      quotation
        ? [
            [
              quotation,
              { ...near(sentence, at), before: sentences[place - 1]?.slice(-LONGEST_GUESSED) },
            ] as const,
          ]
        : [],
    ),
  );
};

/** The speaker of a sentence that reports, right before it; else of the quotation before it. */
const guessAbove = (
  { before }: Place,
  earlier: Attributed | undefined,
  reading: Reading,
): Speaker | undefined => (before && guessFromSentence(before, reading)) ?? earlier?.speaker;

/** Gives those that have no speaker the one who probably spoke. */
const guess = (found: Attributed[], lines: readonly ReadLine[], reading: Reading): void => {
  const placeOf = new Map(lines.flatMap(placesIn));
  for (const [at, one] of found.entries()) {
    const place = placeOf.get(one.quotation);
    if (!place || one.speaker) continue;
    const inside = guessInSentence(place.sentence, place.at, reading);
    const speaker = inside ?? (one.alone ? guessAbove(place, found[at - 1], reading) : undefined);
    if (speaker) found[at] = { ...one, speaker, how: inside ? "near" : "above" };
  }
};

const isOneSpeech = (piece: Attributed, next: Attributed): boolean =>
  piece.quotation.runsOn && next.quotation.resumed;

/** A quotation that goes on in the next paragraph keeps its speaker. */
const carryOn = (found: Attributed[]): void => {
  for (const [at, piece] of found.entries()) {
    const before = found[at - 1];
    if (!before || !isOneSpeech(before, piece) || piece.speaker) continue;
    found[at] = { ...piece, speaker: before.speaker, via: before.via, how: before.speaker && "chain" };
  }
};

/** One whose speaker is named only behind its last paragraph has that one; one that names two has none that is certain. */
const carryBack = (found: Attributed[]): void => {
  for (let at = found.length - 2; at >= 0; at--) {
    const piece = found[at];
    const next = found[at + 1];
    if (!piece || !next || !isOneSpeech(piece, next) || piece.speaker?.key === next.speaker?.key) continue;
    const speaker = piece.speaker ? undefined : next.speaker;
    found[at] = { ...piece, speaker, how: speaker && "chain" };
  }
};

/** The quotations of all lines in order, but those inside another one, with their speakers. */
export const attribute = (lines: readonly ReadLine[], reading: Reading): readonly Attributed[] => {
  const found = lines.flatMap((line, place) => attributeLine(line, lines[place - 1], reading));
  carryOn(found);
  carryBack(found);
  guess(found, lines, reading);
  const speakers = found.flatMap(({ speaker }) => speaker ?? []);
  const people = resolvePronouns(speakers, lines, reading);
  const withPerson = (one: Attributed): Attributed => {
    const person = one.speaker && people.get(one.speaker.said.start);
    return person ? { ...one, speaker: person } : one;
  };
  return found.map(withPerson);
};
