/** What buttons do, kept on our side: a platform is only given words that mean nothing to anybody else. */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { ActorId, ChatId, MessageId } from "../model/id.ts";
import { days } from "../model/time.ts";

/** Where they are kept; a Keyv fits. */
export interface Shelf {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttlMs?: number): Promise<unknown>;
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
  /** For a digest's own buttons, which are the same for every chat: nothing is kept, the word itself is the proof. */
  sign(chat: ChatId, digest: string, does: string): Promise<string>;
  /** From now on it is good on this message only. */
  bind(action: string, on: MessageId): Promise<void>;
  /** What it does; undefined when we never gave it out, or not there, not to them, or too long ago. */
  take(action: string, press: Press): Promise<Pick<Deed, "does" | "digest"> | undefined>;
}

interface Needs {
  readonly shelf: Shelf;
  /** Which digest a message of ours tells; undefined when it tells none, or too long ago. */
  digestOn(chat: ChatId, message: MessageId): Promise<string | undefined>;
  /** What a digest's own buttons can do. */
  readonly deeds: readonly string[];
}

const KEPT = days(30);
/** Ours are 22 letters; anything else is not looked up. */
const OURS = /^[\w-]{22}$/u;
const SECRET = "the secret";

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

/** Words that only whoever has the secret can make. */
const signing = (shelf: Shelf) => {
  let secret: Promise<string> | undefined;
  const known = async (): Promise<string> => {
    const kept = await shelf.get(SECRET);
    if (typeof kept === "string") return kept;
    const made = randomBytes(32).toString("base64url");
    await shelf.set(SECRET, made);
    return made;
  };
  return async (chat: ChatId, digest: string, does: string): Promise<string> =>
    createHmac("sha256", await (secret ??= known()))
      .update(JSON.stringify([chat, digest, does]))
      .digest()
      .subarray(0, 16)
      .toString("base64url");
};

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

export const openActions = ({ shelf, digestOn, deeds }: Needs): Actions => {
  const sign = signing(shelf);
  const read = async (action: string): Promise<Kept | undefined> =>
    keptSchema.safeParse(await shelf.get(action)).data;
  const signed = async (action: string, { chat, on }: Press) => {
    const digest = await digestOn(chat, on);
    if (digest === undefined) return undefined;
    for (const does of deeds) if (isSame(action, await sign(chat, digest, does))) return { does, digest };
    return undefined;
  };
  return {
    give: async (chat, deed) => {
      const action = randomBytes(16).toString("base64url");
      await shelf.set(action, { chat, ...deed }, KEPT);
      return action;
    },
    sign,
    bind: async (action, on) => {
      const kept = await read(action);
      if (kept) await shelf.set(action, { ...kept, on }, KEPT);
    },
    take: async (action, press) => {
      if (!OURS.test(action)) return undefined;
      const kept = await read(action);
      if (!kept) return signed(action, press);
      return isFor(kept, press) ? { does: kept.does, digest: kept.digest } : undefined;
    },
  };
};
