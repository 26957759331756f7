/** The sentences of a story's articles that may stand in a summary: whole, plain, and understood on their own. */
import { isEmptyWord, speaksAsItself } from "../language/common.ts";
import { wordsOf } from "../language/words.ts";
import type { Article, Span } from "../model/article.ts";
import type { Story } from "../model/story.ts";
import { mayOpen, standsAlone } from "./alone.ts";
import { quotesIn } from "./article-quotes.ts";
import { addressesTheReader, carriesMarkup } from "./plain.ts";
import type { FoundQuote } from "./quotes.ts";
import { sentencesOf } from "../language/sentences.ts";
import { trimmed } from "../language/trim.ts";

export interface Candidate extends Span {
  readonly article: Article;
  readonly text: string;
  /** The words that carry meaning, once each. */
  readonly words: ReadonlySet<string>;
  /** How many words a reader reads. */
  readonly length: number;
  /** 0 for the article's first sentence. */
  readonly place: number;
  /** It goes on from the sentence before it, and is understood only behind that. */
  readonly leans: boolean;
}

const FEWEST_WORDS = 6;
const MOST_WORDS = 60;
/** A sentence that is mostly somebody's words is shown as a quote or not at all. */
const MOST_QUOTED = 0.4;

const meets = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

const quotedShare = (span: Span, quotes: readonly FoundQuote[]): number =>
  quotes.filter((quote) => holds(span, quote)).reduce((sum, { start, end }) => sum + end - start, 0) /
  (span.end - span.start);

/** Our own words only: what is quoted is left out. */
const withoutQuotes = (article: Article, span: Span, quotes: readonly FoundQuote[]): string => {
  let rest = "";
  let from = span.start;
  for (const quote of quotes.filter((one) => holds(span, one) && one.start >= from)) {
    rest += article.text.slice(from, quote.start);
    from = quote.end;
  }
  return rest + article.text.slice(from, span.end);
};

const isEven = (text: string, mark: RegExp): boolean => (text.match(mark)?.length ?? 0) % 2 === 0;

/** What is opened is closed, and by marks of its kind. */
const marksPair = (text: string): boolean => isEven(text, /"/gu) && isEven(text, /[“”„«»]/gu);

/** "iPhone", "de Gaulle", "d’Arcy" may begin a sentence with a small letter. */
const BEGINS_INSIDE = /^["“„«‘'(]*(?!\p{Ll}\p{Lu}|\p{Ll}{1,3}[’' ]\p{Lu})\p{Ll}/u;

interface Placed extends Span {
  readonly place: number;
}

/** A feed breaks its summaries off with dots: what they leave out could turn the sentence round. */
const BROKEN_OFF = /(?:…|\.\.\.|\[…\]|\[\.\.\.\])["”»’')\]]*$/u;
const FEWEST_UNENDED = 10;

const endsAsASentence = (text: string): boolean =>
  /[.!?。！？](?:["”“»’')\]]*)$/u.test(text) && !BROKEN_OFF.test(text);

/** An article's opening may go without its full stop, as long as it does not break off at a word that leads to another. */
const isUnendedOpening = (article: Article, { end, place }: Placed, text: string): boolean =>
  place === 0 &&
  /^[^\S\n]*(?:\n|$)/u.test(article.text.slice(end)) &&
  /[\p{L}\p{N}]["”»’')]?$/u.test(text) &&
  wordsOf(text, article.language).length >= FEWEST_UNENDED &&
  !isEmptyWord(wordsOf(text.slice(-24), article.language).at(-1) ?? "", article.language);

/** Signs and calls that a page puts between its sentences. */
const ASIDE =
  /^(?:\((?=.*\)\W*$)|\[|(?:tune in|stay tuned|sign up|subscribe|join us|follow us|check out|scroll down|suscríbase|suscríbete|síganos|abonnieren sie|folgen sie uns|abonnez-vous|suivez-nous|assine|subscreva|siga-nos|підпишіться|підписуйтесь|стежте за)(?!\p{L})|(?:read more|click here|see also|related|watch|photo|image|video|file|credit|updated?|más información|lea también|mehr zum thema|lesen sie auch|à lire aussi|leia também|читайте також)\s*[:|—–])/iu;

const standsPlain = (article: Article, span: Placed, quotes: readonly FoundQuote[]): boolean => {
  const text = article.text.slice(span.start, span.end);
  const own = withoutQuotes(article, span, quotes);
  return (
    (endsAsASentence(text) || isUnendedOpening(article, span, text)) &&
    !ASIDE.test(text) &&
    !BEGINS_INSIDE.test(text) &&
    /\p{Ll}{2}/u.test(text) &&
    !/[?!]["”»’')]*$/u.test(own) &&
    marksPair(text) &&
    !carriesMarkup(text) &&
    !addressesTheReader(text) &&
    !speaksAsItself(own, article.language)
  );
};

const isWhole = (span: Span, quotes: readonly FoundQuote[]): boolean =>
  quotes.every((quote) => !meets(span, quote) || holds(span, quote)) &&
  quotedShare(span, quotes) <= MOST_QUOTED;

const candidateOf = (article: Article, span: Span, place: number): Candidate => {
  const text = article.text.slice(span.start, span.end);
  const { language } = article;
  const all = wordsOf(text, language);
  return {
    ...span,
    article,
    text,
    place,
    leans: !standsAlone(text, language, place === 0),
    length: text.split(/\s+/u).length,
    words: new Set(all.filter((word) => !isEmptyWord(word, language))),
  };
};

/** Whether a reader can begin with it. */
export const opens = ({ article, text, place, start, leans }: Candidate): boolean =>
  !leans && mayOpen(text, article.language, place === 0 ? "" : article.text.slice(0, start));

/** An article's sentences that may be taken, in their order. */
const candidatesOf = (article: Article): readonly Candidate[] => {
  const quotes = quotesIn(article);
  return article.blocks
    .filter(({ kind }) => kind === "prose")
    .flatMap((block) => sentencesOf(article.text, article.language, block))
    .map((span, place) => ({ span: trimmed(article.text, span, place <= 1), place }))
    .filter(({ span, place }) => isWhole(span, quotes) && standsPlain(article, { ...span, place }, quotes))
    .map(({ span, place }) => candidateOf(article, span, place))
    .filter(({ length }) => length >= FEWEST_WORDS && length <= MOST_WORDS);
};

/** The sentences of all of a story's articles but its copies, whose text another one prints already. */
export const candidatesIn = (story: Story): readonly Candidate[] =>
  story.articles.filter(({ id }) => !story.copies.has(id)).flatMap(candidatesOf);

/** Share of the smaller one's words that both have, 0 to 1. */
export const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const smaller = Math.min(a.size, b.size);
  return smaller === 0 ? 0 : a.intersection(b).size / smaller;
};

/** Share of the words that stand among the others, 0 to 1. */
export const contained = (words: ReadonlySet<string>, others: ReadonlySet<string>): number =>
  words.size === 0 ? 1 : words.intersection(others).size / words.size;
