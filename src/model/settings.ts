/** What a chat has chosen: plain data, changed only as a whole. */
import type { FeedId } from "./id.ts";
import type { Instant } from "./time.ts";

export interface Topic {
  readonly name: string;
  readonly feeds: readonly FeedId[];
  /** Words or phrases: an article needs one of `only`, where there are any, and none of `without`. */
  readonly only: readonly string[];
  readonly without: readonly string[];
}

export interface ChatSettings {
  /** None: what the house reads. */
  readonly topics: readonly Topic[];
  readonly mutedOutlets: readonly string[];
  readonly mutedWords: readonly string[];
  /** The language the digest's own words are in; sources keep theirs. */
  readonly language: string;
  /** IANA zone; undefined: the house's. */
  readonly zone: string | undefined;
  /** "07:30", local time. */
  readonly hour: string;
  /** No digest comes by itself before this moment; for ever with Infinity's stand-in, `NEVER`. */
  readonly pausedUntil: Instant | undefined;
}

/** A pause without an end. */
export const NEVER: Instant = 8_640_000_000_000_000;

export const usualSettings: ChatSettings = {
  topics: [],
  mutedOutlets: [],
  mutedWords: [],
  language: "en",
  zone: undefined,
  hour: "07:30",
  pausedUntil: undefined,
};

/** One change, and what it was before: so it can be taken back. */
export interface SettingsChange {
  readonly n: number;
  readonly at: Instant;
  readonly by: string;
  readonly says: string;
  readonly before: ChatSettings;
}

export const feedsOf = ({ topics }: ChatSettings): ReadonlySet<FeedId> =>
  new Set(topics.flatMap(({ feeds }) => feeds));
