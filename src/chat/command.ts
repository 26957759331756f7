import type { Article } from "../model/article.ts";
import type { Actor, ChatInfo } from "../model/chat.ts";
import type { Digest, DigestStory } from "../model/digest.ts";
import type { FollowedFeed } from "../model/feed.ts";
import type { ArticleId, ChatId, FeedId } from "../model/id.ts";
import type { Message } from "../model/message.ts";
import type { Answered } from "../model/question.ts";
import type { ChatSettings, SettingsChange, Topic } from "../model/settings.ts";
import type { Instant } from "../model/time.ts";
import type { Access } from "./access.ts";
import type { Change, Quota } from "./changes.ts";
import type { Key, Said, Tell } from "./strings/strings.ts";

/** A feed as it was found at an address, or a sentence that says why there is none. */
export type CheckedFeed =
  | {
      readonly kind: "feed";
      readonly id: FeedId;
      readonly title: string;
      readonly headlines: readonly string[];
      /** What else its site has to choose from. */
      readonly others: readonly { readonly title: string | undefined; readonly url: string }[];
    }
  | { readonly kind: "failed"; readonly why: string };

/** What an OPML file lists, or a sentence that says why it cannot be read. */
export type ListRead =
  | {
      readonly kind: "list";
      readonly listed: readonly {
        readonly title: string | undefined;
        readonly url: string | undefined;
        readonly folder: string | undefined;
      }[];
    }
  | { readonly kind: "failed"; readonly why: string };

/** A change that was made has a number, by which it is taken back. */
export type Outcome =
  | { readonly kind: "changed"; readonly n: number; readonly says: string }
  | { readonly kind: "refused"; readonly why: string };

export type Retracted = "done" | "none" | "not here";

export interface NextRun {
  readonly at: Instant;
  readonly sharing: number;
  /** By when the last of them has its digest. */
  readonly by: Instant;
}

export interface Status {
  readonly chats: number;
  readonly feeds: number;
  readonly failing: number;
  /** Digests by how far they are. */
  readonly digests: Readonly<Record<string, number>>;
  /** The fullest minutes of the next day. */
  readonly waves: readonly NextRun[];
}

/** What the commands need to know of the chat they are given in. */
export interface Desk {
  /** The digest that numbers count through: the last one shown here. */
  latest(): Promise<Digest | undefined>;
  /** Reads the feeds and composes what is new; the latest digest again when nothing is. */
  renew(): Promise<{
    readonly digest: Digest;
    readonly isNew: boolean;
    /** Its name, where it is new. */
    readonly key?: string | undefined;
  }>;
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
  /** Forgets what this person asked here. */
  forget(): Promise<void>;
  /** Forgets everything of this chat: what it chose, was shown and asked. */
  forgetChat(): Promise<void>;
  settings(): Promise<ChatSettings>;
  /** Changes what the chat has chosen, in the name of the one who asks. */
  change(change: Change): Promise<Outcome>;
  /** The last changes, the newest first. */
  changes(): Promise<readonly SettingsChange[]>;
  /** Takes a change back, if nothing was changed since. */
  undo(n: number): Promise<Outcome>;
  /** What stands at an address that somebody wants to follow. */
  checkFeed(address: string): Promise<CheckedFeed>;
  /** What an OPML file lists. */
  readList(text: string): Promise<ListRead>;
  /** Keeps a topic, to be taken by others; gives the word for it. */
  passOn(topic: Topic): Promise<string>;
  /** What was kept under a word. */
  passedOn(word: string): Promise<Topic | undefined>;
  /** What would be sent now. */
  preview(): Promise<Digest>;
  /** Where an article of that address went, or the story of that number. */
  why(asked: string): Promise<readonly Said[]>;
  /** Takes the last digest back, where the platform can. */
  retract(): Promise<Retracted>;
  /** When the next digest comes, and how many chats share its minute. */
  schedule(): Promise<NextRun | undefined>;
  /** The hour itself, or one a few minutes later that far fewer chats share. */
  quieter(hour: string): Promise<string>;
  /** For whoever runs the bot. */
  status(): Promise<Status>;
  /** A word for the operator. */
  takeFeedback(text: string): Promise<void>;
  /** Whether the house itself reads anything, for chats that chose nothing. */
  readonly hasHouseTopics: boolean;
  readonly access: Access;
  /** How much this chat may choose. */
  readonly quota: Quota;
  /** Whether the operator has the host of an address left unread. */
  readonly isBlocked: (url: string) => boolean;
  readonly now: () => Instant;
  /** IANA zone in which times are told. */
  readonly zone: string;
  /** In which the chat is spoken to. */
  readonly language: string;
}

/** In what circumstances a command is given. */
export interface Circumstances {
  readonly desk: Desk;
  readonly chat: ChatInfo;
  readonly actor: Actor;
  /** The story that the message answers to, where it answers to one. */
  readonly about: DigestStory | undefined;
  readonly tell: Tell;
  /** Whether this is not the chat that it was said in, but the space around it. */
  readonly isSpace: boolean;
  /** An address that begins a private chat with us and says this, where the platform has such. */
  readonly linkFor: ((word: string) => string) | undefined;
  /** The shared chats of this platform where the person is an admin, as the platform says now. */
  chatsOf(): Promise<readonly ChatInfo[]>;
  /** Does another line for the same person, here as it is now, or in another chat where they may; undefined where not. */
  also(line: string, elsewhere?: ChatId): Promise<Message | undefined>;
}

export interface Command {
  readonly name: string;
  /** What may follow the name, as `/help` shows it: "" or "n" or "[name]". */
  readonly form: string;
  readonly does: Key;
  /** A line that works, for whoever wrote one that does not. */
  readonly example: string;
  /** Only those who may change what the chat has chosen, or only those who run the bot. */
  readonly isFor?: "admins" | "operators";
  run(words: string, given: Circumstances): Promise<Message>;
}

/** Asked at every command and every press, with the role that the platform tells at this moment. */
export const mayChange = ({ role }: Actor): boolean => role === "admin" || role === "operator";

export const say = (text: string): Message => ({ blocks: [{ kind: "text", spans: [{ text }] }] });

/** For one pair of eyes, where the platform can. */
export const privately = (message: Message): Message => ({ ...message, isPrivate: true });

/** What was wrong, how it is meant, and a line that works. */
export const misused = (what: string, { name, form, example }: Command, tell: Tell): Message =>
  privately(say(tell("misused", { what, usage: `/${name}${form === "" ? "" : ` ${form}`}`, example })));

/** What changed, with a button to take it back; or why it did not. */
export const tellOutcome = (outcome: Outcome, tell: Tell): Message =>
  outcome.kind === "refused"
    ? privately(say(outcome.why))
    : {
        ...say(outcome.says),
        buttons: [[{ label: tell("take-back"), does: `/log undo ${outcome.n}` }]],
      };
