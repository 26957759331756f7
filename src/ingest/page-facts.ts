/** What a page says about itself outside of its text: title, author, outlet, day, language, section. */
import type { Instant } from "../model/time.ts";
import { isDateLine, readDate } from "./dates.ts";
import { attribute, type PageDocument, plainWords, textIn } from "./dom.ts";
import { isArticleType, namesAt, type Said, saidBy, typesOf, wordsAt } from "./json-ld.ts";
import { kickerOf, labelsFrom, withoutKicker } from "./labels.ts";
import { primaryLanguage } from "./language.ts";
import { isSoldIn } from "./paywall.ts";

export interface PageFacts {
  readonly title: string | undefined;
  readonly byline: string | undefined;
  readonly publisher: string | undefined;
  readonly language: string | undefined;
  readonly publishedAt: Instant | undefined;
  /** When the publisher last changed it; undefined when it does not say, or says that it was before it was published. */
  readonly modifiedAt: Instant | undefined;
  readonly labels: readonly string[];
  /** The page's own word on whether it is an article; undefined when it says neither. */
  readonly isArticle: boolean | undefined;
  /** The body as JSON-LD repeats it, on the few pages that do. */
  readonly body: string | undefined;
  /** The publisher's word that the article is not free to read. */
  readonly isSold: boolean;
  /** The article in a sentence or two, as the page tells it to search engines and networks. */
  readonly description: string | undefined;
}

/** One reading of the page that the facts are drawn from. */
interface Page {
  readonly document: PageDocument;
  readonly article: Said | undefined;
  readonly said: readonly Said[];
}

const meta = (document: PageDocument, ...names: readonly string[]): string | undefined => {
  for (const name of names) {
    const found = document.querySelector(
      `meta[property="${name}"],meta[name="${name}"],meta[itemprop="${name}"]`,
    );
    const content = attribute(found, "content");
    if (content !== undefined) return plainWords(content);
  }
  return undefined;
};

/** Accounts, addresses and blanks of a template that nobody filled. */
const NO_NAME = /^@|^https?:|[{}]/iu;

const publisherOf = ({ document, article, said }: Page): string | undefined => {
  const site = said.find((node) => typesOf(node).includes("WebSite"));
  return [
    meta(document, "og:site_name"),
    namesAt(article, "publisher")[0],
    wordsAt(site, "name"),
    meta(document, "application-name", "publisher", "dc.publisher"),
  ].find((name) => name !== undefined && !NO_NAME.test(name));
};

const bare = (text: string): string => text.toLowerCase().replace(/^the\s+|[^\p{L}\p{N}]/gu, "");

const isNamed = (part: string | undefined, publisher: string | undefined): boolean =>
  part !== undefined && publisher !== undefined && bare(part) === bare(publisher);

/** An upright bar sets a short name apart from a title; a dash may belong to the title, so there the name must fit. */
const isOutlet = (
  part: string | undefined,
  mark: string | undefined,
  publisher: string | undefined,
): boolean => isNamed(part, publisher) || (mark === "|" && part !== undefined && part.split(" ").length <= 4);

/** Without the outlet that pages put behind a title, or before it. */
const withoutOutlet = (title: string, publisher: string | undefined): string => {
  const behind = /^(.+)\s+([|·•»–—-]|::)\s+(.+?)$/u.exec(title);
  if (behind && isOutlet(behind[3], behind[2], publisher))
    return withoutOutlet(behind[1]?.trim() ?? "", publisher);
  const before = /^(.+?)\s+(?:[|·•»–—:-]|::)\s+(.+)$/u.exec(title);
  return before && isNamed(before[1], publisher) ? (before[2] ?? title) : title;
};

const LONGEST_TITLE = 500;

const asTitle = (written: string | undefined, publisher: string | undefined): string | undefined => {
  if (written === undefined || written.length > LONGEST_TITLE) return undefined;
  const title = withoutOutlet(written.replace(/\s+/gu, " ").trim(), publisher);
  const isNone = title === "" || isDateLine(title) || isNamed(title, publisher);
  return isNone ? undefined : title;
};

const onlyHeading = (document: PageDocument): string | undefined => {
  const headings = [...document.querySelectorAll("h1")].map(textIn).filter(Boolean);
  return headings.length === 1 ? headings[0] : undefined;
};

const titleOf = ({ document, article }: Page, publisher: string | undefined): string | undefined => {
  const candidates = [
    meta(document, "og:title"),
    plainWords(wordsAt(article, "headline")),
    onlyHeading(document),
    meta(document, "twitter:title"),
    textIn(document.querySelector("head title, title")),
  ];
  return candidates.map((one) => asTitle(one, publisher)).find((one) => one !== undefined);
};

