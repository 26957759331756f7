/** Atom 1.0 and 0.3 → what they tell. */
import type { AtomFeed, AtomNs } from "feedsmith";
import { mediaOf } from "./feed-media.ts";
import { rhythmOf } from "./feed-rhythm.ts";
import {
  baseOf,
  list,
  peopleOf,
  textsOf,
  type ToldEnclosure,
  type ToldEntry,
  type ToldFeed,
  type ToldText,
  type Words,
} from "./feed-told.ts";

type Links = AtomNs.Entry<string>["links"];

/** The link to what is told about: not the feed itself, not an enclosure. */
export const alternate = (links: Links): Words => {
  const fitting = list(links).filter(
    ({ rel }) => rel === undefined || /^(?:alternate|http:\/\/www\.iana\.org\/.*alternate)$/iu.test(rel),
  );
  const isPage = (type: Words): boolean =>
    type === undefined || /^(?:text\/html|application\/xhtml)/iu.test(type);
  return (fitting.find(({ type }) => isPage(type)) ?? fitting[0])?.href;
};

export const enclosedBy = (links: Links): readonly ToldEnclosure[] =>
  list(links)
    .filter(({ rel }) => rel === "enclosure")
    .map(({ href, type, length }) => ({ url: href, type, length }));

export const labelsOf = (categories: AtomNs.Entry<string>["categories"]): readonly Words[] =>
  list(categories).map(({ label, term }) => label ?? term);

const IN_LETTERS = /^(?:[^/]*|text\/.*|.*[+/]xml)$/iu;

/** What is neither text nor a form of XML is packed in base64; what comes out counts only when it is text. */
const unpacked = (packed: string): Words => {
  if (!/^[\w+/=\s]+$/u.test(packed)) return packed;
  const bytes = Buffer.from(packed, "base64");
  const text = bytes.toString("utf8");
  return Buffer.from(text).equals(bytes) ? text : undefined;
};

/** A title, a summary or a content. */
export const contentOf = ({ value, type = "text", xml }: AtomFeed.Content = {}): ToldText => {
  const text = value === undefined || IN_LETTERS.test(type.trim()) ? value : unpacked(value);
  return { value: text, base: xml?.base };
};

/** Content that stands elsewhere is a file that the entry attaches. */
const elsewhere = ({ src, type }: AtomFeed.Content = {}): readonly ToldEnclosure[] =>
  src === undefined ? [] : [{ url: src, type, length: undefined }];

const entryOf = (entry: AtomFeed.Entry<string>): ToldEntry => {
  const { id, links, title, summary, content, dc = {}, dcterms = {} } = entry;
  const media = mediaOf(entry.media);
  return {
    guid: id,
    links: [alternate(links)],
    names: [id],
    titles: [contentOf(title).value, title?.value, ...list(dc.titles), ...media.titles],
    authors: [
      peopleOf(entry.authors),
      list(dc.creators),
      list(dcterms.creators),
      peopleOf(entry.source?.authors),
    ],
    categories: [...labelsOf(entry.categories), ...list(dc.subjects), ...media.categories],
    published: [entry.published, ...list(dcterms.issued), ...list(dc.dates), ...list(dcterms.created)],
    updated: [entry.updated, ...list(dcterms.modified)],
    enclosures: [...enclosedBy(links), ...elsewhere(content), ...media.enclosures],
    summaries: [contentOf(summary), ...textsOf(...list(dc.descriptions)), ...media.descriptions],
    contents: [contentOf(content)],
    base: baseOf(entry),
  };
};

export const toldByAtom = (feed: AtomFeed.Feed<string>): ToldFeed => ({
  kind: "atom",
  titles: [feed.title?.value, ...list(feed.dc?.titles)],
  sites: [alternate(feed.links)],
  languages: [feed.xml?.lang, ...list(feed.dc?.languages)],
  authors: peopleOf(feed.authors),
  rhythm: rhythmOf({ sy: feed.sy }),
  base: baseOf(feed),
  entries: list(feed.entries).map(entryOf),
});
