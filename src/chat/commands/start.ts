import type { Button, Message } from "../../model/message.ts";
import { say, type Command } from "../command.ts";

const buttons: readonly (readonly Button[])[] = [
  [
    { label: "Digest", does: "/digest" },
    { label: "Latest", does: "/latest" },
    { label: "Sources", does: "/sources" },
    { label: "Help", does: "/help" },
  ],
];

export const welcome = (isShared: boolean): Message => ({
  ...say(
    isShared
      ? "I read the news for this group and answer questions about it: /digest shows what is new, and anyone can ask with /ask or by replying to a story."
      : "I read your feeds, tell each event once with its sources, and answer questions about it. A line without a slash is a question.",
  ),
  buttons,
});

export const start: Command = {
  name: "start",
  form: "",
  does: "what this is, and how to begin",
  example: "/start",
  run: async (_, { chat }) => welcome(chat.kind !== "private"),
};
