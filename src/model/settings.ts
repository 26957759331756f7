/** What a chat has chosen: plain data, changed only as a whole. */
import type { FeedId, StoryId } from "./id.ts";
import type { Instant } from "./time.ts";

/** Of each kind any one will do. */
export interface Filter {
  /** Words or phrases, found whole. */
  readonly words: readonly string[];
  readonly outlets: readonly string[];
  /** ISO 639-1. */
  readonly languages: readonly string[];
}

export const NO_FILTER: Filter = { words: [], outlets: [], languages: [] };

export interface Topic {
  readonly name: string;
  readonly feeds: readonly FeedId[];
  /** An article needs one of each kind that `only` names, and must have none of what `without` names. */
  readonly only: Filter;
  readonly without: Filter;
}

/** ISO 8601: Monday is 1. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** When a digest comes: an hour, "07:30", local time, on these days. */
export interface DigestTime {
  readonly hour: string;
  readonly days: readonly Weekday[];
}

/** Between these local hours nothing makes a sound; it may go over midnight. */
export interface Quiet {
  readonly from: string;
  readonly to: string;
}

/** How much of each story is told: its headline alone, with its first sentence, or all. */
export const LENGTHS = ["headlines", "short", "full"] as const;
export type Length = (typeof LENGTHS)[number];

/** A story that a chat has had enough of, under the headline that it was told by. */
export interface MutedStory {
  readonly id: StoryId;
  readonly headline: string;
}

export interface ChatSettings {
  /** None: what the house reads. */
  readonly topics: readonly Topic[];
  readonly mutedOutlets: readonly string[];
  readonly mutedWords: readonly string[];
  readonly mutedStories: readonly MutedStory[];
  /** The language of everything that is not a source's: sources keep theirs. */
  readonly language: string;
  /** IANA zone; undefined: the house's. */
  readonly zone: string | undefined;
  readonly times: readonly DigestTime[];
  readonly quiet: Quiet | null;
  readonly length: Length;
  /** Reading time of a digest at most; 0 for the usual one. */
  readonly minutes: number;
  /** Whether each story is a message of its own. */
  readonly isSplit: boolean;
  /** Each day's digests in a thread of their own, where the platform has threads. */
  readonly isThreaded: boolean;
  /** Whether nothing is said when there is nothing new. */
  readonly isSilentWithoutNews: boolean;
  /** No digest comes by itself before this moment; for ever with Infinity's stand-in, `NEVER`. */
  readonly pausedUntil: Instant;
}

/** A pause without an end. */
export const NEVER: Instant = 8_640_000_000_000_000;

export const usualSettings: ChatSettings = {
  topics: [],
  mutedOutlets: [],
  mutedWords: [],
  mutedStories: [],
  language: "en",
  zone: undefined,
  times: [{ hour: "07:30", days: EVERY_DAY }],
  quiet: null,
  length: "full",
  minutes: 0,
  isSplit: false,
  isThreaded: false,
  isSilentWithoutNews: false,
  pausedUntil: 0,
};

/** What is chosen here; everything else comes from the space that the chat is in, and at last from the usual. */
export type OwnSettings = Partial<ChatSettings>;

/** One change: when it was made, by whom, and what was said of it. */
export interface SettingsChange {
  readonly n: number;
  readonly at: Instant;
  readonly by: string;
  readonly says: string;
}

/** The words and phrases that topics are made of. */
export const wordsIn = ({ topics }: ChatSettings): readonly string[] =>
  topics.flatMap(({ only }) => only.words);

/** All that is muted, as it is named to people. */
export const mutedIn = ({ mutedOutlets, mutedWords, mutedStories }: ChatSettings): readonly string[] => [
  ...mutedOutlets,
  ...mutedWords,
  ...mutedStories.map(({ headline }) => headline),
];

export const feedsOf = ({ topics }: ChatSettings): ReadonlySet<FeedId> =>
  new Set(topics.flatMap(({ feeds }) => feeds));
