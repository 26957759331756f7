/** When digests come, to whom else at the same minute, and how the house is as a whole. */
import type { Desk, NextRun } from "./chat/command.ts";
import { nextRun } from "./digest/due.ts";
import type { ChatId } from "./model/id.ts";
import { EVERY_DAY, type ChatSettings } from "./model/settings.ts";
import { days, minutes, seconds, type Instant } from "./model/time.ts";
import type { Tools } from "./news.ts";

/** What the slowest platform takes of one account. */
const A_SECOND = 30;
/** So many are sent within the minute's first ten seconds: nobody notices. */
const FEW = 300;
const NEAR = 10;
const WAVES = 3;

const takes = (sharing: number): number => seconds(Math.ceil(sharing / A_SECOND));

const clockTime = (instant: Instant, zone: string): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(instant);

const waveOf = ({ at, count }: { readonly at: Instant; readonly count: number }): NextRun => ({
  at,
  sharing: count,
  by: at + takes(count),
});

export const hoursDesk = (
  { store, clock, zone: houseZone }: Pick<Tools, "store" | "clock" | "zone">,
  chat: ChatId,
  chosen: ChatSettings,
): Pick<Desk, "schedule" | "quieter" | "status"> => {
  const zone = chosen.zone ?? houseZone;
  return {
    schedule: async () => {
      const at = (await store.schedules.get(chat))?.nextRunAt;
      return at === undefined ? undefined : waveOf({ at, count: await store.schedules.sharing(at) });
    },
    quieter: async (hour) => {
      const at = nextRun({ times: [{ hour, days: EVERY_DAY }], zone }, clock());
      if (at === undefined || (await store.schedules.sharing(at)) < FEW) return hour;
      const near = Array.from({ length: NEAR }, (_, step) => at + minutes(step + 1));
      const counts = await Promise.all(near.map(async (instant) => store.schedules.sharing(instant)));
      const best = near[counts.indexOf(Math.min(...counts))] ?? at;
      return clockTime(best, zone);
    },
    status: async () => {
      const feeds = await store.feeds.list();
      const waves = await store.schedules.upTo(clock() + days(1));
      return {
        chats: (await store.chats.list()).length,
        feeds: feeds.length,
        failing: feeds.filter(({ failures }) => failures > 0).length,
        digests: await store.ledger.counts(),
        waves: waves
          .toSorted((one, other) => other.count - one.count)
          .slice(0, WAVES)
          .map(waveOf),
      };
    },
  };
};
