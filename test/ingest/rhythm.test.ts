/** When a feed is read next, on a table: no network, no clock but the one that is given. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterFailure, afterReading, type Planned, type Reading } from "../../src/ingest/rhythm.ts";
import type { Feed, Rhythm } from "../../src/model/feed.ts";
import { feedId } from "../../src/model/id.ts";
import { days, hours, minutes, type Instant } from "../../src/model/time.ts";
import { NOON } from "../kit/articles.ts";

const FREE: Rhythm = { every: undefined, skipHours: [], skipDays: [] };
const feedWith = (dates: readonly (Instant | undefined)[], rhythm: Rhythm = FREE): Feed => ({
  id: feedId("https://courier.example/feed"),
  kind: "rss",
  rhythm,
  title: "Courier",
  siteUrl: undefined,
  language: undefined,
  entries: dates.map((publishedAt) => ({
    guid: undefined,
    url: undefined,
    title: "The ferry",
    authors: [],
    categories: [],
    publishedAt,
    updatedAt: undefined,
    enclosures: [],
    summary: undefined,
    content: undefined,
  })),
});
/** So many, one each so many hours, the last one an hour ago. */
const every = (gap: number, count: number, now = NOON): readonly Instant[] =>
  Array.from({ length: count }, (_, at) => now - hours(1) - at * gap);
const NEW = { habit: undefined, newestAt: undefined };
const reading = (feed: Feed | undefined, more: Partial<Reading> = {}): Reading => ({
  now: NOON,
  chance: 0.5,
  feed,
  added: 0,
  freshFor: undefined,
  ...more,
});
const waitAfter = (feed: Feed, more: Partial<Reading> = {}): number => {
  const given = reading(feed, more);
  return afterReading(NEW, given).nextFetchAt - given.now;
};

describe("how often a feed is read", () => {
  it.each([
    ["twice an hour: each quarter of an hour, no oftener", every(minutes(30), 400), minutes(15)],
    ["ten times a day, with a list of two days: 14 times a week is 70", every(hours(2.4), 20), hours(1.2)],
    ["once a day: twice a day", every(days(1), 30), hours(12)],
    ["once a month: once a day", [NOON - days(12), NOON - days(42)], hours(24)],
  ])("follows how often it publishes: %s", (_, dates, wait) => {
    expect(waitAfter(feedWith(dates)) / wait).toBeCloseTo(1, 1);
  });
  it("is never so seldom that entries leave the list unread, and never oftener than each quarter of an hour", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 120 }), fc.integer({ min: 1, max: 3000 }), (count, gap) => {
        const wait = waitAfter(feedWith(every(minutes(gap), count)));
        expect(wait).toBeGreaterThanOrEqual(minutes(15));
        expect(wait).toBeLessThanOrEqual(
          Math.max(minutes(15), Math.min(hours(24), minutes(gap) * count + hours(6))),
        );
      }),
    );
  });
  it("is half an hour for a feed without dates, until a day tells how many articles come", () => {
    const undated = feedWith([undefined, undefined]);
    let known: Planned = afterReading(NEW, reading(undated, { added: 40 }));
    expect(known.nextFetchAt - NOON).toBe(minutes(30));
    for (let day = 1; day <= 20; day++)
      known = afterReading(known, reading(undated, { now: NOON + days(day), added: 2 }));
    expect(known.habit.every / hours(6)).toBeCloseTo(1, 1);
    for (let day = 21; day <= 60; day++)
      known = afterReading(known, reading(undated, { now: NOON + days(day), added: 8 }));
    expect(known.habit.every / hours(1.5)).toBeCloseTo(1, 0);
  });
  it("gets less while a feed stays as it is, and after a silent week it is once a day", () => {
    const known = afterReading(NEW, reading(feedWith(every(hours(2), 84))));
    expect(known.habit.pace / hours(1)).toBeCloseTo(1, 1);
    const later = (time: number) => afterReading(known, reading(undefined, { now: NOON + time })).habit.every;
    expect(later(hours(1))).toBeLessThan(hours(1.1));
    expect(later(days(3.5)) / hours(2)).toBeCloseTo(1, 1);
    expect(later(days(8))).toBe(hours(24));
  });
  it("does not believe dates to come", () => {
    expect(waitAfter(feedWith([NOON + days(1), NOON + days(2)]))).toBe(hours(24));
    expect(afterReading(NEW, reading(feedWith([NOON + days(1), NOON - 5]))).newestAt).toBe(NOON - 5);
  });
});

