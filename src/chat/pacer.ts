/** How fast messages go out: a lane for each chat, so many at once, people who wait for an answer first. */
import { setTimeout as pause } from "node:timers/promises";
import type { Sent } from "../model/chat.ts";
import type { ChatId } from "../model/id.ts";
import type { Pace, Sender } from "./adapter.ts";

interface Waiting {
  readonly chat: ChatId;
  readonly go: () => Promise<void>;
}

/** When a chat, or the whole account, may be asked again, in milliseconds. */
interface Gates {
  readonly of: (chat: ChatId) => number;
  readonly shut: (chat: ChatId | undefined, until: number) => void;
}

const openGates = (): Gates => {
  let account = 0;
  const chats = new Map<ChatId, number>();
  return {
    of: (chat) => Math.max(account, chats.get(chat) ?? 0),
    shut: (chat, until) => {
      if (chat === undefined) account = Math.max(account, until);
      else chats.set(chat, Math.max(chats.get(chat) ?? 0, until));
    },
  };
};

export interface Pacer {
  /** In its turn; one who waits for an answer goes before all others. */
  take<Result extends Sent>(chat: ChatId, isUrgent: boolean, work: () => Promise<Result>): Promise<Result>;
}

/** Who waits, the urgent ones first, and who of them may go. */
const openQueue = (gates: Gates, now: () => number) => {
  const queues: readonly [urgent: Waiting[], others: Waiting[]] = [[], []];
  const busy = new Set<ChatId>();
  const isFree = ({ chat }: Waiting): boolean => !busy.has(chat) && gates.of(chat) <= now();
  return {
    busy,
    put: (one: Waiting, isUrgent: boolean): void => void queues[isUrgent ? 0 : 1].push(one),
    pick: (): Waiting | undefined => {
      for (const queue of queues) {
        const place = queue.findIndex(isFree);
        if (place >= 0) return queue.splice(place, 1)[0];
      }
      return undefined;
    },
    /** When one of them may go, at the soonest. */
    soonest: (): number =>
      Math.min(
        ...queues.flatMap((queue) =>
          queue.filter(({ chat }) => !busy.has(chat)).map(({ chat }) => gates.of(chat)),
        ),
      ),
  };
};

const MINUTE = 60_000;

/** How many a chat had in the last minute, and when it may have the next. */
const openRecent = ({ perMinute }: Pace, now: () => number) => {
  const chats = new Map<ChatId, number[]>();
  const since = (chat: ChatId): number[] => (chats.get(chat) ?? []).filter((at) => at > now() - MINUTE);
  return {
    note: (chat: ChatId): void => {
      if (perMinute?.(chat) !== undefined) chats.set(chat, [...since(chat), now()]);
    },
    next: (chat: ChatId): number => {
      const most = perMinute?.(chat);
      const times = most === undefined ? [] : since(chat);
      if (times.length === 0) chats.delete(chat);
      const oldest = most !== undefined && times.length >= most ? times.at(-most) : undefined;
      return oldest === undefined ? 0 : oldest + MINUTE;
    },
  };
};

/** Its clock is one that never goes back. */
export const openPacer = (pace: Pace): Pacer => {
  const now = (): number => performance.now();
  const gates = openGates();
  const queue = openQueue(gates, now);
  const recent = openRecent(pace, now);
  const between = 1000 / pace.perSecond;
  let inFlight = 0;
  let nextSlot = 0;
  let timer: NodeJS.Timeout | undefined;

  const wakeAt = (instant: number): void => {
    clearTimeout(timer);
    if (Number.isFinite(instant)) timer = setTimeout(pump, Math.max(1, instant - now()));
  };
  const run = async ({ chat, go }: Waiting): Promise<void> => {
    inFlight += 1;
    recent.note(chat);
    queue.busy.add(chat);
    await go();
    inFlight -= 1;
    queue.busy.delete(chat);
    gates.shut(chat, Math.max(now() + pace.chatEvery, recent.next(chat)));
    pump();
  };
  const pump = (): void => {
    while (inFlight < pace.inFlight) {
      if (nextSlot > now()) return wakeAt(nextSlot);
      const one = queue.pick();
      if (!one) return wakeAt(queue.soonest());
      nextSlot = Math.max(nextSlot, now() - between) + between;
      void run(one);
    }
  };
  const put = (one: Waiting, isUrgent: boolean): void => {
    queue.put(one, isUrgent);
    pump();
  };
  return { take: takingTurns(put) };
};

/** Work that waits for its turn, and whose end is the end of the turn. */
const takingTurns =
  (put: (one: Waiting, isUrgent: boolean) => void): Pacer["take"] =>
  async (chat, isUrgent, work) => {
    const turn = Promise.withResolvers<void>();
    const over = Promise.withResolvers<void>();
    const go = (): Promise<void> => {
      turn.resolve();
      return over.promise;
    };
    put({ chat, go }, isUrgent);
    await turn.promise;
    return work().finally(over.resolve);
  };

/** Whoever waits for an answer waits this long; what is written down waits there, not here. */
const LONGEST_WAIT = 20_000;
/** No platform asks for as much; a gate that is shut longer was shut by a clock that has been set back since. */
const LONGEST_SHUT = 86_400_000;

/** How long a gate is still shut; 0 for an open one. */
const shutFor = (gates: Gates, chat: ChatId, now: number): number => {
  const wait = gates.of(chat) - now;
  return wait > 0 && wait < LONGEST_SHUT ? wait : 0;
};

export interface Paced<Payload> {
  readonly sender: Sender<Payload>;
  /** No request is made before then, by the house's clock. */
  shutAccount(until: number): void;
}

/** The same sender, at the platform's pace; what is answered "too fast" shuts the gate for as long as it says. */
export const paced = <Payload>(
  sender: Sender<Payload>,
  pacer: Pacer,
  clock: () => number,
): Paced<Payload> => {
  const gates = openGates();
  const inTurn = async (chat: ChatId, isUrgent: boolean, work: () => Promise<Sent>): Promise<Sent> => {
    const before = gates.of(chat);
    const wait = shutFor(gates, chat, clock());
    if (wait > 0 && (!isUrgent || wait > LONGEST_WAIT))
      return { kind: "rate limited", retryAfterMs: wait, scope: "chat" };
    if (wait > 0) await pause(wait);
    const sent = await pacer.take(chat, isUrgent, async (): Promise<Sent> => {
      // The gate may have been shut while this one waited for its turn.
      const left = gates.of(chat) > before ? shutFor(gates, chat, clock()) : 0;
      return left > 0 ? { kind: "rate limited", retryAfterMs: left, scope: "chat" } : work();
    });
    if (sent.kind === "rate limited")
      gates.shut(sent.scope === "chat" ? chat : undefined, clock() + sent.retryAfterMs);
    return sent;
  };
  const paced: Sender<Payload> = {
    ...sender,
    send: (chat, part, how) => inTurn(chat, how.isUrgent === true, () => sender.send(chat, part, how)),
    // Somebody has pressed a button and looks at the message.
    edit: (chat, message, part) => inTurn(chat, true, () => sender.edit(chat, message, part)),
  };
  return { sender: paced, shutAccount: (until) => gates.shut(undefined, until) };
};
