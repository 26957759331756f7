import type { Article, Passage } from "./article.ts";
import type { ArticleId } from "./id.ts";

/** One sentence of an answer and where it rests; without a model, the passage's own words. */
export interface AnswerSentence {
  readonly text: string;
  readonly refs: readonly Passage[];
}

/** What was looked through for an answer. */
export interface Scope {
  readonly articles: number;
  readonly publishers: number;
}

/**
 * - `answer`: the sources say it · `not told`: they do not; `closest` is the nearest they come, if they come near at all
 * - `judgement`: the question asks for one; `sentences` are what the sources say about it
 */
export interface Answer {
  readonly kind: "answer" | "not told" | "judgement";
  readonly sentences: readonly AnswerSentence[];
  readonly closest: AnswerSentence | undefined;
  readonly scope: Scope;
  readonly method: "extractive" | "model";
  /** The question as it was understood, when a follow-up was filled up from what was said before. */
  readonly understoodAs: string | undefined;
  /** The articles it rests on or came nearest to: what a follow-up is about. */
  readonly about: readonly ArticleId[];
}

export interface Answered {
  readonly answer: Answer;
  /** Those that the answer is about, each cited one among them. */
  readonly articles: readonly Article[];
}
