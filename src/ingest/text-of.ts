/** What an element says as text: one paragraph a line. */
import { sound } from "./decode.ts";
import { isElement, isText, type PageElement, type PageNode } from "./dom.ts";

export interface Line {
  readonly text: string;
  /** The element that the paragraph stood in: p, li, h2 … */
  readonly from: PageElement;
}

const BLOCKS = new Set(
  `address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form
  h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul`.split(
    /\s+/,
  ),
);
const CELLS = new Set(["td", "th"]);
const SILENT = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "iframe",
  "svg",
  "head",
  "title",
  "textarea",
  "select",
]);

/** Soft hyphens and zero-width spaces are for the eye of a page; they would part a word in two. */
const tidy = (text: string): string =>
  sound(text)
    .replace(/[\u00AD\u200B\u2060\uFEFF]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();

const ENDS_A_SENTENCE = /[.!?…:;。！？]["”“»’')\]]*\s*$/u;

class Writer {
  readonly lines: Line[] = [];
  #text = "";
  #breaks = 0;

  say(text: string): void {
    if (text.trim() !== "") this.#breaks = 0;
    this.#text += text;
  }
  /** Two breaks, or one after a full stop, begin a paragraph; any other only wraps a line, perhaps inside a quote. */
  break(from: PageElement): void {
    this.#breaks += 1;
    if (this.#breaks > 1 || ENDS_A_SENTENCE.test(this.#text)) this.end(from);
    else this.#text += " ";
  }
  end(from: PageElement): void {
    const text = tidy(this.#text);
    if (text !== "") this.lines.push({ text, from });
    this.#text = "";
  }
}

const writeElement = (element: PageElement, paragraph: PageElement, to: Writer): void => {
  const isBlock = BLOCKS.has(element.localName);
  if (isBlock) to.end(paragraph);
  for (const child of element.childNodes) write(child, isBlock ? element : paragraph, to);
  if (isBlock) to.end(element);
  else if (CELLS.has(element.localName)) to.say(" ");
};

const write = (node: PageNode, paragraph: PageElement, to: Writer): void => {
  if (isText(node)) to.say(node.textContent ?? "");
  else if (isElement(node) && node.localName === "br") to.break(paragraph);
  else if (isElement(node) && !SILENT.has(node.localName)) writeElement(node, paragraph, to);
};

export const linesOf = (root: PageElement): readonly Line[] => {
  const writer = new Writer();
  write(root, root, writer);
  writer.end(root);
  return writer.lines;
};
