import type { ArticleId, FeedId } from "./id.ts";
import type { Instant } from "./time.ts";

/** A stretch of an article's text: UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a named article's text. */
export interface Passage extends Span {
  readonly article: ArticleId;
}

/**
 * What a paragraph of an article is. Only `prose` is news; the text itself is never cut, so offsets stay true
 * when a paragraph is later found to be a notice.
 * - `date`: a line that holds only a date · `byline`: who wrote it · `heading`: a title between paragraphs
 * - `embed`: somebody's post on a social network, shown inside the article
 * - `notice`: words of the publisher about itself, not news (disclaimers, prompts, repeated closing lines)
 */
export type BlockKind = "prose" | "heading" | "date" | "byline" | "embed" | "notice";

export interface TextBlock extends Span {
  readonly kind: BlockKind;
  /** Who posted it; only on `embed`, and only when the page says so. */
  readonly author?: string;
}

/**
 * Where the body was taken from: the article's page, what the page repeats of it for machines (JSON-LD), the feed's full
 * content, the feed's summary, or a file.
 */
export type BodySource = "page" | "json-ld" | "content" | "summary" | "file";

/** One article of one publisher, as it was read. */
export interface Article {
  readonly id: ArticleId;
  readonly feed: FeedId | undefined;
  readonly url: string | undefined;
  readonly title: string | undefined;
  readonly byline: string | undefined;
  readonly publisher: string | undefined;
  /** BCP 47 primary language, lower case ("en"), or "und". */
  readonly language: string;
  readonly publishedAt: Instant | undefined;
  readonly fetchedAt: Instant;
  readonly bodyFrom: BodySource;
  /** The body as plain text, one paragraph a line ("\n" between them). Never altered once stored. */
  readonly text: string;
  /** In order, not overlapping; each covers one or more whole lines of `text`. */
  readonly blocks: readonly TextBlock[];
  /** What a reader should know about the piece, said by the publisher: "opinion", "press release" … */
  readonly labels: readonly string[];
}

/** What a passage of an article said, and where its outlet's page says something else now; null when it says nothing of the kind. */
export interface Change {
  /** In the text that was read first. */
  readonly was: Span;
  /** In the text that was read later. */
  readonly now: Span | null;
}

/** An article that its outlet changed after it was told. */
export interface Correction {
  readonly article: ArticleId;
  /** The article as it was read later; its text is what is told from now on. */
  readonly replacedBy: ArticleId;
  readonly at: Instant;
  readonly changes: readonly Change[];
}

/** When the article counts as published: its own date, else when it was first seen. */
export const dated = (article: Article): Instant => article.publishedAt ?? article.fetchedAt;

/** The oldest first, then by id: the same articles always stand in the same order. */
export const byDate = (a: Article, b: Article): number => dated(a) - dated(b) || (a.id < b.id ? -1 : 1);
