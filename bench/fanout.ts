/**
 * npm run bench:fanout — many chats due in one minute, against the floor that the platform's thirty a second set: this house
 * with its ledger and pacer, beside grammY alone, with auto-retry, and with transformer-throttler. `--chats 10000` for ours.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { autoRetry } from "@grammyjs/auto-retry";
import { apiThrottler } from "@grammyjs/transformer-throttler";
import { Api, type Transformer } from "grammy";
import { z } from "zod";
import { openAccess } from "../src/access-desk.ts";
import type { Adapter, Outbound } from "../src/chat/adapter.ts";
import { outboundSchema } from "../src/chat/outbound.ts";
import { openDesks } from "../src/desk.ts";
import { openHouse } from "../src/house.ts";
import { openFetcher } from "../src/ingest/fetch.ts";
import { openReader } from "../src/ingest/reader.ts";
import type { ChatInfo, Inbound } from "../src/model/chat.ts";
import { actorId, chatId, messageId, placeOf } from "../src/model/id.ts";
import { usualSettings } from "../src/model/settings.ts";
import { openLog } from "../src/ops/log.ts";
import { openStore } from "../src/store/open.ts";
import { openBotApi, type BotApi } from "./bot-api.ts";

const FEW = 450;
const NOON = Date.parse("2031-05-12T12:00:00Z");
const DUE = Date.parse("2031-05-13T07:30:00Z");

interface Row {
  readonly who: string;
  readonly chats: number;
  readonly delivered: number;
  readonly twice: number;
  readonly refused: number;
  readonly took: number;
  readonly floor: number;
  readonly lag: number;
  readonly memory: number;
  readonly waited: number | undefined;
}

/** What the platform's own pace needs, the first second's bucket given. */
const floorOf = (chats: number, scale: number): number => Math.max(1, chats / 30 - 1) / scale;

const measured = async (
  who: string,
  chats: number,
  scale: number,
  work: (api: BotApi) => Promise<number | undefined>,
): Promise<Row> => {
  const api = await openBotApi(scale);
  const lag = monitorEventLoopDelay({ resolution: 10 });
  const memory = process.memoryUsage().rss;
  lag.enable();
  const began = performance.now();
  const waited = await work(api);
  const took = (performance.now() - began) / 1000;
  lag.disable();
  const mine = api.sent.filter((chat) => Number(chat) > 0);
  const row = {
    who,
    chats,
    delivered: new Set(mine).size,
    twice: mine.length - new Set(mine).size,
    refused: api.refused(),
    took,
    floor: floorOf(chats, scale),
    lag: lag.percentile(99) / 1e6,
    memory: (process.memoryUsage().rss - memory) / 1e6,
    waited,
  };
  await api.close();
  return row;
};

const withGrammy = (who: string, transformer?: Transformer): Promise<Row> =>
  measured(who, FEW, 1, async ({ url }) => {
    const api = new Api("1:token", { apiRoot: url });
    if (transformer) api.config.use(transformer);
    await Promise.allSettled(Array.from({ length: FEW }, (_, at) => api.sendMessage(at + 1, "A digest.")));
    return undefined;
  });

const answerSchema = z.object({
  ok: z.boolean(),
  result: z.object({ message_id: z.number() }).optional(),
  parameters: z.object({ retry_after: z.number() }).optional(),
});

const HERE = "bench";
const asker: ChatInfo = {
  id: chatId({ platform: HERE, account: "bot", chat: "-1" }),
  kind: "private",
  title: "Asker",
};

/** Asks now and then, and counts how many other messages went out before each answer that was ready to go. */
const asking = async (
  { hear, readyAt }: Asked,
  api: BotApi,
  isOver: () => boolean,
  scale: number,
): Promise<number> => {
  let most = 0;
  for (let n = 0; !isOver(); n++) {
    const before = api.sent.length;
    const message = messageId(`q${n}`);
    const actor = { id: actorId(HERE, `p${n}`), name: "Ada", role: "admin" as const };
    await hear({
      type: "command",
      id: `q${n}`,
      at: NOON,
      chat: asker,
      actor,
      name: "help",
      words: "",
      message,
    });
    const answeredAt = api.sent.indexOf("-1", before);
    if (answeredAt >= 0) most = Math.max(most, answeredAt - readyAt());
    await pause(2000 / scale);
  }
  return most;
};

interface Asked {
  hear(heard: Inbound): Promise<void>;
  /** How many messages had gone out when the last answer was ready. */
  readyAt(): number;
}

/** The list of commands, which is what is asked for. */
const isAnswer = ({ blocks }: Outbound): boolean => {
  const [first] = blocks;
  return first?.kind === "text" && first.spans[0]?.text.startsWith("/start") === true;
};

const EXPIRED: Adapter<Outbound>["edit"] = async () => ({ kind: "expired" });

