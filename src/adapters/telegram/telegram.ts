/** The chats of a Telegram bot: the platform's own words come in, blocks go out, and the token stays here. */
import type { Bot } from "grammy";
import { z } from "zod";
import type { Ack, Adapter, Health } from "../../chat/adapter.ts";
import type { Inbound } from "../../model/chat.ts";
import type { ChatId, MessageId } from "../../model/id.ts";
import { seconds } from "../../model/time.ts";
import { Trouble } from "../../ops/trouble.ts";
import { tellIn } from "../../chat/strings/strings.ts";
import { ALONE, openAlone, type Alone } from "./alone.ts";
import { isUnauthorised, namedFailure } from "./answers.ts";
import { openAsking } from "./asking.ts";
import type { Line, Needs, Received } from "./front.ts";
import { heardIn, type Ears, type Heard } from "./hearing.ts";
import { openLanes } from "../../chat/lanes.ts";
import { setMenus } from "./menus.ts";
import type { TelegramPayload } from "./payload.ts";
import { openPending, type Pending } from "./pending.ts";
import { numberOf, PLATFORM, placesOf } from "./places.ts";
import { newBot, openPolling, openWebhook, type Receiver, type WebhookPlace } from "./receiving.ts";
import { openRoles } from "./roles.ts";
import { senderOn, takeAway } from "./sending.ts";

export interface Settings {
  readonly token: string;
  readonly apiRoot: string;
  /** Instead of asking, be told. */
  readonly webhook?: WebhookPlace | undefined;
  /** How long somebody waits before a message says that something is being done, in milliseconds. */
  readonly sayAfter?: number | undefined;
}

export interface Telegram extends Adapter<TelegramPayload> {
  readonly username: string;
  health(): Health;
  /** Takes a message of ours away; never throws. */
  remove(chat: ChatId, message: MessageId): Promise<void>;
  /** Over when nothing that was heard is under way. */
  settled(): Promise<void>;
}

const STOPPING = seconds(4);

type Hear = (heard: Inbound, ack: Ack) => Promise<void>;

const receivedSchema = z.object({
  update: z.looseObject({ update_id: z.number() }),
  isBacklog: z.boolean(),
});

const isUpdate = (update: { readonly update_id: number }): update is Received["update"] =>
  "update_id" in update;

/** As it was written down; undefined for what was not written by us. */
const readReceived = (json: string): Received | undefined => {
  const read = receivedSchema.safeParse(JSON.parse(json)).data;
  return read && isUpdate(read.update) ? { update: read.update, isBacklog: read.isBacklog } : undefined;
};

const laneOf = ({ update }: Received): number => {
  const { message, callback_query: query, my_chat_member: member } = update;
  return (message ?? query?.message ?? member)?.chat.id ?? 0;
};

interface Rooms {
  readonly line: Line;
  readonly ears: Ears;
  readonly pending: Pending;
  readonly alone: Alone;
  readonly sender: ReturnType<typeof senderOn>;
}

/** `/start alone_…` opens what was put behind a button; nobody else hears of it. */
const opening = async ({ alone, sender, line: { needs } }: Rooms, { inbound }: Heard): Promise<boolean> => {
  if (inbound.type !== "command" || inbound.name !== "start" || !inbound.words.startsWith(ALONE))
    return false;
  const payload = await alone.open(inbound.words.slice(ALONE.length), inbound.actor.id);
  const chat = inbound.chat.id;
  const over = tellIn(await needs.languageOf(chat))("private-over");
  const shown = payload ?? { text: over, entities: [], keyboard: [], prompts: {} };
  await sender.send(chat, { payload: shown, plain: shown.text }, { key: `alone/${inbound.id}` });
  return true;
};

const handling =
  (rooms: Rooms, hear: Hear) =>
  async (received: Received): Promise<void> => {
    const { ears, pending } = rooms;
    const heard = await heardIn(received, ears);
    if (!heard || (await opening(rooms, heard))) return;
    const { inbound, query } = heard;
    const ack = pending.ackFor(inbound.id, inbound.chat.id, query);
    try {
      await hear(inbound, ack);
    } finally {
      pending.over(inbound.id);
    }
  };

