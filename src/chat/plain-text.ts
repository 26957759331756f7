/** Blocks as letters alone: for a platform that refuses the pretty form, and for whoever reads aloud. */
import type { Block } from "../model/message.ts";

const lineOf = (block: Block): string => {
  if (block.kind === "quote") return `${block.text}\n— ${block.speaker}`;
  const text = block.spans.map((span) => span.text).join("");
  return block.kind === "headline" ? `\n${block.number} ${text}` : text;
};

export const plainText = (blocks: readonly Block[]): string => blocks.map(lineOf).join("\n").trim();
