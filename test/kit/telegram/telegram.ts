/**
 * A Bot API on loopback that refuses what Telegram refuses, and whose people write to the bot: `people` does what they do,
 * `seen` is what stands in a chat, `calls` is all that the bot asked, `faults` and `judge` spoil the next calls.
 */
import { listen } from "../listen.ts";
import { NO_FLOOD, openFlood } from "./flood.ts";
import type { Ground } from "./methods.ts";
import { peopleOn, type Done, type People } from "./people.ts";
import { serveBotApi, type Calls, type Fault } from "./server.ts";
import { openUpdates, type Updates } from "./updates.ts";
import { ANONYMOUS, type Chat, type Person, type Said, type World } from "./world.ts";

export interface FakeTelegram extends Calls {
  readonly url: string;
  readonly token: string;
  readonly bot: Person;
  readonly people: People;
  readonly updates: Updates;
  readonly menus: Ground["menus"];
  readonly presses: Ground["presses"];
  readonly chats: World["chats"];
  /** The chats in which the bot was seen typing. */
  readonly typing: number[];
  /** What stands in a chat that the bot said, the oldest first. */
  seen(chat: Chat): readonly Said[];
  fail(method: string, ...faults: readonly Fault[]): void;
  /** Over when the bot has confirmed what it was told of it. */
  confirmed(done: Pick<Done, "update">): Promise<void>;
  close(): Promise<void>;
}

export interface FakeOptions {
  /** How many times faster than real it floods and polls; 0: it takes everything at any pace. */
  readonly scale?: number;
  readonly now?: () => number;
  readonly token?: string;
}

const BOT: Person = { id: 4711, is_bot: true, first_name: "Tidings", username: "tidings_test_bot" };

export const openTelegramFake = async (options: FakeOptions = {}): Promise<FakeTelegram> => {
  const { scale = 0, now = () => Date.now(), token = `${BOT.id}:AAF-fake_token_of_the_test_kit` } = options;
  const world: World = {
    bot: BOT,
    people: new Map([
      [BOT.id, BOT],
      [ANONYMOUS.id, ANONYMOUS],
    ]),
    chats: new Map(),
    now,
  };
  const updates = openUpdates(Math.max(1, scale));
  const ground: Ground = {
    world,
    updates,
    flood: scale === 0 ? NO_FLOOD : openFlood(scale),
    menus: new Map(),
    presses: new Map(),
    typing: [],
    files: new Map(),
  };
  const calls: Calls = { calls: [], strange: [], faults: new Map(), judge: () => undefined };
  const { url, close } = await listen(serveBotApi({ ground, calls, token }));
  return Object.assign(calls, {
    url,
    token,
    bot: BOT,
    people: peopleOn(ground),
    updates,
    menus: ground.menus,
    presses: ground.presses,
    chats: world.chats,
    typing: ground.typing,
    seen: (chat: Chat) =>
      [...chat.said.values()].filter(
        ({ from, senderChat, service }) =>
          !service && (from?.id === BOT.id || (chat.type === "channel" && senderChat === chat.id)),
      ),
    fail: (method: string, ...faults: readonly Fault[]) => {
      const name = method.toLowerCase();
      calls.faults.set(name, [...(calls.faults.get(name) ?? []), ...faults]);
    },
    confirmed: async ({ update }: Pick<Done, "update">) => {
      if (update !== undefined) await updates.confirmed(update);
    },
    close: async () => {
      updates.close();
      await close();
    },
  });
};
