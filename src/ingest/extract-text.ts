/** A page of HTML → the article on it: what it says about itself, its text, and what each paragraph is. */
import { Readability } from "@mozilla/readability";
import type { TextBlock } from "../model/article.ts";
import { blocksOf } from "./blocks.ts";
import { whyTooMuch } from "./bulk.ts";
import { cleanPage } from "./clean-page.ts";
import { feedsOf } from "./discover.ts";
import { parsePage, type PageDocument, type PageElement, seen } from "./dom.ts";
import { type Embed, embedAt, takeEmbeds } from "./embeds.ts";
import { type Known, missedArticle, placed, withLost } from "./lost-lines.ts";
import { isMetaLine } from "./meta-lines.ts";
import { factsOf, type PageFacts } from "./page-facts.ts";
import { asksToSubscribe, showsWall } from "./paywall.ts";
import { plainParagraphs } from "./plain-html.ts";
import { isCredit, isPrompt } from "./prompts.ts";
import { type Line, linesOf } from "./text-of.ts";

/** A text and what each of its paragraphs is. */
export interface Body {
  readonly text: string;
  readonly blocks: readonly TextBlock[];
}

export interface Page extends Body, Omit<PageFacts, "isArticle" | "body" | "isSold" | "description"> {
  /** Where the text stood: on the page, or only in what it repeats for machines. */
  readonly bodyFrom: "page" | "json-ld";
  /** True when the page says that it shows only a part to who does not pay. The whole may stand there all the same. */
  readonly isWalled: boolean;
  /** False for a front page, a section, a list of teasers. */
  readonly isArticle: boolean;
  /** The addresses of the feeds that the page names. */
  readonly feeds: readonly string[];
}

/** A paragraph as it will stand in the text, with what the markup says it is. */
interface Paragraph {
  readonly lines: readonly string[];
  readonly mark: Pick<TextBlock, "kind" | "author"> | undefined;
}

const HEADING = /^h[1-6]$/u;

