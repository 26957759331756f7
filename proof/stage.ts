/** The platforms of the proof as they are outside the house: what they took, when, and how often. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { chatIdOf, placeOf, type ChatId } from "../src/model/id.ts";
import { openTelegramFake, type FakeTelegram } from "../test/kit/telegram/telegram.ts";
import type { Call, Fault } from "../test/kit/telegram/server.ts";
import { newChat } from "../test/kit/telegram/world.ts";
import { dueOf, type PlannedChat, type StageName } from "./plan.ts";
import { chanceFrom, openPlatform, STORM, type Faults, type Fates, type Platform } from "./platform.ts";
import { openDiscordStage, type Server } from "./stage-discord.ts";
import { PROOF_TOKEN } from "./token.ts";

interface Took {
  readonly at: number;
  readonly count: number;
}

export interface Stage {
  readonly url: string;
  readonly apiRoot: string;
  /** The latest moment that any sender told. */
  readonly now: () => number;
  readonly requests: () => number;
  readonly early: () => number;
  readonly isIdempotent: (chat: ChatId) => boolean;
  /** What a chat has, by the name it was sent under, when the run is over. */
  taken(chat: ChatId): ReadonlyMap<string, Took>;
  close(): Promise<void>;
}

export interface Setting {
  readonly chats: readonly PlannedChat[];
  readonly fates: Fates;
  readonly faults: Faults;
  readonly seed: number;
  readonly dataDir: string;
  readonly lastDay: number;
}

const openStrict = async (setting: Setting): Promise<Stage> => {
  const isIdempotent = (chat: string): boolean => chat.startsWith("keyed");
  const platform = await openPlatform({ ...setting, isIdempotent });
  return { ...platform, apiRoot: "", isIdempotent, taken: (chat) => platform.taken.get(chat) ?? new Map() };
};

/** A digest has no more parts than this. */
const MOST_PARTS = 20;
const nameOf = (key: string): string => createHash("sha256").update(key).digest("hex").slice(0, 20);

/** The transcripts of the chat in the browser lie in the house's own database, each entry under a name drawn from its key. */
const openWebStage = async (setting: Setting): Promise<Stage> => {
  const platform = await openPlatform({ ...setting, isIdempotent: () => true });
  const taken = (chat: ChatId): ReadonlyMap<string, Took> => {
    const planned = setting.chats.find(({ info }) => info.id === chat);
    const due = planned ? dueOf(planned, setting.lastDay) : [];
    const names = new Map(
      due.flatMap((instant) =>
        Array.from({ length: MOST_PARTS }, (_, at) => {
          const key = `digest/${chat}/${new Date(instant).toISOString()}/${at + 1}`;
          return [nameOf(key), key] as const;
        }),
      ),
    );
    const database = new DatabaseSync(join(setting.dataDir, "tidings.db"));
    try {
      const rows = database.prepare("select id, entry_json from transcript where chat = ?").all(chat);
      return new Map(
        rows.map((row) => {
          const { at }: { at: number } = JSON.parse(String(row["entry_json"]));
          return [names.get(String(row["id"])) ?? `unknown/${String(row["id"])}`, { at, count: 1 }];
        }),
      );
    } finally {
      database.close();
    }
  };
  return { ...platform, apiRoot: "", isIdempotent: () => true, taken };
};

const numberOf = (chat: string): number => Number(placeOf(chatIdOf(chat)).chat);

/** Everybody whom the plan names, and the names that they move to, with the bot in it. */
const people = (fake: FakeTelegram, { chats, fates }: Setting): void => {
  const all = chats.flatMap(({ info }) => [info.id, fates.moves.get(info.id)?.to ?? info.id]);
  for (const id of all.map(numberOf)) {
    const type = id > 0 ? ("private" as const) : ("supergroup" as const);
    const chat = newChat({ id, type, title: `Chat ${id}` });
    chat.members.set(fake.bot.id, { status: "administrator", canSend: true });
    fake.chats.set(id, chat);
  }
};

const no = (code: number, description: string, parameters?: Readonly<Record<string, number>>): Fault => ({
  kind: "refuse",
  code,
  description,
  ...(parameters && { parameters }),
});
const tooFast = (seconds: number): Fault =>
  no(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });

