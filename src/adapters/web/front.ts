/** What the parts of the web chat share: what it needs of the house, and what its pages may do. */
import { createHash } from "node:crypto";
import type { Health } from "../../chat/adapter.ts";
import type { ChatInfo } from "../../model/chat.ts";
import { chatId, messageId, type ChatId, type MessageId } from "../../model/id.ts";
import type { Instant } from "../../model/time.ts";
import { readEntry } from "./entry.ts";
import type { Placed } from "./pages.ts";
import type { People, Person } from "./people.ts";
import type { Sessions } from "./sessions.ts";
import type { Wire } from "./wire.ts";

export interface Row {
  readonly n: number;
  readonly id: MessageId;
  readonly json: string;
}

export interface Needs {
  readonly transcripts: {
    append(chat: ChatId, id: MessageId, json: string): Promise<Row>;
    replace(chat: ChatId, id: MessageId, json: string): Promise<boolean>;
    after(chat: ChatId, n: number, limit: number): Promise<readonly Row[]>;
    last(chat: ChatId, limit: number): Promise<readonly Row[]>;
    find(chat: ChatId, id: MessageId): Promise<Row | undefined>;
  };
  readonly chats: {
    meet(chat: ChatInfo, now: Instant): Promise<void>;
    list(): Promise<readonly ChatInfo[]>;
    find(id: ChatId): Promise<ChatInfo | undefined>;
  };
  readonly shelf: {
    get(key: string): Promise<unknown>;
    set(key: string, value: unknown, ttlMs?: number): Promise<unknown>;
  };
  readonly now: () => Instant;
  readonly zone: string;
  /** Whether each platform hears what is said there. */
  health?(): readonly Health[];
  /** In which a chat is spoken to. */
  languageOf(chat: ChatId): Promise<string>;
}

export interface Line {
  readonly text: string;
  /** The browser's name for the line: what is sent twice under it is said once. */
  readonly nonce: string;
  readonly replyTo: MessageId | undefined;
  /** The languages that the browser asks for. */
  readonly locale: string;
}

export interface PressMade {
  readonly action: string;
  readonly on: MessageId;
  /** What was typed into the form that the button opens. */
  readonly value: string | undefined;
  readonly locale: string;
}

/** What the pages do with what a browser sends. */
export interface Front {
  readonly needs: Needs;
  readonly people: People;
  readonly sessions: Sessions;
  readonly wire: Wire;
  /** @returns a short word to the person, or "" */
  say(chat: ChatInfo, person: Person, line: Line): Promise<string>;
  press(chat: ChatInfo, person: Person, press: PressMade): Promise<string>;
  /** The chat as it is known, made and greeted if it is not there. */
  open(chat: ChatInfo, locale: string): Promise<ChatInfo>;
}

export const PLATFORM = "web";
export const webChat = (chat: string, thread?: string): ChatId =>
  chatId({ platform: PLATFORM, account: "local", chat, thread });

/** A message's name drawn from the key it is sent under. */
export const named = (key: string): MessageId =>
  messageId(createHash("sha256").update(key).digest("hex").slice(0, 20));

export const placed = ({ n, id, json }: Row): Placed => ({ n, id, entry: readEntry(json) });
