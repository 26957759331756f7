/**
 * When digests come: pure arithmetic on the clock of a zone. An hour that the clocks skip comes as much later as they skip;
 * one that comes twice comes the first time (Temporal's "compatible" rule).
 */
import { Temporal } from "temporal-polyfill";
import type { DigestTime, Quiet } from "../model/settings.ts";
import type { Instant } from "../model/time.ts";

/** The hours of a chat, each on its days, in an IANA zone. */
export interface Plan {
  readonly times: readonly DigestTime[];
  readonly zone: string;
}

const dateIn = (instant: Instant, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate();

/** The instants of one local date, in order, each once. */
const runsOn = (date: Temporal.PlainDate, { times, zone }: Plan): readonly Instant[] => {
  const today = times.filter(({ days }) => days.some((day) => day === date.dayOfWeek));
  const instants = today.map(
    ({ hour }) => date.toZonedDateTime({ timeZone: zone, plainTime: hour }).epochMilliseconds,
  );
  return [...new Set(instants)].sort((one, other) => one - other);
};

/** A week and a day on either side hold every run that there can be next or last. */
const REACH_DAYS = 8;

const runsAround = (instant: Instant, plan: Plan, from: number, to: number): readonly Instant[] => {
  const date = dateIn(instant, plan.zone);
  const count = to - from + 1;
  const runs = Array.from({ length: count }, (_, at) => runsOn(date.add({ days: from + at }), plan)).flat();
  // Late in the evening before a gap at midnight a run may come after the first of the next day.
  return runs.sort((one, other) => one - other);
};

/** The first run after the instant; undefined when there are no times. */
export const nextRun = (plan: Plan, after: Instant): Instant | undefined => {
  const soon = runsAround(after, plan, -1, 1).find((run) => run > after);
  return soon ?? runsAround(after, plan, 2, REACH_DAYS).find((run) => run > after);
};

/** The last run up to the instant, within a week. */
export const lastRun = (plan: Plan, upTo: Instant): Instant | undefined =>
  runsAround(upTo, plan, -REACH_DAYS, 1).findLast((run) => run <= upTo);

/**
 * The first run after the hours or the zone were changed: the day's digests together, those that came before the change and
 * those after it, are never more than the hours of a day.
 * @param came the runs that there were lately
 */
export const runAfterChange = (plan: Plan, now: Instant, came: readonly Instant[]): Instant | undefined => {
  const today = dateIn(now, plan.zone);
  const all = runsOn(today, plan);
  const done = came.filter((run) => dateIn(run, plan.zone).equals(today)).length;
  const left = all.filter((run) => run > now);
  const [first] = left.slice(Math.max(0, left.length - Math.max(0, all.length - done)));
  const midnight = today.add({ days: 1 }).toZonedDateTime(plan.zone).epochMilliseconds;
  return first ?? nextRun(plan, midnight - 1);
};

/** Whether the moment is in hours that may go over midnight. */
export const isQuiet = (now: Instant, quiet: Quiet | null, zone: string): boolean => {
  if (!quiet) return false;
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const minute = local.toPlainTime().toString().slice(0, 5);
  const { from, to } = quiet;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
};

/** "Monday 12 May 2031": the day that an instant is in, where the chat is. */
export const dayNamed = (instant: Instant, timeZone: string, language: string): string =>
  new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "full", timeZone }).format(
    instant,
  );
