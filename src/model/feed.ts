import type { FeedId } from "./id.ts";
import type { Instant } from "./time.ts";

/** One entry of a feed, as the feed tells it; nothing is fetched yet. */
export interface FeedEntry {
  /** The publisher's own name for the entry (guid, atom:id), when there is one. */
  readonly guid: string | undefined;
  readonly url: string | undefined;
  readonly title: string | undefined;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly publishedAt: Instant | undefined;
  /** HTML or text, as published: the short form and, where the feed gives it, the whole body. */
  readonly summary: string | undefined;
  readonly content: string | undefined;
}

export interface Feed {
  readonly id: FeedId;
  readonly title: string | undefined;
  readonly siteUrl: string | undefined;
  readonly language: string | undefined;
  readonly entries: readonly FeedEntry[];
}

/** A feed we follow, and how it has been. */
export interface FollowedFeed {
  readonly id: FeedId;
  readonly title: string | undefined;
  readonly nextFetchAt: Instant;
  readonly lastOkAt: Instant | undefined;
  /** Failures in a row, and the last one's sentence for people. */
  readonly failures: number;
  readonly lastFailure: string | undefined;
}
