/** When the next digest is owed: pure arithmetic on the clock of a zone. */
import type { DigestTime } from "../model/settings.ts";
import type { Instant } from "../model/time.ts";

/** "2031-05-12 07:30" in the zone. The 24th hour of a day does not exist (h23). */
const localMinute = (instant: Instant, zone: string): string => {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}`;
};

/**
 * True once a day, from the hour on: the last digest was made before today's hour, and the hour has come. An hour that the
 * clocks skip is due at the next minute there is; one that comes twice is due once.
 * @param at "07:30", local time in `zone`; @param last when the last digest was made.
 */
export const isDue = (now: Instant, last: Instant, at: string, zone: string): boolean => {
  const today = localMinute(now, zone);
  const hour = `${today.slice(0, 10)} ${at}`;
  return localMinute(last, zone) < hour && hour <= today;
};

const WEEKDAYS: readonly string[] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const weekdayOf = (now: Instant, zone: string): number =>
  WEEKDAYS.indexOf(new Intl.DateTimeFormat("en-US", { timeZone: zone, weekday: "short" }).format(now)) + 1;

/** Whether one of the times has come, on a day that it is for. */
export const isAnyDue = (
  now: Instant,
  last: Instant,
  times: readonly DigestTime[],
  zone: string,
): boolean => {
  const today = weekdayOf(now, zone);
  return times.some(({ hour, days }) => days.some((day) => day === today) && isDue(now, last, hour, zone));
};

/** Whether the moment is in hours that may go over midnight. @param quiet local hours, "22:00" to "07:00" */
export const isQuiet = (
  now: Instant,
  quiet: { readonly from: string; readonly to: string } | null,
  zone: string,
): boolean => {
  if (!quiet) return false;
  const minute = localMinute(now, zone).slice(11);
  const { from, to } = quiet;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
};
