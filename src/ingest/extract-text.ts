/** A page of HTML → the article on it: what it says about itself, its text, and what each paragraph is. */
import { Readability } from "@mozilla/readability";
import type { TextBlock } from "../model/article.ts";
import { blocksOf } from "./blocks.ts";
import { cleanPage } from "./clean-page.ts";
import { sound } from "./decode.ts";
import { feedsOf } from "./discover.ts";
import { parsePage, type PageDocument, type PageElement, textIn } from "./dom.ts";
import { type Embed, embedAt, takeEmbeds } from "./embeds.ts";
import { factsOf, type PageFacts } from "./page-facts.ts";
import { isCredit, isPrompt } from "./prompts.ts";
import { type Line, linesOf } from "./text-of.ts";

/** A text and what each of its paragraphs is. */
export interface Body {
  readonly text: string;
  readonly blocks: readonly TextBlock[];
}

export interface Page extends Body, Omit<PageFacts, "isArticle" | "body"> {
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

const isOnlyLink = ({ text, from }: Line): boolean => {
  const links = [...from.querySelectorAll("a")];
  return (
    links.length === 1 &&
    textIn(links[0] ?? null) === text &&
    !/[.!?…]["”»’)]*$/u.test(text) &&
    from.localName !== "li"
  );
};

const markOf = ({ text, from }: Line, byline: string | undefined): Paragraph["mark"] => {
  if (HEADING.test(from.localName)) return { kind: "heading" };
  if (byline !== undefined && text.length < byline.length + 12 && text.includes(byline))
    return { kind: "byline" };
  return from.localName === "li" ? { kind: "prose" } : undefined;
};

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
  if (isPrompt(line.text) || isCredit(line.text) || isOnlyLink(line)) return undefined;
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

const read = (document: PageDocument, root: PageElement | undefined, byline?: string): Body => {
  const embeds = takeEmbeds(document);
  cleanPage(document);
  const content = root ?? articleIn(document);
  return content ? bodyIn(content, embeds, byline) : bodyOf([]);
};

const bodyIn = (content: PageElement, embeds: readonly Embed[], byline?: string): Body => {
  const lines = linesOf(content);
  return bodyOf(lines.map((line) => paragraphOf(line, embeds, byline)).filter((one) => one !== undefined));
};

const FEWEST_CHARACTERS = 250;

/** What JSON-LD repeats of the body stands in when the page itself gives next to nothing. */
const orElse = (body: Body, said: string | undefined): Body => {
  const isEnough = said === undefined || body.text.length >= Math.min(FEWEST_CHARACTERS, said.length);
  return isEnough ? body : fragmentBody(said);
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

/** @param address the page's own; links are read against it. */
export const extractPage = (html: string, address: string): Page => {
  const document = parsePage(html);
  const { isArticle: said, body: repeated, ...facts } = factsOf(document);
  const feeds = feedsOf(document, address);
  const body = orElse(read(document, undefined, facts.byline), repeated);
  const path = URL.parse(address)?.pathname ?? "/";
  return { ...facts, ...body, feeds, isArticle: isArticle(body, said, path, feeds) };
};

const MARKUP = /<[a-z!/]|&[a-z#]/iu;

const plainBody = (text: string): Body =>
  bodyOf([
    {
      lines: sound(text)
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
  if (!MARKUP.test(html)) return plainBody(html);
  const document = parsePage(html);
  return isSimple(html) ? bodyIn(document.body, []) : read(document, document.body);
};
