/** Blocks → a text and what is said of its stretches. No markup is written anywhere, so none can be smuggled in. */
import { isAlive, pieces } from "./dangers.ts";
import type { Block, TextSpan } from "../../model/message.ts";

/** Places are counted in UTF-16 units, as JavaScript counts them. */
export type Entity =
  | { readonly type: PlainType; readonly offset: number; readonly length: number }
  | { readonly type: "text_link"; readonly offset: number; readonly length: number; readonly url: string };

type PlainType = Style | "blockquote" | "expandable_blockquote";
type Style = "bold" | "italic" | "underline" | "code";

export interface Styled {
  readonly text: string;
  readonly entities: readonly Entity[];
}

/** Longer quotes are folded: a tap opens them. */
const FOLDED_FROM = 320;

const isWeb = (link: string): boolean => /^https?:\/\//iu.test(link) && URL.canParse(link);

/** Control characters but the line break, and marks that turn the writing round, are nobody's words. */
const HARMFUL = /(?!\n)[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const harmless = (text: string): string => text.toWellFormed().replaceAll(HARMFUL, " ");

const styleOf = ({ tone }: TextSpan): Style | undefined => {
  if (tone === "strong") return "bold";
  return tone === "mark" ? "underline" : undefined;
};

interface Pen {
  text: string;
  readonly entities: Entity[];
}

const stretch = (pen: Pen, type: PlainType, from: number): void => {
  const length = pen.text.length - from;
  if (length > 0) pen.entities.push({ type, offset: from, length });
};

/** Text of whoever: what the platform would make a link, a mention or a command of stands as code, letter by letter. */
const writePlain = (pen: Pen, text: string, style: Style | undefined): void => {
  for (const { text: piece, isDangerous } of pieces(text)) {
    const from = pen.text.length;
    pen.text += piece;
    if (isDangerous) stretch(pen, "code", from);
    else if (style && piece.trim() !== "") {
      const [before, after] = [
        piece.length - piece.trimStart().length,
        piece.length - piece.trimEnd().length,
      ];
      pen.entities.push({ type: style, offset: from + before, length: piece.length - before - after });
    }
  }
};

const writeSpan = (pen: Pen, span: TextSpan, usual: Style | undefined): void => {
  const text = harmless(span.text);
  const from = pen.text.length;
  if (span.link !== undefined && isWeb(span.link)) {
    pen.text += text;
    if (text !== "")
      pen.entities.push({ type: "text_link", offset: from, length: text.length, url: span.link });
    return undefined;
  }
  if (span.tone === "command" && isAlive(text)) {
    pen.text += text;
    return undefined;
  }
  return writePlain(pen, text, styleOf(span) ?? usual);
};

const writeSpans = (pen: Pen, spans: readonly TextSpan[], usual?: Style): void => {
  for (const span of spans) writeSpan(pen, span, usual);
};

const writeQuote = (pen: Pen, { text, speaker }: Extract<Block, { kind: "quote" }>): void => {
  const from = pen.text.length;
  writePlain(pen, harmless(text), undefined);
  pen.text += "\n— ";
  writePlain(pen, harmless(speaker), undefined);
  stretch(pen, text.length > FOLDED_FROM ? "expandable_blockquote" : "blockquote", from);
};

const USUAL: Readonly<Partial<Record<Block["kind"], Style>>> = {
  title: "bold",
  headline: "bold",
  note: "italic",
};

const writeBlock = (pen: Pen, block: Block): void => {
  if (block.kind === "quote") return writeQuote(pen, block);
  const number = block.kind === "headline" ? [{ text: `${block.number} ` }] : [];
  return writeSpans(pen, [...number, ...block.spans], USUAL[block.kind]);
};

const OPENS: ReadonlySet<Block["kind"]> = new Set(["headline", "more"]);

/** One line for each block, and an empty one before each story. */
export const styled = (blocks: readonly Block[]): Styled => {
  const pen: Pen = { text: "", entities: [] };
  for (const block of blocks) {
    if (pen.text !== "") pen.text += OPENS.has(block.kind) ? "\n\n" : "\n";
    writeBlock(pen, block);
  }
  return { text: pen.text, entities: pen.entities };
};
