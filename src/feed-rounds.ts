/** The feeds are read all day, so that digests find them read; and what happens to a feed is told to those who chose it. */
import type { Desks } from "./desk.ts";
import type { ChatId } from "./model/id.ts";
import { openFeedNotices, type NoticeNeeds } from "./feed-notices.ts";
import { days, minutes, type Instant } from "./model/time.ts";

interface Needs extends NoticeNeeds {
  readonly desks: Pick<Desks, "chosenBy" | "readFeeds" | "lookAgain" | "hurry" | "leaveUnread">;
}

export interface FeedRounds {
  /** Reads what is due, tells of feeds that fail, and reads again what was told some hours ago. Never two at a time. */
  make(): Promise<void>;
}

/** The feeds of a digest that comes so soon are read before it. */
const SOON = minutes(20);
const MOST_CHATS = 20_000;
const HURRIED_AT_ONCE = 2000;

/** Chats whose digest comes soon, each once for each digest. */
const soonIn = ({ store, clock }: Needs) => {
  const done = new Map<ChatId, Instant | undefined>();
  return async (): Promise<readonly ChatId[]> => {
    const due = await store.schedules.due(clock() + SOON, MOST_CHATS);
    const fresh = due.filter(({ chat, nextRunAt }) => done.get(chat) !== nextRunAt);
    const now = fresh.slice(0, HURRIED_AT_ONCE);
    for (const { chat, nextRunAt } of now) done.set(chat, nextRunAt);
    return now.map(({ chat }) => chat);
  };
};

const LEFT_EVERY = days(1);

/** Once a day, and not before the first is over: what was removed by mistake is back by then. */
const leaving = ({ clock, desks }: Needs) => {
  let last = clock();
  return async (): Promise<void> => {
    const now = clock();
    if (Math.abs(now - last) < LEFT_EVERY) return;
    last = now;
    await desks.leaveUnread();
  };
};

export const openFeedRounds = (needs: Needs): FeedRounds => {
  const { desks } = needs;
  const soon = soonIn(needs);
  const leave = leaving(needs);
  const notices = openFeedNotices(needs);
  let under: Promise<void> | undefined;
  const round = async (): Promise<void> => {
    await leave();
    await desks.hurry(await soon());
    await desks.readFeeds(false);
    await notices.tell();
    await desks.lookAgain();
  };
  return { make: () => (under ??= round().finally(() => (under = undefined))) };
};
