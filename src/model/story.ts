import type { Article } from "./article.ts";
import type { ArticleId, StoryId } from "./id.ts";

/** One event, told by one or more articles. */
export interface Story {
  readonly id: StoryId;
  /** By time, the oldest first; copies of another article's text are among them. */
  readonly articles: readonly Article[];
  /** Which articles print another article's text (wire copy, syndication): copy → original. */
  readonly copies: ReadonlyMap<ArticleId, ArticleId>;
  /** The families of its outlets, as far as they have one. */
  readonly families?: ReadonlyMap<ArticleId, string>;
}

/** Who speaks in an article: its outlet's family, else its outlet, else nobody but itself. */
export const voiceOf = ({ families }: Pick<Story, "families">, { id, publisher }: Article): string =>
  families?.get(id) ?? publisher ?? id;
