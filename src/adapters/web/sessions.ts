/** Who may come in: whoever opens the link that the terminal shows, once; the browser keeps a cookie from then on. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { days } from "../../model/time.ts";

export interface SessionShelf {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttlMs: number): Promise<unknown>;
}

export interface Sessions {
  /** The word for the next link. */
  readonly token: string;
  /** A cookie's value for the right word, which is good for nothing afterwards. */
  enter(token: string): Promise<string | undefined>;
  isOpen(cookie: string | undefined): Promise<boolean>;
}

export const SESSION_DAYS = 30;

const word = (): string => randomBytes(24).toString("base64url");
const hashed = (text: string): Buffer => createHash("sha256").update(text).digest();

/** What is kept are hashes: whoever reads the database cannot come in with them. */
export const openSessions = (shelf: SessionShelf): Sessions => {
  const token = word();
  let isUsed = false;
  const keyOf = (cookie: string): string => `session ${hashed(cookie).toString("hex")}`;
  return {
    token,
    enter: async (given) => {
      if (isUsed || !timingSafeEqual(hashed(given), hashed(token))) return undefined;
      isUsed = true;
      const cookie = word();
      await shelf.set(keyOf(cookie), true, days(SESSION_DAYS));
      return cookie;
    },
    isOpen: async (cookie) => cookie !== undefined && (await shelf.get(keyOf(cookie))) === true,
  };
};
