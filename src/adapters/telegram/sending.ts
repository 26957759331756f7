/** Our messages → Telegram: text with entities, never a markup string; no previews; buttons; topics; silent at night. */
import { InputFile } from "grammy";
import type { InlineKeyboardMarkup } from "grammy/types";
import type { How, Pace, Part, Sender } from "../../chat/adapter.ts";
import type { Sent } from "../../model/chat.ts";
import { messageId, placeOf, type ChatId, type MessageId } from "../../model/id.ts";
import { days, minutes, seconds } from "../../model/time.ts";
import { isUnmodified, namedFailure, sentOf } from "./answers.ts";
import type { Alone } from "./alone.ts";
import type { Line } from "./front.ts";
import { readPayload, render, type Button, type TelegramPayload } from "./payload.ts";
import { placeIn } from "./places.ts";
import type { Pending } from "./pending.ts";

/** What Telegram is known to take; what it really takes it says with every 429. */
const PACE: Pace = {
  perSecond: 30,
  chatEvery: seconds(1),
  inFlight: 8,
  perMinute: (chat) => (placeOf(chat).chat.startsWith("-") ? 20 : undefined),
};

const PROMPTS_KEPT = days(60);
const MOST_IN_PLAIN = 4096;

const buttonOf = ({ text, url, data }: Button): InlineKeyboardMarkup["inline_keyboard"][number][number] =>
  url === undefined ? { text, callback_data: data ?? "" } : { text, url };

const keyboardOf = (keyboard: TelegramPayload["keyboard"]): InlineKeyboardMarkup => ({
  inline_keyboard: keyboard.map((row) => row.map(buttonOf)),
});

/** What buttons ask for is written down before they are seen; each question once. */
const promptKeeper = ({ needs: { shelf } }: Line) => {
  const kept = new Set<string>();
  return async (prompts: TelegramPayload["prompts"]): Promise<void> => {
    for (const [word, text] of Object.entries(prompts)) {
      if (kept.has(word)) continue;
      await shelf.set(`prompt/${word}`, text, PROMPTS_KEPT);
      kept.add(word);
    }
  };
};

/** Telegram does not say whose limit it was: when two chats meet it at a time, it is everybody's. */
const TOGETHER = seconds(2);

const scopes = () => {
  let last: { readonly chat: ChatId; readonly at: number } | undefined;
  return (chat: ChatId, sent: Sent): Sent => {
    if (sent.kind !== "rate limited") return sent;
    const now = performance.now();
    const isShared = last !== undefined && last.chat !== chat && now - last.at < TOGETHER;
    last = { chat, at: now };
    return isShared ? { ...sent, scope: "account" } : sent;
  };
};

const replyTo = ({ replyTo: to }: How) =>
  to === undefined || !/^\d+$/u.test(to)
    ? {}
    : { reply_parameters: { message_id: Number(to), allow_sending_without_reply: true } };

/** The words alone, where the form was refused. */
const wordsOf = ({ payload, plain }: Part<TelegramPayload>, plainly: boolean) =>
  plainly
    ? { text: plain.slice(0, MOST_IN_PLAIN) || "…", entities: [] }
    : { text: payload.text, entities: [...payload.entities] };

const actsIn = ({ keyboard }: TelegramPayload): boolean =>
  keyboard.flat().some(({ data, shares }) => data !== undefined && !shares);

/** A card whose buttons do something does it in its own chat only; a long text is read elsewhere. */
const MOST_ON_CARD = 800;
const needsItsPlace = (payload: TelegramPayload): boolean =>
  actsIn(payload) && payload.text.length <= MOST_ON_CARD;

const withoutShare = (payload: TelegramPayload): TelegramPayload => ({
  ...payload,
  keyboard: payload.keyboard
    .map((row) => row.filter(({ shares }) => !shares))
    .filter((row) => row.length > 0),
});

