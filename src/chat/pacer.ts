/** How fast messages go out: a lane for each chat, so many at once, people who wait for an answer first. */
import type { Sent } from "../model/chat.ts";
import type { ChatId } from "../model/id.ts";
import type { How, Pace, Part, Sender } from "./adapter.ts";

interface Waiting {
  readonly chat: ChatId;
  readonly go: () => Promise<void>;
}

/** When a chat, or the whole account, may be asked again. In milliseconds of `now`. */
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
  /** No request is made before then: for the chat, or for the account. */
  shut(chat: ChatId | undefined, until: number): void;
  shutUntil(chat: ChatId): number;
  readonly waiting: () => number;
}

/** @param now a clock that never goes back, in milliseconds */
export const openPacer = (pace: Pace, now: () => number = () => performance.now()): Pacer => {
  const queues: readonly [urgent: Waiting[], others: Waiting[]] = [[], []];
  const gates = openGates();
  const busy = new Set<ChatId>();
  let inFlight = 0;
  let nextSlot = 0;
  let timer: NodeJS.Timeout | undefined;

  const isFree = ({ chat }: Waiting): boolean => !busy.has(chat) && gates.of(chat) <= now();
  const pick = (): Waiting | undefined => {
    for (const queue of queues) {
      const place = queue.findIndex(isFree);
      if (place >= 0) return queue.splice(place, 1)[0];
    }
    return undefined;
  };
  /** When something that waits may go, at the soonest. */
  const soonest = (): number =>
    Math.min(
      ...queues.flatMap((queue) =>
        queue.filter(({ chat }) => !busy.has(chat)).map(({ chat }) => gates.of(chat)),
      ),
    );
  const wakeAt = (instant: number): void => {
    clearTimeout(timer);
    if (Number.isFinite(instant)) timer = setTimeout(pump, Math.max(1, instant - now()));
  };
  const run = async (one: Waiting): Promise<void> => {
    inFlight += 1;
    busy.add(one.chat);
    await one.go();
    inFlight -= 1;
    busy.delete(one.chat);
    gates.shut(one.chat, now() + pace.chatEvery);
    pump();
  };
  const pump = (): void => {
    while (inFlight < pace.inFlight) {
      if (nextSlot > now()) return wakeAt(nextSlot);
      const one = pick();
      if (!one) return wakeAt(soonest());
      nextSlot = Math.max(nextSlot, now() - 1000 / pace.perSecond) + 1000 / pace.perSecond;
      void run(one);
    }
  };
  return {
    take: async (chat, isUrgent, work) => {
      const turn = Promise.withResolvers<void>();
      const over = Promise.withResolvers<void>();
      const go = (): Promise<void> => {
        turn.resolve();
        return over.promise;
      };
      queues[isUrgent ? 0 : 1].push({ chat, go });
      pump();
      await turn.promise;
      return work().finally(over.resolve);
    },
    shut: (chat, until) => gates.shut(chat, until),
    shutUntil: gates.of,
    waiting: () => queues.reduce((sum, queue) => sum + queue.length, 0),
  };
};

/** Who waits longer than this is told so at once, and comes again: nobody holds work that long. */
const LONGEST_WAIT = 20_000;

/** The same sender, at the platform's pace; what is answered "too fast" shuts the gate for as long as it says. */
export const paced = <Payload>(
  sender: Sender<Payload>,
  pacer: Pacer,
  now: () => number = () => performance.now(),
): Sender<Payload> => ({
  ...sender,
  send: async (chat: ChatId, part: Part<Payload>, how: How): Promise<Sent> => {
    const wait = pacer.shutUntil(chat) - now();
    if (wait > LONGEST_WAIT) return { kind: "rate limited", retryAfterMs: wait, scope: "chat" };
    const sent = await pacer.take(chat, how.isUrgent === true, () => sender.send(chat, part, how));
    if (sent.kind === "rate limited")
      pacer.shut(sent.scope === "chat" ? chat : undefined, now() + sent.retryAfterMs);
    return sent;
  },
});
