/** An address that somebody wants to follow → the feed there, and what it last said. */
import type { Feed } from "../model/feed.ts";
import type { FeedId } from "../model/id.ts";
import { feedId } from "../model/id.ts";
import type { Lead } from "./discover.ts";
import { findFeedOf, findOnPlatform } from "./find-feed.ts";
import { openFirst, type OpeningTools } from "./open-address.ts";
import { waysTo } from "./written-address.ts";

/** A feed that stands beside the one that was found. */
interface OtherFeed {
  readonly title: string | undefined;
  readonly url: string;
}

export type CheckedFeed =
  | {
      readonly kind: "feed";
      readonly id: FeedId;
      readonly title: string;
      /** The last three headlines, the newest first. */
      readonly headlines: readonly string[];
      /** What else the site has to choose from, the best first, four at most. */
      readonly others: readonly OtherFeed[];
    }
  /** `why` is a sentence for people that says what to do. */
  | { readonly kind: "failed"; readonly why: string };

const SHOWN = 3;

const failed = (why: string): CheckedFeed => ({ kind: "failed", why });

const checked = (address: string, feed: Feed, others: readonly Lead[] = []): CheckedFeed => ({
  kind: "feed",
  id: feedId(address),
  title: feed.title ?? URL.parse(address)?.host ?? address,
  headlines: feed.entries.flatMap(({ title }) => title ?? []).slice(0, SHOWN),
  others: others.map(({ title, url }) => ({ title, url })),
});

const checkAt = async (ways: readonly string[], tools: OpeningTools): Promise<CheckedFeed> => {
  const known = await findOnPlatform(ways[0] ?? "", tools);
  if (known) return checked(known.address, known.feed, known.others);
  const opened = await openFirst(ways, tools);
  if (opened.kind === "failed") return failed(opened.why);
  if (opened.kind === "feed") return checked(opened.asked, opened.feed);
  if (opened.kind === "outline")
    return failed(`${URL.parse(opened.url)?.host} is a list of feeds (OPML). Name one of its feeds.`);
  const found = await findFeedOf(opened, tools);
  return found.kind === "none" ? failed(found.why) : checked(found.address, found.feed, found.others);
};

/** Never throws for what stands at the address. */
export const checkFeed = async (written: string, tools: OpeningTools): Promise<CheckedFeed> => {
  const ways = waysTo(written);
  return ways.length === 0
    ? failed(`“${written}” is no address. Write one such as example.org or https://example.org/feed.xml.`)
    : checkAt(ways, tools);
};
