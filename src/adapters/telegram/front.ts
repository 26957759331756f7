/** What the parts of the Telegram adapter share. */
import type { Api } from "grammy";
import type { Update } from "grammy/types";
import type { Shelf } from "../../chat/actions.ts";
import type { ChatId } from "../../model/id.ts";
import type { Instant } from "../../model/time.ts";
import type { Places } from "./places.ts";

export interface Letter {
  readonly name: string;
  readonly n: number;
  readonly json: string;
}

/** What the adapter needs of the house. */
export interface Needs {
  /** What reached us and is not done yet. */
  readonly inbox: {
    put(letter: Letter, now: Instant): Promise<boolean>;
    waiting(prefix: string): Promise<readonly Letter[]>;
    done(name: string): Promise<void>;
  };
  readonly shelf: Shelf;
  readonly now: () => Instant;
  /** In which a chat is spoken to. */
  languageOf(chat: ChatId): Promise<string>;
  /** For whoever runs this; never with a token in it. */
  complain(sentence: string): void;
}

/** Who we are there. */
export interface Self {
  readonly id: number;
  readonly username: string;
}

/** The line to Telegram, and what is known of it. */
export interface Line {
  readonly api: Api;
  readonly self: Self;
  readonly places: Places;
  readonly needs: Needs;
  /** A file that was sent along. Throws, with nothing in it that names the token. */
  download(path: string, signal: AbortSignal): Promise<Uint8Array>;
}

/** An update and whether it waited for us while we were away. */
export interface Received {
  readonly update: Update;
  readonly isBacklog: boolean;
}
