import type { Digest } from "../model/digest.ts";
import type { ArticleId } from "../model/id.ts";
import type { Message } from "../model/message.ts";
import type { Answered } from "../model/question.ts";

/** What the commands need to know of the chat they are given in. */
export interface Desk {
  /** The digest that numbers count through: the last one shown here. */
  latest(): Promise<Digest | undefined>;
  /** Reads the feeds and composes what is new; the latest digest again when nothing is. */
  renew(): Promise<Digest>;
  ask(question: string): Promise<Answered>;
  /** What the reader looks at now; the next question may lean on it. */
  dwellOn(articles: readonly ArticleId[]): Promise<void>;
  /** Forgets what was asked here. */
  forget(): Promise<void>;
  /** IANA zone in which times are told. */
  readonly zone: string;
}

export interface Command {
  readonly name: string;
  /** What may follow the name, as `/help` shows it: "" or "n" or "[name]". */
  readonly form: string;
  readonly does: string;
  run(words: string, desk: Desk): Promise<Message>;
}

export const say = (text: string): Message => ({ blocks: [{ kind: "text", spans: [{ text }] }] });
