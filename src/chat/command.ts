import type { Article } from "../model/article.ts";
import type { Actor, ChatInfo } from "../model/chat.ts";
import type { Digest, DigestStory } from "../model/digest.ts";
import type { FollowedFeed } from "../model/feed.ts";
import type { ArticleId, FeedId } from "../model/id.ts";
import type { Instant } from "../model/time.ts";
import type { Message } from "../model/message.ts";
import type { ChatSettings, SettingsChange } from "../model/settings.ts";
import type { Change } from "./changes.ts";
import type { Answered } from "../model/question.ts";

/** A feed as it was found at an address, or a sentence that says why there is none. */
export type CheckedFeed =
  | {
      readonly kind: "feed";
      readonly id: FeedId;
      readonly title: string;
      readonly headlines: readonly string[];
    }
  | { readonly kind: "failed"; readonly why: string };

/** A change that was made has a number, by which it is taken back. */
export type Outcome =
  | { readonly kind: "changed"; readonly n: number; readonly says: string }
  | { readonly kind: "refused"; readonly why: string };

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
  settings(): Promise<ChatSettings>;
  /** Changes what the chat has chosen, in the name of the one who asks. */
  change(change: Change): Promise<Outcome>;
  /** The last changes, the newest first. */
  changes(): Promise<readonly SettingsChange[]>;
  /** Takes a change back, if nothing was changed since. */
  undo(n: number): Promise<Outcome>;
  /** What stands at an address that somebody wants to follow. */
  checkFeed(address: string): Promise<CheckedFeed>;
  /** A word for the operator. */
  takeFeedback(text: string): Promise<void>;
  readonly now: () => Instant;
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
  /** Only those who may change what the chat has chosen. */
  readonly isForAdmins?: true;
  run(words: string, given: Circumstances): Promise<Message>;
}

export const say = (text: string): Message => ({ blocks: [{ kind: "text", spans: [{ text }] }] });

/** For one pair of eyes, where the platform can. */
export const privately = (message: Message): Message => ({ ...message, isPrivate: true });

/** What was wrong, how it is meant, and a line that works. */
export const misused = (what: string, { name, form, example }: Command): Message =>
  say(`${what} It goes /${name}${form === "" ? "" : ` ${form}`}, for example ${example}`);

/** What changed, with a button to take it back; or why it did not. */
export const tellOutcome = (outcome: Outcome): Message =>
  outcome.kind === "refused"
    ? privately(say(outcome.why))
    : { ...say(outcome.says), buttons: [[{ label: "Take it back", does: `/log undo ${outcome.n}` }]] };