const adapterFor = (api: BotApi, scale: number): Adapter<Outbound> & Asked => {
  let readyAt = 0;
  const adapter = {
    platform: HERE,
    isHome: true as const,
    pace: { perSecond: 29.5 * scale, chatEvery: 1010 / scale, inFlight: 8 },
    hear: async (heard: Inbound): Promise<void> => void heard,
    readPayload: (stored: unknown) => outboundSchema.parse(stored),
    render: (message: Outbound) => {
      if (isAnswer(message)) readyAt = api.sent.length;
      return [{ payload: message, plain: "A digest." }];
    },
    readyAt: () => readyAt,
    send: async (chat: ChatInfo["id"], { plain }: { readonly plain: string }) => {
      const body = JSON.stringify({ chat_id: Number(placeOf(chat).chat), text: plain });
      const response = await fetch(`${api.url}/bot1:token/sendMessage`, { method: "POST", body });
      const { result, parameters } = answerSchema.parse(await response.json());
      if (result) return { kind: "sent" as const, message: messageId(String(result.message_id)) };
      return {
        kind: "rate limited" as const,
        scope: "account" as const,
        retryAfterMs: ((parameters?.retry_after ?? 1) * 1000) / scale,
      };
    },
    edit: EXPIRED,
    start: async (
      listener: (
        heard: Inbound,
        ack: { working(): Promise<void>; notice(text: string): Promise<void> },
      ) => Promise<void>,
    ) => {
      const ack = { working: async () => undefined, notice: async () => undefined };
      adapter.hear = (heard) => listener(heard, ack);
    },
    stop: async () => undefined,
  };
  return adapter;
};

/** The house on a store of its own, with that many chats due at 07:30. */
const openOurs = async (chats: number, closing: AsyncDisposableStack) => {
  const dataDir = closing.adopt(await mkdtemp(join(tmpdir(), "tidings-fanout-")), (folder) =>
    rm(folder, { recursive: true }),
  );
  const store = closing.adopt(await openStore({ dataDir }), (one) => one.close());
  const fetcher = closing.adopt(openFetcher({ allow: [] }), (one) => one.close());
  const reader = closing.adopt(openReader(), (one) => one.close());
  const time = { now: NOON };
  const clock = (): number => time.now;
  const access = await openAccess({ store, clock, mode: "private", operators: [] });
  const common = { store, access, clock, zone: "UTC" };
  const tools = {
    ...common,
    fetcher,
    reader,
    language: "en",
    writer: undefined,
    tellOperator: () => undefined,
  };
  const house = openHouse({ ...common, desks: openDesks(tools), log: openLog("silent") });
  const plan = JSON.stringify(["UTC", usualSettings.times, process.versions.tz]);
  for (let at = 1; at <= chats; at++) {
    const id = chatId({ platform: HERE, account: "bot", chat: String(at) });
    await store.chats.meet({ id, kind: "private", title: "Chat" }, NOON);
    await store.schedules.put({ chat: id, nextRunAt: DUE, plan });
  }
  return { store, house, time };
};

const ours = async (chats: number, scale: number): Promise<Row> => {
  await using closing = new AsyncDisposableStack();
  const { store, house, time } = await openOurs(chats, closing);
  return await measured("Tidings", chats, scale, async (api) => {
    const adapter = adapterFor(api, scale);
    await house.join(adapter);
    let isOver = false;
    const waited = asking(
      { hear: (heard) => adapter.hear(heard), readyAt: adapter.readyAt },
      api,
      () => isOver,
      scale,
    );
    const began = performance.now();
    // The clock goes on as it does, so that what was put off comes up again.
    const elapsed = (): number => Math.floor((performance.now() - began) * scale);
    const tick = setInterval(() => (time.now = DUE + elapsed()), 5);
    while (((await store.ledger.counts())["sent"] ?? 0) < chats) {
      await house.rounds.make();
      await pause(20);
    }
    clearInterval(tick);
    isOver = true;
    return waited;
  });
};

const { values } = parseArgs({
  options: { chats: { type: "string", default: "10000" }, scale: { type: "string", default: "2" } },
});
const rows = [
  await withGrammy("grammY alone"),
  await withGrammy("grammY, auto-retry", autoRetry({ maxRetryAttempts: 30 })),
  await withGrammy("grammY, transformer-throttler", apiThrottler()),
  await ours(FEW, 1),
  await ours(Number(values.chats), Number(values.scale)),
];
process.stdout.write(
  "| who | chats | delivered | twice | 429s | took | of the floor | loop lag p99 | memory | sends before an answer |\n|---|---|---|---|---|---|---|---|---|---|\n",
);
for (const { who, chats, delivered, twice, refused, took, floor, lag, memory, waited } of rows)
  process.stdout.write(
    `| ${who} | ${chats} | ${delivered} | ${twice} | ${refused} | ${took.toFixed(1)} s | ${(floor / took).toFixed(2)} | ${lag.toFixed(0)} ms | ${memory.toFixed(0)} MB | ${waited ?? "–"} |\n`,
  );
