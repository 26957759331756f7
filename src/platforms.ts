/** The platforms that there are tokens for, each loaded only then, joined to the house and closed again with `closing`. */
import type { Health } from "./chat/adapter.ts";
import type { Desks } from "./desk.ts";
import type { House } from "./house.ts";
import type { ChatId } from "./model/id.ts";
import type { Tools } from "./news.ts";
import type { Config } from "./ops/config.ts";
import type { Log } from "./ops/log.ts";

interface Around {
  readonly tools: Tools;
  readonly desks: Desks;
  readonly house: House;
  readonly log: Log;
  readonly closing: AsyncDisposableStack;
}

export interface Platforms {
  /** For the first lines of a start. */
  readonly names: readonly string[];
  readonly health: () => readonly Health[];
}

const telegramIn = async (config: Config, { tools, desks, house, log, closing }: Around) => {
  const { telegramToken: token, telegramApi: apiRoot, telegramWebhook: webhook } = config;
  if (token === undefined) return undefined;
  const { openTelegram } = await import("./adapters/telegram/telegram.ts");
  const { store, clock } = tools;
  const needs = {
    inbox: store.inbox,
    shelf: store.cache("telegram"),
    now: clock,
    languageOf: async (chat: ChatId): Promise<string> => (await desks.chosenBy(chat)).language,
    complain: (sentence: string): void => log.warn(sentence),
  };
  const telegram = await openTelegram(needs, { token, apiRoot, webhook });
  closing.defer(() => telegram.stop());
  await house.join(telegram);
  return telegram;
};

/** @throws Trouble when a token is refused */
export const openPlatforms = async (config: Config, around: Around): Promise<Platforms> => {
  const telegram = await telegramIn(config, around);
  return {
    names: telegram ? [`Telegram as @${telegram.username}`] : [],
    health: () => (telegram ? [telegram.health()] : []),
  };
};
