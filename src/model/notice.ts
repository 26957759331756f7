import type { Instant } from "./time.ts";

/** Words that a publisher prints under one article after another, as they were learned. */
export interface Notice {
  /** The publisher, or the host of its articles, in small letters. */
  readonly house: string;
  /** Of the words without what changes from article to article. */
  readonly hash: string;
  /** How many different stories carried it, as far as was counted. */
  readonly stories: number;
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
  /** How it read once, for people. */
  readonly excerpt: string;
}
