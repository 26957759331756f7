/** Which of a story's quotes are shown: few, plainly attributed, and worth reading on their own. */
import type { Article, Passage, Span } from "../model/article.ts";
import type { Quote } from "../model/quote.ts";
import type { Story } from "../model/story.ts";
import { addressesTheReader, carriesMarkup } from "./plain.ts";
import { findQuotes, type FoundQuote } from "./quotes.ts";
import { sentencesOf } from "../language/sentences.ts";

const MOST_QUOTES = 3;
const FEWEST_WORDS = 5;
const MOST_WORDS = 36;

export const wordCount = (text: string): number => text.split(/\s+/u).filter(Boolean).length;

const textOf = (article: Article, { start, end }: Span): string => article.text.slice(start, end);

/** The comma before the closing mark belongs to the sentence around the quotation. */
export const withoutComma = (words: string): string => words.replace(/[,،、，]?\s*$/u, "");

/** A long quotation ends early, after a whole sentence; it never begins late. */
const shortened = (article: Article, quote: FoundQuote): Span => {
  let end = quote.start;
  for (const sentence of sentencesOf(article.text, article.language, quote)) {
    const sofar = textOf(article, { start: quote.start, end: sentence.end });
    if (end > quote.start && wordCount(sofar) > MOST_WORDS / 1.5) break;
    end = sentence.end;
  }
  const words = textOf(article, { start: quote.start, end });
  return { start: quote.start, end: quote.start + withoutComma(words).length };
};

interface Choosable {
  readonly quote: Quote;
  readonly worth: number;
}

const inNews = (article: Article, quote: Span): boolean =>
  article.blocks.some(({ kind, start, end }) => kind === "prose" && start <= quote.start && quote.end <= end);

/** Whole words of a speaker that the article plainly names; what somebody recounts of another's is not among them. */
const speakerOf = ({ confident, speaker, kind, via }: FoundQuote): FoundQuote["speaker"] =>
  confident && kind === "direct" && via === undefined ? speaker : null;

const isPrintable = (text: string): boolean => !carriesMarkup(text) && !addressesTheReader(text);

/** Worth more the earlier it stands, at a length that says something, and when it is whole. */
const worthOf = (place: number, length: number, isCut: boolean): number =>
  1 / (1 + place * 0.3) + (length >= 8 && length <= 30 ? 0.3 : 0) - (isCut ? 0.1 : 0);

const choosable = (article: Article, found: FoundQuote, place: number): Choosable | undefined => {
  const speaker = speakerOf(found);
  const span = shortened(article, found);
  const text = textOf(article, span);
  const length = wordCount(text);
  if (!speaker || !inNews(article, span) || !isPrintable(text)) return undefined;
  if (length < FEWEST_WORDS || length > MOST_WORDS) return undefined;
  const isCut = span.end < found.start + withoutComma(textOf(article, found)).length;
  const { name, said, named } = speaker;
  const quote = {
    text,
    speaker: { name },
    said,
    ...(named && { named }),
    article: article.id,
    ...span,
    ...(isCut && { cut: true as const }),
  };
  return { quote, worth: worthOf(place, length, isCut) };
};

const meets = (a: Passage, b: Passage): boolean =>
  a.article === b.article && a.start < b.end && b.start < a.end;

/** The same words printed by two outlets are shown once. */
const lettersOf = ({ text }: Quote): string => text.replaceAll(/[^\p{L}\p{N}]/gu, "");

/** A story's printable quotes, the best first, each once. */
export const quotesToChooseFrom = (story: Story): readonly Quote[] => {
  const all = story.articles
    .filter(({ id }) => !story.copies.has(id))
    .flatMap((article) =>
      findQuotes(article.text, article.language).map((quote, place) => choosable(article, quote, place)),
    )
    .filter((one) => one !== undefined)
    .toSorted((a, b) => b.worth - a.worth)
    .map(({ quote }) => quote);
  return [...Map.groupBy(all, lettersOf).values()].flatMap((same) => same.slice(0, 1));
};

/** The first of them that are not told already: at most three, two of one speaker, and as many words as there is room. */
export const fitQuotes = (
  quotes: readonly Quote[],
  told: readonly Passage[],
  room: number,
): readonly Quote[] => {
  const taken: Quote[] = [];
  let left = room;
  for (const quote of quotes) {
    const length = wordCount(quote.text);
    const ofSpeaker = taken.filter(({ speaker }) => speaker?.name === quote.speaker?.name).length;
    const isTold = told.some((sentence) => meets(sentence, quote));
    if (taken.length === MOST_QUOTES || ofSpeaker === 2 || isTold || length > left) continue;
    taken.push(quote);
    left -= length;
  }
  return taken;
};
