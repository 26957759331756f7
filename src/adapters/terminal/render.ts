/** Blocks → lines for a terminal: wrapped to its width, with colours and marks, or plain. */
import type { Block, Message, TextSpan, Tone } from "../../model/message.ts";

export interface Look {
  /** Columns; what is wider than 90 is not used. */
  readonly width: number;
  /** Colours and glyphs; without them, letters alone. */
  readonly rich: boolean;
}

const WIDEST = 90;

/** Control characters from outside could move the cursor or colour the screen; none gets through. */
const harmless = (text: string): string =>
  text.replaceAll(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu, " ");

interface Word {
  readonly text: string;
  readonly tone: Tone | undefined;
}

const wordsOf = (spans: readonly TextSpan[]): readonly Word[] =>
  spans.flatMap(({ text, tone }) =>
    (harmless(text).match(/\s+|\S+/gu) ?? []).map((piece) => ({
      text: /^\s/u.test(piece) ? " " : piece,
      tone,
    })),
  );

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const WIDE = /\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}|\p{sc=Hangul}|\p{Extended_Pictographic}/u;

const columns = (text: string): number =>
  [...graphemes.segment(text)].reduce((sum, { segment }) => sum + (WIDE.test(segment) ? 2 : 1), 0);

const codes: Readonly<Record<Tone, readonly [string, string]>> = {
  strong: ["\u001b[1m", "\u001b[22m"],
  command: ["\u001b[1m", "\u001b[22m"],
  faint: ["\u001b[2m", "\u001b[22m"],
  receipt: ["\u001b[36m", "\u001b[39m"],
  mark: ["\u001b[33m", "\u001b[39m"],
};

const painted = (line: readonly Word[], look: Look): string =>
  line
    .map(({ text, tone }) => (look.rich && tone ? `${codes[tone][0]}${text}${codes[tone][1]}` : text))
    .join("");

/** A line never ends with the space before a receipt number alone; words longer than a line stand on their own. */
const wrapped = (words: readonly Word[], width: number): readonly (readonly Word[])[] => {
  const lines: Word[][] = [[]];
  let used = 0;
  for (const word of words) {
    const size = columns(word.text);
    if (used + size > width && used > 0) {
      lines.push([]);
      used = 0;
    }
    if (used === 0 && word.text === " ") continue;
    lines.at(-1)?.push(word);
    used += size;
  }
  return lines;
};

const set = (spans: readonly TextSpan[], look: Look, indent: string): readonly string[] =>
  wrapped(wordsOf(spans), Math.min(look.width, WIDEST) - columns(indent)).map((line) =>
    `${indent}${painted(line, look)}`.trimEnd(),
  );

const quoteLines = (block: Extract<Block, { kind: "quote" }>, look: Look): readonly string[] => {
  const bar = look.rich ? "  ▏" : "  | ";
  return [
    ...set([{ text: block.text }], look, bar),
    ...set([{ text: look.rich ? `— ${block.speaker}` : `-- ${block.speaker}`, tone: "faint" }], look, bar),
  ];
};

const linesOf = (block: Block, look: Look): readonly string[] => {
  switch (block.kind) {
    case "title":
      return set(block.spans, look, "");
    case "headline":
      return ["", ...set([{ text: `${block.number} `, tone: "faint" }, ...block.spans], look, "")];
    case "text":
      return set(block.spans, look, "");
    case "quote":
      return quoteLines(block, look);
    case "sources":
      return set(
        block.spans.map((span) => ({ ...span, tone: span.tone ?? "faint" })),
        look,
        "",
      );
    case "more":
      return ["", ...set(block.spans, look, "")];
    case "note":
      return set(block.spans, look, "");
  }
};

/** Ends without a line break. */
export const render = (message: Message, look: Look): string =>
  message.blocks.flatMap((block) => linesOf(block, look)).join("\n");
