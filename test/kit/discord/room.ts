/** The whole house behind a bot of the fake Discord. */
import { openDiscord as openAdapter, type Discord } from "../../../src/adapters/discord/discord.ts";
import type { Settings } from "../../../src/adapters/discord/line.ts";
import { suggestions } from "../../../src/chat/suggestions.ts";
import { NOON } from "../articles.ts";
import { openRooms, type Rooms, type RoomsOptions } from "../house.ts";
import { openDiscord, type DiscordOptions, type FakeDiscord } from "./discord.ts";

export interface Room {
  readonly fake: FakeDiscord;
  readonly rooms: Rooms;
  readonly discord: Discord;
  /** What the adapter told whoever runs it. */
  readonly told: readonly string[];
  close(): Promise<void>;
}

export interface RoomOptions {
  readonly rooms?: RoomsOptions;
  readonly fake?: FakeDiscord;
  readonly settings?: Partial<Settings>;
}

export const openRoom = async (
  options: RoomOptions = {},
  fakeOptions: DiscordOptions = {},
): Promise<Room> => {
  const clock = options.rooms?.clock ?? (() => NOON);
  const fake = options.fake ?? (await openDiscord({ clock, ...fakeOptions }));
  const rooms = await openRooms(options.rooms ?? { mode: "open" });
  const told: string[] = [];
  const { store, desks } = rooms;
  const discord = await openAdapter(
    {
      shelf: store.cache("discord"),
      now: clock,
      languageOf: async (chat) => (await desks.chosenBy(chat)).language,
      suggest: async (chat, command, typed) =>
        suggestions(command, typed, { settings: await desks.chosenBy(chat), feeds: [], zone: "UTC" }),
      chats: () => store.chats.list(),
      complain: (sentence) => void told.push(sentence),
    },
    { token: fake.token, api: `${fake.url}/api`, identifyEvery: 0, ...options.settings },
  );
  await rooms.house.join({ ...discord, pace: { perSecond: 10_000, chatEvery: 0, inFlight: 8 } });
  return {
    fake,
    rooms,
    discord,
    told,
    close: async () => {
      await discord.stop();
      await rooms.close();
      if (!options.fake) await fake.close();
    },
  };
};
