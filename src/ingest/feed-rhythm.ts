/** How often a publisher asks to be read. */
import type { Rhythm } from "../model/feed.ts";
import { days, hours, minutes } from "../model/time.ts";

export interface ToldRhythm {
  /** Minutes. */
  readonly ttl?: number | undefined;
  readonly skipHours?: readonly number[] | undefined;
  readonly skipDays?: readonly string[] | undefined;
  readonly sy?:
    | { readonly updatePeriod?: string | undefined; readonly updateFrequency?: number | undefined }
    | undefined;
}

const PERIODS: ReadonlyMap<string, number> = new Map([
  ["hourly", hours(1)],
  ["daily", days(1)],
  ["weekly", days(7)],
  ["monthly", days(30)],
  ["yearly", days(365)],
]);

const WEEK = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** So many updates in a period; one, when it is not said how many. */
const spaced = ({
  updatePeriod = "",
  updateFrequency = 1,
}: NonNullable<ToldRhythm["sy"]>): number | undefined => {
  const period = PERIODS.get(updatePeriod.trim().toLowerCase());
  return period === undefined || updateFrequency <= 0 ? undefined : Math.round(period / updateFrequency);
};

const once = (values: readonly number[]): readonly number[] => [...new Set(values)].sort((a, b) => a - b);

/** Early RSS counts the hours from 1 to 24, later RSS from 0 to 23: midnight is either. */
const hoursOf = (told: readonly number[]): readonly number[] =>
  once(told.filter((hour) => Number.isInteger(hour) && hour >= 0 && hour <= 24).map((hour) => hour % 24));

const daysOf = (told: readonly string[]): readonly number[] =>
  once(told.map((day) => WEEK.indexOf(day.trim().slice(0, 3).toLowerCase())).filter((day) => day >= 0));

export const rhythmOf = ({ ttl = 0, skipHours = [], skipDays = [], sy = {} }: ToldRhythm): Rhythm => ({
  every: ttl > 0 ? minutes(ttl) : spaced(sy),
  skipHours: hoursOf(skipHours),
  skipDays: daysOf(skipDays),
});
