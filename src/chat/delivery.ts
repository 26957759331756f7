/** A message → what stands in the chat: its buttons given out, cut to size, sent, and remembered for answers to it. */
import { setTimeout as pause } from "node:timers/promises";
import type { ChatInfo, Inbound, Sent } from "../model/chat.ts";
import type { ChatId, MessageId } from "../model/id.ts";
import type { Button, Message } from "../model/message.ts";
import { seconds } from "../model/time.ts";
import type { Actions } from "./actions.ts";
import { isShared, type How, type OutButton, type Part, type Sender } from "./adapter.ts";

/** What a message of ours was about, so that an answer to it is understood. */
export interface Post {
  readonly digest?: string | undefined;
  /** The story, where the message tells one alone. */
  readonly story?: string | undefined;
  /** The command that a plain answer to it finishes. */
  readonly awaits?: string | undefined;
}

export interface Posts {
  keep(chat: ChatId, message: MessageId, post: Post): Promise<void>;
  find(chat: ChatId, message: MessageId): Promise<Post | undefined>;
}

interface Needs {
  readonly actions: Actions;
  readonly posts: Posts;
  /** For whoever runs this: what could not be sent, and why. */
  readonly complain: (sentence: string, error: unknown) => void;
}

export interface Delivery {
  /** @param line what was asked, so that it can be shared */
  reply(heard: Inbound, line: string, message: Message, digest: string | undefined): Promise<void>;
  /** To everybody in the chat, unasked; `key` names it, so that twice is once. False when it could not be sent. */
  post(chat: ChatInfo, message: Message, key: string, digest: string | undefined): Promise<boolean>;
}

interface Address {
  readonly chat: ChatId;
  readonly how: How;
}

const LONGEST_WAIT = seconds(30);

const WAITS: Readonly<Record<Exclude<Sent["kind"], "rate limited">, number | undefined>> = {
  transient: seconds(1),
  uncertain: seconds(1),
  moved: 0,
  "bad content": 0,
  sent: undefined,
  gone: undefined,
  forbidden: undefined,
  expired: undefined,
  auth: undefined,
};

/** How long to wait before the same is tried once more; undefined when that is no use. */
const waitFor = (sent: Sent): number | undefined => {
  if (sent.kind === "rate limited") return sent.retryAfterMs <= LONGEST_WAIT ? sent.retryAfterMs : undefined;
  return WAITS[sent.kind];
};

/** Where and how it is tried again: at the chat's new name, or without what was refused. */
const after = (sent: Sent, { chat, how }: Address): Address => ({
  chat: sent.kind === "moved" ? sent.to : chat,
  how: sent.kind === "bad content" ? { ...how, plainly: true } : how,
});

const MOST_TRIES = 3;

const sendPatiently = async <Payload>(
  sender: Sender<Payload>,
  part: Part<Payload>,
  address: Address,
): Promise<Sent> => {
  let now = address;
  let sent = await sender.send(now.chat, part, now.how);
  for (let tries = 1; tries < MOST_TRIES; tries++) {
    const wait = waitFor(sent);
    if (wait === undefined) return sent;
    await pause(wait);
    now = after(sent, now);
    sent = await sender.send(now.chat, part, now.how);
  }
  return sent;
};

/** Shown to one, it can be shared with all by a button. */
const buttonsOf = ({ buttons = [], isPrivate }: Message, chat: ChatInfo, line: string): Message["buttons"] =>
  isPrivate && isShared(chat) && line !== ""
    ? [...buttons, [{ label: "Share here", does: `share ${line}` }]]
    : buttons;

/** What a message is about, and in answer to which line. */
interface Matter {
  readonly line: string;
  readonly digest: string | undefined;
}

interface Letter extends Matter {
  readonly chat: ChatInfo;
  readonly message: Message;
  readonly how: How;
}

const givingOut =
  (actions: Actions) =>
  async ({ chat, message, line, digest, how }: Letter): Promise<readonly (readonly OutButton[])[]> => {
    const giveOut = async (button: Button): Promise<OutButton> => {
      if ("link" in button) return button;
      const action = await actions.give(chat.id, { does: button.does, digest, onlyFor: how.onlyFor });
      return { label: button.label, action, ...("asksFor" in button && { asksFor: button.asksFor }) };
    };
    const rows = buttonsOf(message, chat, line) ?? [];
    return Promise.all(rows.map((row) => Promise.all(row.map(giveOut))));
  };

export const openDelivery = <Payload>(needs: Needs, sender: Sender<Payload>): Delivery => {
  const { actions, posts, complain } = needs;
  const giveOut = givingOut(actions);

  /** The parts in their order, up to the first that cannot be sent; the last message that stands there, if all do. */
  const sendParts = async ({ chat, message, digest, how }: Letter, parts: readonly Part<Payload>[]) => {
    let last: MessageId | undefined;
    for (const [at, part] of parts.entries()) {
      const numbered = { ...how, key: `${how.key}/${at + 1}` };
      const sent = await sendPatiently(sender, part, { chat: chat.id, how: numbered });
      if (sent.kind !== "sent") {
        complain(`A message to ${chat.id} could not be sent: ${sent.kind}.`, undefined);
        return undefined;
      }
      last = sent.message;
      await posts.keep(chat.id, last, { digest, ...message.about });
    }
    return last;
  };

  const send = async (letter: Letter): Promise<boolean> => {
    const buttons = await giveOut(letter);
    const parts = sender.render({ blocks: letter.message.blocks, buttons });
    const last = await sendParts(letter, parts);
    if (last === undefined) return false;
    for (const button of buttons.flat()) if ("action" in button) await actions.bind(button.action, last);
    return true;
  };

  return {
    reply: async (heard, line, message, digest) => {
      const onlyFor = message.isPrivate && isShared(heard.chat) ? heard.actor.id : undefined;
      const replyTo = heard.type === "saying" || heard.type === "command" ? heard.message : undefined;
      const how = { key: `reply/${heard.id}`, replyTo, onlyFor };
      await send({ chat: heard.chat, message, line, digest, how });
    },
    post: (chat, message, key, digest) => send({ chat, message, line: "", digest, how: { key } }),
  };
};
