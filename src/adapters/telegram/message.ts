/** What a message of Telegram says to us: who speaks, where, and how it is meant. */
import type { Message, MessageEntity } from "grammy/types";
import { commandIn } from "../../chat/route.ts";
import type { Self } from "./front.ts";

/** In the name of the group itself. */
const ANONYMOUS = 1_087_968_824;

export type Speaker = "person" | "the group" | "another chat" | "nobody";

/** A bot, our own echo and what a linked channel passes on by itself say nothing to us. */
export const speakerOf = ({
  from,
  sender_chat: as,
  chat,
  is_automatic_forward: isAutomatic,
}: Message): Speaker => {
  if (isAutomatic || !from) return "nobody";
  if (as) return as.id === chat.id ? "the group" : "another chat";
  return from.is_bot && from.id !== ANONYMOUS ? "nobody" : "person";
};

export const textOf = ({ text, caption }: Message): string => text ?? caption ?? "";

const entitiesOf = ({ entities, caption_entities: inCaption }: Message): readonly MessageEntity[] =>
  entities ?? inCaption ?? [];

/** The topic that a message stands in; the general one has no number, and neither has a thread of answers. */
export const topicOf = (message: Message): number | undefined =>
  message.is_topic_message ? message.message_thread_id : undefined;

/** The message that it answers to, when a person answered to one: in a topic everything answers to its beginning. */
export const answeredIn = ({ reply_to_message: answered }: Message): Message["reply_to_message"] =>
  answered && "forum_topic_created" in answered ? undefined : answered;

const isMe = (entity: MessageEntity, text: string, { id, username }: Self): boolean => {
  if (entity.type === "text_mention") return entity.user.id === id;
  const name = text.slice(entity.offset, entity.offset + entity.length);
  return entity.type === "mention" && name.toLowerCase() === `@${username.toLowerCase()}`;
};

/** The text without our own name in it; undefined when it is not there. */
export const withoutOurName = (message: Message, self: Self): string | undefined => {
  const text = textOf(message);
  const mention = entitiesOf(message).find((entity) => isMe(entity, text, self));
  if (!mention) return undefined;
  const rest = text.slice(0, mention.offset) + text.slice(mention.offset + mention.length);
  return rest.replace(/^[\s,:]+/u, "").trim();
};

export interface Called {
  readonly name: string;
  readonly words: string;
  /** Whether it is said to us by name: then a wrong name is worth an answer. */
  readonly isToUs: boolean;
}

/** A command at the beginning; undefined for none, and for one that is said to another bot. */
export const calledIn = (message: Message, { username }: Self): Called | undefined => {
  const text = textOf(message);
  const command = commandIn(text);
  if (!command) return undefined;
  const [, to] = /^\s*\/[^\s@]+@(\S+)/u.exec(text) ?? [];
  if (to !== undefined && to.toLowerCase() !== username.toLowerCase()) return undefined;
  return { ...command, isToUs: to !== undefined };
};
