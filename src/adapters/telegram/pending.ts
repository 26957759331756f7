/** What is shown while an answer is made: typing, and after a while one message that becomes the answer. */
import type { Ack } from "../../chat/adapter.ts";
import { answeredBy } from "../../chat/delivery.ts";
import { tellIn } from "../../chat/strings/strings.ts";
import { messageId, type ChatId, type MessageId } from "../../model/id.ts";
import { seconds } from "../../model/time.ts";
import { namedFailure } from "./answers.ts";
import type { Line } from "./front.ts";
import { placeIn } from "./places.ts";

/** An action is shown for five seconds at most. */
const TYPE_EVERY = seconds(4);
const TYPE_FOR = seconds(90);
/** Whoever waits so long is told that something is being done. */
const SAY_AFTER = seconds(8);

interface Waiting {
  stop: () => void;
  /** The message that was shown meanwhile. */
  shown: Promise<MessageId | undefined> | undefined;
  /** The press that is to be answered with a word. */
  readonly query: string | undefined;
  isQueryAnswered: boolean;
}

export interface Pending {
  /** For one event; `query` is the press that it is. */
  ackFor(event: string, chat: ChatId, query?: string): Ack;
  /** The answer to an event is there; gives the message that it takes the place of. */
  answer(key: string): Promise<MessageId | undefined>;
  /** A short word to whoever pressed; false when the answer is to no press, or it has had its word. */
  alert(key: string, text: string): Promise<boolean>;
  over(event: string): void;
}

/** What was shown meanwhile becomes the answer's first part. */
const eventOf = (key: string): string => {
  const answered = answeredBy(key);
  return answered?.n === 1 ? answered.event : "";
};

const typingIn = (line: Line, chat: ChatId): (() => void) => {
  const { chat_id, message_thread_id } = placeIn(chat);
  const type = (): void => {
    const where = message_thread_id === undefined ? {} : { message_thread_id };
    // Nobody misses it when it fails.
    line.api.sendChatAction(chat_id, "typing", where).catch(() => undefined);
  };
  type();
  const timer = setInterval(type, TYPE_EVERY);
  const end = setTimeout(() => clearInterval(timer), TYPE_FOR);
  return () => {
    clearInterval(timer);
    clearTimeout(end);
  };
};

const MOST_IN_WORD = 200;

const wording =
  ({ api, needs }: Line, waiting: Waiting) =>
  async (text: string, isAlert: boolean): Promise<void> => {
    if (waiting.query === undefined || waiting.isQueryAnswered) return;
    waiting.isQueryAnswered = true;
    const word = text === "" ? {} : { text: text.slice(0, MOST_IN_WORD), show_alert: isAlert };
    await api
      .answerCallbackQuery(waiting.query, word)
      .catch((error: unknown) => needs.complain(namedFailure(error)));
  };

const showing = async (line: Line, chat: ChatId): Promise<MessageId | undefined> => {
  const { chat_id, ...place } = placeIn(chat);
  try {
    const text = tellIn(await line.needs.languageOf(chat))("web-reading");
    const { message_id } = await line.api.sendMessage(chat_id, text, {
      ...place,
      disable_notification: true,
    });
    return messageId(String(message_id));
  } catch {
    return undefined;
  }
};

/** Begins when somebody waits, and ends with the answer. */
const working = (line: Line, chat: ChatId, waiting: Waiting, sayAfter: number): void => {
  const stopTyping = typingIn(line, chat);
  const timer = setTimeout(() => {
    waiting.shown = showing(line, chat);
    void wording(line, waiting)("", false);
  }, sayAfter);
  waiting.stop = () => {
    stopTyping();
    clearTimeout(timer);
  };
};

/** @param sayAfter milliseconds after which a message says that something is being done */
export const openPending = (line: Line, sayAfter = SAY_AFTER): Pending => {
  const events = new Map<string, Waiting>();
  const waitingFor = (key: string): Waiting | undefined => events.get(eventOf(key));
  return {
    ackFor: (event, chat, query) => {
      const waiting: Waiting = { stop: () => undefined, shown: undefined, query, isQueryAnswered: false };
      events.set(event, waiting);
      return {
        working: async () => working(line, chat, waiting, sayAfter),
        notice: (text) => wording(line, waiting)(text, true),
      };
    },
    answer: async (key) => {
      const waiting = waitingFor(key);
      waiting?.stop();
      return waiting?.shown;
    },
    alert: async (key, text) => {
      const waiting = waitingFor(key);
      if (!waiting || waiting.query === undefined || waiting.isQueryAnswered) return false;
      await wording(line, waiting)(text, true);
      return true;
    },
    over: (event) => {
      const waiting = events.get(event);
      waiting?.stop();
      events.delete(event);
      if (waiting) void wording(line, waiting)("", false);
    },
  };
};
