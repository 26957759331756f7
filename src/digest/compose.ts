/** Summaries → the digest object, numbered through and carrying every text that it cites. */
import type { Digest, DigestArticle, DigestStory, Failure, Method } from "../model/digest.ts";
import type { Summary } from "../model/summary.ts";
import { minutes, type Instant } from "../model/time.ts";

const numbered = (summaries: readonly Summary[]): readonly DigestStory[] => {
  let n = 0;
  return summaries.map((summary) => ({
    ...summary,
    sentences: summary.sentences.map((sentence) => ({ n: ++n, ...sentence })),
  }));
};

const methodOf = (summaries: readonly Summary[]): Method | "mixed" => {
  const methods = new Set(summaries.map(({ method }) => method));
  return methods.size > 1 ? "mixed" : ([...methods][0] ?? "extractive");
};

export interface Edition {
  readonly summaries: readonly Summary[];
  /** As they are carried along; those that no summary lists as a source are left out. */
  readonly articles: Readonly<Record<string, DigestArticle>>;
  readonly failures: readonly Failure[];
  readonly language: string;
  readonly now: Instant;
}

/** The date is told to the minute. */
export const compose = ({ summaries, articles, failures, language, now }: Edition): Digest => {
  const listed = new Set<string>(summaries.flatMap(({ sources }) => sources.map(({ article }) => article)));
  return {
    version: 1,
    date: new Date(Math.floor(now / minutes(1)) * minutes(1)).toISOString(),
    language,
    method: methodOf(summaries),
    stories: numbered(summaries),
    articles: Object.fromEntries(Object.entries(articles).filter(([id]) => listed.has(id))),
    failures,
  };
};