const isOnlyLink = ({ text, linked }: Line): boolean => linked > 0.99 && !/[.!?…]["”»’)]*$/u.test(text);

const markOf = ({ text, from }: Line, byline: string | undefined): Paragraph["mark"] => {
  if (HEADING.test(from.localName) && !isMetaLine(text)) return { kind: "heading" };
  if (byline !== undefined && text.length < byline.length + 12 && text.includes(byline))
    return { kind: "byline" };
  return from.localName === "li" ? { kind: "prose" } : undefined;
};

const isOfThePage = (text: string): boolean => isPrompt(text) || isCredit(text);

const paragraphOf = (
  line: Line,
  embeds: readonly Embed[],
  byline: string | undefined,
): Paragraph | undefined => {
  const post = embedAt(line.from, embeds);
  if (post)
    return {
      lines: post.lines,
      mark: post.author === undefined ? { kind: "embed" } : { kind: "embed", author: post.author },
    };
  if (isOfThePage(line.text) || isOnlyLink(line)) return undefined;
  return { lines: [line.text], mark: markOf(line, byline) };
};

const bodyOf = (paragraphs: readonly Paragraph[]): Body => {
  const text = paragraphs.flatMap(({ lines }) => lines).join("\n");
  let start = 0;
  const marked = paragraphs.flatMap(({ lines, mark }): readonly TextBlock[] => {
    const span = { start, end: start + lines.join("\n").length };
    start = span.end + 1;
    return mark ? [{ ...mark, ...span }] : [];
  });
  return { text, blocks: blocksOf(text, marked) };
};

const articleIn = (document: PageDocument): PageElement | undefined => {
  const found = new Readability<PageElement>(document, {
    serializer: (element: PageElement) => element,
  }).parse();
  return found?.content ?? undefined;
};

const articleLines = (document: PageDocument, known: Known): readonly Line[] => {
  const all = placed(linesOf(document.body));
  const content = articleIn(document);
  const kept = content ? linesOf(content) : [];
  return missedArticle(all, kept) ?? withLost(all, kept, known);
};

/** A heading with nothing under it, or a word or two: they stood above something that is not the article's. */
const isDangling = ({ lines: [line = ""], mark }: Paragraph): boolean =>
  mark?.kind === "heading" ||
  (mark === undefined && line.length <= 30 && !/[.!?…。！？:"”“»’)\d]$/u.test(line));

const withoutDangling = (paragraphs: readonly Paragraph[]): readonly Paragraph[] =>
  paragraphs.slice(0, paragraphs.findLastIndex((one) => !isDangling(one)) + 1);

const paragraphsOf = (
  lines: readonly Line[],
  embeds: readonly Embed[],
  byline?: string,
): readonly Paragraph[] =>
  lines.map((line) => paragraphOf(line, embeds, byline)).filter((one) => one !== undefined);

const FEWEST_CHARACTERS = 250;
const MUCH_MORE = 1.5;

/** What JSON-LD repeats of the body stands in when the page itself gives next to nothing, or only a taste of it. */
const orElse = (
  body: Body,
  said: string | undefined,
  isWalled: boolean,
): Pick<Page, keyof Body | "bodyFrom"> => {
  const repeated = said === undefined ? undefined : fragmentBody(said);
  const least = repeated === undefined ? 0 : Math.min(FEWEST_CHARACTERS, repeated.text.length);
  const isTaste = isWalled && repeated !== undefined && repeated.text.length > body.text.length * MUCH_MORE;
  return repeated && (body.text.length < least || isTaste)
    ? { ...repeated, bodyFrom: "json-ld" }
    : { ...body, bodyFrom: "page" };
};

const PROSE_OF_AN_ARTICLE = 600;

/** A path that ends in the words of a title, or in a number. */
const ARTICLE_PATH = /\/[^/]*(?:[-_][^/_-]+[-_][^/_-]+[-_]|\d{5})[^/]*\/?$/u;

const isArticle = (
  body: Body,
  said: boolean | undefined,
  path: string,
  feeds: readonly string[],
): boolean => {
  const isFront = path === "/" && feeds.length > 0;
  if (isFront || (said === false && !ARTICLE_PATH.test(path))) return false;
  const paragraphs = body.blocks.filter(({ kind, start, end }) => kind === "prose" && end - start >= 80);
  const prose = paragraphs.reduce((sum, { start, end }) => sum + end - start, 0);
  return said === true ? prose > 0 : paragraphs.length >= 3 && prose >= PROSE_OF_AN_ARTICLE;
};

const LAST_LINES = 6;

interface Reading {
  readonly body: Body;
  readonly isWalled: boolean;
}

const readArticle = (document: PageDocument, facts: PageFacts): Reading => {
  const hasWall = facts.isSold || showsWall(document);
  const embeds = takeEmbeds(document);
  cleanPage(document);
  const lines = articleLines(document, facts);
  const isWalled = hasWall || lines.slice(-LAST_LINES).some(({ text }) => asksToSubscribe(text));
  return { body: bodyOf(withoutDangling(paragraphsOf(lines, embeds, facts.byline))), isWalled };
};

/** @param address the page's own; links are read against it. */
export const extractPage = (html: string, address: string): Page => {
  const document = parsePage(html);
  const facts = factsOf(document);
  const feeds = feedsOf(document, address);
  const { body, isWalled } = readArticle(document, facts);
  const { isArticle: said, body: repeated, isSold: _sold, description: _description, ...told } = facts;
  const found = orElse(body, repeated, isWalled);
  const path = URL.parse(address)?.pathname ?? "/";
  return { ...told, ...found, isWalled, feeds, isArticle: isArticle(found, said, path, feeds) };
};

const MARKUP = /<[a-z!/]|&[a-z#]/iu;

const plainBody = (text: string): Body =>
  bodyOf([
    {
      lines: seen(text)
        .trim()
        .split(/\s*\n\s*/u),
      mark: undefined,
    },
  ]);

/** Any tag but those of paragraphs, lists and emphasis without attributes, and of links with nothing but their address. */
const BEYOND_SIMPLE =
  /<(?!\/?(?:p|br|em|strong|b|i|u|ul|ol|li|h[2-6]|blockquote)\s*\/?>|\/a\s*>|a href="[^"<>]*">)/iu;

/** Nothing in it can be a post or unseen, nor be taken off a page for its name or its many links. */
const isSimple = (html: string): boolean =>
  !BEYOND_SIMPLE.test(html) && (html.match(/<a /giu) ?? []).length < 2;

/** The text of HTML that is all body, as feeds carry it. Plain text is read as it stands. */
export const fragmentBody = (html: string): Body => {
  if (!MARKUP.test(html) || whyTooMuch(html) !== undefined) return plainBody(html);
  const plain = plainParagraphs(html)?.filter((text) => !isOfThePage(text));
  if (plain) return bodyOf(plain.map((text) => ({ lines: [text], mark: undefined })));
  const document = parsePage(html);
  if (isSimple(html)) return bodyOf(paragraphsOf(linesOf(document.body), []));
  const embeds = takeEmbeds(document);
  cleanPage(document);
  return bodyOf(paragraphsOf(linesOf(document.body), embeds));
};
