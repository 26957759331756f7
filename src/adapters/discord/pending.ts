/**
 * Interactions that wait for their answer. Discord wants a sign within three seconds: what is answered at once is answered as it
 * is, everything else is acknowledged first and filled in later; when its time is over the answer goes to the channel.
 */
import { InteractionResponseType as Response, MessageFlags, Routes, type Client } from "discord.js";
import type { Ack, How, Part } from "../../chat/adapter.ts";
import { answeredBy } from "../../chat/delivery.ts";
import type { Sent } from "../../model/chat.ts";
import type { MessageId } from "../../model/id.ts";
import { minutes } from "../../model/time.ts";
import { isExpired, namedFailure, sentOf } from "./answers.ts";
import { bodyOf, callbackMessageIn, messageIn, type Form } from "./body.ts";
import type { DiscordPayload } from "./payload.ts";

/** An interaction as it came. */
export interface Came {
  readonly id: string;
  readonly token: string;
  /** A press acts on a message; a command and a form make one. */
  readonly on: MessageId | undefined;
  /** Others see what is said there. */
  readonly isShared: boolean;
  /** We are not in that place, but the person has brought us along: nobody else is to read what we say. */
  readonly isGuest: boolean;
}

/** Nothing yet; a message of its own is promised; the message that was pressed stays as it is; it is answered. */
type State = "open" | "promised" | "acknowledged" | "answered";

interface Held extends Came {
  state: State;
  timer: NodeJS.Timeout | undefined;
  /** What is under way towards Discord: one thing after another. */
  last: Promise<void>;
  /** By the process's own clock. */
  readonly until: number;
}

export interface Pending {
  /** For one event, until it is over. */
  ackFor(event: string, came: Came): Ack;
  /** Answers where the event was; undefined where there is no such event, or its time is over. */
  answer(part: Part<DiscordPayload>, how: How): Promise<Sent | undefined>;
  /** Changes the message that is being pressed; undefined where none is. */
  change(message: MessageId, part: Part<DiscordPayload>): Promise<Sent | undefined>;
  over(event: string): Promise<void>;
}

/** Well before a second has passed. */
const ACKNOWLEDGE_AFTER = 600;
/** A token is good for fifteen minutes; the last one is left for mishaps. */
const GOOD_FOR = minutes(14);

const calling = ({ rest, application }: Client<true>) => ({
  callback: (held: Held, type: Response, data: object, files = {}): Promise<unknown> =>
    rest.post(Routes.interactionCallback(held.id, held.token), {
      body: { type, data },
      ...files,
      auth: false,
      query: new URLSearchParams({ with_response: "true" }),
    }),
  fill: (held: Held, body: ReturnType<typeof bodyOf>): Promise<unknown> =>
    rest.patch(Routes.webhookMessage(application.id, held.token, "@original"), { ...body, auth: false }),
  follow: (held: Held, body: ReturnType<typeof bodyOf>): Promise<unknown> =>
    rest.post(Routes.webhook(application.id, held.token), {
      ...body,
      auth: false,
      query: new URLSearchParams({ wait: "true" }),
    }),
  drop: (held: Held): Promise<unknown> =>
    rest.delete(Routes.webhookMessage(application.id, held.token, "@original"), { auth: false }),
});

type Calls = ReturnType<typeof calling>;

const acknowledging =
  (calls: Calls, complain: (sentence: string) => void) =>
  async (held: Held): Promise<void> => {
    clearTimeout(held.timer);
    if (held.state !== "open") return;
    held.state = held.on === undefined ? "promised" : "acknowledged";
    const type =
      held.on === undefined ? Response.DeferredChannelMessageWithSource : Response.DeferredMessageUpdate;
    const data =
      held.on === undefined && (held.isShared || held.isGuest) ? { flags: MessageFlags.Ephemeral } : {};
    await calls.callback(held, type, data).catch((error: unknown) => complain(namedFailure(error)));
  };

