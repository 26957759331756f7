/** When a feed is read next: pure arithmetic on what it publishes, what its server asks for, and how often it has failed. */
import type { Feed, FollowedFeed, Habit, Rhythm } from "../model/feed.ts";
import { days, hours, type Instant, minutes } from "../model/time.ts";

const SHORTEST = minutes(15);
const LONGEST = hours(24);
const WEEK = days(7);
/** Of a feed about which nothing is known yet. */
const UNKNOWN = minutes(30);
/** A shorter list of entries than this tells little of a week. */
const SHORTEST_LIST = hours(6);
const SILENT: Rhythm = { every: undefined, skipHours: [], skipDays: [] };

/** Two readings for each entry. */
const paceFor = (entriesAWeek: number): number =>
  Math.min(LONGEST, Math.max(SHORTEST, WEEK / (entriesAWeek * 2)));

/** From the dates of the last week; a list that does not reach back so far is taken as its sample. */
const paceByDates = (dates: readonly Instant[], now: Instant): number => {
  const past = dates.filter((date) => date <= now);
  const recent = past.filter((date) => date > now - WEEK);
  const reach = Math.max(SHORTEST_LIST, Math.min(WEEK, now - Math.min(...past, now)));
  return paceFor((recent.length * WEEK) / reach);
};

const paceByCount = ({ came, countedSince }: Pick<Habit, "came" | "countedSince">, now: Instant): number => {
  const time = now - countedSince;
  return time < days(1) ? UNKNOWN : paceFor((came * WEEK) / time);
};

/** What is older than two weeks counts half, so that a feed may change its ways. */
const counted = (habit: Habit | undefined, added: number, now: Instant) => {
  // What a feed holds when it is first read did not come since.
  if (!habit || habit.countedSince > now) return { came: 0, countedSince: now };
  const { came, countedSince } = { ...habit, came: habit.came + added };
  if (now - countedSince < 2 * WEEK) return { came, countedSince };
  return { came: came / 2, countedSince: now - (now - countedSince) / 2 };
};

const datesOf = ({ entries }: Feed): readonly Instant[] =>
  entries.flatMap(({ publishedAt, updatedAt }) => publishedAt ?? updatedAt ?? []);

/** What a reading brought. */
export interface Reading {
  readonly now: Instant;
  /** 0 to 1: spreads the readings, so that not all feeds are asked in the same minute. */
  readonly chance: number;
  /** Undefined when it has not changed. */
  readonly feed: Feed | undefined;
  /** How many articles are new. */
  readonly added: number;
  /** Milliseconds for which the server says that nothing changes. */
  readonly freshFor: number | undefined;
}

/** With every hour without an entry the last week holds fewer. */
const stretched = (pace: number, silence: number): number =>
  silence >= WEEK ? LONGEST : Math.min(LONGEST, pace / (1 - Math.max(0, silence) / WEEK));

const newestOf = (before: Instant | undefined, { feed, added, now }: Reading): Instant | undefined => {
  const past = feed ? datesOf(feed).filter((date) => date <= now) : [];
  const known = before !== undefined && before <= now ? [before] : [];
  if (past.length > 0) return Math.max(...past, ...known);
  return added > 0 ? now : known[0];
};

const paceNow = ({ feed, now }: Reading, count: Pick<Habit, "came" | "countedSince">): number => {
  const dates = feed ? datesOf(feed) : [];
  return dates.length > 0 ? paceByDates(dates, now) : paceByCount(count, now);
};

/** 10 % earlier or later, in whole milliseconds. */
const spread = (wait: number, chance: number): number => Math.round(wait * (0.9 + 0.2 * chance));

const isSkipped = (instant: Instant, { skipHours, skipDays }: Rhythm): boolean => {
  const date = new Date(instant);
  return skipHours.includes(date.getUTCHours()) || skipDays.includes(date.getUTCDay());
};

/** The first hour in which something may come, but within a day of now: whoever skips everything is asked once a day. */
const pastSkipped = (planned: Instant, asks: Rhythm, { now, chance }: Reading): Instant => {
  const latest = now + LONGEST;
  if (!isSkipped(planned, asks)) return planned;
  for (let hour = (Math.floor(planned / hours(1)) + 1) * hours(1); hour < latest; hour += hours(1))
    if (!isSkipped(hour, asks)) return Math.min(latest, hour + Math.round(chance * minutes(10)));
  return latest;
};

/** What is stored of a reading: when the next one is, and what that rests on. */
export interface Planned {
  readonly nextFetchAt: Instant;
  readonly notBefore: Instant;
  readonly newestAt: Instant | undefined;
  readonly habit: Habit;
}

const publishedEvery = (
  before: Habit | undefined,
  newestAt: Instant | undefined,
  reading: Reading,
): Pick<Habit, "pace" | "came" | "countedSince"> & { readonly published: number } => {
  const { feed, added, now } = reading;
  const count = counted(before, added, now);
  const pace = feed || !before ? paceNow(reading, count) : before.pace;
  const published = feed ? pace : stretched(pace, now - (newestAt ?? count.countedSince));
  return { pace, ...count, published };
};

export const afterReading = (
  { habit: before, newestAt: newestBefore }: Pick<FollowedFeed, "habit" | "newestAt">,
  reading: Reading,
): Planned => {
  const { now, chance, feed, freshFor = 0 } = reading;
  const asks = feed?.rhythm ?? before?.asks ?? SILENT;
  const newestAt = newestOf(newestBefore, reading);
  const { published, ...seen } = publishedEvery(before, newestAt, reading);
  const asked = Math.min(LONGEST, Math.max(asks.every ?? 0, freshFor));
  const every = Math.min(LONGEST, Math.max(published, asked));
  const next = now + Math.min(LONGEST, Math.max(asked, spread(every, chance)));
  return {
    nextFetchAt: pastSkipped(next, asks, reading),
    notBefore: now + asked,
    newestAt,
    habit: { ...seen, every, asks },
  };
};

export interface FailedTry {
  readonly now: Instant;
  readonly chance: number;
  /** When the first of the failures in a row was. */
  readonly since: Instant;
  readonly failuresBefore: number;
  /** Milliseconds that the server asks to wait. */
  readonly after: number | undefined;
}

/** A feed that has failed for so long is spoken of: then it is asked once more, so that what is said is so. */
export const SPOKEN_OF = days(1);

/** Twice as long after each failure in a row, a day at most; never given up. */
export const afterFailure = ({ now, chance, since, failuresBefore, after = 0 }: FailedTry): Instant => {
  const patience = spread(SHORTEST * 2 ** Math.min(failuresBefore, 10), chance);
  const next = now + Math.min(LONGEST, Math.max(after, patience));
  const spokenOf = since + SPOKEN_OF;
  return spokenOf > now + after && spokenOf < next ? spokenOf : next;
};
