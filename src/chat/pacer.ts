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

/** @param now in milliseconds; what was shut by a clock that has been set back since is open again in a day */
export const openPacer = (pace: Pace, now: () => number): Pacer => {
  const gates = openGates();
  const queue = openQueue(gates, now);
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
    queue.busy.add(chat);
    await go();
    inFlight -= 1;
    queue.busy.delete(chat);
    gates.shut(chat, now() + pace.chatEvery);
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
  return { take: takingTurns(put), shut: gates.shut, shutUntil: gates.of };
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

/** Who has to wait longer is told so at once, and comes again: work that is written down waits there, not here. */
const LONGEST_WAIT = { urgent: 20_000, other: 1500 } as const;
/** No platform asks for as much; a gate that is shut longer was shut by a clock that has been set back since. */
const LONGEST_SHUT = 86_400_000;

/** The same sender, at the platform's pace; what is answered "too fast" shuts the gate for as long as it says. */
export const paced = <Payload>(
  sender: Sender<Payload>,
  pacer: Pacer,
  now: () => number,
): Sender<Payload> => ({
  ...sender,
  send: async (chat: ChatId, part: Part<Payload>, how: How): Promise<Sent> => {
    const wait = pacer.shutUntil(chat) - now();
    if (wait > LONGEST_WAIT[how.isUrgent ? "urgent" : "other"] && wait < LONGEST_SHUT)
      return { kind: "rate limited", retryAfterMs: wait, scope: "chat" };
    const sent = await pacer.take(chat, how.isUrgent === true, () => sender.send(chat, part, how));
    if (sent.kind === "rate limited")
      pacer.shut(sent.scope === "chat" ? chat : undefined, now() + sent.retryAfterMs);
    return sent;
  },
});