const post = async ({ api }: Line, chat: ChatId, part: Part<TelegramPayload>, how: How): Promise<Sent> => {
  const { text, entities } = wordsOf(part, how.plainly === true);
  const { chat_id, ...place } = placeIn(chat);
  const options = {
    ...place,
    ...replyTo(how),
    ...(how.isSilent && { disable_notification: true }),
    ...(part.payload.keyboard.length > 0 && { reply_markup: keyboardOf(part.payload.keyboard) }),
  };
  const { message_id } = await api.sendMessage(chat_id, text, {
    ...options,
    entities,
    link_preview_options: { is_disabled: true },
  });
  const { file } = part.payload;
  if (file) await api.sendDocument(chat_id, new InputFile(Buffer.from(file.text), file.name), place);
  return { kind: "sent", message: messageId(String(message_id)) };
};

const change = async (
  { api, places }: Line,
  chat: ChatId,
  message: MessageId,
  part: Part<TelegramPayload>,
): Promise<Sent> => {
  try {
    await api.editMessageText(placeIn(chat).chat_id, Number(message), part.payload.text, {
      entities: [...part.payload.entities],
      link_preview_options: { is_disabled: true },
      reply_markup: keyboardOf(part.payload.keyboard),
    });
    return { kind: "sent", message };
  } catch (error) {
    return isUnmodified(error) ? { kind: "sent", message } : sentOf(error, places);
  }
};

/** Never throws. */
export const takeAway = async ({ api, needs }: Line, chat: ChatId, message: MessageId): Promise<void> => {
  await api
    .deleteMessage(placeIn(chat).chat_id, Number(message))
    .catch((error: unknown) => needs.complain(namedFailure(error)));
};

/** What was last put into a message, for a while: the same again is not asked for. */
const EDITS_KEPT = 200;
const EDIT_LASTS = minutes(30);

const lastEdits = () => {
  const known = new Map<string, { readonly text: string; readonly at: number }>();
  return {
    isSame: (name: string, text: string): boolean => {
      const last = known.get(name);
      return last?.text === text && performance.now() - last.at < EDIT_LASTS;
    },
    note: (name: string, text: string): void => {
      known.delete(name);
      known.set(name, { text, at: performance.now() });
      const [oldest] = known.keys();
      if (known.size > EDITS_KEPT && oldest !== undefined) known.delete(oldest);
    },
  };
};

const editingOn = (
  line: Line,
  keepPrompts: ReturnType<typeof promptKeeper>,
): Sender<TelegramPayload>["edit"] => {
  const edits = lastEdits();
  return async (chat, message, part) => {
    const [name, text] = [`${chat} ${message}`, JSON.stringify(part.payload)];
    if (edits.isSame(name, text)) return { kind: "sent", message };
    await keepPrompts(part.payload.prompts);
    const sent = await change(line, chat, message, part);
    if (sent.kind === "sent") edits.note(name, text);
    return sent;
  };
};

/** What is for one is shown to one, but for a card that needs its place; what was shown meanwhile is taken away. */
const sendingAlone =
  (line: Line, alone: Alone) =>
  async (
    chat: ChatId,
    part: Part<TelegramPayload>,
    how: How,
    shown: MessageId | undefined,
  ): Promise<Sent> => {
    if (shown !== undefined) await takeAway(line, chat, shown);
    return needsItsPlace(part.payload)
      ? post(line, chat, { ...part, payload: withoutShare(part.payload) }, how)
      : alone.send(chat, part, how);
  };

/** A message is one key; the answer to an event may take the place of what was shown while it was made. */
export const senderOn = (line: Line, pending: Pending, alone: Alone): Sender<TelegramPayload> => {
  const keepPrompts = promptKeeper(line);
  const scoped = scopes();
  const edit = editingOn(line, keepPrompts);
  const sendAlone = sendingAlone(line, alone);
  const send = async (chat: ChatId, part: Part<TelegramPayload>, how: How): Promise<Sent> => {
    const shown = await pending.answer(how.key);
    if (how.onlyFor !== undefined) return sendAlone(chat, part, how, shown);
    if (shown !== undefined && part.payload.file === undefined) {
      const sent = await edit(chat, shown, part);
      if (sent.kind !== "expired") return sent;
    }
    return post(line, chat, part, how);
  };
  return {
    pace: PACE,
    readPayload,
    render,
    edit: async (chat, message, part) => scoped(chat, await edit(chat, message, part)),
    send: async (chat, part, how) => {
      try {
        await keepPrompts(part.payload.prompts);
        return scoped(chat, await send(chat, part, how));
      } catch (error) {
        return scoped(chat, sentOf(error, line.places));
      }
    },
  };
};
