/** What a page says of where its feeds are. */
import { attribute, type PageDocument, type PageElement, textIn } from "./dom.ts";

/** An address at which a page's feed may be. */
export interface Lead {
  readonly url: string;
  /** What the page calls it. */
  readonly title: string | undefined;
  /** The page names it as a feed; else it is only linked to, and looks like one. */
  readonly isNamed: boolean;
  /** The language of what is there, where the page says so. */
  readonly language: string | undefined;
}

export interface Leads {
  /** The best first. */
  readonly leads: readonly Lead[];
  /** Where the page says that it stands itself. */
  readonly canonical: string | undefined;
}

const FEED_TYPE =
  /^(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|application\/(?:json|xml)|text\/xml)\b/iu;

/** Addresses that stand in a page count only when they lead to a place on the web. */
export const webAddress = (written: string | undefined, base: string): string | undefined => {
  const url = written === undefined || written === "" ? null : URL.parse(written, base);
  return url && ["http:", "https:"].includes(url.protocol) ? url.href : undefined;
};

const baseOf = (document: PageDocument, address: string): string =>
  webAddress(attribute(document.querySelector("base[href]"), "href"), address) ?? address;

/** WordPress names its own interface the way feeds are named. */
const NO_FEED = /\/wp-json\/|\/oembed|\/sitemap[^/]*\.xml|opensearch[^/]*\.xml|\.opml$/iu;

const leadOf = (link: PageElement, base: string, isNamed: boolean): Lead | undefined => {
  const url = webAddress(attribute(link, "href"), base);
  if (url === undefined || NO_FEED.test(url)) return undefined;
  const title = attribute(link, "title") ?? (textIn(link) || undefined);
  return { url, title, isNamed, language: attribute(link, "hreflang")?.toLowerCase() };
};

/** Named with `alternate` and a feed's type, or with `feed`, as HTML once had it. */
const namedIn = (document: PageDocument, base: string): readonly Lead[] =>
  [...document.querySelectorAll("link[rel~=alternate][href],link[rel~=feed][href]")]
    .filter((link) => attribute(link, "rel") === "feed" || FEED_TYPE.test(attribute(link, "type") ?? ""))
    .flatMap((link) => leadOf(link, base, true) ?? []);

const FEED_PATH =
  /(?:\/(?:feeds?|rss|atom|rdf)\/?|\.(?:rss|atom|rdf|xml)|\/feed\.json|[?&]feed=\w+|[?&]format=(?:rss|atom)|[?&]alt=rss)$/iu;
const FEED_WORD = /^(?:rss|atom|rss[ -]feed|web ?feed|news ?feed|feed|xml)$/iu;

/** Under which many have their names: co.uk, com.au. */
const SHARED_ENDING = /\.(?:ac|co|com|edu|gob|gov|ne|net|nom|or|org)\.[a-z]{2}$/u;

/** The name under which a host's neighbours are: news.harbour.example and feeds.harbour.example are. */
const familyOf = (url: string): string => {
  const host = URL.parse(url)?.hostname ?? "";
  return host
    .split(".")
    .slice(SHARED_ENDING.test(host) ? -3 : -2)
    .join(".");
};

/** Of the page's own house alone: a list of friends links to their feeds too. */
const linkedIn = (document: PageDocument, base: string, address: string): readonly Lead[] =>
  [...document.querySelectorAll("a[href]")]
    .flatMap((link) => {
      const lead = leadOf(link, base, false);
      const isLike = lead && (FEED_PATH.test(lead.url) || FEED_WORD.test(textIn(link)));
      return isLike && familyOf(lead.url) === familyOf(address) ? [lead] : [];
    })
    .slice(0, 40);

/** In the languages of most sites, as their software has it. */
const COMMENTS =
  /\bcomments?\b|kommentar|comentari|comentári|commentaire|коментар|комментари|komentarz|\bcommenti\b|\breacties\b/iu;
