/** Takes off a page what no reader sees and what is not the article. */
import { attribute, isText, type PageDocument, type PageElement, type PageNode, textIn } from "./dom.ts";
import { holdsEmbed } from "./embeds.ts";
import { hiddenNames, isHiddenByName, isUnseen } from "./unseen.ts";

const NEVER_TEXT =
  "script,style,noscript,template,iframe,svg,canvas,button,input,select,textarea,object,figcaption,dialog";
/** What the publisher itself marks as no part of the article, and what is there to be filled in. */
const SAID_TO_BE_BESIDE =
  "form,[data-nosnippet],[itemprop=comment],[itemtype*=WPSideBar],[itemtype*=WPFooter]";
const BESIDE = "nav,aside,[role=navigation],[role=complementary],[role=dialog]";

const TOKENS = new RegExp(
  `(?:^|[\\s_-])(?:share|sharing|shares|social|sociallinks|related|recirc|recommend(?:ed|ations?)?|newsletters?|subscri(?:be|ption)|sign-?up|cookies?|consent|gdpr|comments?|disqus|promo|advert(?:isement)?|ads?|sponsored|outbrain|taboola|breadcrumbs?|author-?(?:bio|box|info|desc(?:ription)?|card|about)|about-?(?:the-)?author|tag-?(?:links?|list|cloud)|crumbs?|reading-?time|lesezeit|no-?print|hide-for-print|d-print-none|image-?(?:description|caption|text)|copyright|permalink|follow|tags|captions?|photo-?credit|image-?credit|most-?(?:read|popular)|trending|popular|read-?(?:more|next|also)|more-?(?:from|stories|on)|you-?may|also-?like|paywall|print-?only|sr-?only|visually-?hidden|screen-reader-text|skip-?link|site-?footer|toolbar|widget|popup|modal|follow-?us|donat(?:e|ion)|inline-?links?)(?:$|[\\s_-])`,
  "iu",
);

const LARGEST_ASIDE = 2500;
const LARGEST_SHARE = 0.25;

const LONGEST_LOOK = 20_000;

/** How much text there is, counted no further than to the limit: an element may hold the whole page. */
const lengthUpTo = (node: PageNode, limit: number): number => {
  if (isText(node))
    return (node.textContent ?? "").slice(0, LONGEST_LOOK).replace(/\s+/gu, " ").trim().length;
  let length = 0;
  for (const child of node.childNodes) {
    if (length >= limit) return length;
    length += lengthUpTo(child, limit - length);
  }
  return length;
};

/** Small against the page: a wrong guess by a name must not cost the article. */
const isSmall = (element: PageElement, whole: number): boolean => {
  const limit = Math.min(LARGEST_ASIDE, whole * LARGEST_SHARE);
  return lengthUpTo(element, limit) < limit;
};

const holdsArticle = (element: PageElement): boolean =>
  ["html", "body", "main", "article", "h1"].includes(element.localName) ||
  element.querySelector("article,main,h1") !== null ||
  holdsEmbed(element);

const isNamedAside = (element: PageElement): boolean => {
  const names = `${attribute(element, "class") ?? ""} ${attribute(element, "id") ?? ""}`;
  return names.length > 1 && TOKENS.test(names.replace(/([a-z])([A-Z])/gu, "$1-$2"));
};

const MOST_LINKED = 0.8;

const isAllLinks = (element: PageElement): boolean => {
  const links = [...element.querySelectorAll("a")];
  if (links.length < 2) return false;
  const linked = links.reduce((sum, link) => sum + textIn(link).length, 0);
  return linked > textIn(element).length * MOST_LINKED;
};

const removeWhere = (
  document: PageDocument,
  selector: string,
  is: (element: PageElement) => boolean,
): void => {
  for (const element of document.querySelectorAll(selector)) if (is(element)) element.remove();
};

/** Changes the document. */
export const cleanPage = (document: PageDocument): void => {
  const hidden = hiddenNames(document);
  removeWhere(document, NEVER_TEXT, () => true);
  removeWhere(document, "[hidden],[aria-hidden=true]", (element) => !holdsArticle(element));
  removeWhere(document, "[style]", (element) => isUnseen(element) && element.localName !== "body");
  const whole = textIn(document.body).length;
  const goes = (element: PageElement): boolean => !holdsArticle(element) && isSmall(element, whole);
  removeWhere(document, BESIDE, goes);
  removeWhere(document, "[class],[id]", (element) => isNamedAside(element) && goes(element));
  if (hidden.size > 0)
    removeWhere(document, "[class],[id]", (element) => isHiddenByName(element, hidden) && goes(element));
  removeWhere(document, SAID_TO_BE_BESIDE, goes);
  removeWhere(document, "ul,ol,div,section,table,p", (element) => isAllLinks(element) && goes(element));
};
