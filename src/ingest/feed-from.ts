/** What a feed tells → Feed: the first of each that says something, in plain words, with whole addresses. */
import type { Enclosure, Feed, FeedEntry } from "../model/feed.ts";
import { feedId } from "../model/id.ts";
import type { Instant } from "../model/time.ts";
import { readDate } from "./dates.ts";
import { sound } from "./decode.ts";
import { webAddress } from "./discover.ts";
import { plainWords } from "./dom.ts";
import { withWholeAddresses, within } from "./feed-addresses.ts";
import { nameIn } from "./feed-names.ts";
import { MOST_ENTRIES } from "./feed-text.ts";
import {
  isThere,
  type ToldEnclosure,
  type ToldEntry,
  type ToldFeed,
  type ToldText,
  type Words,
} from "./feed-told.ts";
import { primaryLanguage } from "./language.ts";

const MOST_ENCLOSURES = 20;
const MOST_NAMES = 100;
const LONGEST_NAME = 5000;

const once = (values: readonly Words[]): readonly string[] => [...new Set(values.filter(isThere))];

/** Titles and labels are short; what is not would keep us busy for somebody's pleasure. */
const wordsIn = (written: Words): Words => plainWords(written?.slice(0, LONGEST_NAME));

const filled = (texts: readonly Words[]): Words =>
  texts.map((text) => text?.trim()).find((text) => text !== undefined && text !== "");

/** In a title only marks of style are markup; any other mark is what the title speaks of. */
const STRANGE =
  /<(?!\/?(?:a|abbr|b|big|br|cite|code|div|em|font|h\d|i|img|p|q|s|small|span|strong|sub|sup|u|wbr)\b|!--)/giu;

const titleFrom = (titles: readonly Words[]): Words =>
  titles.map((title) => wordsIn(title?.slice(0, LONGEST_NAME).replace(STRANGE, "&lt;"))).find(isThere);

const dateFrom = (dates: readonly Words[]): Instant | undefined =>
  dates.filter(isThere).map(readDate).find(isThere);

/** Only a whole address counts as a link when it stands for a name (guid, id). */
const linkOf = ({ links, names }: ToldEntry, base: string): Words =>
  links.map((link) => webAddress(link?.trim(), base)).find(isThere) ??
  names.map((name) => name?.trim()).find((name) => /^https?:\/\//iu.test(name ?? ""));

const authorsOf = (told: readonly (readonly Words[])[]): readonly string[] =>
  told
    .map((names) => once(names.slice(0, MOST_NAMES).filter(isThere).map(nameIn)))
    .find((names) => names.length > 0) ?? [];

const enclosuresOf = (told: readonly ToldEnclosure[], base: string): readonly Enclosure[] => {
  const found = told.slice(0, MOST_ENCLOSURES).map(({ url, type, length }) => ({
    url: webAddress(url?.trim(), base),
    type: type?.trim() || undefined,
    length: length !== undefined && Number.isSafeInteger(length) && length > 0 ? length : undefined,
  }));
  const whole = found.flatMap(({ url, ...rest }) => (url === undefined ? [] : [{ url, ...rest }]));
  return [...new Map(whole.toReversed().map((one) => [one.url, one])).values()].toReversed();
};

/** Against the text's own base, else the entry's, else the page that it is about. */
const textFrom = (texts: readonly ToldText[], base: string): Words => {
  const text = texts.find(({ value }) => value !== undefined && value.trim() !== "");
  if (text?.value === undefined) return undefined;
  return sound(withWholeAddresses(text.value.trim(), within(base, text.base)));
};

interface Within {
  readonly base: string;
  /** True when the feed itself names its base: then that is what its texts are against, too. */
  readonly isNamed: boolean;
  readonly authors: readonly string[];
}

const entryFrom = (entry: ToldEntry, { base: outer, isNamed, authors: inherited }: Within): FeedEntry => {
  const base = within(outer, entry.base);
  const url = linkOf(entry, base);
  const textBase = isNamed || entry.base !== undefined ? base : (url ?? base);
  const authors = authorsOf(entry.authors);
  return {
    guid: filled([entry.guid]),
    url,
    title: titleFrom(entry.titles),
    authors: authors.length > 0 ? authors : inherited,
    categories: once(entry.categories.slice(0, MOST_NAMES).map(wordsIn)),
    publishedAt: dateFrom([...entry.published, ...entry.updated]),
    updatedAt: dateFrom(entry.updated),
    enclosures: enclosuresOf(entry.enclosures, base),
    summary: textFrom(entry.summaries, textBase),
    content: textFrom(entry.contents, textBase),
  };
};

/** Atom and JSON Feed let a feed name the author of all its entries; one that only repeats the feed's title says nothing. */
const inheritedFrom = (feed: ToldFeed, title: Words): readonly string[] =>
  authorsOf([feed.authors]).filter((name) => name.toLowerCase() !== title?.toLowerCase());

export const feedFrom = (feed: ToldFeed, address: string): Feed => {
  const outer = within(address, feed.base);
  const title = titleFrom(feed.titles);
  const siteUrl = webAddress(filled(feed.sites), outer);
  const isNamed = feed.base !== undefined;
  const held = { base: isNamed ? outer : (siteUrl ?? address), isNamed, authors: inheritedFrom(feed, title) };
  return {
    id: feedId(address),
    kind: feed.kind,
    rhythm: feed.rhythm,
    title,
    siteUrl,
    language: primaryLanguage(filled(feed.languages)),
    entries: feed.entries.slice(0, MOST_ENTRIES).map((entry) => entryFrom(entry, held)),
  };
};