/** What reaches us is written down, done in its lane, and then crossed out. */
const receiving = (rooms: Rooms, hear: Hear) => {
  const { needs, self } = rooms.line;
  const lanes = openLanes();
  const handle = handling(rooms, hear);
  const nameOf = ({ update }: Received): string => `${PLATFORM}:${self.id}/${update.update_id}`;
  const told = (error: unknown): void =>
    needs.complain(`Something from Telegram could not be answered. ${namedFailure(error)}`);
  const work = (received: Received, isPast: boolean): void => {
    const run = async (): Promise<void> => {
      try {
        await handle(received).catch(told);
        await needs.inbox.done(nameOf(received));
      } catch (error) {
        told(error);
      }
    };
    lanes.put({ chat: String(laneOf(received)), isPast, run });
  };
  return {
    settled: lanes.settled,
    take: async (received: Received): Promise<void> => {
      const letter = { name: nameOf(received), n: received.update.update_id, json: JSON.stringify(received) };
      if (await needs.inbox.put(letter, needs.now())) work(received, false);
    },
    /** What a process wrote down that did not come to its end. */
    takeUp: async (): Promise<void> => {
      for (const { name, json } of await needs.inbox.waiting(`${PLATFORM}:${self.id}/`)) {
        const received = readReceived(json);
        if (received) work({ ...received, isBacklog: true }, true);
        else await needs.inbox.done(name);
      }
    },
  };
};

const REFUSED =
  "Telegram does not know this token. Set TELEGRAM_TOKEN to the one that BotFather shows for your bot.";

const introduced = async (settings: Settings): Promise<Bot> => {
  const bot = newBot(settings);
  try {
    // Not init(), which would wait for a line without a word.
    bot.botInfo = await bot.api.getMe();
    return bot;
  } catch (error) {
    // The error itself may carry the token.
    if (isUnauthorised(error)) throw new Trouble("wake-operator", REFUSED);
    throw new Trouble("try-again", namedFailure(error));
  }
};

const downloading =
  ({ apiRoot, token }: Settings): Line["download"] =>
  async (path, signal) => {
    const response = await fetch(`${apiRoot}/file/bot${token}/${path}`, { signal });
    if (!response.ok) throw new Trouble("try-again", `The file is not there (${response.status}).`);
    return new Uint8Array(await response.arrayBuffer());
  };

/** @throws Trouble("wake-operator") when the token is refused, Trouble("try-again") when Telegram cannot be reached */
export const openTelegram = async (needs: Needs, settings: Settings): Promise<Telegram> => {
  const bot = await introduced(settings);
  const { id, username } = bot.botInfo;
  const places = placesOf(String(id));
  const line: Line = { api: bot.api, self: { id, username }, places, needs, download: downloading(settings) };
  const roles = openRoles(line);
  const pending = openPending(line, settings.sayAfter);
  const alone = openAlone(line, pending);
  const sender = senderOn(line, pending, alone);
  const rooms: Rooms = { line, ears: { line, roles, asking: openAsking(line) }, pending, alone, sender };
  let receiver: Receiver | undefined;
  let settled: ReturnType<typeof openLanes>["settled"] = () => Promise.resolve();
  return {
    ...sender,
    platform: PLATFORM,
    username,
    remove: (chat, message) => takeAway(line, chat, message),
    roleIn: (actor, chat) => roles.of(actor, chat),
    adminsOf: (chat: ChatId) => roles.adminsOf(chat),
    linkFor: (word) => `https://t.me/${username}?start=${word}`,
    privateChat: (actor) => ({ id: places.idOf(numberOf(actor) ?? 0), kind: "private", title: "" }),
    start: async (hear) => {
      const mail = receiving(rooms, hear);
      ({ settled } = mail);
      await mail.takeUp();
      const wire = { ...settings, botInfo: bot.botInfo, take: mail.take, complain: needs.complain };
      receiver = settings.webhook ? await openWebhook(wire, settings.webhook) : openPolling(wire);
      void setMenus(line);
    },
    health: () => receiver?.health() ?? { isReceiving: false, says: "Telegram: not begun" },
    settled: () => settled(),
    stop: async () => {
      await receiver?.stop();
      // What takes longer is written down, and done by the next process.
      await settled(STOPPING);
    },
  };
};
