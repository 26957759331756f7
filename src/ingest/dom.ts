import { parseHTML } from "linkedom";
import { sound } from "./decode.ts";

/** As much of the DOM as we use. linkedom gives it; its own types need those of a browser. */
export interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
}

export interface PageElement extends PageNode {
  readonly localName: string;
  readonly parentElement: PageElement | null;
  readonly children: Iterable<PageElement>;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  closest(selector: string): PageElement | null;
  append(...others: PageNode[]): void;
  contains(other: PageNode): boolean;
  replaceWith(...others: PageNode[]): void;
  remove(): void;
  textContent: string | null;
}

export interface PageDocument extends Pick<PageElement, "querySelector" | "querySelectorAll"> {
  readonly body: PageElement;
  readonly documentElement: PageElement;
  createElement(name: string): PageElement;
  cloneNode(deep: boolean): PageDocument;
}

const ELEMENT = 1;
const TEXT = 3;

export const isElement = (node: PageNode): node is PageElement => node.nodeType === ELEMENT;
export const isText = (node: PageNode): boolean => node.nodeType === TEXT;

/** What stands before the page's own beginning: warnings that a server printed, a byte or two of blank. */
const withoutPreamble = (html: string): string => {
  const start = html.search(/<!doctype\s|<html[\s>]/iu);
  return start > 0 && !html.slice(0, start).includes("<!--") ? html.slice(start) : html;
};

/** linkedom takes the first element for the root of the document, so there must be one. */
const whole = (html: string): string => {
  if (/<html[\s>]/iu.test(html)) return withoutPreamble(html);
  return /<body[\s>]/iu.test(html)
    ? `<!doctype html><html>${html.replace(/<!doctype[^>]*>/iu, "")}</html>`
    : `<!doctype html><html><head></head><body>${html}</body></html>`;
};

/** A page whose head is broken gets an empty body from linkedom, and its own body beside it: the two become one. */
const joinBodies = (document: PageDocument): void => {
  const [first, ...others] = document.querySelectorAll("body");
  for (const body of others) {
    const inside = document.createElement("div");
    inside.append(...body.childNodes);
    if (first?.contains(body) === true) body.replaceWith(inside);
    else first?.append(inside);
    if (body.parentElement) body.remove();
  }
};

/** A fragment becomes a page. */
export const parsePage = (html: string): PageDocument => {
  const { document } = parseHTML(whole(html));
  joinBodies(document);
  return document;
};

/**
 * Without the characters that nobody sees: they would part a word in two, turn a line around, or say what no reader is
 * told. Tags belong to some flags, and joiners to scripts and emoji; these stay.
 */
export const seen = (text: string): string =>
  sound(text)
    .replace(
      /[\u00AD\u180E\u200B\u2060-\u2064\uFEFF\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\uFFF9-\uFFFB]/gu,
      "",
    )
    .replace(/(\u{1F3F4}[\u{E0061}-\u{E007A}]{1,6}\u{E007F})|[\u{E0000}-\u{E007F}]/gu, "$1");

export const textIn = (node: PageNode | null): string =>
  seen(node?.textContent ?? "")
    .replace(/\s+/gu, " ")
    .trim();

/** An attribute's value without space around it; undefined when there is nothing in it. */
export const attribute = (element: PageElement | null, name: string): string | undefined =>
  sound(element?.getAttribute(name) ?? "").trim() || undefined;

const LONGEST_SNIPPET = 2000;

/** The text of a snippet in which markup or entities may stand: a feed's title, a name in JSON-LD. */
export const plainWords = (written: string | undefined): string | undefined => {
  if (written === undefined) return undefined;
  const snippet = written.slice(0, LONGEST_SNIPPET);
  const text = /<[a-z!/]|&[a-z#]/iu.test(snippet)
    ? textIn(parsePage(snippet).body)
    : seen(snippet).replace(/\s+/gu, " ").trim();
  return text || undefined;
};
