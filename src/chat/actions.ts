/** What buttons do, kept on our side: a platform is only given words that mean nothing to anybody else. */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { ActorId, ChatId, MessageId } from "../model/id.ts";
import { days } from "../model/time.ts";

/** Where they are kept; a Keyv fits. */
export interface Shelf {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttlMs: number): Promise<unknown>;
}

/** Who presses what, where. */
export interface Press {
  readonly chat: ChatId;
  readonly actor: ActorId;
  readonly on: MessageId;
}

/** What a button does: a command line, about a digest, for one person or for everybody in the chat. */
export interface Deed {
  readonly does: string;
  readonly digest: string | undefined;
  readonly onlyFor: ActorId | undefined;
}

export interface Actions {
  give(chat: ChatId, deed: Deed): Promise<string>;
  /** From now on it is good on this message only. */
  bind(action: string, on: MessageId): Promise<void>;
  /** What it does; undefined when we never gave it out, or not there, not to them, or too long ago. */
  take(action: string, press: Press): Promise<Pick<Deed, "does" | "digest"> | undefined>;
}

const KEPT = days(30);
/** Ours are 22 letters; anything else is not looked up. */
const OURS = /^[\w-]{22}$/u;

const keptSchema = z.object({
  chat: z.string(),
  does: z.string(),
  digest: z.string().optional(),
  onlyFor: z.string().optional(),
  on: z.string().optional(),
});
type Kept = z.infer<typeof keptSchema>;

const isFor = (kept: Kept, { chat, actor, on }: Press): boolean =>
  kept.chat === chat &&
  (kept.on === undefined || kept.on === on) &&
  (kept.onlyFor === undefined || kept.onlyFor === actor);

export const openActions = (shelf: Shelf): Actions => {
  const read = async (action: string): Promise<Kept | undefined> =>
    OURS.test(action) ? keptSchema.safeParse(await shelf.get(action)).data : undefined;
  return {
    give: async (chat, deed) => {
      const action = randomBytes(16).toString("base64url");
      await shelf.set(action, { chat, ...deed }, KEPT);
      return action;
    },
    bind: async (action, on) => {
      const kept = await read(action);
      if (kept) await shelf.set(action, { ...kept, on }, KEPT);
    },
    take: async (action, press) => {
      const kept = await read(action);
      return kept && isFor(kept, press) ? { does: kept.does, digest: kept.digest } : undefined;
    },
  };
};
