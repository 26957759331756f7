/** An article as a digest object carries it. */
import { createHash } from "node:crypto";
import type { Article } from "../model/article.ts";
import type { DigestArticle } from "../model/digest.ts";

const printed = (article: Article): DigestArticle => ({
  text: article.text,
  sha256: createHash("sha256").update(article.text).digest("hex"),
  title: article.title ?? null,
  publisher: article.publisher ?? null,
  url: article.url ?? null,
  publishedAt: article.publishedAt === undefined ? null : new Date(article.publishedAt).toISOString(),
  language: article.language,
  ...(article.byline !== undefined && { byline: article.byline }),
});

export const printedAll = (articles: readonly Article[]): Readonly<Record<string, DigestArticle>> =>
  Object.fromEntries(articles.map((article) => [article.id, printed(article)]));

/** As much of a text as a complaint about it needs. */
export const brief = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
