/** The same words in the mouths of two people. */
import { wordsOf } from "../language/words.ts";
import { dated, type Article, type Span } from "../model/article.ts";
import type { Disagreement, Side } from "../model/digest.ts";
import { quotesIn } from "./article-quotes.ts";
import { mayDiffer, pairsOf } from "./differing.ts";
import { addressesTheReader, carriesMarkup } from "./plain.ts";
import { isAnother, mentions } from "./persons.ts";
import type { FoundQuote } from "./quotes.ts";

interface Claim {
  readonly article: Article;
  readonly speaker: string;
  readonly words: readonly string[];
  /** From the words to the name, or the other way round. */
  readonly passage: Span;
}

const FEWEST_WORDS = 5;
/** What is longer cannot be told in a line. */
const LONGEST = 180;
const FULL_NAME = /^\p{Lu}[\p{L}\p{M}’'-]+(?:\s\p{L}[\p{L}\p{M}’'.-]*){0,3}\s\p{Lu}[\p{L}\p{M}’'-]+$/u;

const MARKS = /[“”„"«»‘’']/u;

/** With the marks around the words. */
const passageOf = ({ text }: Article, quote: Span, said: Span): Span => {
  const from = MARKS.test(text.charAt(quote.start - 1)) ? quote.start - 1 : quote.start;
  const to = MARKS.test(text.charAt(quote.end)) ? quote.end + 1 : quote.end;
  return { start: Math.min(from, said.start), end: Math.max(to, said.end) };
};

const isTellable = ({ text }: Article, { start, end }: Span): boolean => {
  const words = text.slice(start, end);
  return (
    words.length <= LONGEST && !words.includes("\n") && !carriesMarkup(words) && !addressesTheReader(words)
  );
};

const isProse = ({ blocks }: Article, at: Span): boolean =>
  blocks.some(({ kind, start, end }) => kind === "prose" && start <= at.start && at.end <= end);

const claimOf = (article: Article, quote: FoundQuote): Claim | undefined => {
  const { speaker, confident, via } = quote;
  if (!speaker || !confident || via !== undefined || !FULL_NAME.test(speaker.name)) return undefined;
  const words = wordsOf(article.text.slice(quote.start, quote.end), article.language);
  const passage = passageOf(article, quote, speaker.said);
  const isUsable = words.length >= FEWEST_WORDS && isProse(article, passage) && isTellable(article, passage);
  return isUsable ? { article, speaker: speaker.name, words, passage } : undefined;
};

/** The paragraph of the words and the one before it. */
const around = ({ article: { text }, passage }: Claim): string => {
  const from = text.lastIndexOf("\n", passage.start - 1);
  const to = text.indexOf("\n", passage.end);
  const before = text.slice(0, Math.max(0, from)).trimEnd().lastIndexOf("\n");
  return text.slice(before + 1, to === -1 ? text.length : to);
};

/** Where the other one is spoken of right there, the words may be theirs. */
const isUnsure = (one: Claim, other: Claim): boolean =>
  mentions(around(one), other.speaker, one.article.language);

const differ = (a: Claim, b: Claim): boolean =>
  mayDiffer(a.article, b.article) &&
  a.words.join(" ") === b.words.join(" ") &&
  isAnother(a.speaker, b.speaker, a.article.language) &&
  !isUnsure(a, b) &&
  !isUnsure(b, a);

const sideOf = ({ article, passage }: Claim): Side => ({
  article: article.id,
  ...passage,
  says: article.text.slice(passage.start, passage.end),
});

/** @param articles copies left out */
export const differingSpeakers = (articles: readonly Article[]): readonly Disagreement[] =>
  pairsOf(
    articles
      .flatMap((article) => quotesIn(article).map((one) => claimOf(article, one)))
      .filter((one) => one !== undefined),
  )
    .filter(([a, b]) => differ(a, b))
    .map((pair) => ({ sides: pair.toSorted((a, b) => dated(a.article) - dated(b.article)).map(sideOf) }));
