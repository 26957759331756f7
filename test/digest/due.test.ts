import { describe, expect, it } from "vitest";
import { isQuiet, lastRun, nextRun, runAfterChange, type Plan } from "../../src/digest/due.ts";
import { EVERY_DAY, type DigestTime, type Weekday } from "../../src/model/settings.ts";
import { days } from "../../src/model/time.ts";
import { instantOf, wallClock } from "../kit/wall-clock.ts";

const at = (iso: string): number => Date.parse(iso);
const iso = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant).toISOString().slice(0, 16);
const daily = (...hours: readonly string[]): readonly DigestTime[] =>
  hours.map((hour) => ({ hour, days: EVERY_DAY }));
const oslo = (...hours: readonly string[]): Plan => ({ times: daily(...hours), zone: "Europe/Oslo" });

describe("the next run", () => {
  it("is at the local hour, today or tomorrow", () => {
    expect(iso(nextRun(oslo("07:30"), at("2031-01-10T06:29:59Z")))).toBe("2031-01-10T06:30");
    expect(iso(nextRun(oslo("07:30"), at("2031-01-10T06:30:00Z")))).toBe("2031-01-11T06:30");
  });
  it("at an hour that the clocks skip comes as much later as they skip", () => {
    expect(iso(nextRun(oslo("02:30"), at("2031-03-29T12:00:00Z")))).toBe("2031-03-30T01:30");
  });
  it("at an hour that comes twice comes the first time, and not again", () => {
    expect(iso(nextRun(oslo("02:30"), at("2031-10-25T12:00:00Z")))).toBe("2031-10-26T00:30");
    expect(iso(nextRun(oslo("02:30"), at("2031-10-26T00:30:00Z")))).toBe("2031-10-27T01:30");
  });
  it("is on its days alone", () => {
    const monday: readonly Weekday[] = [1];
    const plan = { times: [{ hour: "07:30", days: monday }], zone: "UTC" };
    expect(iso(nextRun(plan, at("2031-01-10T12:00:00Z")))).toBe("2031-01-13T07:30");
    expect(iso(nextRun(plan, at("2031-01-13T07:30:00Z")))).toBe("2031-01-20T07:30");
    expect(iso(lastRun(plan, at("2031-01-19T12:00:00Z")))).toBe("2031-01-13T07:30");
    expect(nextRun({ times: [], zone: "UTC" }, 0)).toBeUndefined();
  });
});

describe("the last run", () => {
  it("is the one that a machine that slept is to make up for", () => {
    expect(iso(lastRun(oslo("07:30"), at("2031-01-10T09:12:00Z")))).toBe("2031-01-10T06:30");
    expect(iso(lastRun(oslo("07:30"), at("2031-01-10T06:29:00Z")))).toBe("2031-01-09T06:30");
  });
});

describe("a change of the hour or the zone", () => {
  const now = at("2031-01-10T12:00:00Z");
  const came = [at("2031-01-10T06:30:00Z")];
  it("never makes a second digest of the same day", () => {
    expect(iso(runAfterChange(oslo("18:00"), now, came))).toBe("2031-01-11T17:00");
    expect(iso(runAfterChange({ times: daily("18:00"), zone: "America/Lima" }, now, came))).toBe(
      "2031-01-11T23:00",
    );
  });
  it("moves the run of a day that has had none", () => {
    expect(iso(runAfterChange(oslo("18:00"), now, []))).toBe("2031-01-10T17:00");
    expect(iso(runAfterChange(oslo("09:00"), now, []))).toBe("2031-01-11T08:00");
  });
  it("that adds an hour brings that one still today", () => {
    expect(iso(runAfterChange(oslo("07:30", "18:00"), now, came))).toBe("2031-01-10T17:00");
    expect(iso(runAfterChange(oslo("07:30", "15:00", "18:00"), now, [...came, now]))).toBe(
      "2031-01-10T17:00",
    );
  });
});

describe("quiet hours", () => {
  it.each([
    ["21:59", false],
    ["22:00", true],
    ["03:00", true],
    ["06:59", true],
    ["07:00", false],
  ])("at %s from ten to seven: %s", (time, isIt) => {
    expect(isQuiet(at(`2031-01-10T${time}:00Z`), { from: "22:00", to: "07:00" }, "UTC")).toBe(isIt);
  });
  it("are none where none were chosen", () => {
    expect(isQuiet(0, null, "UTC")).toBe(false);
  });
});

const FROM = at("2031-01-01T00:00:00Z");
const TO = at("2032-01-01T00:00:00Z");
const HOURS = ["00:00", "02:30", "07:30", "23:45"] as const;

/** Zones whose clocks show the same all year are one. */
const distinctZones = (): readonly string[] => {
  const byClock = new Map<string, string>();
  for (const zone of Intl.supportedValuesOf("timeZone")) {
    const clock = wallClock(zone);
    const shown: number[] = [];
    for (let instant = FROM; instant < TO; instant += days(1) / 3) shown.push(clock(instant));
    byClock.set(shown.join(), zone);
  }
  return [...byClock.values()];
};

const expectedIn = (zone: string): readonly number[] => {
  const clock = wallClock(zone);
  const instants = new Set<number>();
  for (let day = FROM - days(2); day < TO + days(2); day += days(1))
    for (const hour of HOURS) instants.add(instantOf(day + at(`1970-01-01T${hour}:00Z`), clock));
  return [...instants]
    .filter((instant) => instant > FROM && instant < TO)
    .toSorted((one, other) => one - other);
};

const reckonedIn = (zone: string): readonly number[] => {
  const plan = { times: daily(...HOURS), zone };
  const runs: number[] = [];
  for (let run = nextRun(plan, FROM) ?? TO; run < TO; run = nextRun(plan, run) ?? TO) runs.push(run);
  return runs;
};

describe("every zone, a year long, four times a day", () => {
  const zones = distinctZones();
  it(`misses nothing and doubles nothing (${Intl.supportedValuesOf("timeZone").length} zones, ${zones.length} different clocks)`, () => {
    expect(zones.length).toBeGreaterThan(40);
    let [missed, doubled, runs] = [0, 0, 0];
    for (const zone of zones) {
      const [expected, reckoned] = [expectedIn(zone), reckonedIn(zone)];
      missed += new Set(expected).difference(new Set(reckoned)).size;
      doubled += reckoned.length - new Set(reckoned).intersection(new Set(expected)).size;
      runs += reckoned.length;
    }
    expect({ missed, doubled }).toEqual({ missed: 0, doubled: 0 });
    expect(runs).toBeGreaterThan(zones.length * 1400);
  }, 120_000);
});
