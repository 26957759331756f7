/** What one person alone is to see: an alert where it is short, else behind a button that leads to the private chat. */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { How, Part } from "../../chat/adapter.ts";
import { tellIn } from "../../chat/strings/strings.ts";
import type { Sent } from "../../model/chat.ts";
import { messageId, type ActorId, type ChatId } from "../../model/id.ts";
import { days } from "../../model/time.ts";
import type { Line } from "./front.ts";
import { readPayload, type TelegramPayload } from "./payload.ts";
import { placeIn } from "./places.ts";
import type { Pending } from "./pending.ts";

export interface Alone {
  send(chat: ChatId, part: Part<TelegramPayload>, how: How): Promise<Sent>;
  /** What was put behind a button, for whom it is; undefined for anybody else, and when it is over. */
  open(word: string, actor: ActorId): Promise<TelegramPayload | undefined>;
}

const KEPT = days(2);
const MOST_IN_ALERT = 200;

const keptSchema = z.object({ actor: z.string(), payload: z.unknown() });

/** `start` parameters have at most 64 letters; the same key leads to the same word, however often it is sent. */
const wordFor = (key: string): string => createHash("sha256").update(key).digest("base64url").slice(0, 32);

/** Buttons that do something are good in their own chat only. */
const withLinksOnly = (payload: TelegramPayload): TelegramPayload => ({
  ...payload,
  keyboard: payload.keyboard
    .map((row) => row.filter(({ url }) => url !== undefined))
    .filter((row) => row.length > 0),
});

export const ALONE = "alone_";

export const openAlone = (line: Line, pending: Pending): Alone => {
  const { api, needs, self } = line;
  const behindButton = async (chat: ChatId, part: Part<TelegramPayload>, how: How): Promise<Sent> => {
    const word = wordFor(how.key);
    await needs.shelf.set(
      `alone/${word}`,
      { actor: how.onlyFor, payload: withLinksOnly(part.payload) },
      KEPT,
    );
    const tell = tellIn(await needs.languageOf(chat));
    const { chat_id, ...place } = placeIn(chat);
    const url = `https://t.me/${self.username}?start=${ALONE}${word}`;
    const { message_id } = await api.sendMessage(chat_id, tell("for-you-alone"), {
      ...place,
      disable_notification: true,
      ...(how.replyTo !== undefined && {
        reply_parameters: { message_id: Number(how.replyTo), allow_sending_without_reply: true },
      }),
      reply_markup: { inline_keyboard: [[{ text: tell("open-it"), url }]] },
    });
    return { kind: "sent", message: messageId(String(message_id)) };
  };
  return {
    send: async (chat, part, how) => {
      const isShort = part.payload.text.length <= MOST_IN_ALERT;
      if (isShort && (await pending.alert(how.key, part.payload.text)))
        return { kind: "sent", message: messageId(`alert/${how.key}`) };
      return behindButton(chat, part, how);
    },
    open: async (word, actor) => {
      const kept = keptSchema.safeParse(await needs.shelf.get(`alone/${word}`)).data;
      return kept?.actor === actor ? readPayload(kept.payload) : undefined;
    },
  };
};
