/** The feeds are read all day, so that digests find them read; and what happens to a feed is told to those who chose it. */
import type { Desks } from "./desk.ts";
import { openFeedNotices, type NoticeNeeds } from "./feed-notices.ts";
import { minutes } from "./model/time.ts";

interface Needs extends NoticeNeeds {
  readonly desks: Pick<Desks, "chosenBy" | "readFeeds" | "hurry">;
}

export interface FeedRounds {
  /** Reads what is due, and tells of feeds that fail. Never two at a time. */
  make(): Promise<void>;
}

/** The feeds of a digest that comes so soon are read before it. */
const SOON = minutes(20);
const MOST_CHATS = 2000;

export const openFeedRounds = (needs: Needs): FeedRounds => {
  const { store, desks, clock } = needs;
  const notices = openFeedNotices(needs);
  let under: Promise<void> | undefined;
  const round = async (): Promise<void> => {
    const due = await store.schedules.due(clock() + SOON, MOST_CHATS);
    await desks.hurry(due.map(({ chat }) => chat));
    await desks.readFeeds(false);
    await notices.tell();
  };
  return { make: () => (under ??= round().finally(() => (under = undefined))) };
};
