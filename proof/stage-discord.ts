/** Discord as the proof sees it: a server with a channel for each chat, whose answers are lost now and then. */
import { chatId, chatIdOf, placeOf, type ChatId } from "../src/model/id.ts";
import { openDiscord, type FakeDiscord } from "../test/kit/discord/discord.ts";
import { markupOf } from "../test/kit/discord/reading.ts";
import { chanceFrom, openPlatform } from "./platform.ts";
import type { Setting, Stage } from "./stage.ts";
import { PROOF_TOKEN } from "./token.ts";

export interface Server {
  readonly fake: FakeDiscord;
  readonly names: readonly string[];
  /** From now on its clock is this one. */
  setClock(now: () => number): void;
}

/** A server before the run: its channels' names are Discord's to give. */
export const openServer = async (chats: number): Promise<Server> => {
  let clock: () => number = Date.now;
  const fake = await openDiscord({ token: PROOF_TOKEN, clock: () => clock() });
  const guild = fake.guild("Harbour", { owner: fake.user("ada") });
  const names = Array.from({ length: chats }, (_, at) =>
    chatId({
      platform: "discord",
      account: fake.bot.id,
      chat: guild.id,
      thread: fake.text(guild, `chat-${at}`).id,
    }),
  );
  return { fake, names, setClock: (now) => void (clock = now) };
};

const SEND = "POST /channels/:channel/messages";
/** So often something goes wrong, in milliseconds of the real clock. */
const FAULT_EVERY = 250;

/** A message's last line is the name it was sent under. */
const takenIn = (
  { fake }: Server,
  id: ChatId,
): ReadonlyMap<string, { readonly at: number; readonly count: number }> => {
  const all = new Map<string, { at: number; count: number }>();
  for (const message of fake.messages(placeOf(id).thread ?? "")) {
    const [, key] = /#(digest\/\S+)$/u.exec(markupOf(message)) ?? [];
    if (key === undefined) continue;
    const known = all.get(key);
    if (known) known.count += 1;
    else all.set(key, { at: message.at, count: 1 });
  }
  return all;
};

const misbehave = ({ fake }: Server, seed: number): NodeJS.Timeout => {
  const chance = chanceFrom(seed);
  return setInterval(() => {
    const dice = chance();
    if (dice < 0.4) fake.fault({ on: SEND, trouble: { kind: "done, then dropped" } });
    else if (dice < 0.7) fake.fault({ on: SEND, trouble: { kind: "dropped" } });
    else if (dice < 0.85) fake.fault({ on: SEND, trouble: { kind: "page", status: 502 } });
    else fake.fault({ on: SEND, trouble: { kind: "429", scope: "user", retryAfter: 0.02 } });
  }, FAULT_EVERY);
};

export const openDiscordStage = async (setting: Setting, server: Server): Promise<Stage> => {
  const time = await openPlatform({ ...setting, isIdempotent: () => true });
  server.setClock(time.now);
  const timer = misbehave(server, setting.seed);
  return {
    url: time.url,
    apiRoot: `${server.fake.url}/api`,
    now: time.now,
    requests: () => server.fake.calls.length,
    early: () => 0,
    isIdempotent: () => true,
    taken: (chat) => takenIn(server, chatIdOf(chat)),
    close: async () => {
      clearInterval(timer);
      await server.fake.close();
      await time.close();
    },
  };
};
