/** What a platform does for us: the port that every adapter is, checked by test/contracts/adapter.ts. */
import type { ChatInfo, Inbound, Role, Sent } from "../model/chat.ts";
import type { ActorId, ChatId, MessageId } from "../model/id.ts";
import type { Block } from "../model/message.ts";

/** A button as it goes out: `action` is a word that we gave out, at most 64 bytes, and that means nothing to anybody else. */
export type OutButton =
  | { readonly label: string; readonly link: string }
  | {
      readonly label: string;
      readonly action: string;
      readonly asksFor?: string;
      readonly takesFile?: true;
      /** Shows to all what is shown to one. */
      readonly shares?: true;
    };

export interface Outbound {
  readonly blocks: readonly Block[];
  readonly buttons: readonly (readonly OutButton[])[];
  readonly file?: { readonly name: string; readonly text: string };
}

/** One message of the platform, ready to be stored and sent later: JSON, and the same for the same message. */
export interface Part<Payload> {
  readonly payload: Payload;
  /** The same without any mark-up, for when the platform refuses the payload. */
  readonly plain: string;
}

export interface How {
  /** What is sent under one key is one message, however often it is tried. */
  readonly key: string;
  readonly replyTo?: MessageId | undefined;
  /** Somebody waits for it. */
  readonly isUrgent?: true;
  /** Without a sound: it is night there. */
  readonly isSilent?: true;
  /** The one person who is to see it, where the platform can show it to one. */
  readonly onlyFor?: ActorId | undefined;
  /** Into a thread of that name, made when it is not there, where the platform has threads. */
  readonly inThread?: string;
  /** It was sent before and nobody knows whether it arrived. */
  readonly isAgain?: true;
  /** Send the part's `plain`, because its payload was refused. */
  readonly plainly?: true;
}

/** What a platform takes. */
export interface Pace {
  readonly perSecond: number;
  /** Milliseconds between two messages to one chat. */
  readonly chatEvery: number;
  readonly inFlight: number;
  /** How many a chat may have in a minute; undefined for any number. */
  perMinute?(chat: ChatId): number | undefined;
}

/** Nothing to keep to but that each chat has one lane. */
export const UNPACED: Pace = { perSecond: Number.POSITIVE_INFINITY, chatEvery: 0, inFlight: 8 };

/** What whoever sends needs. */
export interface Sender<Payload> {
  /** What is sent twice under one key stands there once. */
  readonly isIdempotent?: true;
  readonly pace?: Pace;
  /** Pure: nothing is sent. Never empty for a message with a block. */
  render(message: Outbound): readonly Part<Payload>[];
  /** A payload as it was stored. Throws for what `render` never made. */
  readPayload(stored: unknown): Payload;
  /** Never throws for what the platform answers. */
  send(chat: ChatId, part: Part<Payload>, how: How): Promise<Sent>;
  edit(chat: ChatId, message: MessageId, part: Part<Payload>): Promise<Sent>;
}

/** Whether what people say reaches us. */
export interface Health {
  readonly isReceiving: boolean;
  /** For whoever runs this, in a sentence. */
  readonly says: string;
}

export interface Adapter<Payload> extends Sender<Payload> {
  readonly platform: string;
  /** On this machine, behind its own door: whoever is in is in. */
  readonly isHome?: true;
  /** What a person is in another chat, as the platform says now; without it nobody sets a chat up from elsewhere. */
  roleIn?(actor: ActorId, chat: ChatId): Promise<Role>;
  /** Where we talk with one person alone. */
  privateChat?(actor: ActorId): ChatInfo;
  /** An address that begins a private chat with us and says this. */
  linkFor?: ((word: string) => string) | undefined;
  /** Those who may set a chat up, as the platform says now; none where it does not say. */
  adminsOf?(chat: ChatId): Promise<readonly ActorId[]>;
  /** Gives everything that is heard to `hear`, which never throws, until `stop`. */
  start(hear: (heard: Inbound, ack: Ack) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** The first sign of life: shown at once, before any work. Never throws. */
export interface Ack {
  working(): Promise<void>;
  /** A short word to the person who pressed a button, and to nobody else. */
  notice(text: string): Promise<void>;
}

/** The chat itself, as far as what is said in it depends on its kind. */
export const isShared = ({ kind }: ChatInfo): boolean => kind !== "private";
