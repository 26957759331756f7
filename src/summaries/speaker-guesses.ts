/**
 * Who probably said a quotation that has no cue right beside it. Good enough to look a speaker up by, never to print:
 * about one in four is wrong.
 */
import type { Token } from "./quote-lines.ts";
import { cueBefore, lastCue } from "./speaker-cues.ts";
import { isSomebody, speakerIn } from "./speaker-phrases.ts";
import type { Reading, Speaker } from "./speaker-phrases.ts";
import { mainSubject } from "./main-subject.ts";
import { subjectOf } from "./speaker-subjects.ts";
import { afterHelpers, isComma, isVerb } from "./speaker-verbs.ts";
import { widenedWords } from "./words/widened.ts";

/** `…, Holt said.` or `…, said Holt.` at the end of the sentence that the quotation stands in. */
export const cueBehind = (rest: readonly Token[], reading: Reading): Speaker | undefined => {
  const comma = rest.findLastIndex((token, at) => isComma(token) && isVerbBehind(rest, at, reading));
  const from = comma + 1;
  const to = rest.findIndex((token, at) => at >= from && token.kind !== "word");
  const clause = rest.slice(from, to < 0 ? undefined : to);
  const verb = clause.findIndex((_, at) => isVerb(clause, at, reading));
  if (verb < 0 || clause.length === 0) return undefined;
  const start = afterHelpers(clause, 0, reading);
  return start === verb
    ? speakerIn(clause.slice(verb + 1), reading)
    : subjectOf(clause, verb, reading)?.speaker;
};

const MOST_WORDS_TO_VERB = 12;

const isVerbBehind = (rest: readonly Token[], comma: number, reading: Reading): boolean => {
  const near = rest.slice(comma + 1, comma + MOST_WORDS_TO_VERB);
  const stop = near.findIndex(({ kind }) => kind !== "word");
  return near.slice(0, stop < 0 ? undefined : stop).some((_, at) => isVerb(near, at, reading));
};

const MOST_VERBS = 4;

/** The speaker of the last verb that has one: in "the mayor said he rarely asks, “" that is the first. */
const reported = (lead: readonly Token[], reading: Reading): Speaker | undefined => {
  let tokens = lead;
  for (let tried = 0; tried < MOST_VERBS && tokens.length > 0; tried++) {
    const cue = cueBefore(tokens, reading);
    if (cue) return cue.speaker;
    const verb = lastCue(tokens, reading);
    if (verb < 0) return undefined;
    tokens = tokens.slice(0, verb);
  }
  return undefined;
};

/** Whatever the words before a quotation report of somebody. */
const before = (lead: readonly Token[], reading: Reading): Speaker | undefined => {
  const { undoubted, wide } = widenedWords(reading.words);
  const tokens = lead.filter(({ kind }) => kind !== "quote");
  return reported(tokens, { ...reading, words: undoubted }) ?? reported(tokens, { ...reading, words: wide });
};

/** From the sentence that the quotation stands in: a cue behind it, or whatever its clause reports of somebody. */
export const guessInSentence = (
  sentence: readonly Token[],
  at: number,
  reading: Reading,
): Speaker | undefined => {
  const lead = sentence.slice(0, at);
  if (isNamed(lead, reading)) return undefined;
  return cueBehind(sentence.slice(at + 1), reading) ?? before(lead, reading) ?? somebody(lead, reading);
};

const namedSubject = (sentence: readonly Token[], reading: Reading): Speaker | undefined => {
  const subject = mainSubject(sentence, reading);
  return subject?.kind === "described" ? undefined : subject;
};

/** The one whom the sentence is about, when it is plainly somebody. */
const somebody = (lead: readonly Token[], reading: Reading): Speaker | undefined => {
  const subject = mainSubject(lead, reading);
  return subject?.kind === "described" && !isSomebody(subject, reading) ? undefined : subject;
};

/** `the film “…”`, `a song called “…”`: what stands before it says that it is a name. */
const isNamed = (lead: readonly Token[], { words }: Reading): boolean => {
  const last = lead.findLast((token) => token.kind === "word");
  return last !== undefined && words.works.has(last.low);
};

/** From a sentence before it that reports speech: `Holt said the boat was late. “…”` */
export const guessFromSentence = (sentence: readonly Token[], reading: Reading): Speaker | undefined =>
  cueBehind(sentence, reading) ?? before(sentence, reading) ?? namedSubject(sentence, reading);
