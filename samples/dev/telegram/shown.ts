/** What the page is told of each chat: plain data, the messages as HTML. */
import type { FakeTelegram } from "../../../test/kit/telegram/telegram.ts";
import { isAdmin, memberOf, type Person, type Said } from "../../../test/kit/telegram/world.ts";
import { z } from "zod";
import type { View } from "./scene.ts";
import { messageHtml } from "./show.ts";

const menuSchema = z.array(z.object({ command: z.string(), description: z.string() })).catch([]);

/** The menu that Telegram would show somebody there: the narrowest scope that has one. */
const menuFor = ({ menus }: FakeTelegram, { chat }: View, person: Person) => {
  const scopes = [
    ...(chat.type === "private" ? ["all_private_chats"] : []),
    ...(chat.type !== "private" && isAdmin(memberOf(chat, person.id)) ? ["all_chat_administrators"] : []),
    ...(chat.type === "private" ? [] : ["all_group_chats"]),
    "default",
  ];
  const found = scopes
    .map((type) => menus.get(JSON.stringify([{ type }, ""])))
    .find((menu) => menu !== undefined);
  return menuSchema.parse(found);
};

export const isBotIn = ({ bot }: FakeTelegram, { chat }: View): boolean =>
  chat.type === "private"
    ? chat.shut !== "blocked"
    : !["left", "kicked"].includes(memberOf(chat, bot.id).status);

const presenceOf = ({ kind }: View, isHere: boolean): string => {
  if (kind === "private") return isHere ? "Block the bot" : "Unblock the bot";
  if (isHere) return "Take the bot out";
  return kind === "channel" ? "Add the bot as an admin" : "Add the bot";
};

/** Of whom a message asks an answer: everybody, or the one who is named in it. */
const asksOf = ({ markup, entities }: Said, { speakers }: View): readonly number[] => {
  if (!markup?.force_reply) return [];
  const named = entities.flatMap(({ user }) => (user ? [user.id] : []));
  return markup.selective ? named : speakers.map(({ id }) => id);
};

export const shownOf = (fake: FakeTelegram, view: View, isTyping: boolean) => {
  const { key, title, kind, chat, thread, speakers } = view;
  const isHere = isBotIn(fake, view);
  const messages = [...chat.said.values()].filter((said) => !said.service && said.thread === thread);
  return {
    key,
    title,
    kind,
    isTyping,
    isHere,
    presence: presenceOf(view, isHere),
    speakers: speakers.map((one) => ({
      id: one.id,
      name: chat.type === "channel" ? `${one.first_name}, as the channel` : one.first_name,
      menu: menuFor(fake, view, one),
    })),
    messages: messages.map((said) => ({
      id: said.message_id,
      isOurs: said.from ? said.from.id === fake.bot.id : said.senderChat !== undefined,
      asksOf: asksOf(said, view),
      placeholder: said.markup?.input_field_placeholder ?? "",
      html: messageHtml(chat, said, fake.bot),
    })),
  };
};
