import type { ArticleId, FeedId } from "./id.ts";
import type { Instant } from "./time.ts";

/** A file that a feed attaches to an entry: a picture, a recording. */
export interface Enclosure {
  readonly url: string;
  /** A media type ("audio/mpeg"), as the feed has it. */
  readonly type: string | undefined;
  /** Bytes. */
  readonly length: number | undefined;
}

/** One entry of a feed, as the feed tells it; nothing is fetched yet. */
export interface FeedEntry {
  /** The publisher's own name for the entry (guid, atom:id), when there is one. */
  readonly guid: string | undefined;
  readonly url: string | undefined;
  readonly title: string | undefined;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly publishedAt: Instant | undefined;
  /** When the publisher last changed it, where the feed says so. */
  readonly updatedAt: Instant | undefined;
  readonly enclosures: readonly Enclosure[];
  /** HTML or text, as published: the short form and, where the feed gives it, the whole body. */
  readonly summary: string | undefined;
  readonly content: string | undefined;
}

/** What an entry that was read before is known by; none of it need last. */
export interface SeenEntry {
  readonly article: ArticleId;
  readonly guid: string | undefined;
  /** Where it stands, in the form in which addresses are compared. */
  readonly place: string | undefined;
  /** Its title's words, in small letters. */
  readonly title: string | undefined;
  /** A digest of what the feed says of it. */
  readonly body: string | undefined;
  readonly publishedAt: Instant | undefined;
}

export type FeedKind = "rss" | "rdf" | "atom" | "json";

/** How often the publisher asks to be read. */
export interface Rhythm {
  /** Milliseconds from one reading to the next at least (ttl, sy:updatePeriod). */
  readonly every: number | undefined;
  /** Hours of the day, 0 to 23 in UTC, in which nothing new comes. */
  readonly skipHours: readonly number[];
  /** Days of the week, 0 is Sunday, in UTC. */
  readonly skipDays: readonly number[];
}

export interface Feed {
  readonly id: FeedId;
  readonly kind: FeedKind;
  readonly rhythm: Rhythm;
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
