/** Doing a command for another chat than the one it is said in. */
import { spaceOf, type ChatId } from "../../model/id.ts";
import type { Button, Message } from "../../model/message.ts";
import { misused, privately, say, type Circumstances, type Command } from "../command.ts";

const slashed = (words: string): string => (words.startsWith("/") ? words : `/${words}`);

/** The buttons of the answer lead to the other chat too; one that begins with `/here` leads back. */
const leading = (message: Message, to: string): Message => {
  const led = (button: Button): Button => {
    if ("link" in button) return button;
    const does = button.does.startsWith("/here ")
      ? button.does.slice("/here ".length)
      : `${to} ${button.does}`;
    return { ...button, does };
  };
  return { ...message, buttons: (message.buttons ?? []).map((row) => row.map(led)) };
};

const inChat = async (
  words: string,
  at: { readonly chat: ChatId; readonly to: string },
  { also, tell }: Circumstances,
): Promise<Message> => {
  const message = await also(slashed(words), at.chat);
  return privately(message ? leading(message, at.to) : say(tell("not-yours")));
};

export const everywhere: Command = {
  name: "everywhere",
  form: "command",
  does: "does-everywhere",
  example: "/everywhere /hour 08:00",
  isFor: "admins",
  run: async (words, given) => {
    const space = spaceOf(given.chat.id);
    if (space === undefined) return privately(say(given.tell("everywhere-none")));
    return inChat(words, { chat: space, to: "/everywhere" }, given);
  },
};

export const chats: Command = {
  name: "chats",
  form: "[n command]",
  does: "does-chats",
  example: "/chats 1 /settings",
  run: async (words, given) => {
    const { tell } = given;
    const mine = await given.chatsOf();
    if (mine.length === 0) return privately(say(tell("chats-none")));
    const [, which = "", line = ""] = /^(\S*)\s*(.*)$/su.exec(words) ?? [];
    const chat = mine.find(({ id }) => id === which) ?? mine[Number(which) - 1];
    if (chat)
      return inChat(line === "" ? "settings" : line, { chat: chat.id, to: `/chats ${chat.id}` }, given);
    if (which !== "") return misused(tell("chats-unknown", { written: which }), chats, tell);
    const buttons = mine.map(({ id, title }): Button => ({ label: title, does: `/chats ${id} /settings` }));
    return privately({ ...say(tell("chats-which")), buttons: [buttons] });
  },
};
