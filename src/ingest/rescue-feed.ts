/** The second parser, for feeds that the first one cannot make sense of. It is slow and forgiving, and loaded only when it is needed. */
import { Readable } from "node:stream";
import type { Item } from "feedparser";
import { rhythmOf } from "./feed-rhythm.ts";
import { textsOf, type ToldEntry, type ToldFeed, type Words } from "./feed-told.ts";

const filled = (text: string | null | undefined): Words => (text === null || text === "" ? undefined : text);

/** Content that is the same as the summary is a summary. */
const entryOf = (item: Item): ToldEntry => ({
  guid: filled(item.guid),
  links: [filled(item.link), filled(item.origlink)],
  names: [filled(item.guid)],
  titles: [filled(item.title)],
  authors: [[filled(item.author)]],
  categories: item.categories,
  published: [item.pubdate?.toISOString()],
  updated: [item.date?.toISOString()],
  enclosures: item.enclosures.map(({ url, type, length }) => ({
    url,
    type,
    length: Number(length) || undefined,
  })),
  summaries: textsOf(filled(item.summary)),
  contents: textsOf(item.description === item.summary ? undefined : filled(item.description)),
  base: undefined,
});

/** Undefined when this parser finds no entries either. */
export const rescued = async (text: string): Promise<ToldFeed | undefined> => {
  const { default: FeedParser } = await import("feedparser");
  const parser = new FeedParser({ addmeta: false, resume_saxerror: true });
  const entries: ToldEntry[] = [];
  // What it complains of it has already got over; what it has not, shows in the entries.
  parser.on("error", () => undefined);
  Readable.from([text]).pipe(parser);
  try {
    for await (const item of parser) entries.push(entryOf(item));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
  const { meta } = parser;
  return entries.length === 0
    ? undefined
    : {
        kind: meta["#type"],
        titles: [filled(meta.title)],
        sites: [filled(meta.link)],
        languages: [filled(meta.language)],
        authors: [],
        rhythm: rhythmOf({}),
        base: undefined,
        entries,
      };
};
