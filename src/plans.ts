/** The plans of the chats: at which hours each is told, and when its next run is. */
import { nextRun, runAfterChange, type Plan } from "./digest/due.ts";
import { spaceOf, type ChatId } from "./model/id.ts";
import type { ChatSettings } from "./model/settings.ts";
import { days } from "./model/time.ts";
import type { Clock } from "./ops/clock.ts";
import type { Store } from "./store/open.ts";

interface PlanNeeds {
  readonly store: Store;
  readonly desks: { chosenBy(chat: ChatId): Promise<ChatSettings> };
  readonly clock: Clock;
  readonly zone: string;
}

const NEW_AT_ONCE = 200;
/** No plan has a run so far ahead: a chat's that has was reckoned by a clock that was set back since. */
const BEYOND = days(9);

export const planOf = ({ times, zone: own }: ChatSettings, zone: string): Plan => ({
  times,
  zone: own ?? zone,
});

/** With the version of the time zones: when they change, so do the runs. */
export const textOf = ({ times, zone }: Plan): string => JSON.stringify([zone, times, process.versions.tz]);

/** A thread is told by itself only when it chose topics or hours of its own: its group has a digest already. */
const isTold = async ({ store }: PlanNeeds, chat: ChatId): Promise<boolean> => {
  if (spaceOf(chat) === undefined) return true;
  const { topics, times } = await store.settings.own(chat);
  return topics !== undefined || times !== undefined;
};

/** When each chat's next digest is. */
export const planning = (needs: PlanNeeds) => {
  const { store, desks, clock, zone } = needs;
  const replanOne = async (chat: ChatId): Promise<void> => {
    const chosen = planOf(await desks.chosenBy(chat), zone);
    const plan = (await isTold(needs, chat)) ? chosen : { ...chosen, times: [] };
    const [known, now, text] = [await store.schedules.get(chat), clock(), textOf(plan)];
    if (known?.plan === text && (known.nextRunAt ?? 0) <= now + BEYOND) return;
    const came = await store.ledger.cameTo(chat, now - days(2));
    const nextRunAt = known ? runAfterChange(plan, now, came) : nextRun(plan, now);
    await store.schedules.put({ chat, nextRunAt, plan: text });
  };
  const missing = (): Promise<readonly ChatId[]> => store.schedules.missing(NEW_AT_ONCE);
  return {
    replan: async (chat: ChatId): Promise<void> => {
      await replanOne(chat);
      for (const { id } of await store.chats.list()) if (spaceOf(id) === chat) await replanOne(id);
    },
    /** Chats that were met and have no plan yet, and those whose plan was made by another clock. */
    mend: async (): Promise<void> => {
      for (let chats = await missing(); chats.length > 0; chats = await missing())
        for (const chat of chats) await replanOne(chat);
      for (const chat of await store.schedules.beyond(clock() + BEYOND)) await replanOne(chat);
    },
  };
};
