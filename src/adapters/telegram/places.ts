/** Telegram's chats and people under the names that the house has for them. */
import type { Chat, User } from "grammy/types";
import type { ChatInfo } from "../../model/chat.ts";
import { actorId, chatId, placeOf, type ActorId, type ChatId } from "../../model/id.ts";

export const PLATFORM = "telegram";

export interface Place {
  readonly chat_id: number;
  readonly message_thread_id?: number;
}

export const placeIn = (id: ChatId): Place => {
  const { chat, thread } = placeOf(id);
  return { chat_id: Number(chat), ...(thread !== undefined && { message_thread_id: Number(thread) }) };
};

export interface Places {
  readonly idOf: (chat: number, thread?: number) => ChatId;
  readonly infoOf: (chat: Chat, topic?: { readonly id: number; readonly name: string }) => ChatInfo;
}

const KIND = { private: "private", group: "group", supergroup: "group", channel: "channel" } as const;

const titleOf = (chat: Chat): string =>
  "title" in chat && chat.title !== undefined
    ? chat.title
    : [chat.first_name, chat.last_name].filter((name) => name !== undefined).join(" ");

/** @param account the bot's own number, which stands in its token */
export const placesOf = (account: string): Places => {
  const idOf = (chat: number, thread?: number): ChatId =>
    chatId({
      platform: PLATFORM,
      account,
      chat: String(chat),
      ...(thread !== undefined && { thread: String(thread) }),
    });
  return {
    idOf,
    infoOf: (chat, topic) => ({
      id: idOf(chat.id, topic?.id),
      kind: KIND[chat.type],
      title: topic ? `${titleOf(chat)} › ${topic.name}` : titleOf(chat),
    }),
  };
};

export const actorOf = ({ id }: Pick<User, "id">): ActorId => actorId(PLATFORM, String(id));

/** The number of a person; undefined for one of another platform. */
export const numberOf = (actor: ActorId): number | undefined => {
  const [platform, id = ""] = actor.split(":").map(decodeURIComponent);
  return platform === PLATFORM && /^\d+$/u.test(id) ? Number(id) : undefined;
};
