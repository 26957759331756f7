import { describe, expect, it } from "vitest";
import { isDue } from "../../src/digest/due.ts";

const at = (iso: string): number => Date.parse(iso);
const oslo = (now: string, last: string, hour = "07:30"): boolean =>
  isDue(at(now), at(last), hour, "Europe/Oslo");

describe("a daily digest", () => {
  it("is owed from its minute on, local time", () => {
    expect(oslo("2031-01-10T06:29:59Z", "2031-01-09T06:30:00Z")).toBe(false);
    expect(oslo("2031-01-10T06:30:00Z", "2031-01-09T06:30:00Z")).toBe(true);
  });
  it("is owed once a day", () => {
    expect(oslo("2031-01-10T06:31:00Z", "2031-01-10T06:30:00Z")).toBe(false);
    expect(oslo("2031-01-10T22:00:00Z", "2031-01-10T06:30:00Z")).toBe(false);
  });
  it("is still owed after its hour was slept through", () => {
    expect(oslo("2031-01-10T09:12:00Z", "2031-01-09T06:30:00Z")).toBe(true);
  });
  it("made before the hour of its day does not stand for the one that is owed", () => {
    expect(oslo("2031-01-10T06:30:00Z", "2031-01-10T05:00:00Z")).toBe(true);
  });
  it("at an hour that the clocks skip comes at the next minute there is", () => {
    expect(oslo("2031-03-30T00:59:00Z", "2031-03-29T01:30:00Z", "02:30")).toBe(false);
    expect(oslo("2031-03-30T01:00:00Z", "2031-03-29T01:30:00Z", "02:30")).toBe(true);
  });
  it("at an hour that comes twice comes once", () => {
    expect(oslo("2031-10-26T00:30:00Z", "2031-10-25T00:30:00Z", "02:30")).toBe(true);
    expect(oslo("2031-10-26T01:30:00Z", "2031-10-26T00:30:00Z", "02:30")).toBe(false);
  });
  it("at midnight is not lost to a 24th hour", () => {
    expect(oslo("2031-01-09T23:30:00Z", "2031-01-09T22:30:00Z", "00:30")).toBe(true);
  });
});
