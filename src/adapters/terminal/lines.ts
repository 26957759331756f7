/** A typed line → what is heard: a command, a question, or a button of the last message. */
import { randomUUID } from "node:crypto";
import type { OutButton, Outbound } from "../../chat/adapter.ts";
import { commandIn } from "../../chat/route.ts";
import type { Actor, ChatInfo, Inbound } from "../../model/chat.ts";
import { actorId, chatId, messageId, type MessageId } from "../../model/id.ts";
import type { Instant } from "../../model/time.ts";

export const PLATFORM = "terminal";
export const terminalChat: ChatInfo = {
  id: chatId({ platform: PLATFORM, account: "local", chat: "main" }),
  kind: "private",
  title: "Terminal",
};
export const you: Actor = { id: actorId(PLATFORM, "you"), name: "You", role: "operator" };

export type Labelled = Extract<OutButton, { readonly action: string }>;

export const labelsOf = ({ buttons }: Outbound): readonly Labelled[] =>
  buttons.flat().filter((button): button is Labelled => "action" in button);

/** What of the conversation a line may lean on. */
interface Stand {
  /** The buttons under the last message: `#2` or `#ask` presses one. */
  on: MessageId;
  buttons: readonly Labelled[];
  /** The button whose question the next line answers. */
  asked: Labelled | undefined;
}

export interface Lines {
  /** @returns what is heard, or the question that the line opens */
  read(line: string): Inbound | { readonly asksFor: string };
  /** From now on lines lean on this message. */
  stand(on: MessageId, buttons: readonly Labelled[]): void;
}

const labelled = (line: string, buttons: readonly Labelled[]): Labelled | undefined =>
  buttons.find(({ label }) => label.toLowerCase() === line.slice(1).trim().toLowerCase());

type Common = ReturnType<ReturnType<typeof namedLines>>;

const namedLines = (now: () => Instant) => () => {
  const id = messageId(randomUUID());
  return { id, message: id, at: now(), chat: terminalChat, actor: you };
};

const spoken = (line: string, base: Common): Inbound => {
  const command = commandIn(line);
  return command
    ? { ...base, type: "command", ...command }
    : { ...base, type: "saying", text: line, via: "private" };
};

export const openLines = (now: () => Instant): Lines => {
  const next = namedLines(now);
  const stand: Stand = { on: messageId(""), buttons: [], asked: undefined };
  return {
    // A message without buttons leaves those of the one before it within reach.
    stand: (on, buttons) => void (buttons.length > 0 && Object.assign(stand, { on, buttons })),
    read: (line) => {
      const { on, asked } = stand;
      const base = next();
      stand.asked = undefined;
      if (asked && !line.startsWith("/"))
        return { ...base, type: "form", on, form: asked.action, values: { value: line } };
      if (!line.startsWith("#")) return spoken(line, base);
      const button = labelled(line, stand.buttons);
      if (button?.asksFor === undefined)
        return { ...base, type: "press", action: button?.action ?? line, on };
      stand.asked = button;
      return { asksFor: button.asksFor };
    },
  };
};
