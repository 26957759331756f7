/** How much Telegram takes: one a second to a chat with some in a row, twenty a minute in a group, thirty a second in all. */
import { Refusal } from "./refusal.ts";
import type { Chat } from "./world.ts";

export interface Flood {
  /** @throws Refusal with the seconds to wait */
  pass(chat: Chat): void;
}

export const NO_FLOOD: Flood = { pass: () => undefined };

interface Window {
  readonly most: number;
  readonly seconds: number;
  readonly of: (chat: Chat) => string | undefined;
}

const WINDOWS: readonly Window[] = [
  { most: 3, seconds: 3, of: ({ id }) => `chat ${id}` },
  { most: 20, seconds: 60, of: ({ id, type }) => (type === "private" ? undefined : `group ${id}`) },
  { most: 30, seconds: 1, of: () => "account" },
];

const tooMany = (seconds: number): Refusal =>
  new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });

/** @param scale how many times faster than real its clock runs; then it asks for parts of a second */
export const openFlood = (scale: number): Flood => {
  const passed = new Map<string, number[]>();
  const rounded = (seconds: number): number => (scale === 1 ? Math.ceil(seconds) : seconds);
  return {
    pass: (chat) => {
      const now = performance.now();
      const windows = WINDOWS.flatMap(({ most, seconds, of }) => {
        const name = of(chat);
        return name === undefined ? [] : [{ most, span: (seconds * 1000) / scale, name }];
      });
      for (const { most, span, name } of windows) {
        const recent = (passed.get(name) ?? []).filter((at) => at > now - span);
        passed.set(name, recent);
        const [oldest] = recent;
        if (recent.length >= most && oldest !== undefined)
          throw tooMany(rounded((oldest + span - now) / 1000));
      }
      for (const { name } of windows) passed.get(name)?.push(now);
    },
  };
};
