/** What waits for the bot: given out by long polling until it is confirmed, or brought to its webhook one after another. */
import { z } from "zod";
import { badRequest, Refusal } from "./refusal.ts";

export interface Update {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

/** Those that come only when they are asked for. */
const ON_REQUEST: ReadonlySet<string> = new Set([
  "chat_member",
  "message_reaction",
  "message_reaction_count",
]);

const takeSchema = z.object({
  offset: z.coerce.number().int().default(0),
  limit: z.coerce.number().int().min(1).max(100).default(100),
  timeout: z.coerce.number().int().min(0).default(0),
  allowed_updates: z.array(z.string()).optional(),
});

interface Waiting {
  readonly wake: () => void;
  isRivalled: boolean;
}

export interface Webhook {
  readonly url: string;
  readonly secret: string | undefined;
}

export interface Updates {
  /** @returns the update's id, when it is of a kind that is wanted */
  push(kind: string, body: unknown): number;
  /** getUpdates. @throws Refusal 409 for the older of two that poll, and while a webhook is set */
  take(params: unknown): Promise<readonly Update[]>;
  webhook: Webhook | undefined;
  setWebhook(webhook: Webhook | undefined): void;
  /** Over when the bot has said that it has it. */
  confirmed(id: number): Promise<void>;
  /** The confirmations of the last so many are lost: they come again. */
  forget(count: number): void;
  readonly waiting: () => number;
  /** When a bot asks for updates the next time, or asks already. */
  polled(): Promise<void>;
  close(): void;
}

/** How long a bot is waited for before its webhook is tried again, in milliseconds. */
const WEBHOOK_AGAIN = 40;
const MOST_TRIES = 400;

/** @param scale how many times faster than real its clock runs */
export const openUpdates = (scale: number): Updates => {
  const all: Update[] = [];
  const done = new Set<number>();
  const hopes = new Map<number, PromiseWithResolvers<void>>();
  let allowed: readonly string[] | undefined;
  let poll: Waiting | undefined;
  let webhook: Webhook | undefined;
  let nextId = 1001;
  let isOpen = true;
  let delivering: Promise<void> | undefined;
  const arrivals = new Set<() => void>();

  const pending = (offset = 0): readonly Update[] =>
    all.filter(({ update_id: id }) => !done.has(id) && id >= offset);
  const confirm = (id: number): void => {
    done.add(id);
    hopes.get(id)?.resolve();
  };
  const bring = async (update: Update, { url, secret }: Webhook): Promise<boolean> => {
    try {
      const headers = {
        "content-type": "application/json",
        ...(secret !== undefined && { "x-telegram-bot-api-secret-token": secret }),
      };
      const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(update) });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      return false;
    }
  };
  const deliver = async (): Promise<void> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const [update] = pending();
      if (!update || !isOpen || !webhook) return;
      if (await bring(update, webhook)) {
        confirm(update.update_id);
        tries = 0;
      } else await new Promise((resolve) => setTimeout(resolve, WEBHOOK_AGAIN));
    }
  };
  const stir = (): void => {
    poll?.wake();
    if (webhook) delivering ??= deliver().finally(() => (delivering = undefined));
  };
  const wait = async (seconds: number): Promise<void> => {
    if (poll) {
      poll.isRivalled = true;
      poll.wake();
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    const own: Waiting = { wake: resolve, isRivalled: false };
    poll = own;
    const alarm = setTimeout(resolve, (seconds * 1000) / scale);
    for (const arrive of arrivals) arrive();
    await promise;
    clearTimeout(alarm);
    if (poll === own) poll = undefined;
    if (own.isRivalled)
      throw new Refusal(
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
      );
  };
  return {
    push: (kind, body) => {
      const id = nextId;
      nextId += 1;
      const isWanted = allowed ? allowed.includes(kind) : !ON_REQUEST.has(kind);
      if (isWanted) all.push({ update_id: id, [kind]: body });
      else done.add(id);
      stir();
      return id;
    },
    take: async (params) => {
      if (webhook)
        throw new Refusal(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      const read = takeSchema.safeParse(params);
      if (!read.success) throw badRequest("wrong parameters of getUpdates");
      const { offset, limit, timeout, allowed_updates: wanted } = read.data;
      if (wanted) allowed = wanted.length > 0 ? wanted : undefined;
      for (const { update_id: id } of pending()) if (id < offset) confirm(id);
      if (pending(offset).length === 0 && timeout > 0 && isOpen) await wait(timeout);
      return pending(offset).slice(0, limit);
    },
    get webhook() {
      return webhook;
    },
    setWebhook: (next) => {
      webhook = next;
      stir();
    },
    confirmed: (id) => {
      if (done.has(id)) return Promise.resolve();
      const hope = hopes.get(id) ?? Promise.withResolvers<void>();
      hopes.set(id, hope);
      return hope.promise;
    },
    forget: (count) => {
      for (const { update_id: id } of all.slice(-count)) done.delete(id);
      stir();
    },
    waiting: () => pending().length,
    polled: () =>
      poll
        ? Promise.resolve()
        : new Promise((resolve) => {
            const arrive = (): void => {
              arrivals.delete(arrive);
              resolve();
            };
            arrivals.add(arrive);
          }),
    close: () => {
      isOpen = false;
      poll?.wake();
    },
  };
};
