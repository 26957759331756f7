/** Updates → what is heard. What concerns nobody of us gives nothing. */
import type { CallbackQuery, ChatMember, ChatMemberUpdated, Message, User } from "grammy/types";
import { z } from "zod";
import { commandIn, listed } from "../../chat/route.ts";
import { tellIn } from "../../chat/strings/strings.ts";
import type { Actor, ChatInfo, Inbound, Role } from "../../model/chat.ts";
import { messageId, type MessageId } from "../../model/id.ts";
import { seconds } from "../../model/time.ts";
import { namedFailure } from "./answers.ts";
import type { Asking } from "./asking.ts";
import { fileTextOf, isLikelyList } from "./files.ts";
import type { Line, Received } from "./front.ts";
import {
  answeredIn,
  calledIn,
  speakerOf,
  textOf,
  topicOf,
  withoutOurName,
  type Called,
  type Speaker,
} from "./message.ts";
import { askedBy } from "./payload.ts";
import { actorOf, placeIn, PLATFORM } from "./places.ts";
import type { Roles } from "./roles.ts";

export interface Ears {
  readonly line: Line;
  readonly roles: Roles;
  readonly asking: Asking;
}

/** What is heard, and the press that is to be answered. */
export interface Heard {
  readonly inbound: Inbound;
  readonly query?: string;
}

type Base = Pick<Inbound, "id" | "at" | "isBacklog">;

const baseOf = ({ update, isBacklog }: Received, { self }: Line, at: number): Base => ({
  id: `${PLATFORM}:${self.id}/${update.update_id}`,
  at,
  ...(isBacklog && { isBacklog: true as const }),
});

/** The name of a topic is told where it was made, and with what answers to that: it is written down. */
const topicName = async ({ needs: { shelf } }: Line, message: Message, id: number): Promise<string> => {
  const key = `topic/${message.chat.id}/${id}`;
  const kept = z.string().safeParse(await shelf.get(key)).data;
  const told = (message.reply_to_message ?? message).forum_topic_created?.name;
  if (told !== undefined && told !== kept) await shelf.set(key, told);
  return told ?? kept ?? `#${id}`;
};

const chatOf = async ({ line }: Ears, message: Message): Promise<ChatInfo> => {
  const id = topicOf(message);
  const topic = id === undefined ? undefined : { id, name: await topicName(line, message, id) };
  return line.places.infoOf(message.chat, topic);
};

const roleOf = async ({ roles }: Ears, message: Message, speaker: Speaker): Promise<Role> => {
  if (message.chat.type === "private") return "admin";
  if (speaker === "the group") return "admin";
  if (speaker === "another chat" || !message.from) return "member";
  return roles.roleIn(message.chat.id, message.from.id);
};

const nameOf = ({ first_name: first, last_name: last }: User): string =>
  last === undefined ? first : `${first} ${last}`;

/** In whose name it is said: a person's, or a chat's. */
const speakingAs = ({ from, sender_chat: as }: Message): { readonly id: number; readonly name: string } => {
  if (as) return { id: as.id, name: "title" in as ? (as.title ?? "") : "" };
  return from ? { id: from.id, name: nameOf(from) } : { id: 0, name: "" };
};

const personOf = async (ears: Ears, message: Message, speaker: Speaker): Promise<Actor> => {
  const { id, name } = speakingAs(message);
  const role = await roleOf(ears, message, speaker);
  return { id: actorOf({ id }), name, role, locale: message.from?.language_code };
};

const KNOWN: ReadonlySet<string> = new Set(listed().map(({ name }) => name));

type Spoken =
  | { readonly type: "command"; readonly name: string; readonly words: string }
  | {
      readonly type: "saying";
      readonly text: string;
      readonly via: "private" | "mention" | "reply";
      readonly isForwarded?: true;
    };

/** In a group a command that we do not have may be another bot's. */
const calledTo = (called: Called, isPrivate: boolean): Spoken | undefined => {
  const { name, words, isToUs } = called;
  return isPrivate || isToUs || KNOWN.has(name) ? { type: "command", name, words } : undefined;
};

const saidIn = (message: Message, { self }: Line): Spoken | undefined => {
  const text = textOf(message);
  const said = withoutOurName(message, self);
  if (said !== undefined) return { type: "saying", text: said, via: "mention" };
  return answeredIn(message)?.from?.id === self.id ? { type: "saying", text, via: "reply" } : undefined;
};

/** What somebody passes on is nothing that they say to us; in private it is material. */
const spokenIn = (message: Message, line: Line): Spoken | undefined => {
  const isPrivate = message.chat.type === "private";
  if (message.forward_origin)
    return isPrivate
      ? { type: "saying", text: textOf(message), via: "private", isForwarded: true }
      : undefined;
  const called = calledIn(message, line.self);
  if (called) return calledTo(called, isPrivate);
  // A command to another bot is nothing that is said to us.
  if (commandIn(textOf(message)) && !isPrivate) return undefined;
  return isPrivate ? { type: "saying", text: textOf(message), via: "private" } : saidIn(message, line);
};

interface Refused {
  readonly type: "refused";
  readonly why: "file-too-large" | "trouble";
}

const sorry = async (why: Refused["why"], chat: ChatInfo, { api, needs }: Line): Promise<undefined> => {
  const { chat_id, ...place } = placeIn(chat.id);
  const text = tellIn(await needs.languageOf(chat.id))(why);
  await api.sendMessage(chat_id, text, place).catch((error: unknown) => needs.complain(namedFailure(error)));
};

const idOf = (message: Pick<Message, "message_id">): MessageId => messageId(String(message.message_id));

