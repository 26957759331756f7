/** A message → what stands in the chat: its buttons given out, cut to size, sent, and remembered for answers to it. */
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { ChatInfo, Inbound, Sent } from "../model/chat.ts";
import type { ChatId, MessageId } from "../model/id.ts";
import type { Button, Message } from "../model/message.ts";
import { seconds } from "../model/time.ts";
import type { Actions } from "./actions.ts";
import { isShared, type How, type OutButton, type Outbound, type Part, type Sender } from "./adapter.ts";
import type { Tell } from "./strings/strings.ts";

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

/** One part of a message, as it is written down before it is sent. */
export interface Prepared {
  readonly payload: unknown;
  readonly plain: string;
}

export const preparedSchema: z.ZodType<Prepared> = z.object({ payload: z.unknown(), plain: z.string() });

export interface Delivery {
  /** False when it could not be sent. */
  reply(heard: Inbound, matter: Matter, message: Message): Promise<boolean>;
  /** To everybody in the chat, unasked; `key` names it, so that twice is once. False when it could not be sent. */
  post(matter: Matter, message: Message, key: string, isSilent?: boolean): Promise<boolean>;
  /** The parts of a digest, to be sent later. */
  prepare(matter: Matter, message: Message): Promise<readonly Prepared[]>;
  /** Once, with no patience. */
  sendPrepared(chat: ChatId, prepared: Prepared, how: How): Promise<Sent>;
  /** It stands there: an answer to it, and its buttons, are understood from now on. */
  stands(chat: ChatId, message: MessageId, digest: string): Promise<void>;
  /** Puts other words in the place of a message of ours. */
  replace(matter: Matter, on: MessageId, message: Message): Promise<boolean>;
  /** Puts a part in the place of one that stands there. */
  change(chat: ChatId, on: MessageId, prepared: Prepared): Promise<Sent>;
  readonly isIdempotent: boolean;
}

/** Which event a message answers, and which of its parts it is; undefined for one that answers none. */
export const answeredBy = (key: string): { readonly event: string; readonly n: number } | undefined => {
  const [, event, n] = /^reply\/(.+)\/(\d+)$/su.exec(key) ?? [];
  return event === undefined ? undefined : { event, n: Number(n) };
};

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

/** The button that shows to all what one was shown does this, and then the line. */
export const SHARE = "share ";

/** Shown to one, it can be shared with all by a button. */
const buttonsOf = (
  { buttons = [], isPrivate, isCard }: Message,
  { chat, line, tell }: Matter,
): Message["buttons"] =>
  isPrivate && !isCard && isShared(chat) && line !== ""
    ? [...buttons, [{ label: tell("share"), does: `${SHARE}${line}` }]]
    : buttons;

const isSharing = (button: Button): boolean => "does" in button && button.does.startsWith(SHARE);

/** What a message is about, and in answer to which line. */
export interface Matter {
  readonly chat: ChatInfo;
  /** What was asked, so that it can be shared; "" for what is not worth sharing. */
  readonly line: string;
  readonly digest: string | undefined;
  readonly tell: Tell;
}

interface Letter extends Matter {
  readonly message: Message;
  readonly how: How;
}

const givingOut =
  (actions: Actions, isSigned = false) =>
  async (letter: Letter): Promise<readonly (readonly OutButton[])[]> => {
    const { chat, message, digest, how } = letter;
    const giveOut = async (button: Button): Promise<OutButton> => {
      if ("link" in button) return button;
      const action =
        isSigned && digest !== undefined
          ? await actions.sign(chat.id, digest, button.does)
          : await actions.give(chat.id, { does: button.does, digest, onlyFor: how.onlyFor });
      const asks = "asksFor" in button && {
        asksFor: button.asksFor,
        ...(button.takesFile && { takesFile: button.takesFile }),
      };
      const shares = isSharing(button) && { shares: true as const };
      return { label: button.label, action, ...asks, ...shares };
    };
    const rows = (buttonsOf(message, letter) ?? []).filter((row) => row.length > 0);
    return Promise.all(rows.map((row) => Promise.all(row.map(giveOut))));
  };

