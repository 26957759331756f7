/** The digest object, version 1: what is composed once and rendered everywhere. docs/digest-object.md tells it in words. */
import type { Passage } from "./article.ts";
import type { ArticleId, StoryId } from "./id.ts";
import type { Quote } from "./quote.ts";

/** How the sentences were made: taken from the sources, or worded by a model and checked. */
export type Method = "extractive" | "model";

export interface Sentence {
  /** Its number through the whole digest, from 1. */
  readonly n: number;
  readonly text: string;
  /** Where it rests, the first one first. Never empty. */
  readonly refs: readonly Passage[];
  /** True on what an update adds to what was known. */
  readonly isNew?: true;
}

export interface Source {
  readonly article: ArticleId;
  readonly publisher: string | null;
  readonly title: string | null;
  readonly url: string | null;
  /** ISO 8601, UTC. */
  readonly publishedAt: string | null;
  readonly notes: readonly string[];
}

/** What one outlet says where another one says something else: its sentence, and the words in it. */
export interface Side extends Passage {
  /** A slice of the passage. */
  readonly says: string;
}

/** What sources do not agree on; the sides by time, each of another outlet. */
export interface Disagreement {
  readonly what?: string;
  readonly sides: readonly Side[];
}

/** What the reader was told of a story before. */
export interface Follows {
  /** Of the digest that told it, ISO 8601, UTC. */
  readonly date: string;
  readonly headline: string;
}

export interface DigestStory {
  readonly id: StoryId;
  readonly headline: string;
  readonly method: Method;
  readonly sentences: readonly Sentence[];
  readonly quotes: readonly Quote[];
  readonly sources: readonly Source[];
  readonly labels: readonly string[];
  /** Where its sources differ; digests of before have none. */
  readonly differs?: readonly Disagreement[];
  /** On an update, where a digest told the story before. */
  readonly follows?: Follows;
}

export interface DigestArticle {
  readonly text: string;
  /** SHA-256 of `text` in UTF-8, hex: a passage that was changed on the way is noticed. */
  readonly sha256: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly publishedAt: string | null;
  readonly language: string;
  /** Who wrote it, as the outlet prints it, where it does. */
  readonly byline?: string;
}

/** A passage that was told, and what its outlet says there now. */
export interface DigestCorrection {
  /** Its number; corrections are numbered before the sentences. */
  readonly n: number;
  readonly story: StoryId;
  /** Of the story as it was told. */
  readonly headline: string;
  readonly was: Passage;
  /** Null when the article does not say anything of the kind any more. */
  readonly now: Passage | null;
}

export interface Failure {
  readonly source: string;
  readonly why: string;
}

export interface Digest {
  readonly version: 1;
  /** When it was made, ISO 8601, UTC. */
  readonly date: string;
  /** The language the digest's own words are in. */
  readonly language: string;
  readonly method: Method | "mixed";
  readonly stories: readonly DigestStory[];
  readonly articles: Readonly<Record<string, DigestArticle>>;
  readonly failures: readonly Failure[];
  /** Of what was told in earlier digests. */
  readonly corrections?: readonly DigestCorrection[];
}
