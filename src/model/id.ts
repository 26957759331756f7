/** Names that are not mere strings. This is the only file that makes them. */

declare const brand: unique symbol;
type Named<Kind extends string> = string & { readonly [brand]: Kind };

/** `a-` and 12 hex digits, drawn from where the article stands (its address, or its text when it has none). */
export type ArticleId = Named<"article">;
/** `s-` and the 12 hex digits of the story's first article. */
export type StoryId = Named<"story">;
/** The feed's own address, as it is fetched. */
export type FeedId = Named<"feed">;

/**
 * One conversation that we can post into: `platform:account:chat`, with `:thread` where the chat has threads. The parts are
 * percent-encoded, so the name can be taken apart again.
 */
export type ChatId = Named<"chat">;
/** A message's name inside its chat, as the platform gives it. */
export type MessageId = Named<"message">;
/** A person or a bot on a platform: `platform:id`, percent-encoded. */
export type ActorId = Named<"actor">;

export const articleId = (text: string): ArticleId => text as ArticleId;
export const storyId = (text: string): StoryId => text as StoryId;
/** A story bears the name of the article that opened it, and goes with it. */
export const storyOpenedBy = (article: ArticleId): StoryId => article.replace(/^a-/u, "s-") as StoryId;
export const openerOf = (story: StoryId): ArticleId => story.replace(/^s-/u, "a-") as ArticleId;
export const feedId = (text: string): FeedId => text as FeedId;
export const messageId = (text: string): MessageId => text as MessageId;
/** As they were stored. */
export const chatIdOf = (text: string): ChatId => text as ChatId;
export const actorIdOf = (text: string): ActorId => text as ActorId;

export interface ChatPlace {
  readonly platform: string;
  readonly account: string;
  readonly chat: string;
  readonly thread?: string | undefined;
}

const joined = (parts: readonly string[]): string => parts.map(encodeURIComponent).join(":");

export const chatId = ({ platform, account, chat, thread }: ChatPlace): ChatId =>
  joined([platform, account, chat, ...(thread === undefined ? [] : [thread])]) as ChatId;

export const placeOf = (id: ChatId): ChatPlace => {
  const [platform = "", account = "", chat = "", thread] = id.split(":").map(decodeURIComponent);
  return { platform, account, chat, thread };
};

/** What a thread belongs to, and takes its settings from; undefined for a chat that is in nothing larger. */
export const spaceOf = (id: ChatId): ChatId | undefined => {
  const { thread, ...place } = placeOf(id);
  return thread === undefined ? undefined : chatId(place);
};

export const actorId = (platform: string, id: string): ActorId => joined([platform, id]) as ActorId;
