/** Articles made from plain paragraphs, for tests of the rooms that read them. */
import type { Article, BlockKind } from "../../src/model/article.ts";
import { articleId } from "../../src/model/id.ts";
import { hours } from "../../src/model/time.ts";

/** The moment at which the tests' news happens. */
export const NOON = Date.parse("2031-05-12T12:00:00Z");

export interface Draft {
  readonly name: string;
  readonly title?: string;
  readonly publisher?: string;
  readonly language?: string;
  /** Hours before NOON. */
  readonly hoursAgo?: number;
  readonly labels?: readonly string[];
  readonly paragraphs: readonly (string | { readonly kind: BlockKind; readonly text: string })[];
}

export const article = (draft: Draft): Article => {
  const paragraphs = draft.paragraphs.map((one) =>
    typeof one === "string" ? { kind: "prose" as const, text: one } : one,
  );
  let at = 0;
  const blocks = paragraphs.map(({ kind, text }) => {
    const start = at;
    at += text.length + 1;
    return { kind, start, end: start + text.length };
  });
  const publishedAt = NOON - hours(draft.hoursAgo ?? 1);
  return {
    id: articleId(`a-${draft.name}`),
    feed: undefined,
    url: `https://news.example/${draft.name}`,
    title: draft.title,
    byline: undefined,
    publisher: draft.publisher,
    language: draft.language ?? "en",
    publishedAt,
    fetchedAt: NOON,
    bodyFrom: "page",
    text: paragraphs.map(({ text }) => text).join("\n"),
    blocks,
    labels: draft.labels ?? [],
  };
};