const NOBODY =
  /^(?:admin(?:istrator)?|no author|anonymous|anónimo|unknown|editor)$|https?:|www\.|\.com\/|^@|\d{4}|[{}]/iu;

/** A person's or a desk's name; undefined for accounts, addresses and names that nobody bears. */
export const asByline = (written: string | undefined): string | undefined => {
  const name = plainWords(written)?.replace(/^(?:view all posts by|by|von|por|par|de)\s+/iu, "");
  return name === undefined || name.length > 120 || NOBODY.test(name) ? undefined : name;
};

const bylineOf = ({ document, article }: Page): string | undefined => {
  const said = namesAt(article, "author")
    .map(asByline)
    .filter((name) => name !== undefined);
  if (said.length > 0) return [...new Set(said)].join(", ");
  const shown = document.querySelector(
    "[rel=author],[itemprop=author] [itemprop=name],[itemprop=author],.byline,.author-name",
  );
  return [meta(document, "author", "article:author", "dc.creator", "byl"), textIn(shown)]
    .map(asByline)
    .find((name) => name !== undefined);
};

const firstDate = (written: readonly (string | undefined)[]): Instant | undefined =>
  written.map((one) => one && readDate(one)).find((one) => typeof one === "number");

const publishedAtOf = ({ document, article }: Page): Instant | undefined => {
  const time = document.querySelector(
    "article time[datetime], main time[datetime], time[itemprop=datePublished], time[pubdate]",
  );
  const candidates = [
    wordsAt(article, "datePublished"),
    meta(
      document,
      "article:published_time",
      "og:published_time",
      "datePublished",
      "date",
      "pubdate",
      "publishdate",
      "dc.date",
      "dc.date.issued",
      "parsely-pub-date",
    ),
    attribute(document.querySelector("[itemprop=datePublished]"), "datetime"),
    attribute(time, "datetime"),
  ];
  return firstDate(candidates);
};

const modifiedAtOf = ({ document, article }: Page, publishedAt: Instant | undefined): Instant | undefined => {
  const modified = firstDate([
    wordsAt(article, "dateModified"),
    meta(
      document,
      "article:modified_time",
      "og:updated_time",
      "dateModified",
      "last-modified",
      "dcterms.modified",
    ),
    attribute(document.querySelector("time[itemprop=dateModified]"), "datetime"),
  ]);
  return modified !== undefined && modified < (publishedAt ?? modified) ? undefined : modified;
};

const labelsOf = ({ document, article }: Page, title: string | undefined): readonly string[] => {
  const kicker = textIn(
    document.querySelector(".kicker,.eyebrow,.rubric,.article-section,.section-label,[rel~=category]"),
  );
  const isOpinion = article !== undefined && typesOf(article).includes("OpinionNewsArticle");
  const sections = [
    meta(document, "article:section", "og:section", "section"),
    kicker || undefined,
    ...namesAt(article, "articleSection"),
  ];
  const names = sections.filter((one) => one !== undefined);
  return labelsFrom([...names, ...kickerOf(title), ...(isOpinion ? ["opinion"] : [])]);
};

const articleWord = ({ document, article, said }: Page): boolean | undefined => {
  const type = meta(document, "og:type")?.toLowerCase();
  if (type?.startsWith("article") === true || article !== undefined) return true;
  const isSite = said.some((node) =>
    typesOf(node).some((one) => /^(?:CollectionPage|ItemList|SearchResultsPage)$/u.test(one)),
  );
  return type === "website" || type === "blog" || isSite ? false : undefined;
};

/** The one article that JSON-LD tells of; a list of several says nothing about this page. */
const onlyArticle = (said: readonly Said[]): Said | undefined => {
  const articles = said.filter((node) => typesOf(node).some(isArticleType));
  return articles.length === 1 ? articles[0] : undefined;
};

export const factsOf = (document: PageDocument): PageFacts => {
  const said = saidBy(document);
  const page: Page = { document, said, article: onlyArticle(said) };
  const publisher = publisherOf(page);
  const title = titleOf(page, publisher);
  const publishedAt = publishedAtOf(page);
  return {
    title: withoutKicker(title),
    publisher,
    byline: bylineOf(page),
    language: primaryLanguage(
      attribute(document.documentElement, "lang") ??
        meta(document, "og:locale", "content-language", "language"),
    ),
    publishedAt,
    modifiedAt: modifiedAtOf(page, publishedAt),
    labels: labelsOf(page, title),
    isArticle: articleWord(page),
    body: wordsAt(page.article, "articleBody"),
    isSold: isSoldIn(page.article),
    description: meta(document, "og:description", "description"),
  };
};
