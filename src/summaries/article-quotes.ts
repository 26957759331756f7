/** The quotations of an article, found once for as long as the article is at hand. */
import type { Article } from "../model/article.ts";
import { findQuotes, type FoundQuote } from "./quotes.ts";

const found = new WeakMap<Article, readonly FoundQuote[]>();

export const quotesIn = (article: Article): readonly FoundQuote[] => {
  const known = found.get(article) ?? findQuotes(article.text, article.language);
  found.set(article, known);
  return known;
};
