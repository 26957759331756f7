/** What is said to a reader, before any platform makes it pretty. No markup here: blocks, and spans of plain text. */

import type { StoryId } from "./id.ts";

/** `command`: a command of ours that may be tapped, where the platform makes commands alive. */
export type Tone = "strong" | "command" | "faint" | "receipt" | "mark";

export interface TextSpan {
  readonly text: string;
  readonly tone?: Tone;
  /** An http(s) address that we ourselves stored; never one that a text or a model brought along. */
  readonly link?: string;
}

export type Block =
  | { readonly kind: "title"; readonly spans: readonly TextSpan[] }
  | { readonly kind: "headline"; readonly number: number; readonly spans: readonly TextSpan[] }
  | { readonly kind: "text"; readonly spans: readonly TextSpan[] }
  | { readonly kind: "quote"; readonly text: string; readonly speaker: string }
  | { readonly kind: "sources"; readonly spans: readonly TextSpan[] }
  | { readonly kind: "more"; readonly spans: readonly TextSpan[] }
  | { readonly kind: "note"; readonly spans: readonly TextSpan[] };

/** A button: it leads somewhere, or does what a command line does. */
export type Button =
  | { readonly label: string; readonly link: string }
  | { readonly label: string; readonly does: string }
  /** Asks for a line of text, or a whole file, and does the command with it: at "…", else at its end. */
  | { readonly label: string; readonly asksFor: string; readonly does: string; readonly takesFile?: true };

export interface Message {
  readonly blocks: readonly Block[];
  /** Rows of buttons, at most two with at most eight each. */
  readonly buttons?: readonly (readonly Button[])[];
  /** What an answer to this message is about: a story alone, or the rest of a command line. */
  readonly about?: { readonly story?: StoryId; readonly awaits?: string };
  /** Shown to the person who asked for it alone, where the platform can. */
  readonly isPrivate?: boolean;
  /** A card: when one of its own buttons brings it, it takes the place of the message that the button stood on. */
  readonly isCard?: boolean;
  /** The blocks before which a message of its own begins. */
  readonly cuts?: readonly number[];
  /** The digest that is new with it: the chat has been told of it when the message has arrived. */
  readonly shows?: string;
  /** Given along as a file, where the platform can. */
  readonly file?: { readonly name: string; readonly text: string };
}
