import type { Span } from "../model/article.ts";
import { isAbbreviation } from "./abbreviations.ts";

const segmenters = new Map<string, Intl.Segmenter>();

const segmenterFor = (language: string): Intl.Segmenter => {
  const known = segmenters.get(language);
  if (known) return known;
  const locale = /^[a-z]{2,3}$/.test(language) && language !== "und" ? language : "en";
  const made = new Intl.Segmenter(locale, { granularity: "sentence" });
  segmenters.set(language, made);
  return made;
};

const LAST_WORD = /(?:^|[^\p{L}\p{N}.])([\p{L}\p{N}]+(?:\.\p{L}+)*)\.\s*$/u;

/** Whether a piece ends with a full stop that belongs to its last word: "Dr.", "U.S.", "J.". */
const endsInAbbreviation = (piece: string, language: string): boolean => {
  const word = LAST_WORD.exec(piece.slice(-24))?.[1];
  return word !== undefined && isAbbreviation(word, language);
};

const BEGINS_SMALL = /^[\p{Ll},;)\]]/u;
const HAS_WORD = /[\p{L}\p{N}]/u;

const sentencesOfParagraph = (paragraph: string, at: number, language: string): Span[] => {
  const spans: Span[] = [];
  let start = 0;
  let last = "";
  for (const { segment, index } of segmenterFor(language).segment(paragraph)) {
    const goesOn =
      BEGINS_SMALL.test(segment) || !HAS_WORD.test(segment) || endsInAbbreviation(last, language);
    if (index > 0 && !(goesOn || !HAS_WORD.test(last))) {
      spans.push({ start: at + start, end: at + index });
      start = index;
    }
    last = segment;
  }
  return [...spans, { start: at + start, end: at + paragraph.length }];
};

/**
 * The sentences of a text, or of a stretch of it. They tile each paragraph: the space after a sentence belongs to it,
 * and only the line breaks between paragraphs, and paragraphs without a word, are in none.
 */
export const sentencesOf = (text: string, language: string, within?: Span): Span[] => {
  const start = within?.start ?? 0;
  const rows: Span[][] = [];
  let at = start;
  for (const paragraph of text.slice(start, within?.end).split("\n")) {
    if (HAS_WORD.test(paragraph)) rows.push(sentencesOfParagraph(paragraph, at, language));
    at += paragraph.length + 1;
  }
  return rows.flat();
};
