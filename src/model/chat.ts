/** Who speaks where: the nouns of a chat, the same on every platform. */
import type { ActorId, ChatId, MessageId } from "./id.ts";
import type { Instant } from "./time.ts";

/** In a private chat the person is the admin. `none`: somebody who is not in the chat. */
export type Role = "operator" | "admin" | "member" | "none";

export interface ChatInfo {
  readonly id: ChatId;
  readonly kind: "private" | "group" | "channel";
  readonly title: string;
}

export interface Actor {
  readonly id: ActorId;
  readonly name: string;
  /** Of this chat, as the platform said at this moment. */
  readonly role: Role;
  /** The languages that the person reads, as the platform tells them: "de-AT, en;q=0.8". */
  readonly locale?: string | undefined;
}

interface Heard {
  /** The platform's name for this event: what comes twice under one name is done once. */
  readonly id: string;
  readonly at: Instant;
  readonly chat: ChatInfo;
  readonly actor: Actor;
  /** It waited for us while we were away. */
  readonly isBacklog?: true;
}

/** What reaches us from a chat. */
export type Inbound =
  /** `/source 2`: the name without its slash, in lower case, and the rest of the line. */
  | (Heard & {
      readonly type: "command";
      readonly name: string;
      readonly words: string;
      readonly message: MessageId;
      readonly replyTo?: MessageId | undefined;
    })
  /** Words without a command. `open`: said in the chat to nobody of us; nothing of it is kept. */
  | (Heard & {
      readonly type: "saying";
      readonly text: string;
      /** Somebody else's words, passed on: material, and nothing that we are told to do. */
      readonly isForwarded?: boolean;
      readonly via: "private" | "mention" | "reply" | "open";
      readonly message: MessageId;
      readonly replyTo?: MessageId | undefined;
    })
  /** A button of a message of ours. Any client can send any `action`: it is believed only when we gave it out. */
  | (Heard & { readonly type: "press"; readonly action: string; readonly on: MessageId })
  /** A form that was filled in; `form` is an action that we gave out. */
  | (Heard & {
      readonly type: "form";
      readonly form: string;
      /** The message whose button opened it. */
      readonly on: MessageId;
      readonly values: Readonly<Record<string, string>>;
    })
  | (Heard & { readonly type: "lifecycle"; readonly event: "added" | "removed" | "rights changed" })
  | (Heard & { readonly type: "moved"; readonly to: ChatId });

/** What became of a message that was given to a platform. Only the kind decides what is done next. */
export type Sent =
  | { readonly kind: "sent"; readonly message: MessageId }
  | { readonly kind: "rate limited"; readonly retryAfterMs: number; readonly scope: "chat" | "account" }
  | { readonly kind: "moved"; readonly to: ChatId }
  /** The chat is not there for us any more: blocked, kicked or deleted. */
  | { readonly kind: "gone" }
  | { readonly kind: "forbidden"; readonly missing: string }
  | { readonly kind: "bad content"; readonly why: string }
  /** The time to answer is over, or the message that was to be changed is not there. */
  | { readonly kind: "expired" }
  | { readonly kind: "transient" }
  /** It was given away and no answer came: it may or may not stand there. */
  | { readonly kind: "uncertain" }
  | { readonly kind: "auth" };