/** The message in its pieces; buttons and file come with the last. */
const piecesOf = (
  { blocks, cuts = [], file }: Message,
  buttons: Outbound["buttons"],
): readonly Outbound[] => {
  const ends = [...cuts, blocks.length];
  return ends.map((end, at) => {
    const isLast = at === ends.length - 1;
    const piece = { blocks: blocks.slice(ends[at - 1] ?? 0, end), buttons: isLast ? buttons : [] };
    return isLast && file ? { ...piece, file } : piece;
  });
};

/** The parts in their order, up to the first that cannot be sent; the last message that stands there, if all do. */
const sendingParts =
  <Payload>({ posts, complain }: Needs, sender: Sender<Payload>) =>
  async (
    { chat, message, digest, how }: Letter,
    parts: readonly Part<Payload>[],
  ): Promise<MessageId | undefined> => {
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

/** For what is written down first and sent later. */
const preparing = <Payload>({ actions, posts }: Needs, sender: Sender<Payload>) => {
  const giveOut = givingOut(actions, true);
  return {
    prepare: async (matter: Matter, message: Message): Promise<readonly Prepared[]> => {
      const buttons = await giveOut({ ...matter, message, how: { key: "" } });
      return piecesOf(message, buttons).flatMap((piece) => sender.render(piece));
    },
    sendPrepared: (chat: ChatId, { payload, plain }: Prepared, how: How): Promise<Sent> =>
      sender.send(chat, { payload: sender.readPayload(payload), plain }, how),
    change: (chat: ChatId, on: MessageId, { payload, plain }: Prepared): Promise<Sent> =>
      sender.edit(chat, on, { payload: sender.readPayload(payload), plain }),
    stands: (chat: ChatId, message: MessageId, digest: string): Promise<void> =>
      posts.keep(chat, message, { digest }),
    isIdempotent: sender.isIdempotent === true,
  };
};

export const openDelivery = <Payload>(needs: Needs, sender: Sender<Payload>): Delivery => {
  const { actions } = needs;
  const giveOut = givingOut(actions);
  const sendParts = sendingParts(needs, sender);

  const bindAll = async (buttons: Outbound["buttons"], on: MessageId): Promise<void> => {
    for (const button of buttons.flat()) if ("action" in button) await actions.bind(button.action, on);
  };

  const send = async (letter: Letter): Promise<boolean> => {
    const buttons = await giveOut(letter);
    const parts = piecesOf(letter.message, buttons).flatMap((piece) => sender.render(piece));
    const last = await sendParts(letter, parts);
    if (last !== undefined) await bindAll(buttons, last);
    return last !== undefined;
  };

  /** False where the platform cannot, or it is longer than one message. */
  const replace = async (letter: Letter, on: MessageId): Promise<boolean> => {
    const buttons = await giveOut(letter);
    const [part, ...more] = sender.render({ blocks: letter.message.blocks, buttons });
    if (!part || more.length > 0) return false;
    const sent = await sender.edit(letter.chat.id, on, part);
    if (sent.kind !== "sent") return false;
    await bindAll(buttons, on);
    return true;
  };

  return {
    ...preparing(needs, sender),
    replace: (matter, on, message) => replace({ ...matter, message, how: { key: "" } }, on),
    reply: async (heard, matter, message) => {
      const onlyFor = message.isPrivate && isShared(matter.chat) ? heard.actor.id : undefined;
      const replyTo = heard.type === "saying" || heard.type === "command" ? heard.message : undefined;
      const how = { key: `reply/${heard.id}`, replyTo, onlyFor, isUrgent: true as const };
      const letter = { ...matter, message, how };
      const isPressed = message.isCard && (heard.type === "press" || heard.type === "form");
      return (isPressed && (await replace(letter, heard.on))) || send(letter);
    },
    post: (matter, message, key, isSilent = false) =>
      send({ ...matter, message, how: { key, ...(isSilent && { isSilent: true as const }) } }),
  };
};
