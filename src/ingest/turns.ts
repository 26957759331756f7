/**
 * Politeness and fairness: how many may be at work at once, in all and for each host, and how soon after one another.
 * Work that keeps us waiting gives its place to the next in the queue and goes on beside it, so that slow hosts do not hold
 * up the quick ones; so many may, and no more.
 */
import { openPlaces, type Places } from "./places.ts";
import { openRecent } from "./recent.ts";

export interface Pace {
  readonly atOnce: number;
  readonly perHost: number;
  /** Milliseconds for which work keeps its place where others wait for it, and how many may then be at work beside the places. */
  readonly patience?: number;
  readonly slow?: number;
}

export interface Turns {
  /**
   * Does the work as soon as the host and the house have a place free; first come, first served.
   * @param how spacing: milliseconds from the start of one turn of the host to the next
   * @throws the signal's reason when it is aborted before the turn has come
   */
  take<Result>(
    host: string,
    work: () => Promise<Result>,
    how?: { readonly spacing?: number; readonly signal?: AbortSignal | undefined },
  ): Promise<Result>;
}

interface Turn {
  readonly host: string;
  readonly spacing: number;
  readonly begin: () => void;
}

/** A host whose turn lasted so many patiences begins beside the places the next time. */
const KNOWN_SLOW = 10;
const MOST_HOSTS = 5000;

/** What is known of the hosts: how many turns are taken, when the next may begin, and who keeps us waiting. */
const openHosts = (perHost: number) => {
  const busy = new Map<string, number>();
  const nextAt = openRecent<number>(MOST_HOSTS);
  const slow = openRecent<true>(MOST_HOSTS);
  return {
    isSlow: (host: string): boolean => slow.get(host) ?? false,
    isAnySlow: (): boolean => slow.size() > 0,
    isFree: (host: string): boolean => (busy.get(host) ?? 0) < perHost,
    wait: (host: string, now: number): number => Math.max(0, (nextAt.get(host) ?? 0) - now),
    begin: ({ host, spacing }: Turn, now: number): void => {
      busy.set(host, (busy.get(host) ?? 0) + 1);
      if (spacing > 0) nextAt.set(host, now + spacing);
    },
    end: ({ host }: Turn, wasSlow: boolean): void => {
      const left = (busy.get(host) ?? 1) - 1;
      if (left > 0) busy.set(host, left);
      else busy.delete(host);
      if (wasSlow) slow.set(host, true);
      else slow.delete(host);
    },
  };
};

interface Queue {
  /** @throws the signal's reason when it is aborted before the turn has come */
  wait(turn: Turn, come: Promise<void>, signal: AbortSignal | undefined): Promise<void>;
  next(): void;
}

const openQueue = (hosts: ReturnType<typeof openHosts>, places: Places<Turn>): Queue => {
  const waiting = new Set<Turn>();
  let alarm: NodeJS.Timeout | undefined;
  const begin = (turn: Turn, now: number): void => {
    waiting.delete(turn);
    places.take(turn, hosts.isSlow(turn.host));
    hosts.begin(turn, now);
    turn.begin();
  };
  const isRoomForAny = (): boolean => places.hasRoom(false) || (hosts.isAnySlow() && places.hasRoom(true));
  /** Begins whatever can begin; where only the spacing is in the way, it looks again after it. */
  const next = (): void => {
    clearTimeout(alarm);
    const now = performance.now();
    let soonest = Infinity;
    for (const turn of waiting) {
      if (!isRoomForAny()) return;
      if (!hosts.isFree(turn.host) || !places.hasRoom(hosts.isSlow(turn.host))) continue;
      const wait = hosts.wait(turn.host, now);
      if (wait > 0) soonest = Math.min(soonest, wait);
      else begin(turn, now);
    }
    if (soonest < Infinity) alarm = setTimeout(next, Math.ceil(soonest));
  };
  const wait = async (turn: Turn, come: Promise<void>, signal: AbortSignal | undefined): Promise<void> => {
    signal?.throwIfAborted();
    waiting.add(turn);
    next();
    if (!signal || !waiting.has(turn)) return come;
    const { promise: stopped, reject } = Promise.withResolvers<never>();
    const leave = (): void => {
      if (waiting.delete(turn)) reject(signal.reason);
    };
    signal.addEventListener("abort", leave);
    await Promise.race([come, stopped]).finally(() => signal.removeEventListener("abort", leave));
  };
  return { wait, next };
};

export const openTurns = ({ atOnce, perHost, patience = 0, slow = 0 }: Pace): Turns => {
  const hosts = openHosts(perHost);
  const places = openPlaces<Turn>(atOnce, slow);
  const queue = openQueue(hosts, places);
  const during = async <Result>(turn: Turn, work: () => Promise<Result>): Promise<Result> => {
    const began = performance.now();
    const giveWay = (): void => {
      places.overstay(turn);
      queue.next();
    };
    const timer = slow > 0 ? setTimeout(giveWay, patience) : undefined;
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      places.leave(turn);
      hosts.end(turn, performance.now() - began > patience * KNOWN_SLOW);
      queue.next();
    }
  };
  return {
    take: async (host, work, { spacing = 0, signal } = {}) => {
      const { promise: come, resolve: begin } = Promise.withResolvers<void>();
      const turn: Turn = { host, spacing, begin };
      await queue.wait(turn, come, signal);
      return during(turn, work);
    },
  };
};
