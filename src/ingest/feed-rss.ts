/** RSS 0.9x, 1.0 (RDF) and 2.0 with the modules that news feeds use → what they tell. */
import type { RdfFeed, RssFeed } from "feedsmith";
import { alternate, contentOf, enclosedBy, labelsOf } from "./feed-atom.ts";
import { mediaOf } from "./feed-media.ts";
import { rhythmOf } from "./feed-rhythm.ts";
import {
  baseOf,
  list,
  peopleOf,
  textsOf,
  type ToldEntry,
  type ToldFeed,
  type ToldText,
  type Words,
} from "./feed-told.ts";

type RssItem = RssFeed.Item<string>;
type RdfItem = RdfFeed.Item<string>;
type Modules = Pick<RssItem & RdfItem, "dc" | "dcterms" | "media" | "atom" | "content">;

/** What RSS and RDF have in common: the modules. */
interface ToldByModules {
  readonly titles: readonly Words[];
  readonly creators: readonly (readonly Words[])[];
  readonly subjects: readonly Words[];
  readonly published: readonly Words[];
  readonly updated: readonly Words[];
  readonly descriptions: readonly ToldText[];
  readonly contents: readonly ToldText[];
}

const modulesOf = ({ dc = {}, dcterms = {}, media, atom = {}, content }: Modules): ToldByModules => {
  const { titles, categories, descriptions } = mediaOf(media);
  return {
    titles: [...list(dc.titles), ...list(dcterms.titles), atom.title?.value, ...titles],
    creators: [list(dc.creators), list(dcterms.creators), peopleOf(atom.authors), list(dc.contributors)],
    subjects: [...list(dc.subjects), ...list(dcterms.subjects), ...labelsOf(atom.categories), ...categories],
    published: [
      ...list(dc.dates),
      ...list(dcterms.issued),
      ...list(dcterms.dates),
      ...list(dcterms.available),
      ...list(dcterms.created),
      atom.published,
    ],
    updated: [atom.updated, ...list(dcterms.modified)],
    descriptions: [
      ...textsOf(...list(dc.descriptions), ...list(dcterms.abstracts), ...list(dcterms.descriptions)),
      { value: atom.summary?.value },
      ...descriptions,
    ],
    contents: [{ value: content?.encoded }, contentOf(atom.content)],
  };
};

const permalink = (guid: RssFeed.Guid | undefined): Words =>
  guid?.isPermaLink === false ? undefined : guid?.value;

const rssEntry = (item: RssItem): ToldEntry => {
  const { guid, atom = {}, itunes = {}, media } = item;
  const told = modulesOf(item);
  return {
    guid: guid?.value ?? atom.id,
    links: [item.link, alternate(atom.links)],
    names: [permalink(guid)],
    titles: [item.title, ...told.titles, itunes.title],
    authors: [
      ...told.creators.slice(0, 2),
      peopleOf(item.authors),
      ...told.creators.slice(2),
      [itunes.author],
    ],
    categories: [
      ...list(item.categories).map(({ name }) => name),
      ...told.subjects,
      ...list(itunes.keywords),
    ],
    published: [item.pubDate, ...told.published],
    updated: told.updated,
    enclosures: [...list(item.enclosures), ...enclosedBy(atom.links), ...mediaOf(media).enclosures].map(
      ({ url, type, length }) => ({ url, type, length }),
    ),
    summaries: [
      { value: item.description },
      ...told.descriptions,
      ...textsOf(itunes.summary, item.googleplay?.description, itunes.subtitle),
    ],
    contents: told.contents,
    base: baseOf(item),
  };
};

const rdfEntry = (item: RdfItem): ToldEntry => {
  const told = modulesOf(item);
  const about = item.rdf?.about;
  return {
    guid: about,
    links: [item.link, alternate(item.atom?.links)],
    names: [about],
    titles: [item.title, ...told.titles],
    authors: told.creators,
    categories: told.subjects,
    published: told.published,
    updated: told.updated,
    enclosures: [...enclosedBy(item.atom?.links), ...mediaOf(item.media).enclosures],
    summaries: [{ value: item.description }, ...told.descriptions],
    contents: told.contents,
    base: baseOf(item),
  };
};

export const toldByRss = (feed: RssFeed.Feed<string>): ToldFeed => ({
  kind: "rss",
  titles: [feed.title, ...list(feed.dc?.titles), feed.atom?.title?.value, feed.itunes?.title],
  sites: [feed.link, alternate(feed.atom?.links)],
  languages: [feed.language, ...list(feed.dc?.languages), feed.xml?.lang],
  // An editor or a webmaster answers for a feed; neither wrote what stands in it.
  authors: [],
  rhythm: rhythmOf(feed),
  base: baseOf(feed),
  entries: list(feed.items).map(rssEntry),
});

export const toldByRdf = (feed: RdfFeed.Feed<string>): ToldFeed => ({
  kind: "rdf",
  titles: [feed.title, ...list(feed.dc?.titles)],
  sites: [feed.link, alternate(feed.atom?.links)],
  languages: [...list(feed.dc?.languages), feed.xml?.lang],
  authors: [],
  rhythm: rhythmOf({ sy: feed.sy }),
  base: baseOf(feed),
  entries: list(feed.items).map(rdfEntry),
});
