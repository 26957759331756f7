/** A plain text → the article in it. Its text is the file's own, so that every offset is one into the file. */
import type { TextBlock } from "../model/article.ts";
import type { Instant } from "../model/time.ts";
import { blocksOf } from "./blocks.ts";
import { readDate } from "./dates.ts";
import type { Body } from "./extract-text.ts";

export interface TextFile extends Body {
  readonly title: string | undefined;
  readonly publishedAt: Instant | undefined;
}

const LONGEST_TITLE = 120;

/** Short, no sentence, and set apart by a blank line, unless it looks like a heading anyway. */
const isTitle = (text: string, { kind, start, end }: TextBlock): boolean => {
  if (kind === "heading") return true;
  const block = text.slice(start, end);
  const line = block.trimEnd();
  const isApart = block.includes("\n") && end < text.length;
  return (
    kind === "prose" &&
    isApart &&
    !line.includes("\n") &&
    line.length <= LONGEST_TITLE &&
    !/[.…:;,]["”»’)]*$/u.test(line)
  );
};

export const readText = (text: string): TextFile => {
  const blocks = blocksOf(text);
  const [first] = blocks;
  const place = blocks.findIndex(({ kind }) => kind !== "date" && kind !== "byline");
  const title = blocks[place];
  const isTitled = title !== undefined && isTitle(text, title);
  return {
    text,
    title: isTitled ? text.slice(title.start, title.end).trim() : undefined,
    publishedAt: first?.kind === "date" ? readDate(text.slice(first.start, first.end)) : undefined,
    blocks: isTitled ? blocks.with(place, { ...title, kind: "heading" }) : blocks,
  };
};
