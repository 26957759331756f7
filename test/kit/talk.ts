/** A platform of the test's own, with the whole house behind it: what is heard, what is said, buttons and forms. */
import { outboundSchema } from "../../src/chat/outbound.ts";
import type { Ack, Adapter, Outbound, OutButton } from "../../src/chat/adapter.ts";
import type { Actor, ChatInfo, Inbound, Role, Sent } from "../../src/model/chat.ts";
import { actorId, chatId, messageId, type ActorId, type ChatId } from "../../src/model/id.ts";
import { seconds } from "../../src/model/time.ts";
import { NOON } from "./articles.ts";
import { openRooms, type Rooms, type RoomsOptions } from "./house.ts";

export const chatOf = (kind: ChatInfo["kind"], chat = "harbour", thread?: string): ChatInfo => ({
  id: chatId({ platform: "test", account: "local", chat, thread }),
  kind,
  title: thread ?? chat,
});
export const actorOf = (role: Role, name = `the ${role}`): Actor => ({
  id: actorId("test", name.replaceAll(" ", "-")),
  name,
  role,
});

export interface Said {
  readonly chat: ChatId;
  message: Outbound;
  readonly id: string;
  readonly isSilent: boolean;
  readonly onlyFor: ActorId | undefined;
}

type WithoutHeard<Type> = Type extends Inbound ? Omit<Type, "id" | "at"> : never;

export interface Talk {
  readonly rooms: Rooms;
  readonly said: Said[];
  readonly notices: string[];
  readonly edits: string[];
  /** The clock of the house. */
  now: number;
  /** What the platform answers when it is asked who somebody is elsewhere. */
  roleIn: (actor: ActorId, chat: ChatId) => Role;
  /** What the next sendings end in, instead of being sent. */
  readonly faults: Sent[];
  hear(event: WithoutHeard<Inbound>): Promise<string>;
  /** A line with a slash is a command, any other is said; gives what was said back, as JSON of the blocks. */
  give(line: string, actor?: Actor, chat?: ChatInfo): Promise<string>;
  /** The button of that label under the last message that has one; `value` fills in its form. */
  press(label: string, actor?: Actor, chat?: ChatInfo, value?: string): Promise<string>;
  labels(): readonly string[];
  last(): Outbound | undefined;
  close(): Promise<void>;
}

const labelled = ({ message }: Said): readonly OutButton[] => message.buttons.flat();

interface TalkOptions {
  /** Whether whoever is on the platform is let in. */
  readonly isHome?: boolean;
  readonly platform?: string;
  /** Of every chat, where the platform tells them and we may write to each alone. */
  readonly admins?: readonly ActorId[];
}

/** Where we talk with one of the admins alone. */
export const privateChatOf = (actor: ActorId): ChatInfo => chatOf("private", actor);

export const openTalk = async (
  options: RoomsOptions = {},
  { isHome = true, platform = "test", admins }: TalkOptions = {},
): Promise<Talk> => {
  let hearNow: (heard: Inbound, ack: Ack) => Promise<void> = async () => undefined;
  const said: Said[] = [];
  const notices: string[] = [];
  const edits: string[] = [];
  const faults: Sent[] = [];
  const ack: Ack = { working: async () => undefined, notice: async (text) => void notices.push(text) };
  let count = 0;
  const time = { now: NOON };
  const rooms = await openRooms({ ...options, clock: () => time.now });
  const adapter: Adapter<Outbound> = {
    platform,
    ...(isHome && { isHome: true }),
    roleIn: async (actor, chat) => talk.roleIn(actor, chat),
    ...(admins && { adminsOf: async () => admins, privateChat: privateChatOf }),
    readPayload: (stored) => outboundSchema.parse(stored),
    render: (message) => [{ payload: message, plain: "" }],
    send: async (chat, { payload }, { key, isSilent = false, onlyFor }) => {
      const fault = faults.shift();
      if (fault) return fault;
      if (!said.some(({ id }) => id === key))
        said.push({ chat, message: payload, id: key, isSilent, onlyFor });
      return { kind: "sent", message: messageId(key) };
    },
    edit: async (_, message, { payload }) => {
      const known = said.find(({ id }) => id === message);
      if (!known) return { kind: "expired" };
      known.message = payload;
      edits.push(message);
      return { kind: "sent", message };
    },
    start: async (listener) => void (hearNow = listener),
    stop: async () => undefined,
  };
  const talk: Talk = {
    rooms,
    said,
    notices,
    edits,
    faults,
    get now() {
      return time.now;
    },
    set now(now) {
      time.now = now;
    },
    roleIn: () => "none",
    hear: async (event) => {
      talk.now += seconds(30);
      const before = new Set(said.map(({ message }) => message));
      const heard: Inbound = { ...event, id: `event-${++count}`, at: talk.now };
      await hearNow(heard, ack);
      const fresh = said.filter(({ message }) => !before.has(message));
      return JSON.stringify(fresh.map(({ message }) => message.blocks));
    },
    give: (line, actor = actorOf("admin"), chat = chatOf("group")) => {
      const message = messageId(`line-${count}`);
      const [, name, words = ""] = /^\/(\S+)\s*(.*)$/su.exec(line) ?? [];
      return name === undefined
        ? talk.hear({ type: "saying", chat, actor, text: line, via: "private", message })
        : talk.hear({ type: "command", chat, actor, name, words, message });
    },
    press: (label, actor = actorOf("admin"), chat = chatOf("group"), value) => {
      const on = said.findLast((one) => labelled(one).some((button) => button.label === label));
      const button = on && labelled(on).find((one) => one.label === label);
      if (!on || !button || !("action" in button)) throw new Error(`There is no button ${label}.`);
      const at = { chat, actor, on: messageId(on.id) };
      return value === undefined
        ? talk.hear({ type: "press", ...at, action: button.action })
        : talk.hear({ type: "form", ...at, form: button.action, values: { value } });
    },
    labels: () => (talk.last()?.buttons ?? []).flat().map(({ label }) => label),
    last: () => said.at(-1)?.message,
    close: () => rooms.close(),
  };
  await rooms.house.join(adapter);
  return talk;
};
