/** JSON Feed 1.0 and 1.1 → what it tells. */
import type { JsonFeed } from "feedsmith";
import { rhythmOf } from "./feed-rhythm.ts";
import { list, peopleOf, textsOf, type ToldEntry, type ToldFeed } from "./feed-told.ts";

const entryOf = (item: JsonFeed.Item<string>): ToldEntry => ({
  guid: item.id,
  links: [item.url, item.external_url],
  names: [item.id],
  titles: [item.title],
  authors: [peopleOf(item.authors)],
  categories: list(item.tags),
  published: [item.date_published],
  updated: [item.date_modified],
  enclosures: list(item.attachments).map(({ url, mime_type: type, size_in_bytes: length }) => ({
    url,
    type,
    length,
  })),
  summaries: textsOf(item.summary),
  contents: textsOf(item.content_html, item.content_text),
  base: undefined,
});

export const toldByJson = (feed: JsonFeed.Feed<string>): ToldFeed => ({
  kind: "json",
  titles: [feed.title],
  sites: [feed.home_page_url],
  languages: [feed.language],
  authors: peopleOf(feed.authors),
  rhythm: rhythmOf({}),
  base: undefined,
  entries: list(feed.items).map(entryOf),
});
