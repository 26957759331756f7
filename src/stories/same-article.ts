/** Same text: wire copy, syndication, a light edit. A copy is no second source. */
import { dated, type Article } from "../model/article.ts";
import type { ArticleId } from "../model/id.ts";
import { bodyWords } from "./opening.ts";

/** Share of common five-word runs from which a text is a copy; independent articles stay under 0.21 (measured). */
const COPY_FROM = 0.35;
const RUN = 5;

const runsOf = (article: Article): ReadonlySet<string> => {
  const words = bodyWords(article);
  const runs = new Set<string>();
  for (let at = 0; at + RUN <= words.length; at++) runs.add(words.slice(at, at + RUN).join(" "));
  return runs;
};

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const common = a.intersection(b).size;
  return common === 0 ? 0 : common / (a.size + b.size - common);
};

/** Among the articles of one story: which print the text of an earlier one. */
export const copiesAmong = (articles: readonly Article[]): ReadonlyMap<ArticleId, ArticleId> => {
  const copies = new Map<ArticleId, ArticleId>();
  const originals: { article: Article; runs: ReadonlySet<string> }[] = [];
  for (const article of articles.toSorted((a, b) => dated(a) - dated(b) || (a.id < b.id ? -1 : 1))) {
    const runs = runsOf(article);
    const original = originals.find((one) => overlap(one.runs, runs) >= COPY_FROM);
    if (original) copies.set(article.id, original.article.id);
    else originals.push({ article, runs });
  }
  return copies;
};