/** A file that came along is what the line, or the form, takes; by itself it is a list to be taken in. */
const withFile = async (
  spoken: Spoken,
  isForm: boolean,
  message: Message,
  line: Line,
): Promise<Spoken | Refused> => {
  const isList = spoken.type === "command" ? spoken.name === "import" : isForm || isLikelyList(message);
  const file = isList ? await fileTextOf(message, line) : undefined;
  if (file === undefined) return spoken;
  if ("why" in file) return { type: "refused", why: file.why };
  if (spoken.type === "saying" && isForm) return { ...spoken, text: `${spoken.text}\n${file.text}`.trim() };
  const words = spoken.type === "command" ? spoken.words : "";
  return { type: "command", name: "import", words: `${words} ${file.text}`.trim() };
};

const messageHeard = async (received: Received, message: Message, ears: Ears): Promise<Heard | undefined> => {
  const { line, asking } = ears;
  const speaker = speakerOf(message);
  if (speaker === "nobody") return undefined;
  const spoken = spokenIn(message, line);
  if (!spoken) return undefined;
  const chat = await chatOf(ears, message);
  const actor = await personOf(ears, message, speaker);
  const base = { ...baseOf(received, line, seconds(message.date)), chat, actor };
  const answered = answeredIn(message);
  const form =
    spoken.type === "saying" ? await asking.posedBy(chat.id, answered?.message_id, actor.id) : undefined;
  const full = await withFile(spoken, form !== undefined, message, line);
  if (full.type === "refused") return sorry(full.why, chat, line);
  if (form && full.type === "saying")
    return {
      inbound: { ...base, type: "form", form: form.action, on: form.on, values: { value: full.text } },
    };
  const place = { message: idOf(message), ...(answered && { replyTo: idOf(answered) }) };
  return { inbound: { ...base, ...place, ...full } };
};

/** The group and what becomes of it: another number, or a topic that is open again. */
const serviceHeard = async (received: Received, message: Message, ears: Ears): Promise<Heard | undefined> => {
  const { line } = ears;
  const { migrate_to_chat_id: to, migrate_from_chat_id: from } = message;
  const base = baseOf(received, line, seconds(message.date));
  const actor: Actor = { id: actorOf({ id: message.from?.id ?? 0 }), name: "", role: "member" };
  const chat = await chatOf(ears, message);
  if (to !== undefined) return { inbound: { ...base, type: "moved", chat, actor, to: line.places.idOf(to) } };
  if (from !== undefined)
    return {
      inbound: { ...base, type: "moved", chat: { ...chat, id: line.places.idOf(from) }, actor, to: chat.id },
    };
  return message.forum_topic_reopened
    ? { inbound: { ...base, type: "lifecycle", chat, actor, event: "rights changed" } }
    : undefined;
};

const isService = (message: Message): boolean =>
  message.migrate_to_chat_id !== undefined ||
  message.migrate_from_chat_id !== undefined ||
  message.forum_topic_reopened !== undefined;

const pressHeard = async (
  received: Received,
  query: CallbackQuery,
  ears: Ears,
): Promise<Heard | undefined> => {
  const { line, roles } = ears;
  const { message, data, from } = query;
  if (!message || data === undefined) return undefined;
  const { chat: where, message_id } = message;
  const chat = message.date === 0 ? line.places.infoOf(where) : await chatOf(ears, message);
  const actor: Actor = {
    id: actorOf(from),
    name: nameOf(from),
    role: await roles.roleIn(where.id, from.id),
    locale: from.language_code,
  };
  const base = { ...baseOf(received, line, line.needs.now()), chat, actor };
  const on = messageId(String(message_id));
  const asked = askedBy(data);
  if (!asked) return { inbound: { ...base, type: "press", action: data, on }, query: query.id };
  await ears.asking.ask(chat.id, from, { action: asked.action, on }, asked.word);
  await line.api.answerCallbackQuery(query.id).catch(() => undefined);
  return undefined;
};

const isIn = (member: ChatMember): boolean =>
  ["creator", "administrator", "member"].includes(member.status) ||
  (member.status === "restricted" && member.is_member);

const maySpeak = (member: ChatMember, isChannel: boolean): boolean => {
  if (!isIn(member)) return false;
  if (member.status === "restricted") return member.can_send_messages;
  if (!isChannel) return true;
  return member.status === "administrator" && member.can_post_messages === true;
};

/** We came, went, or may do more or less than before. A person who unblocks us is known already. */
const memberHeard = (received: Received, changed: ChatMemberUpdated, ears: Ears): Heard => {
  const { line, roles } = ears;
  const { chat: where, from, old_chat_member: before, new_chat_member: now, date } = changed;
  roles.forget(where.id);
  const chat = line.places.infoOf(where);
  const actor: Actor = {
    id: actorOf(from),
    name: from.first_name,
    role: where.type === "private" ? "admin" : "member",
    locale: from.language_code,
  };
  const may = maySpeak(now, where.type === "channel");
  const isNew = may && !maySpeak(before, where.type === "channel") && !isIn(before);
  const event = !may ? "removed" : isNew && where.type !== "private" ? "added" : "rights changed";
  // That we are there, or not, is true however long ago it became so.
  return { inbound: { ...baseOf(received, line, seconds(date)), type: "lifecycle", chat, actor, event } };
};

export const heardIn = async (received: Received, ears: Ears): Promise<Heard | undefined> => {
  const { message, callback_query: query, my_chat_member: member } = received.update;
  if (query) return pressHeard(received, query, ears);
  if (member) return memberHeard(received, member, ears);
  if (!message) return undefined;
  return isService(message) ? serviceHeard(received, message, ears) : messageHeard(received, message, ears);
};