describe("what a feed and its server ask for", () => {
  const busy = every(minutes(20), 500);
  it("is kept to, a day at most", () => {
    expect(waitAfter(feedWith(busy, { ...FREE, every: hours(2) }))).toBe(hours(2));
    expect(waitAfter(feedWith(busy), { freshFor: hours(3) })).toBe(hours(3));
    expect(waitAfter(feedWith(busy), { freshFor: hours(3), chance: 0 })).toBe(hours(3));
    expect(waitAfter(feedWith(busy), { freshFor: days(300) })).toBe(hours(24));
  });
  it("is remembered when it has not changed", () => {
    const known = afterReading(NEW, reading(feedWith(busy, { ...FREE, every: hours(2) })));
    const again = afterReading(known, reading(undefined, { now: NOON + hours(2) }));
    expect(again.nextFetchAt).toBe(NOON + hours(4));
    expect(again.notBefore).toBe(NOON + hours(4));
    expect(again.habit.every).toBe(hours(2));
  });
  it("moves the next reading out of the hours and days in which nothing comes", () => {
    const at = (rhythm: Partial<Rhythm>) =>
      new Date(NOON + waitAfter(feedWith(busy, { ...FREE, ...rhythm }), { chance: 0 })).toISOString();
    expect(at({ skipHours: [12, 13, 14] })).toBe("2031-05-12T15:00:00.000Z");
    expect(at({ skipDays: [1] })).toBe("2031-05-13T00:00:00.000Z");
    expect(at({ skipDays: [1, 2, 3] })).toBe("2031-05-13T12:00:00.000Z");
    const allDay = Array.from({ length: 24 }, (_, hour) => hour);
    expect(at({ skipHours: allDay })).toBe("2031-05-13T12:00:00.000Z");
  });
  it("never puts a reading off for more than a day, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -60, max: 60 }), { maxLength: 30 }),
        fc.option(fc.integer({ min: 0, max: 1e11 }), { nil: undefined }),
        fc.tuple(
          fc.subarray(Array.from({ length: 24 }, (_, hour) => hour)),
          fc.subarray([0, 1, 2, 3, 4, 5, 6]),
        ),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (ages, asked, [skipHours, skipDays], chance) => {
          const dates = ages.map((age) => NOON - hours(age * 4));
          const wait = waitAfter(feedWith(dates, { every: asked, skipHours, skipDays }), { chance });
          expect(wait).toBeGreaterThanOrEqual(minutes(13.5));
          expect(wait).toBeLessThanOrEqual(hours(24));
          expect(Number.isInteger(wait)).toBe(true);
        },
      ),
    );
  });
});

describe("a feed that fails", () => {
  const next = (failuresBefore: number, more: Partial<Parameters<typeof afterFailure>[0]> = {}): number =>
    afterFailure({
      now: NOON,
      chance: 0.5,
      since: NOON - days(9),
      failuresBefore,
      after: undefined,
      ...more,
    }) - NOON;
  it("waits twice as long each time, a tenth more or less, a day at most, and is never given up", () => {
    expect([0, 1, 2, 3, 7, 400].map((count) => next(count))).toEqual(
      [15, 30, 60, 120, 1440, 1440].map(minutes),
    );
    expect([next(1, { chance: 0 }), next(1, { chance: 1 })]).toEqual([minutes(27), minutes(33)]);
    expect(next(400, { since: NOON - days(60), chance: 1 })).toBe(days(1));
  });
  it("waits as long as its server asks, a day at most", () => {
    expect([next(0, { after: hours(2) }), next(0, { after: days(3) })]).toEqual([hours(2), days(1)]);
  });
  it("is asked once more when the day is over after which it is spoken of", () => {
    expect(next(6, { since: NOON - hours(20) })).toBe(hours(4));
    expect(next(6, { since: NOON - hours(20), after: hours(5) })).toBe(hours(16));
  });
});
