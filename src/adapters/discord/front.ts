/** What the parts of the Discord adapter share. */
import type { Client } from "discord.js";
import type { ChatInfo } from "../../model/chat.ts";
import type { Shelf } from "../../chat/actions.ts";
import type { ChatId } from "../../model/id.ts";
import type { Instant } from "../../model/time.ts";
import type { Places } from "./places.ts";

/** What the adapter needs of the house. */
export interface Needs {
  readonly shelf: Shelf;
  readonly now: () => Instant;
  /** In which a chat is spoken to. */
  languageOf(chat: ChatId): Promise<string>;
  /** What may follow a command in a chat, for whoever begins to type it: the best first. */
  suggest(chat: ChatId, command: string, typed: string): Promise<readonly string[]>;
  /** The chats that are known. */
  chats(): Promise<readonly ChatInfo[]>;
  /** For whoever runs this; never with a token in it. */
  complain(sentence: string): void;
}

/** The line to Discord. */
export interface Line {
  readonly client: Client<true>;
  readonly places: Places;
  readonly needs: Needs;
}
