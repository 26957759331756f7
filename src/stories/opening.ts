/** The words by which two articles are compared. */
import type { Article } from "../model/article.ts";
import { wordsOf } from "../language/words.ts";

/** How much of an article's opening tells the event; more text makes it worse (measured on three sets of stories). */
const OPENING_WORDS = 120;
/** A word of the title says as much about the event as this many of the body. */
const TITLE_WEIGHT = 2;

const newsOf = (article: Article): string =>
  article.blocks
    .filter((block) => block.kind === "prose")
    .map((block) => article.text.slice(block.start, block.end))
    .join("\n");

/** How often each word stands in the title and opening. */
export const openingCounts = (article: Article): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  const add = (words: readonly string[], weight: number): void => {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + weight);
  };
  add(wordsOf(article.title ?? "", article.language), TITLE_WEIGHT);
  add(wordsOf(newsOf(article).slice(0, OPENING_WORDS * 12), article.language, OPENING_WORDS), 1);
  return counts;
};

/** All words of the news text, for telling copies. */
export const bodyWords = (article: Article): string[] => wordsOf(newsOf(article), article.language);
