/**
 * One thing after another in each chat, and so many chats at a time; the others wait in the order in which they came. What a
 * process left undone when it died is done one by one, so that whatever kills the process is found, and takes nothing along.
 */

import { setTimeout as pause } from "node:timers/promises";

const MOST_AT_ONCE = 8;

interface Work {
  readonly chat: string;
  readonly isPast: boolean;
  readonly run: () => Promise<void>;
}

export interface Lanes {
  put(work: Work): void;
  /** Over when nothing waits and nothing is under way, or after so many milliseconds. */
  settled(atMost?: number): Promise<void>;
}

/** The first that may go: its chat is free, nothing of its chat waits before it, and no other of the past is under way. */
const nextOf = (waiting: readonly Work[], isBusy: (chat: string) => boolean, isPastBusy: boolean): number => {
  const before = new Set<string>();
  return waiting.findIndex(({ chat, isPast }) => {
    const isFree = !isBusy(chat) && !before.has(chat) && !(isPast && isPastBusy);
    before.add(chat);
    return isFree;
  });
};

export const openLanes = (): Lanes => {
  const waiting: Work[] = [];
  const busy = new Map<string, Promise<void>>();
  let isPastBusy = false;
  const begin = ({ chat, isPast, run }: Work): void => {
    isPastBusy ||= isPast;
    // Whose work fails has told so; the lane goes on.
    const failed = (): void => undefined;
    const done = run()
      .catch(failed)
      .finally(() => {
        busy.delete(chat);
        if (isPast) isPastBusy = false;
        pump();
      });
    busy.set(chat, done);
  };
  const pump = (): void => {
    while (busy.size < MOST_AT_ONCE) {
      const place = nextOf(waiting, (chat) => busy.has(chat), isPastBusy);
      const [next] = place < 0 ? [] : waiting.splice(place, 1);
      if (!next) return;
      begin(next);
    }
  };
  return {
    put: (work) => {
      waiting.push(work);
      pump();
    },
    settled: async (atMost) => {
      const all = async (): Promise<void> => {
        while (busy.size > 0) await Promise.all(busy.values());
      };
      if (atMost === undefined) return all();
      const late = new AbortController();
      const alarm = pause(atMost, undefined, { signal: late.signal }).catch(() => undefined);
      return Promise.race([all(), alarm]).finally(() => late.abort());
    },
  };
};
