/** Entries of a feed → Articles. A page is fetched only when the feed does not carry the whole article. */
import type { Article } from "../model/article.ts";
import type { Failure } from "../model/digest.ts";
import type { Feed, FeedEntry } from "../model/feed.ts";
import type { Instant } from "../model/time.ts";
import { each } from "../ops/each.ts";
import { articleFromEntry, isWhole } from "./article.ts";
import type { Fetcher } from "./fetch.ts";
import type { Recognised } from "./recognise.ts";
import type { BodyRead, PageRead, Reader } from "./reader.ts";

export interface Tools {
  readonly fetcher: Fetcher;
  readonly reader: Reader;
  readonly now: Instant;
}

export interface Harvest {
  readonly articles: readonly Article[];
  readonly failures: readonly Failure[];
}

export const harvest = (parts: readonly Harvest[]): Harvest => ({
  articles: [...new Map(parts.flatMap(({ articles }) => articles).map((one) => [one.id, one])).values()],
  failures: parts.flatMap(({ failures }) => failures),
});

export const nothingBut = (source: string, why: string): Harvest => ({
  articles: [],
  failures: [{ source, why }],
});

const PAGES_AT_ONCE = 8;

const htmlOf = ({ content, summary }: FeedEntry): string | undefined => content ?? summary;

/** What the feed itself carries of each; undefined for one of which there is nothing. */
const carriedBy = async (
  entries: readonly FeedEntry[],
  reader: Reader,
): Promise<readonly (BodyRead | undefined)[]> => {
  const given = entries.map(htmlOf).filter((html) => html !== undefined);
  const bodies = (given.length > 0 ? await reader.fragments(given) : []).values();
  return entries.map((entry) => {
    const body = htmlOf(entry) === undefined ? undefined : bodies.next().value;
    return body?.text === "" ? undefined : body;
  });
};

type PageOutcome = { readonly page: PageRead } | { readonly why: string };

/** The article at an address, or why it cannot be had. */
export const fetchPage = async (
  url: string,
  { fetcher, reader }: Tools,
  signal?: AbortSignal,
): Promise<PageOutcome> => {
  const fetched = await fetcher.get(url, {
    asks: "page",
    accept: "text/html",
    ...(signal ? { signal } : {}),
  });
  if (fetched.kind === "unchanged") return { why: "Its server says that nothing has changed." };
  if (fetched.kind !== "news") return { why: fetched.why };
  const read = await reader.page(fetched.body, fetched.contentType, fetched.url);
  return read.kind === "page" ? { page: read.page } : { why: read.why };
};

/** An entry, and what its feed carries of it. */
interface Carried extends Recognised {
  readonly carried: BodyRead | undefined;
}

const readEntry = async (
  feed: Feed,
  { entry, known: { article: id }, carried }: Carried,
  tools: Tools,
  signal?: AbortSignal,
): Promise<Harvest> => {
  const outcome =
    entry.url === undefined || isWhole(carried) ? undefined : await fetchPage(entry.url, tools, signal);
  const page = outcome && "page" in outcome ? outcome.page : undefined;
  const article = articleFromEntry({ id, feed, entry, carried, page }, tools.now);
  if (article) return { articles: [article], failures: [] };
  const why = outcome && "why" in outcome ? outcome.why : "There is no text in it.";
  return nothingBut(entry.url ?? entry.title ?? feed.id, why);
};

/** In the order of the entries; each article once. */
export const readEntries = async (
  feed: Feed,
  entries: readonly Recognised[],
  tools: Tools,
  signal?: AbortSignal,
): Promise<Harvest> => {
  const once = new Map(entries.toReversed().map((one) => [one.known.article, one]));
  const wanted = [...once.values()].toReversed();
  const bodies = await carriedBy(
    wanted.map(({ entry }) => entry),
    tools.reader,
  );
  const carried = wanted.map((one, at) => ({ ...one, carried: bodies[at] }));
  return harvest(await each(carried, PAGES_AT_ONCE, (one) => readEntry(feed, one, tools, signal)));
};
