/** The quotations of an article: whose words they are, and whether we may print them under that name. */
import type { Span } from "../model/article.ts";
import { linesOf, quotationsOf } from "./marks.ts";
import type { Line, Quotation } from "./marks.ts";
import { dashSpeech } from "./quote-dashes.ts";
import { readLine } from "./quote-lines.ts";
import type { ReadLine } from "./quote-lines.ts";
import { readNames } from "./speaker-names.ts";
import type { Reading, Speaker } from "./speaker-phrases.ts";
import { attribute } from "./speakers.ts";
import type { Attributed } from "./speakers.ts";
import { speechWords } from "./words/by-language.ts";
import type { SpeechWords } from "./words/speech.ts";

/** `start` and `end` hold the words without their marks, in UTF-16 code units. */
export interface FoundQuote extends Span {
  /**
   * The fullest form of the speaker's name printed up to that point, and the slice that names them. A guess, unless the
   * quotation is confident. `named` is the slice that names them where "he" stands at `said`.
   */
  readonly speaker: { readonly name: string; readonly said: Span; readonly named?: Span } | null;
  /** True when the product may print the quotation under that name. */
  readonly confident: boolean;
  /** Direct speech, or a fragment inside reported speech, or no speech at all (a title, a programme, a so-called thing). */
  readonly kind: "direct" | "fragment" | "name";
  /** Who passes these words on: the speaker of the quotation they stand in, or "according to" whom they were said. */
  readonly via?: string;
}

const WORDS = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu;
const FEWEST_UNLED = 3;

/** "Harbour Lights": every word but the small ones begins with a capital, and nothing ends a sentence. */
const isTitle = (text: string, words: SpeechWords): boolean => {
  const small = [words.prepositions, words.belonging, words.determiners, words.and, words.joints];
  const all = text.match(WORDS) ?? [];
  const written = all.filter((word) => !small.some((set) => set.has(word.toLowerCase())));
  return !/[!?…]$/u.test(text) && written.length > 1 && written.every((word) => /^[\p{Lu}\p{N}]/u.test(word));
};

const LONGEST_HEADING = 7;
const SINGLE = /['‘‚‹]/u;

/** `'A wet spring'`, alone in its paragraph and in the lesser marks: it heads a part of the text. */
const isHeading = (length: number, { only, quotation }: Attributed, text: string): boolean =>
  only && length <= LONGEST_HEADING && SINGLE.test(text.charAt(quotation.from));

/** Whether a quotation without a speaker still is speech: a verb of saying leads it in, or it stands on its own as whole sentences. */
const isUnledSpeech = (one: Attributed, text: string): boolean => {
  const { whole, alone, closed, introduced, quotation } = one;
  const length = text.slice(quotation.start, quotation.end).match(WORDS)?.length ?? 0;
  const stands = alone && closed && length >= FEWEST_UNLED && !isHeading(length, one, text);
  return whole && (introduced || stands);
};

/** `“Harbour Lights,” she said`: a title too can be what somebody says. */
const isAnswered = ({ how, led, closed }: Attributed): boolean => how === "said" && !led && closed;

const kindOf = (one: Attributed, { text, words }: Reading): FoundQuote["kind"] => {
  if (one.how === undefined || one.how === "above") return isUnledSpeech(one, text) ? "direct" : "name";
  const isName = isTitle(text.slice(one.quotation.start, one.quotation.end), words);
  if (isName && !isAnswered(one)) return "name";
  return one.whole ? "direct" : "fragment";
};

const SURE_WHOLE = new Set<Attributed["how"]>(["said", "same", "source", "chain"]);
const SURE_PART = new Set<Attributed["how"]>(["said", "called"]);

/** Whether the quotation may be printed under its speaker's name. */
const isSure = (kind: FoundQuote["kind"], { speaker, how, quotation, led }: Attributed): boolean => {
  if (!speaker || kind === "name" || speaker.kind === "pronoun" || quotation.runsOn) return false;
  if (speaker.kind === "described") return kind === "direct" && (how === "said" || how === "same");
  return kind === "direct" ? SURE_WHOLE.has(how) : led && SURE_PART.has(how);
};

const speakerFrom = ({ name, said, named }: Speaker): NonNullable<FoundQuote["speaker"]> =>
  named ? { name, said, named } : { name, said };

const foundFrom = (one: Attributed, reading: Reading): FoundQuote => {
  const { start, end } = one.quotation;
  const kind = kindOf(one, reading);
  const speaker = one.speaker && kind !== "name" ? speakerFrom(one.speaker) : null;
  const via = speaker ? one.via : undefined;
  const confident = via === undefined && isSure(kind, one);
  return { start, end, speaker, kind, confident, ...(via !== undefined && { via }) };
};

const readLines = (lines: readonly Line[], words: SpeechWords): readonly ReadLine[] => {
  const quotations = quotationsOf(lines);
  return lines.map((line, place) => {
    const marked = quotations[place] ?? [];
    return readLine(line, marked.length > 0 ? marked : dashSpeech(line, words), words);
  });
};

const unnested = (quotation: Quotation): Quotation => ({
  ...quotation,
  depth: 0,
  runsOn: false,
  resumed: false,
});

/** The quotations right inside one. */
type Shell = Quotation[];

/** By where the outer quotation begins. */
const shellsOf = (lines: readonly ReadLine[]): ReadonlyMap<number, Shell> => {
  const shells = new Map<number, Shell>();
  for (const line of lines) {
    let outer: Shell | undefined;
    for (const quotation of line.quotations) {
      if (quotation.depth === 1) outer?.push(unnested(quotation));
      if (quotation.depth > 0) continue;
      outer = [];
      shells.set(quotation.start, outer);
    }
  }
  return shells;
};

/** What somebody quotes inside a quotation: read like a text of its own, and printed under nobody's name alone. */
const nestedIn = (outer: FoundQuote, inner: Shell, reading: Reading): readonly FoundQuote[] => {
  if (!outer.speaker || inner.length === 0) return [];
  const { start, end } = outer;
  const read = readLine({ start, end, text: reading.text.slice(start, end) }, inner, reading.words);
  const via = outer.speaker.name;
  const retold = (one: Attributed): FoundQuote => ({ ...foundFrom(one, reading), confident: false, via });
  return attribute([read], reading).map(retold);
};

/** The quotations of a text in order, one inside another right behind it. A pure function of text and language. */
export const findQuotes = (text: string, language: string): readonly FoundQuote[] => {
  const words = speechWords(language);
  const lines = readLines(linesOf(text), words);
  const reading = { text, words, names: readNames(lines, words) };
  const shells = shellsOf(lines);
  return attribute(lines, reading).flatMap((one) => {
    const found = foundFrom(one, reading);
    const shell = shells.get(found.start);
    return [found].concat(shell ? nestedIn(found, shell, reading) : []);
  });
};
