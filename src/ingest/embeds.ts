/** Posts of social networks inside a page: taken out before cleaning, so that they stay whole and keep their author. */
import { bareName } from "./blocks.ts";
import {
  attribute,
  isElement,
  isText,
  type PageDocument,
  type PageElement,
  type PageNode,
  textIn,
} from "./dom.ts";

export interface Embed {
  /** What was posted and, where the page gives it, the line that signs it. */
  readonly lines: readonly string[];
  readonly author: string | undefined;
}

const NETWORKS = [
  "twitter-tweet",
  "twitter-video",
  "mastodon-embed",
  "bluesky-embed",
  "instagram-media",
  "threads-post",
];
const SELECTOR = [
  ...[...NETWORKS, "text-post-media", "tiktok-embed", "fb-post", "reddit-embed-bq"].map(
    (name) => `blockquote.${name}`,
  ),
  "div.fb-post",
  "div.fb-video",
].join(",");
/** Where an embed stood: its number in the list. A page's own attribute of that name is taken off first. */
const PLACE = "data-tidings-embed";

const PROMPT =
  /^(?:(?:view|see|watch) (?:this|the|more|on)|sieh dir diesen|ver esta publicación|voir cette publication)\b.{0,60}$/iu;
const SIGNED = /^\s*[—–-]\s*(.+?)\s*\(\s*@[^)]*\)/u;
const SHARED_BY =
  /(?:\bposted by|\b(?:post|reel|video|photo) (?:shared )?by|geteilt von|compartid[ao] por|partagée? par)\s+(.+?)\s*(?:\(@|\(\s*@|$|\bon (?=\p{Lu}))/iu;

const isParagraph = (node: PageNode): boolean => isElement(node) && ["p", "div"].includes(node.localName);

/** Facebook wraps its quotation in an element of its own. */
const quotationIn = (post: PageElement): PageElement =>
  post.localName === "div" ? (post.querySelector("blockquote") ?? post) : post;

/** Paragraphs are the post; what stands outside of them signs it. */
const linesIn = (post: PageElement): readonly string[] => {
  for (const br of post.querySelectorAll("br")) br.replaceWith(...spaceFor(br));
  const parts = [...post.childNodes].filter((node) => isElement(node) || isText(node));
  const said = parts
    .filter(isParagraph)
    .map(textIn)
    .filter((text) => text !== "" && !PROMPT.test(text));
  const signed = parts
    .filter((node) => !isParagraph(node))
    .map((node) => node.textContent ?? "")
    .join("");
  return [said.join(" "), signed.replace(/\s+/gu, " ").trim()].filter(
    (text) => text !== "" && !PROMPT.test(text),
  );
};

const spaceFor = (br: PageElement): readonly PageNode[] => {
  br.textContent = " ";
  return [...br.childNodes];
};

const LONGEST_SIGNATURE = 300;

const authorOf = (lines: readonly string[]): string | undefined => {
  const named = lines
    .map((line) => line.slice(0, LONGEST_SIGNATURE))
    .map((line) => (SIGNED.exec(line) ?? SHARED_BY.exec(line))?.[1])
    .find((name) => name !== undefined);
  return named === undefined ? undefined : bareName(named);
};

/** Puts an empty paragraph in the place of each post, and gives the posts in their order. */
export const takeEmbeds = (document: PageDocument): readonly Embed[] => {
  for (const element of document.querySelectorAll(`[${PLACE}]`)) element.removeAttribute(PLACE);
  const embeds: Embed[] = [];
  for (const post of document.querySelectorAll(SELECTOR)) {
    const lines = linesIn(quotationIn(post));
    if (lines.length === 0) {
      post.remove();
      continue;
    }
    const stand = document.createElement("p");
    stand.setAttribute(PLACE, String(embeds.length));
    stand.textContent = lines.join(" ");
    embeds.push({ lines, author: authorOf(lines) });
    post.replaceWith(stand);
  }
  return embeds;
};

/** The post that stood in this paragraph, if one did. */
export const embedAt = (paragraph: PageElement, embeds: readonly Embed[]): Embed | undefined => {
  const place = attribute(paragraph, PLACE);
  return place === undefined ? undefined : embeds[Number(place)];
};

export const holdsEmbed = (element: PageElement): boolean => element.querySelector(`[${PLACE}]`) !== null;
