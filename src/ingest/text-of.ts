/** What an element says as text: one paragraph a line. */
import { isElement, isText, type PageElement, type PageNode, seen } from "./dom.ts";

export interface Line {
  readonly text: string;
  /** The element that the paragraph stood in: p, li, h2 … */
  readonly from: PageElement;
  /** The share of it that links elsewhere, 0 to 1. */
  readonly linked: number;
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
  // How the characters beside them are spoken: not words of the text.
  "rt",
  "rp",
]);

const tidy = (text: string): string => seen(text).replace(/\s+/gu, " ").trim();

const ENDS_A_SENTENCE = /[.!?…:;。！？]["”“»’')\]]*\s*$/u;

const TAIL = 40;

const lengthOf = (text: string): number => text.replace(/\s+/gu, "").length;

class Writer {
  readonly lines: Line[] = [];
  #parts: string[] = [];
  /** The last of the parts, enough to see whether a sentence ends. */
  #tail = "";
  #linked = 0;
  #breaks = 0;

  say(text: string, isLinked: boolean): void {
    if (text.trim() !== "") this.#breaks = 0;
    if (isLinked) this.#linked += lengthOf(text);
    this.#parts.push(text);
    this.#tail = (this.#tail + text).slice(-TAIL);
  }
  /** Two breaks, or one after a full stop, begin a paragraph; any other only wraps a line, perhaps inside a quote. */
  break(from: PageElement): void {
    this.#breaks += 1;
    if (this.#breaks > 1 || ENDS_A_SENTENCE.test(this.#tail)) this.end(from);
    else this.#parts.push(" ");
  }
  end(from: PageElement): void {
    const text = tidy(this.#parts.join(""));
    if (text !== "") this.lines.push({ text, from, linked: Math.min(1, this.#linked / lengthOf(text)) });
    this.#parts = [];
    this.#tail = "";
    this.#linked = 0;
  }
}

/** Where a node stands: in which paragraph, and whether in a link. */
interface Place {
  readonly paragraph: PageElement;
  readonly isLinked: boolean;
}

const writeElement = (element: PageElement, { paragraph, isLinked }: Place, to: Writer): void => {
  const isBlock = BLOCKS.has(element.localName);
  const place = {
    paragraph: isBlock ? element : paragraph,
    isLinked: isLinked || element.localName === "a",
  };
  if (isBlock) to.end(paragraph);
  for (const child of element.childNodes) write(child, place, to);
  if (isBlock) to.end(element);
  else if (CELLS.has(element.localName)) to.say(" ", false);
};

const write = (node: PageNode, place: Place, to: Writer): void => {
  if (isText(node)) to.say(node.textContent ?? "", place.isLinked);
  else if (isElement(node) && node.localName === "br") to.break(place.paragraph);
  else if (isElement(node) && !SILENT.has(node.localName)) writeElement(node, place, to);
};

export const linesOf = (root: PageElement): readonly Line[] => {
  const writer = new Writer();
  write(root, { paragraph: root, isLinked: false }, writer);
  writer.end(root);
  return writer.lines;
};
