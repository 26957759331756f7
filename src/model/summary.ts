import type { DigestStory, Sentence } from "./digest.ts";

/** A story told in a few sentences; they get their numbers when a digest is composed. */
export interface Summary extends Omit<DigestStory, "sentences"> {
  readonly sentences: readonly Omit<Sentence, "n">[];
}
