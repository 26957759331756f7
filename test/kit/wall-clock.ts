/** Local times by the clock of the runtime, to hold our own reckoning against. */
import { days } from "../../src/model/time.ts";

/** What a wall clock there shows, as if it were UTC; by another library than the one that reckons. */
export const wallClock = (zone: string): ((instant: number) => number) => {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
  });
  return (instant) => {
    const numbers = (format.format(instant).match(/\d+/gu) ?? []).map(Number);
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0] = numbers;
    return Date.UTC(year, month - 1, day, hour, minute);
  };
};

/** When the wall clock shows that, the first time; in a gap when it would have, had it not been put forward. */
export const instantOf = (local: number, clock: (instant: number) => number): number => {
  const offsets = [local - days(1), local + days(1)].map((near) => clock(near) - near);
  const fitting = offsets.map((offset) => local - offset).filter((instant) => clock(instant) === local);
  return fitting.length > 0 ? Math.min(...fitting) : local - (offsets[0] ?? 0);
};
