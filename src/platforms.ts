/** The platforms that there are tokens for, each loaded only then, joined to the house and closed again with `closing`. */
import { setTimeout as pause } from "node:timers/promises";
import type { Health } from "./chat/adapter.ts";
import { suggestions } from "./chat/suggestions.ts";
import type { Desks } from "./desk.ts";
import type { House } from "./house.ts";
import type { ChatId } from "./model/id.ts";
import { feedsOf } from "./model/settings.ts";
import type { Tools } from "./news.ts";
import type { Config } from "./ops/config.ts";
import { seconds } from "./model/time.ts";
import type { Log } from "./ops/log.ts";
import { sentenceOf, Trouble } from "./ops/trouble.ts";

interface Around {
  readonly tools: Tools;
  readonly desks: Desks;
  readonly house: House;
  readonly log: Log;
  readonly closing: AsyncDisposableStack;
  readonly signal: AbortSignal;
}

interface Joined {
  readonly name: string;
  readonly health: () => Health;
}

export interface Platforms {
  /** For the first lines of a start. */
  readonly names: readonly string[];
  readonly health: () => readonly Health[];
}

const FIRST_WAIT = seconds(2);
const LONGEST_WAIT = seconds(60);

/** What cannot be reached now is tried again, longer and longer, while everything else goes on. */
const joined = async (
  name: string,
  join: () => Promise<Joined>,
  { log, signal }: Around,
): Promise<Joined> => {
  let now: Joined = { name: `${name}, which cannot be reached yet`, health: () => down };
  const down: Health = { isReceiving: false, says: `${name}: cannot be reached` };
  const again = async (wait: number): Promise<void> => {
    await pause(wait, undefined, { signal }).catch(() => log.debug("The clock stops."));
    if (!signal.aborted) await attempt(Math.min(wait * 2, LONGEST_WAIT));
  };
  const attempt = async (wait: number): Promise<void> => {
    try {
      now = await join();
    } catch (error) {
      if (!(error instanceof Trouble) || error.remedy !== "try-again") throw error;
      log.warn(error.message);
      void again(wait).catch((fatal: unknown) => log.error(sentenceOf(fatal)));
    }
  };
  await attempt(FIRST_WAIT);
  return { name: now.name, health: () => now.health() };
};

/** What every platform needs of the house; each has a shelf of its own. */
const commonNeeds = ({ tools: { store, clock }, desks, log }: Around, shelf: string) => ({
  shelf: store.cache(shelf),
  now: clock,
  languageOf: async (chat: ChatId): Promise<string> => (await desks.chosenBy(chat)).language,
  complain: (sentence: string): void => log.warn(sentence),
});

const joinTelegram = async (
  { telegramApi: apiRoot, telegramWebhook: webhook }: Config,
  token: string,
  around: Around,
): Promise<Joined> => {
  const { tools, house, closing } = around;
  const { openTelegram } = await import("./adapters/telegram/telegram.ts");
  const needs = { ...commonNeeds(around, "telegram"), inbox: tools.store.inbox };
  const telegram = await openTelegram(needs, { token, apiRoot, webhook });
  closing.defer(() => telegram.stop());
  await house.join(telegram);
  return { name: `Telegram as @${telegram.username}`, health: () => telegram.health() };
};

const joinDiscord = async (
  { discordApi: api, discordShards: shards }: Config,
  token: string,
  around: Around,
): Promise<Joined> => {
  const { tools, desks, house, closing } = around;
  const { openDiscord } = await import("./adapters/discord/discord.ts");
  const { store, zone } = tools;
  const suggest = async (chat: ChatId, command: string, typed: string): Promise<readonly string[]> => {
    const chosen = await desks.chosenBy(chat);
    const wanted = feedsOf(chosen);
    const feeds = (await store.feeds.list())
      .filter(({ id }) => wanted.has(id))
      .map(({ id, title }) => title ?? id);
    return suggestions(command, typed, { settings: chosen, feeds, zone: chosen.zone ?? zone });
  };
  const needs = { ...commonNeeds(around, "discord"), suggest, chats: () => store.chats.list() };
  const discord = await openDiscord(needs, { token, api, shards });
  closing.defer(() => discord.stop());
  await house.join(discord);
  return { name: `Discord as ${discord.name}`, health: () => discord.health() };
};

/** @throws Trouble when a token is refused */
export const openPlatforms = async (config: Config, around: Around): Promise<Platforms> => {
  const { telegramToken: telegram, discordToken: discord } = config;
  const all = [
    ...(telegram === undefined
      ? []
      : [await joined("Telegram", () => joinTelegram(config, telegram, around), around)]),
    ...(discord === undefined
      ? []
      : [await joined("Discord", () => joinDiscord(config, discord, around), around)]),
  ];
  return { names: all.map(({ name }) => name), health: () => all.map(({ health }) => health()) };
};