/** A promised answer is one that only the asker sees: what is for all stands in the channel, and the promise is taken back. */
const answering =
  (calls: Calls, postToAll: (part: Part<DiscordPayload>, how: How) => Promise<Sent>) =>
  async (held: Held, part: Part<DiscordPayload>, how: How): Promise<Sent> => {
    const isAlone = held.isGuest || (how.onlyFor !== undefined && held.isShared);
    const form: Form = { isAlone, isPlain: how.plainly === true };
    if (held.state === "open") {
      clearTimeout(held.timer);
      const { body, files } = bodyOf(part, form);
      const answer = await calls.callback(
        held,
        Response.ChannelMessageWithSource,
        body,
        files ? { files } : {},
      );
      held.state = "answered";
      return { kind: "sent", message: callbackMessageIn(answer) };
    }
    if (held.state === "promised") {
      held.state = "answered";
      if (!held.isShared || isAlone)
        return {
          kind: "sent",
          message: messageIn(await calls.fill(held, bodyOf(part, { ...form, isAlone: false, isEdit: true }))),
        };
      const sent = await postToAll(part, how);
      if (sent.kind !== "sent")
        return {
          kind: "sent",
          message: messageIn(await calls.fill(held, bodyOf(part, { ...form, isEdit: true }))),
        };
      await calls.drop(held).catch(() => undefined);
      return sent;
    }
    held.state = "answered";
    return { kind: "sent", message: messageIn(await calls.follow(held, bodyOf(part, form))) };
  };

const noticing =
  (calls: Calls, acknowledge: (held: Held) => Promise<void>, complain: (sentence: string) => void) =>
  async (held: Held, text: string): Promise<void> => {
    if (text === "") return held.on === undefined ? undefined : acknowledge(held);
    const body = { content: text, flags: MessageFlags.Ephemeral, allowed_mentions: { parse: [] } };
    clearTimeout(held.timer);
    const isOpen = held.state === "open";
    held.state = "answered";
    try {
      await (isOpen
        ? calls.callback(held, Response.ChannelMessageWithSource, body)
        : calls.follow(held, { body }));
    } catch (error) {
      complain(namedFailure(error));
    }
  };

/** A promise that nothing came of is taken back. */
const ending =
  (calls: Calls, acknowledge: (held: Held) => Promise<void>) =>
  async (held: Held): Promise<void> => {
    clearTimeout(held.timer);
    if (held.state === "open") await acknowledge(held);
    if (held.state === "promised") await calls.drop(held).catch(() => undefined);
  };

/** The message that is pressed, which only its interaction may change where one person alone sees it. */
const changing =
  (calls: Calls, acknowledge: (held: Held) => Promise<void>) =>
  async (held: Held, message: MessageId, part: Part<DiscordPayload>): Promise<Sent> => {
    await acknowledge(held);
    await calls.fill(held, bodyOf(part, { isEdit: true }));
    return { kind: "sent", message };
  };

/** What came too late to be told there is told in the channel. */
const orUndefined = async (work: Promise<Sent>): Promise<Sent | undefined> => {
  try {
    return await work;
  } catch (error) {
    return isExpired(error) ? undefined : sentOf(error);
  }
};

const inTurn = <Result>(held: Held, work: () => Promise<Result>): Promise<Result> => {
  const done = held.last.then(work);
  held.last = done.then(
    () => undefined,
    () => undefined,
  );
  return done;
};

const isGood = (held: Held | undefined): held is Held => held !== undefined && held.until > performance.now();

export const openPending = (
  client: Client<true>,
  postToAll: (event: string, part: Part<DiscordPayload>, how: How) => Promise<Sent>,
  complain: (sentence: string) => void,
): Pending => {
  const events = new Map<string, Held>();
  const calls = calling(client);
  const acknowledge = acknowledging(calls, complain);
  const notice = noticing(calls, acknowledge, complain);
  const end = ending(calls, acknowledge);
  const change = changing(calls, acknowledge);
  return {
    ackFor: (event, came) => {
      const until = performance.now() + GOOD_FOR;
      const held: Held = { ...came, state: "open", timer: undefined, last: Promise.resolve(), until };
      held.timer = setTimeout(() => void inTurn(held, () => acknowledge(held)), ACKNOWLEDGE_AFTER);
      events.set(event, held);
      return { working: async () => undefined, notice: (text) => inTurn(held, () => notice(held, text)) };
    },
    answer: async (part, how) => {
      const event = answeredBy(how.key)?.event ?? "";
      const held = events.get(event);
      if (!isGood(held)) return undefined;
      const answer = answering(calls, (one, way) => postToAll(event, one, way));
      return orUndefined(inTurn(held, () => answer(held, part, how)));
    },
    change: async (message, part) => {
      const held = [...events.values()].find((one) => one.on === message);
      return isGood(held) ? orUndefined(inTurn(held, () => change(held, message, part))) : undefined;
    },
    over: async (event) => {
      const held = events.get(event);
      if (held) await inTurn(held, () => end(held));
      events.delete(event);
    },
  };
};
