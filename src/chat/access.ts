/** Who may come in, and who runs the bot: the port that src/access-desk.ts fills. */
import type { Actor, ChatInfo } from "../model/chat.ts";
import type { ActorId, ChatId } from "../model/id.ts";
import type { Instant } from "../model/time.ts";

/** Of a chat, a person, or a host (`host:news.example`). */
export type Standing = "operator" | "let in" | "waiting" | "refused" | "banned" | "blocked";

export interface Listed {
  readonly subject: string;
  readonly standing: Standing;
  readonly title: string;
  readonly at: Instant;
}

export interface Access {
  readonly mode: "private" | "open";
  list(): Promise<readonly Listed[]>;
  /** @param title what people know the subject by */
  put(subject: string, standing: Standing, title: string): Promise<void>;
  drop(subject: string): Promise<boolean>;
  /** Makes the person an operator for the right word, which is good once. */
  claim(word: string, actor: Actor, chat: ChatInfo): Promise<boolean>;
}

/** How somebody who says something here is met. */
export type Admission =
  | { readonly kind: "welcome"; readonly isOperator: boolean; readonly isStranger: boolean }
  /** In a private house: told so once, and those who run it are asked. */
  | { readonly kind: "at the door"; readonly isFirst: boolean }
  | { readonly kind: "out" };

export type Admit = (chat: ChatInfo, actor: Actor) => Promise<Admission>;

/** Where those who run the bot are told something. */
export interface OperatorSeat {
  readonly actor: ActorId;
  readonly chat: ChatId;
}
