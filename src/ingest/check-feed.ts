/** An address that somebody wants to follow → the feed there, and what it last said. */
import type { FeedId } from "../model/id.ts";
import { feedId } from "../model/id.ts";
import { addressIn, openAddress } from "./read-source.ts";
import type { Tools } from "./read-entries.ts";

export type CheckedFeed =
  | {
      readonly kind: "feed";
      readonly id: FeedId;
      readonly title: string;
      /** The last three headlines, the newest first. */
      readonly headlines: readonly string[];
    }
  /** `why` is a sentence for people that says what to do. */
  | { readonly kind: "failed"; readonly why: string };

const SHOWN = 3;

const failed = (why: string): CheckedFeed => ({ kind: "failed", why });

/** @param isNamed whether a page named this address as its feed: then a page there is not looked into again */
const checkAt = async (address: string, tools: Tools, isNamed: boolean): Promise<CheckedFeed> => {
  const host = URL.parse(address)?.host ?? address;
  const opened = await openAddress(address, tools);
  if (opened.kind === "failed") return failed(opened.why);
  if (opened.kind === "outline") return failed(`${host} is a list of feeds (OPML). Name one of its feeds.`);
  if (opened.kind === "feed") {
    const headlines = opened.feed.entries.flatMap(({ title }) => title ?? []).slice(0, SHOWN);
    return { kind: "feed", id: feedId(address), title: opened.feed.title ?? host, headlines };
  }
  const [feed] = opened.page.feeds;
  if (feed === undefined || isNamed)
    return failed(`${host} has no feed that I can find. Paste the feed's own address.`);
  return checkAt(feed, tools, true);
};

/** Never throws for what stands at the address. */
export const checkFeed = async (written: string, tools: Tools): Promise<CheckedFeed> => {
  const address = await addressIn(written.trim());
  return address === undefined
    ? failed(`“${written}” is no address. Write one such as example.org or https://example.org/feed.xml.`)
    : checkAt(address, tools, false);
};
