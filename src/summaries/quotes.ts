/** The quotations of an article: whose words they are, and whether we may print them under that name. */
import type { Span } from "../model/article.ts";
import { linesOf, quotationsOf } from "./marks.ts";
import { readLine } from "./quote-lines.ts";
import { readNames } from "./speaker-names.ts";
import { attribute } from "./speakers.ts";
import type { Attributed } from "./speakers.ts";
import { speechWords } from "./words/index.ts";

/** `start` and `end` hold the words without their marks, in UTF-16 code units. */
export interface FoundQuote extends Span {
  /** The fullest form of the speaker's name printed up to that point, and the slice beside the quotation that names them. */
  readonly speaker: { readonly name: string; readonly said: Span } | null;
  /** True when the product may print the quotation under that name. */
  readonly confident: boolean;
  /** Direct speech, or a fragment inside reported speech, or no speech at all (a title, a programme, a so-called thing). */
  readonly kind: "direct" | "fragment" | "name";
  /** Who is quoted as quoting these words; set when they stand inside another quotation. */
  readonly via?: string;
}

const WORDS = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu;
const ENDS_SPEECH = /[.!?…,—–。！？，]["'”’»)\]]*$/u;
const FEWEST_UNLED = 3;

/** "Harbour Lights": every word that matters begins with a capital, and nothing ends a sentence. */
const isTitle = (words: string): boolean => {
  const all = words.match(WORDS) ?? [];
  const written = all.filter((word) => word.length > 3 || /^\p{Lu}/u.test(word));
  return !/[.!?…]$/u.test(words) && written.length > 1 && written.every((word) => /^[\p{Lu}\p{N}]/u.test(word));
};

/** Whether a quotation without a cue still is speech: it stands on its own as one or more sentences. */
const isUnledSpeech = (words: string, { whole, alone }: Attributed): boolean =>
  whole && alone && ENDS_SPEECH.test(words) && (words.match(WORDS)?.length ?? 0) >= FEWEST_UNLED;

const kindOf = (words: string, one: Attributed): FoundQuote["kind"] => {
  if (one.how === undefined) return isUnledSpeech(words, one) ? "direct" : "name";
  if (isTitle(words)) return "name";
  return one.whole ? "direct" : "fragment";
};

const SURE_WHOLE = new Set<Attributed["how"]>(["said", "same", "source", "chain"]);
const SURE_PART = new Set<Attributed["how"]>(["said", "called"]);

/** Whether the quotation may be printed under its speaker's name. */
const isSure = (kind: FoundQuote["kind"], { speaker, how, quotation }: Attributed): boolean => {
  if (!speaker || kind === "name" || speaker.kind === "pronoun" || quotation.runsOn) return false;
  if (speaker.kind === "described") return kind === "direct" && (how === "said" || how === "same");
  return (kind === "direct" ? SURE_WHOLE : SURE_PART).has(how);
};

const foundFrom = (text: string, one: Attributed): FoundQuote => {
  const { start, end } = one.quotation;
  const kind = kindOf(text.slice(start, end), one);
  const speaker = one.speaker && kind !== "name" ? { name: one.speaker.name, said: one.speaker.said } : null;
  return { start, end, speaker, kind, confident: isSure(kind, one) };
};

export const findQuotes = (text: string, language: string): readonly FoundQuote[] => {
  const words = speechWords(language);
  const lines = linesOf(text);
  const quotations = quotationsOf(lines);
  const read = lines.map((line, place) => readLine(line, quotations[place] ?? [], words));
  const reading = { text, words, names: readNames(read, words) };
  return attribute(read, reading).map((one) => foundFrom(text, one));
};
export const debugQuotes = (text: string, language: string) => {
  const words = speechWords(language);
  const lines = linesOf(text);
  const quotations = quotationsOf(lines);
  const read = lines.map((line, place) => readLine(line, quotations[place] ?? [], words));
  const reading = { text, words, names: readNames(read, words) };
  return attribute(read, reading).map((o) => ({ ...o, found: foundFrom(text, o) }));
};
