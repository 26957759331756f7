/** The whole house behind a bot of the fake Telegram. */
import { openTelegram, type Settings, type Telegram } from "../../../src/adapters/telegram/telegram.ts";
import { NOON } from "../articles.ts";
import { openRooms, type Rooms, type RoomsOptions } from "../house.ts";
import type { Done } from "./people.ts";
import { openTelegramFake, type FakeOptions, type FakeTelegram } from "./telegram.ts";

export interface Room {
  readonly fake: FakeTelegram;
  readonly rooms: Rooms;
  readonly telegram: Telegram;
  /** What the adapter told whoever runs it. */
  readonly told: readonly string[];
  /** Over when all of it has reached us, and what came of it is done. */
  heard(...done: readonly Pick<Done, "update">[]): Promise<void>;
  close(): Promise<void>;
}

export interface RoomOptions {
  readonly rooms?: RoomsOptions;
  readonly fake?: FakeTelegram;
  readonly webhook?: Settings["webhook"];
  readonly sayAfter?: number;
  /** Slower than a test: the pace that Telegram is known to take. */
  readonly isPaced?: boolean;
}

export const openRoom = async (options: RoomOptions = {}, fakeOptions: FakeOptions = {}): Promise<Room> => {
  const clock = options.rooms?.clock ?? (() => NOON);
  const fake = options.fake ?? (await openTelegramFake({ now: clock, ...fakeOptions }));
  const rooms = await openRooms(options.rooms ?? { mode: "open" });
  const told: string[] = [];
  const { store, desks } = rooms;
  const needs = {
    inbox: store.inbox,
    shelf: store.cache("telegram"),
    now: clock,
    languageOf: async (chat: Parameters<typeof desks.chosenBy>[0]) => (await desks.chosenBy(chat)).language,
    complain: (sentence: string) => void told.push(sentence),
  };
  const { token, url: apiRoot } = fake;
  const telegram = await openTelegram(needs, {
    token,
    apiRoot,
    webhook: options.webhook,
    sayAfter: options.sayAfter,
  });
  const pace = options.isPaced ? {} : { pace: { perSecond: 10_000, chatEvery: 0, inFlight: 8 } };
  await rooms.house.join({ ...telegram, ...pace });
  return {
    fake,
    rooms,
    telegram,
    told,
    heard: async (...done) => {
      for (const one of done) await fake.confirmed(one);
      await telegram.settled();
    },
    close: async () => {
      await telegram.stop();
      await rooms.close();
      if (!options.fake) await fake.close();
    },
  };
};