const refusal = ({ moves, gone, muted }: Fates, chat: ChatId, now: number): Fault | undefined => {
  const move = moves.get(chat);
  if (move && now >= move.at)
    return no(400, "Bad Request: group chat was upgraded to a supergroup chat", {
      migrate_to_chat_id: numberOf(move.to),
    });
  if (now >= (gone.get(chat) ?? Infinity)) return no(403, "Forbidden: bot was blocked by the user");
  const mute = muted.get(chat);
  return mute && now >= mute.from && now < mute.to
    ? no(400, "Bad Request: not enough rights to send text messages to the chat")
    : undefined;
};

/** What happens by chance to one call of a thousand, as the dice fall. */
const byChance = (faults: Faults, dice: number): Fault | undefined => {
  const { failed, dropped, lostAnswer } = faults;
  const shares: readonly (readonly [number, Fault])[] = [
    [failed / 2, no(500, "Internal Server Error")],
    [failed / 2, { kind: "bad gateway" }],
    [dropped, { kind: "drop" }],
    [lostAnswer, { kind: "lose answer" }],
  ];
  let edge = 0;
  return shares.find(([share]) => dice < (edge += share))?.[1];
};

/** How Telegram misbehaves, call by call. */
const misbehaving = ({ chats, fates, faults, seed }: Setting, now: () => number, early: () => void) => {
  const chance = chanceFrom(seed);
  const names = new Map(chats.map(({ info }) => [numberOf(info.id), info.id]));
  const notBefore = new Map<number, number>();
  const wait = (chat: number): Fault => {
    const after = Math.ceil(chance() * 300);
    notBefore.set(chat, now() + after * 1000);
    return tooFast(after);
  };
  return ({ method, params }: Call): Fault | undefined => {
    if (method !== "sendMessage") return undefined;
    const chat = Number(params["chat_id"]);
    if (now() < (notBefore.get(chat) ?? 0)) early();
    const name = names.get(chat);
    const refused = name && refusal(fates, name, now());
    if (refused) return refused;
    if (now() % (faults.stormEvery * 1000) < STORM && chance() < 0.5) return tooFast(STORM / 1000);
    const dice = chance() * 1000;
    return dice < faults.tooFast ? wait(chat) : byChance(faults, dice - faults.tooFast);
  };
};

/** The names of what stands in a chat are its last lines. */
const takenIn = (fake: FakeTelegram, id: ChatId): ReadonlyMap<string, Took> => {
  const chat = fake.chats.get(numberOf(id));
  const all = new Map<string, { at: number; count: number }>();
  for (const { text, date } of chat ? fake.seen(chat) : []) {
    const [, key] = /\n#(digest\/\S+)$/u.exec(text) ?? [];
    if (key === undefined) continue;
    const known = all.get(key);
    if (known) known.count += 1;
    else all.set(key, { at: date * 1000, count: 1 });
  }
  return all;
};

const openTelegramStage = async (setting: Setting): Promise<Stage> => {
  const time: Platform = await openPlatform({ ...setting, isIdempotent: () => false });
  const fake = await openTelegramFake({ now: time.now, token: PROOF_TOKEN });
  people(fake, setting);
  let early = 0;
  fake.judge = misbehaving(setting, time.now, () => (early += 1));
  return {
    url: time.url,
    apiRoot: fake.url,
    now: time.now,
    requests: () => fake.calls.length,
    early: () => early,
    isIdempotent: () => false,
    taken: (chat) => takenIn(fake, chat),
    close: async () => {
      await fake.close();
      await time.close();
    },
  };
};

const OPENING: Readonly<Record<Exclude<StageName, "discord">, (setting: Setting) => Promise<Stage>>> = {
  strict: openStrict,
  web: openWebStage,
  telegram: openTelegramStage,
};

/** @param server of Discord, where that is the stage */
export const openStage = (name: StageName, setting: Setting, server: Server | undefined): Promise<Stage> => {
  if (name !== "discord") return OPENING[name](setting);
  if (!server) throw new Error("Discord has no server.");
  return openDiscordStage(setting, server);
};
