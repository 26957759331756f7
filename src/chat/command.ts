import type { Article } from "../model/article.ts";
import type { Actor, ChatInfo } from "../model/chat.ts";
import type { Digest, DigestStory } from "../model/digest.ts";
import type { FollowedFeed } from "../model/feed.ts";
import type { ArticleId } from "../model/id.ts";
import type { Message } from "../model/message.ts";
import type { Answered } from "../model/question.ts";

/** What the commands need to know of the chat they are given in. */
export interface Desk {
  /** The digest that numbers count through: the last one shown here. */
  latest(): Promise<Digest | undefined>;
  /** Reads the feeds and composes what is new; the latest digest again when nothing is. */
  renew(): Promise<{ readonly digest: Digest; readonly isNew: boolean }>;
  /** The name of the digest that numbers count through now, so that they do so later too. */
  current(): Promise<string | undefined>;
  /** The last day's stories, the newest first, whether they were told or not; `words` keeps those that have one of them. */
  recent(words: string): Promise<Digest>;
  ask(question: string): Promise<Answered>;
  /** The articles that have the words, the best first. */
  search(words: string): Promise<readonly Article[]>;
  feeds(): Promise<readonly FollowedFeed[]>;
  /** What the reader looks at now; the next question may lean on it. */
  dwellOn(articles: readonly ArticleId[]): Promise<void>;
  /** Forgets what was asked here. */
  forget(): Promise<void>;
  /** A word for the operator. */
  takeFeedback(text: string): Promise<void>;
  /** IANA zone in which times are told. */
  readonly zone: string;
}

/** In what circumstances a command is given. */
export interface Circumstances {
  readonly desk: Desk;
  readonly chat: ChatInfo;
  readonly actor: Actor;
  /** The story that the message answers to, where it answers to one. */
  readonly about: DigestStory | undefined;
}

export interface Command {
  readonly name: string;
  /** What may follow the name, as `/help` shows it: "" or "n" or "[name]". */
  readonly form: string;
  readonly does: string;
  /** A line that works, for whoever wrote one that does not. */
  readonly example: string;
  run(words: string, given: Circumstances): Promise<Message>;
}

export const say = (text: string): Message => ({ blocks: [{ kind: "text", spans: [{ text }] }] });

/** For one pair of eyes, where the platform can. */
export const privately = (message: Message): Message => ({ ...message, isPrivate: true });

/** What was wrong, how it is meant, and a line that works. */
export const misused = (what: string, { name, form, example }: Command): Message =>
  say(`${what} It goes /${name}${form === "" ? "" : ` ${form}`}, for example ${example}`);