const COMMENTS_PATH = /\/comments?(?:\/|\.|$)|[?&]feed=comments/iu;

const isOfComments = ({ url, title = "" }: Lead): boolean => COMMENTS.test(title) || COMMENTS_PATH.test(url);

const primary = (language: string): string => language.split(/[-_]/u)[0] ?? "";

interface Page {
  readonly address: string;
  readonly language: string | undefined;
}

const isForeign = ({ language }: Lead, page: Page): boolean =>
  language !== undefined && page.language !== undefined && primary(language) !== primary(page.language);

/** A section's own feed is under its address; a front page has everything under it. */
const isElsewhere = ({ url }: Lead, page: Page): boolean => {
  const [feed, section] = [URL.parse(url), URL.parse(page.address)?.pathname.replace(/\/$/u, "") ?? ""];
  return feed !== null && section !== "" && !feed.pathname.startsWith(`${section}/`);
};

const depthOf = ({ url }: Lead): number => {
  const { pathname = "", search = "" } = URL.parse(url) ?? {};
  return pathname.split("/").filter((step) => step !== "").length + (search === "" ? 0 : 1);
};

/** What speaks against a feed, the gravest first. */
const marksAgainst = (lead: Lead, page: Page): readonly number[] => [
  Number(!lead.isNamed),
  Number(isOfComments(lead)),
  Number(isForeign(lead, page)),
  Number(isElsewhere(lead, page)),
  Number(familyOf(lead.url) !== familyOf(page.address)),
  depthOf(lead),
];

const byMarks = (one: readonly number[], other: readonly number[]): number =>
  one.map((mark, at) => mark - (other[at] ?? 0)).find((difference) => difference !== 0) ?? 0;

const ranked = (leads: readonly Lead[], page: Page): readonly Lead[] => {
  const once = new Map(leads.toReversed().map((lead) => [lead.url, lead]));
  const inOrder = [...new Set(leads.map(({ url }) => url))].flatMap((url) => once.get(url) ?? []);
  return inOrder
    .map((lead) => ({ lead, marks: marksAgainst(lead, page) }))
    .toSorted((one, other) => byMarks(one.marks, other.marks))
    .map(({ lead }) => lead);
};

const pageAt = (document: PageDocument, address: string): Page => ({
  address,
  language: attribute(document.documentElement, "lang")?.toLowerCase(),
});

/** The addresses of the feeds that the page names in its head, the best first: of the page or the site, not of its comments. */
export const feedsOf = (document: PageDocument, address: string): readonly string[] =>
  ranked(namedIn(document, baseOf(document, address)), pageAt(document, address)).map(({ url }) => url);

/** All that the page says of feeds, named or linked to. */
export const leadsIn = (document: PageDocument, address: string): Leads => {
  const base = baseOf(document, address);
  const found = [...namedIn(document, base), ...linkedIn(document, base, address)];
  return {
    leads: ranked(found, pageAt(document, address)),
    canonical: webAddress(attribute(document.querySelector("link[rel~=canonical][href]"), "href"), base),
  };
};

/** What a title says of a feed's form says nothing of what is in it. */
const FORMS = /\b(?:rss|atom|rdf|json|xml|feed|[012]\.\d+)\b|[^\p{L}\p{N}]+/giu;

const nameOf = ({ title, url }: Lead): string => title?.toLowerCase().replace(FORMS, " ").trim() || url;

const MOST_OTHERS = 4;

/** What else there is to choose from: one of each, whatever its form, and no comments. */
export const othersBeside = (chosen: Lead, leads: readonly Lead[]): readonly Lead[] => {
  const others = leads.filter((lead) => lead.isNamed === chosen.isNamed && !isOfComments(lead));
  const byName = new Map([chosen, ...others].toReversed().map((lead) => [nameOf(lead), lead]));
  return others
    .filter((lead) => lead.url !== chosen.url && byName.get(nameOf(lead)) === lead)
    .slice(0, MOST_OTHERS);
};
