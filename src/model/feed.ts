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

/** Why a feed could not be read, as far as it matters to those who read it. */
export const FAILURE_KINDS = [
  "not-found",
  "refused",
  "too-slow",
  "not-a-feed",
  "gone",
  "busy",
  "no-host",
  "other",
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** How a feed has been seen to publish: how often it is read rests on it. */
export interface Habit {
  /** Milliseconds between two readings that what it published asked for. */
  readonly pace: number;
  /** Milliseconds between two readings as they are made. */
  readonly every: number;
  readonly asks: Rhythm;
  /** How many articles came, and since when they are counted: for feeds without dates. */
  readonly came: number;
  readonly countedSince: Instant;
}

/** By what a feed's next answer is known to be the same as its last. */
export interface FeedMarks {
  /** The address that gave them. */
  readonly of: string;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  /** Of the body, for servers whose own marks are not to be trusted. */
  readonly sha256: string;
}

/** A feed we follow, and how it has been. */
export interface FollowedFeed {
  readonly id: FeedId;
  /** Where it is asked for now: its own address, or where it has moved. */
  readonly address: string;
  /** Where its last answer said that it has moved for good. */
  readonly movesTo: string | undefined;
  readonly title: string | undefined;
  readonly nextFetchAt: Instant;
  /** Until then its server wants no question; undefined when it does not say. */
  readonly notBefore: Instant | undefined;
  readonly lastOkAt: Instant | undefined;
  /** When its newest entry was published or, without a date, came. */
  readonly newestAt: Instant | undefined;
  readonly habit: Habit | undefined;
  readonly marks: FeedMarks | undefined;
  /** Failures in a row, when the first of them was, and the last one's sentence for people. */
  readonly failures: number;
  readonly failingSince: Instant | undefined;
  readonly lastFailure: string | undefined;
  readonly failureKind: FailureKind | undefined;
  /** Since when it is gone for good, as its server says: it is not asked until somebody wants it. */
  readonly parkedAt: Instant | undefined;
}
