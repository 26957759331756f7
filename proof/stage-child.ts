/** The platforms of the proof as the house sees them: every message says under which name it was sent. */
import { z } from "zod";
import { openDiscord } from "../src/adapters/discord/discord.ts";
import { openTelegram } from "../src/adapters/telegram/telegram.ts";
import { openWeb } from "../src/adapters/web/web.ts";
import type { Adapter, Outbound } from "../src/chat/adapter.ts";
import { outboundSchema } from "../src/chat/outbound.ts";
import { plainText } from "../src/chat/plain-text.ts";
import type { House } from "../src/house.ts";
import type { Inbound, Sent } from "../src/model/chat.ts";
import { chatIdOf, messageId } from "../src/model/id.ts";
import type { Store } from "../src/store/open.ts";
import type { StageName } from "./plan.ts";
import { PROOF_TOKEN } from "./token.ts";

export type Hear = (heard: Inbound) => Promise<void>;

interface Setting {
  readonly stage: StageName;
  readonly url: string;
  readonly apiRoot: string;
  readonly store: Store;
  readonly house: House;
  readonly now: () => number;
}

interface Joined {
  /** Lets something be heard that the platform would tell. */
  readonly hear: Hear;
  leave(): Promise<void>;
}

const post = (url: string, path: string, body: Readonly<Record<string, unknown>>): Promise<Response> =>
  fetch(`${url}${path}`, {
    method: "POST",
    body: JSON.stringify({ chat: "", key: "", plain: "", ...body }),
  });

/** The platform's own clock is the house's. */
export const tellTime = async (url: string, now: number): Promise<void> =>
  void (await post(url, "/time", { now }));

const answerSchema = z.object({
  message: z.string().optional(),
  error: z.enum(["moved", "gone", "forbidden"]).optional(),
  to: z.string().optional(),
  scope: z.enum(["account", "chat"]).optional(),
  after: z.number().optional(),
});

const sentOf = async (response: Response): Promise<Sent> => {
  if (response.status >= 500) return { kind: "transient" };
  const { message, error, to, scope = "chat", after = 0 } = answerSchema.parse(await response.json());
  if (response.status === 429) return { kind: "rate limited", scope, retryAfterMs: after };
  if (error === "moved" && to !== undefined) return { kind: "moved", to: chatIdOf(to) };
  if (error === "gone") return { kind: "gone" };
  if (error === "forbidden") return { kind: "forbidden", missing: "post" };
  return message === undefined
    ? { kind: "bad content", why: "no message" }
    : { kind: "sent", message: messageId(message) };
};

const ack = { working: async () => undefined, notice: async () => undefined };

/** The same adapter; what it is told, others can tell too. */
const overheard = <Payload>(adapter: Adapter<Payload>) => {
  let listener: Parameters<Adapter<Payload>["start"]>[0] = async () => undefined;
  const start: Adapter<Payload>["start"] = async (hear) => {
    listener = hear;
    await adapter.start(hear);
  };
  return { adapter: { ...adapter, start }, hear: (heard: Inbound) => listener(heard, ack) };
};

const strictAdapter = (platform: "keyed" | "plain", { url, now }: Setting): Adapter<Outbound> => ({
  platform,
  isHome: true,
  ...(platform === "keyed" && { isIdempotent: true }),
  readPayload: (stored) => outboundSchema.parse(stored),
  render: (message) => [{ payload: message, plain: plainText(message.blocks) }],
  send: async (chat, { plain }, { key }) => {
    try {
      return await sentOf(await post(url, "/send", { chat, key, plain, now: now() }));
    } catch {
      return { kind: "uncertain" };
    }
  },
  edit: async () => ({ kind: "expired" }),
  start: async () => undefined,
  stop: async () => undefined,
});

const joinStrict = async (setting: Setting): Promise<Joined> => {
  const [keyed, plain] = [
    overheard(strictAdapter("keyed", setting)),
    overheard(strictAdapter("plain", setting)),
  ];
  await setting.house.join(keyed.adapter);
  await setting.house.join(plain.adapter);
  const hear: Hear = (heard) => (heard.chat.id.startsWith("keyed") ? keyed : plain).hear(heard);
  return { hear, leave: async () => undefined };
};

const joinWeb = async ({ store, house, now }: Setting): Promise<Joined> => {
  const shelf = store.cache("web");
  const { transcripts, chats } = store;
  const needs = { transcripts, chats, shelf, now, zone: "UTC", languageOf: async () => "en" };
  const web = await openWeb(needs, { host: "127.0.0.1", port: 0 });
  const { adapter, hear } = overheard(web);
  await house.join(adapter);
  return { hear, leave: () => web.stop() };
};

/** As fast as the machine can: what Telegram takes is another proof's business. */
const HURRIED = { perSecond: Number.POSITIVE_INFINITY, chatEvery: 0, inFlight: 8 };

const joinTelegram = async ({ apiRoot, store, house, now }: Setting): Promise<Joined> => {
  const needs = {
    inbox: store.inbox,
    shelf: store.cache("telegram"),
    now,
    languageOf: async () => "en",
    complain: () => undefined,
  };
  const telegram = await openTelegram(needs, { token: PROOF_TOKEN, apiRoot });
  const { adapter, hear } = overheard(telegram);
  await house.join({
    ...adapter,
    isHome: true,
    pace: HURRIED,
    send: (chat, part, how) => {
      const payload = { ...part.payload, text: `${part.payload.text}\n#${how.key}` };
      return telegram.send(chat, { ...part, payload }, how);
    },
  });
  return { hear, leave: () => telegram.stop() };
};

const joinDiscord = async ({ apiRoot, store, house, now }: Setting): Promise<Joined> => {
  const needs = {
    shelf: store.cache("discord"),
    now,
    languageOf: async () => "en",
    suggest: async () => [],
    chats: () => store.chats.list(),
    complain: () => undefined,
  };
  const discord = await openDiscord(needs, { token: PROOF_TOKEN, api: apiRoot, identifyEvery: 0 });
  const { adapter, hear } = overheard(discord);
  await house.join({
    ...adapter,
    isHome: true,
    pace: HURRIED,
    send: (chat, part, how) => {
      const name = { type: 10 as const, content: `#${how.key}` };
      const payload = { ...part.payload, components: [...part.payload.components, name] };
      return discord.send(chat, { ...part, payload }, how);
    },
  });
  return { hear, leave: () => discord.stop() };
};

const JOINING: Readonly<Record<StageName, (setting: Setting) => Promise<Joined>>> = {
  strict: joinStrict,
  web: joinWeb,
  telegram: joinTelegram,
  discord: joinDiscord,
};

export const joinStage = (setting: Setting): Promise<Joined> => JOINING[setting.stage](setting);
