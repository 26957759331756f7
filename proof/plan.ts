/** Which chats there are in a run of the proof, what they chose, and when each of their digests has to come. */
import type { ChatInfo } from "../src/model/chat.ts";
import { chatId, chatIdOf, type ChatId } from "../src/model/id.ts";
import { days } from "../src/model/time.ts";
import { instantOf, wallClock } from "../test/kit/wall-clock.ts";
import { chanceFrom, type Fates } from "./platform.ts";

export const START = Date.parse("2031-03-20T00:00:00Z");

const ZONES = [
  "Europe/Oslo",
  "Europe/Kyiv",
  "America/New_York",
  "America/Lima",
  "Asia/Tokyo",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Africa/Cairo",
  "UTC",
  "America/Santiago",
] as const;
const HOURS = ["00:00", "02:30", "06:45", "07:30", "12:15", "18:00", "23:45"] as const;
const LANGUAGES = ["en", "de", "uk"] as const;

export interface PlannedChat {
  readonly info: ChatInfo;
  readonly zone: string;
  readonly hour: string;
  readonly language: string;
  readonly isSplit: boolean;
}

/** What the proof can be run over: two strict fakes of its own, the chat in the browser, Telegram's Bot API, Discord. */
export const STAGES = ["strict", "web", "telegram", "discord"] as const;
export type StageName = (typeof STAGES)[number];

const isPrivate = (at: number): boolean => at % 3 === 0;

const NAMES: Readonly<Record<Exclude<StageName, "discord">, (at: number) => ChatId>> = {
  strict: (at) =>
    chatId({ platform: at % 2 === 0 ? "keyed" : "plain", account: "bot", chat: String(1000 + at) }),
  web: (at) => chatId({ platform: "web", account: "local", chat: String(1000 + at) }),
  telegram: (at) =>
    chatId({ platform: "telegram", account: "4711", chat: String(isPrivate(at) ? 1000 + at : -1000 - at) }),
};

const pick = <Item>(items: readonly [Item, ...Item[]], at: number): Item =>
  items[at % items.length] ?? items[0];

const nameOf = (stage: StageName, at: number, names: readonly string[]): ChatId =>
  stage === "discord" ? chatIdOf(names[at] ?? "") : NAMES[stage](at);

/** @param names of the chats, where the platform gives them */
export const plannedChats = (
  count: number,
  stage: StageName,
  names: readonly string[] = [],
): readonly PlannedChat[] =>
  Array.from({ length: count }, (_, at) => ({
    info: {
      id: nameOf(stage, at, names),
      kind: stage !== "discord" && isPrivate(at) ? ("private" as const) : ("group" as const),
      title: `Chat ${at}`,
    },
    zone: pick(ZONES, at),
    hour: pick(HOURS, Math.floor(at / ZONES.length)),
    language: pick(LANGUAGES, Math.floor(at / 7)),
    isSplit: at % 5 === 0,
  }));

/** Some chats move, some throw us out, some take our rights for three days; on this machine, and on Discord, nobody does. */
export const fatesOf = (
  chats: readonly PlannedChat[],
  lastDay: number,
  seed: number,
  stage: StageName,
): Fates => {
  const chance = chanceFrom(seed);
  const moves = new Map<string, { readonly at: number; readonly to: string }>();
  const gone = new Map<string, number>();
  const muted = new Map<string, { readonly from: number; readonly to: number }>();
  for (const { info } of stage === "web" || stage === "discord" ? [] : chats) {
    const at = START + Math.floor(chance() * days(lastDay));
    const dice = chance();
    if (dice < 0.04) moves.set(info.id, { at, to: `${info.id}9` });
    else if (dice < 0.06) gone.set(info.id, at);
    else if (dice < 0.08) muted.set(info.id, { from: at, to: at + days(3) });
  }
  return { moves, gone, muted };
};

const known = new Map<string, readonly number[]>();

/** Every instant at which a chat's digest is due, in a run of so many days. */
export const dueOf = ({ zone, hour }: PlannedChat, lastDay: number): readonly number[] => {
  const name = `${zone} ${hour} ${lastDay}`;
  const there = known.get(name);
  if (there) return there;
  const clock = wallClock(zone);
  const time = Date.parse(`1970-01-01T${hour}:00Z`);
  const made = Array.from({ length: lastDay + 3 }, (_, day) =>
    instantOf(START + days(day - 1) + time, clock),
  );
  const due = made.filter((instant) => instant > START && instant <= START + days(lastDay));
  known.set(name, due);
  return due;
};
