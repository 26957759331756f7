/** The text of a feed → Feed: RSS, Atom, RDF and JSON Feed, whole or damaged, said in one way. */
import { parseAtomFeed, parseJsonFeed, parseRdfFeed, parseRssFeed } from "feedsmith";
import type { Feed, FeedKind } from "../model/feed.ts";
import { toldByAtom } from "./feed-atom.ts";
import { feedFrom } from "./feed-from.ts";
import { toldByJson } from "./feed-json.ts";
import { mended } from "./feed-mend.ts";
import { toldByRdf, toldByRss } from "./feed-rss.ts";
import { type FeedText, feedText, isMonstrous, MOST_ENTRIES, shapeOf } from "./feed-text.ts";
import type { ToldFeed } from "./feed-told.ts";
import { plainRss } from "./plain-rss.ts";

const OPTIONS = { maxItems: MOST_ENTRIES };

const parsers: Readonly<Record<FeedKind, (text: string) => ToldFeed>> = {
  rss: (text) => toldByRss(parseRssFeed(text, OPTIONS)),
  rdf: (text) => toldByRdf(parseRdfFeed(text, OPTIONS)),
  atom: (text) => toldByAtom(parseAtomFeed(text, OPTIONS)),
  json: (text) => toldByJson(parseJsonFeed(text, OPTIONS)),
};

/** The parser throws for whatever is not of its form. */
const told = ({ kind, text }: FeedText): ToldFeed | undefined => {
  try {
    return parsers[kind](text);
  } catch {
    return undefined;
  }
};

/** Entries that lead somewhere or say something; a parser that has lost its way brings empty ones. */
const worth = (feed: ToldFeed | undefined): number =>
  feed
    ? feed.entries.filter(({ titles, links }) => titles[0] !== undefined || links[0] !== undefined).length
    : -1;

const better = (one: ToldFeed | undefined, other: ToldFeed | undefined): ToldFeed | undefined =>
  worth(other) > worth(one) ? other : one;

/** Commas before an end, and line ends within words: what people write who write JSON by hand. */
const mendedJson = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- JSON allows none of them, not even within words
  text.replace(/[\u0000-\u001F]+/gu, " ").replace(/,(?=\s*[\]}])/gu, "");

const readXml = async (feed: FeedText): Promise<ToldFeed | undefined> => {
  const plain = feed.kind === "rss" ? plainRss(feed.text) : undefined;
  if (plain) return toldByRss(plain);
  const shape = shapeOf(feed.text);
  if (isMonstrous(shape)) return undefined;
  const first = told(feed);
  if (first && first.entries.length >= Math.min(shape.entries, MOST_ENTRIES)) return first;
  const whole = { kind: feed.kind, text: mended(feed.text) };
  const found = better(first, told(whole));
  if (worth(found) > 0 || shape.entries === 0) return found;
  const { rescued } = await import("./rescue-feed.ts");
  return better(found, (await rescued(whole.text)) ?? (await rescued(feed.text)));
};

const readJson = (feed: FeedText): ToldFeed | undefined =>
  told(feed) ?? told({ kind: "json", text: mendedJson(feed.text) });

/** @param address where the feed was read from; undefined is given for a text that is no feed, or one too damaged to read. */
export const readFeed = async (text: string, address: string): Promise<Feed | undefined> => {
  const feed = feedText(text);
  const found = feed?.kind === "json" ? readJson(feed) : feed && (await readXml(feed));
  return found && feedFrom(found, address);
};
