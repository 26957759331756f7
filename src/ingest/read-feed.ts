/** The text of a feed → Feed: RSS, Atom, RDF and JSON Feed said in one way. */
import { type AnyFeed, type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from "feedsmith";
import type { Feed, FeedEntry } from "../model/feed.ts";
import { feedId } from "../model/id.ts";
import { readDate } from "./dates.ts";
import { webAddress } from "./discover.ts";
import { plainWords } from "./dom.ts";
import { primaryLanguage } from "./language.ts";
import { asByline } from "./page-facts.ts";

const MOST_ENTRIES = 500;

/** A feed as its format tells it; of each list, the first that is there counts. */
interface Told {
  readonly titles: readonly (string | undefined)[];
  readonly sites: readonly (string | undefined)[];
  readonly languages: readonly (string | undefined)[];
  readonly base: string | undefined;
  readonly entries: readonly ToldEntry[];
}

interface ToldEntry {
  readonly guid: string | undefined;
  readonly links: readonly (string | undefined)[];
  readonly titles: readonly (string | undefined)[];
  /** The ways to name them; the first that names anybody counts, with all its names. */
  readonly authors: readonly (readonly (string | undefined)[])[];
  readonly categories: readonly (string | undefined)[];
  readonly dates: readonly (string | undefined)[];
  readonly summaries: readonly (string | undefined)[];
  readonly content: string | undefined;
  readonly base: string | undefined;
}

const list = <Value>(values: readonly Value[] | undefined): readonly Value[] => values ?? [];

/** The link to what is told about: not the feed itself, not an enclosure. */
const alternate = (links: AtomFeed.Entry<string>["links"]): string | undefined => {
  const fitting = list(links).filter(({ rel }) => rel === undefined || rel === "alternate");
  return (fitting.find(({ type }) => type === undefined || type === "text/html") ?? fitting[0])?.href;
};

const namesOf = (people: readonly { name?: string }[] | undefined): readonly (string | undefined)[] =>
  list(people).map(({ name }) => name);

const baseOf = (element: { xml?: { base?: string } } | undefined): string | undefined => element?.xml?.base;

const permalink = (guid: RssFeed.Guid | undefined): string | undefined =>
  guid?.isPermaLink === false ? undefined : guid?.value;

const rssEntry = (item: RssFeed.Item<string>): ToldEntry => {
  const { guid, dc = {}, atom = {}, itunes = {}, content } = item;
  return {
    guid: guid?.value,
    links: [item.link, alternate(atom.links), permalink(guid)],
    titles: [item.title, ...list(dc.titles), itunes.title],
    authors: [list(dc.creators), namesOf(item.authors), namesOf(atom.authors), [itunes.author]],
    categories: [...namesOf(item.categories), ...list(dc.subjects)],
    dates: [item.pubDate, ...list(dc.dates), atom.published, atom.updated],
    summaries: [item.description, itunes.summary],
    content: content?.encoded,
    base: baseOf(item),
  };
};

const rdfEntry = (item: RdfFeed.Item<string>): ToldEntry => {
  const { rdf, dc = {}, content } = item;
  return {
    guid: rdf?.about,
    links: [item.link, rdf?.about],
    titles: [item.title, ...list(dc.titles)],
    authors: [list(dc.creators)],
    categories: list(dc.subjects),
    dates: list(dc.dates),
    summaries: [item.description, ...list(dc.descriptions)],
    content: content?.encoded,
    base: baseOf(item),
  };
};

const atomEntry = (entry: AtomFeed.Entry<string>): ToldEntry => {
  const { id, links, title, summary, content, dc = {} } = entry;
  return {
    guid: id,
    links: [alternate(links), id],
    titles: [title?.value],
    authors: [namesOf(entry.authors), list(dc.creators)],
    categories: list(entry.categories).map(({ label, term }) => label ?? term),
    dates: [entry.published, entry.updated, ...list(dc.dates)],
    summaries: [summary?.value],
    content: content?.value,
    base: baseOf(content) ?? baseOf(entry),
  };
};

const jsonEntry = (item: JsonFeed.Item<string>): ToldEntry => ({
  guid: item.id,
  links: [item.url, item.external_url, item.id],
  titles: [item.title],
  authors: [namesOf(item.authors)],
  categories: list(item.tags),
  dates: [item.date_published, item.date_modified],
  summaries: [item.summary],
  content: item.content_html ?? item.content_text,
  base: undefined,
});

const ofRss = ({ title, link, language, dc, items, ...feed }: RssFeed.Feed<string>): Told => ({
  titles: [title],
  sites: [link],
  languages: [language, ...list(dc?.languages)],
  base: baseOf(feed),
  entries: list(items).map(rssEntry),
});

const ofRdf = ({ title, link, dc, items, ...feed }: RdfFeed.Feed<string>): Told => ({
  titles: [title],
  sites: [link],
  languages: list(dc?.languages),
  base: baseOf(feed),
  entries: list(items).map(rdfEntry),
});

const ofAtom = (feed: AtomFeed.Feed<string>): Told => ({
  titles: [feed.title?.value],
  sites: [alternate(feed.links)],
  languages: [feed.xml?.lang],
  base: baseOf(feed),
  entries: list(feed.entries).map(atomEntry),
});

const ofJson = ({ title, home_page_url: site, language, items }: JsonFeed.Feed<string>): Told => ({
  titles: [title],
  sites: [site],
  languages: [language],
  base: undefined,
  entries: list(items).map(jsonEntry),
});

const toldBy = (parsed: AnyFeed): Told => {
  if (parsed.format === "rss") return ofRss(parsed.feed);
  if (parsed.format === "rdf") return ofRdf(parsed.feed);
  return parsed.format === "atom" ? ofAtom(parsed.feed) : ofJson(parsed.feed);
};

const isThere = <Value>(value: Value | undefined): value is Value => value !== undefined;

const once = (values: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(values.filter(isThere)),
];

/** Only a whole address counts as a link when it stands for a name (guid, id). */
const linkOf = ({ links }: ToldEntry, base: string): string | undefined => {
  const [link, ...names] = links;
  return webAddress(link?.trim(), base) ?? names.find((name) => /^https?:\/\//iu.test(name ?? ""));
};

const authorsOf = ({ authors }: ToldEntry): readonly string[] =>
  authors.map((names) => once(names.map(asByline))).find((names) => names.length > 0) ?? [];

const filled = (texts: readonly (string | undefined)[]): string | undefined =>
  texts.map((text) => text?.trim()).find((text) => text !== undefined && text !== "");

const entryFrom = (entry: ToldEntry, base: string): FeedEntry => ({
  guid: entry.guid,
  url: linkOf(entry, webAddress(entry.base, base) ?? base),
  title: plainWords(filled(entry.titles)),
  authors: authorsOf(entry),
  categories: once(entry.categories.map(plainWords)),
  publishedAt: entry.dates.filter(isThere).map(readDate).find(isThere),
  updatedAt: undefined,
  enclosures: [],
  summary: filled(entry.summaries),
  content: filled([entry.content]),
});

/** Servers print warnings and blank lines before a feed; what counts begins at its first own mark. */
const fromItsBeginning = (text: string): string => {
  const at = text.search(/<\?xml|<(?:rss|feed|rdf:rdf)[\s>]/iu);
  return at > 0 ? text.slice(at) : text.trimStart();
};

/** @param address where the feed was read from; undefined is given for a text that is no feed, or one too damaged to read. */
export const readFeed = (text: string, address: string): Feed | undefined => {
  const parsed = parsedBy(() => parseFeed(fromItsBeginning(text), { maxItems: MOST_ENTRIES }));
  if (!parsed) return undefined;
  const feed = toldBy(parsed);
  const siteUrl = webAddress(filled(feed.sites), address);
  const base = webAddress(feed.base, address) ?? siteUrl ?? address;
  return {
    id: feedId(address),
    kind: parsed.format,
    rhythm: { every: undefined, skipHours: [], skipDays: [] },
    title: plainWords(filled(feed.titles)),
    siteUrl,
    language: primaryLanguage(filled(feed.languages)),
    entries: feed.entries.slice(0, MOST_ENTRIES).map((entry) => entryFrom(entry, base)),
  };
};

/** The parser throws for whatever is not of its form. */
const parsedBy = <Parsed>(parse: () => Parsed): Parsed | undefined => {
  try {
    return parse();
  } catch {
    return undefined;
  }
};
