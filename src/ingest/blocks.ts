/** What each paragraph of a plain text is. Pages, the content of feeds and text files all come through here. */
import type { BlockKind, Span, TextBlock } from "../model/article.ts";
import { isDateLine } from "./dates.ts";
import { isMetaLine } from "./meta-lines.ts";
import { isNotice } from "./notices.ts";

interface Row extends Span {
  readonly text: string;
}

const rowsOf = (text: string): readonly Row[] => {
  let start = 0;
  return text.split("\n").map((line) => {
    const row = { text: line.trim(), start, end: start + line.length };
    start = row.end + 1;
    return row;
  });
};

const LINKS_IN =
  /^(?:and|und|y|e|et|i|for|für|para|pour|of|de|del|la|der|von|van|da|do|in|en|at|staff|writer|reporter|correspondent|korrespondent|redacción|agencies)$/iu;
const BYLINE = /^(?:by|von|por|par|text:|texto:|texte\s*:|words by|reporting by)\s+(?=\p{Lu})/iu;

/** "By Ana Ruiz and Tom Hale, Harbour Post": names and what joins them, and no sentence. */
const isByline = (line: string): boolean => {
  if (line.length > 100 || !BYLINE.test(line) || /[.!?:]$/u.test(line)) return false;
  const words = line
    .replace(BYLINE, "")
    .split(/[\s,/|&·•–—-]+/u)
    .filter(Boolean);
  return words.length <= 12 && words.every((word) => /^\p{Lu}/u.test(word) || LINKS_IN.test(word));
};

const SIGNATURE = /^[—–-]\s*(?<name>.+?)\s*\(\s*@[\p{L}\p{N}_.@-]{1,80}\s*\)\s*(?<day>.*)$/u;
const CARRIES_PICTURE = /\bpic\.(?:twitter|x)\.com\/\w+\s*$/u;
const OF_A_POST =
  /(?:^|\s)[@#][\p{L}\p{N}_]+|https?:\/\/t\.co\/|pic\.(?:twitter|x)\.com\/|\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const LONGEST_POST = 700;
const LONGEST_SIGNATURE = 300;

/** A name as people write it: without the flags and symbols that accounts put beside it. */
export const bareName = (name: string): string | undefined =>
  name
    .replace(/\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200D|\uFE0F|\u20E3/gu, "")
    .replace(/\s+/gu, " ")
    .trim() || undefined;

/** The name under a post, when this line signs one: "— Name (@handle) August 12, 2031". */
const signedBy = (line: string): string | undefined => {
  if (line.length > LONGEST_SIGNATURE) return undefined;
  const found = SIGNATURE.exec(line)?.groups;
  const day = found?.["day"] ?? "";
  return found && (day === "" || isDateLine(day)) ? bareName(found["name"] ?? "") : undefined;
};

const isSigned = (row: Row | undefined): boolean => row !== undefined && signedBy(row.text) !== undefined;

const mayBePost = (row: Row | undefined): row is Row =>
  row !== undefined && row.text !== "" && row.text.length <= LONGEST_POST && !isSigned(row);

/** Where the post above a signature begins: the line before, and lines before that one which plainly belong to a post. */
const firstOfPost = (rows: readonly Row[], signature: number): number => {
  if (!mayBePost(rows[signature - 1])) return signature;
  let first = signature - 1;
  for (let row = rows[first - 1]; mayBePost(row) && OF_A_POST.test(row.text); row = rows[first - 1])
    first -= 1;
  return first;
};

interface Post {
  readonly first: number;
  readonly last: number;
  readonly author: string | undefined;
}

/** The post that each row belongs to, by the row's number; the first that claims it. */
const postsIn = (rows: readonly Row[]): ReadonlyMap<number, Post> => {
  const signed = rows.flatMap(({ text }, at): readonly Post[] => {
    const author = signedBy(text);
    return author === undefined ? [] : [{ first: firstOfPost(rows, at), last: at, author }];
  });
  const alone = rows.flatMap(({ text }, at): readonly Post[] =>
    CARRIES_PICTURE.test(text) ? [{ first: at, last: at, author: undefined }] : [],
  );
  const byRow = new Map<number, Post>();
  for (const post of [...signed, ...alone])
    for (let at = post.first; at <= post.last; at += 1) if (!byRow.has(at)) byRow.set(at, post);
  return byRow;
};

const LONGEST_HEADING = 100;
const SHORTEST_PARAGRAPH = 60;

const nextText = (rows: readonly Row[], at: number): string => {
  for (let next = at + 1; next < rows.length; next += 1) if (rows[next]?.text) return rows[next]?.text ?? "";
  return "";
};

/** Short, not a sentence, not a list's point or speech, and above a real paragraph. */
const isHeading = (rows: readonly Row[], at: number): boolean => {
  const line = rows[at]?.text ?? "";
  const next = nextText(rows, at);
  return (
    line.length <= LONGEST_HEADING &&
    /^[\p{Lu}\p{N}¿¡‘“"„«]/u.test(line) &&
    !/^(?:[“"„«].*[”"“»]|\d+[.)]\s.*)$/u.test(line) &&
    !/[.!?…:;,-]["”’»)]*$/u.test(line) &&
    next.length >= Math.max(SHORTEST_PARAGRAPH, line.length)
  );
};

const EDGE = 6;

const kindOf = (rows: readonly Row[], at: number): BlockKind => {
  const line = rows[at]?.text ?? "";
  if (isDateLine(line)) return "date";
  if ((at < EDGE || at >= rows.length - EDGE) && (isByline(line) || isMetaLine(line))) return "byline";
  if (isNotice(line)) return "notice";
  return isHeading(rows, at) ? "heading" : "prose";
};

const embed = (span: Span, author: string | undefined): TextBlock =>
  author === undefined ? { ...span, kind: "embed" } : { ...span, kind: "embed", author };

/** The block that begins with a line that is not blank. */
const blockAt = (rows: readonly Row[], at: number, post: Post | undefined): TextBlock => {
  const [start, end] = [rows[at]?.start ?? 0, rows[at]?.end ?? 0];
  return post
    ? embed({ start, end: rows[post.last]?.end ?? end }, post.author)
    : { kind: kindOf(rows, at), start, end };
};

/**
 * Every line belongs to a block, a blank one to the block before it; only blank lines at the very beginning are in none.
 * @param marked what markup says of some lines; it goes before what their words look like.
 */
export const blocksOf = (text: string, marked: readonly TextBlock[] = []): readonly TextBlock[] => {
  const rows = rowsOf(text);
  const posts = postsIn(rows);
  const markedAt = new Map(marked.map((block) => [block.start, block]));
  const blocks: TextBlock[] = [];
  for (const [at, row] of rows.entries()) {
    const last = blocks.at(-1);
    if (last && last.end >= row.end) continue;
    if (row.text !== "") blocks.push(markedAt.get(row.start) ?? blockAt(rows, at, posts.get(at)));
    else if (last) blocks.splice(-1, 1, { ...last, end: row.end });
  }
  return blocks;
};
