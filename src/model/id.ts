/** Names that are not mere strings. This is the only file that makes them. */

declare const brand: unique symbol;
type Named<Kind extends string> = string & { readonly [brand]: Kind };

/** `a-` and 12 hex digits, drawn from where the article stands (its address, or its text when it has none). */
export type ArticleId = Named<"article">;
/** `s-` and the 12 hex digits of the story's first article. */
export type StoryId = Named<"story">;
/** The feed's own address, as it is fetched. */
export type FeedId = Named<"feed">;

export const articleId = (text: string): ArticleId => text as ArticleId;
export const storyId = (text: string): StoryId => text as StoryId;
export const feedId = (text: string): FeedId => text as FeedId;
