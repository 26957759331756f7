import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDate } from "../../src/ingest/dates.ts";
import { plainDate } from "../../src/ingest/plain-date.ts";

const two = (most: number) => fc.integer({ min: 0, max: most }).map((one) => String(one).padStart(2, "0"));
const zone = fc.oneof(
  fc.constantFrom("GMT", "UTC", "Z", "+0000", "-0000", "-0330"),
  fc.tuple(fc.constantFrom("+", "-"), two(16), two(60)).map((parts) => parts.join("")),
);
const time = fc.tuple(two(25), two(61), two(61)).map((parts) => parts.join(":"));
const month = fc.constantFrom(
  ..."Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Sept Mai Maj Okt March".split(" "),
);
const weekday = fc.constantFrom("Mon, ", "Sun, ", "Xyz, ", "");
const year = fc.integer({ min: 1985, max: 2105 });

const ofMail = fc
  .tuple(weekday, fc.integer({ min: 0, max: 32 }), month, year, time, zone)
  .map(([name, day, ...rest]) => `${name}${[day, ...rest].join(" ")}`);
const ofIso = fc
  .tuple(year, two(13), two(32), time, zone)
  .map(([of, at, day, clock, where]) => `${of}-${at}-${day}T${clock}${where.replace(/(\d\d)$/u, ":$1")}`);

describe("a moment in one of the two common ways", () => {
  it.each([
    ["Mon, 12 May 2031 07:30:00 +0200", "2031-05-12T05:30:00.000Z"],
    ["2 Jan 2031 23:59:59 GMT", "2031-01-02T23:59:59.000Z"],
    ["2031-05-12T07:30:00Z", "2031-05-12T07:30:00.000Z"],
    ["2031-02-28T07:30:00-05:30", "2031-02-28T13:00:00.000Z"],
  ])("“%s” is read at once", (written, instant) => {
    expect(new Date(plainDate(written) ?? 0).toISOString()).toBe(instant);
  });
  it.each(["12 Mai 2031 07:30:00 GMT", "31 Feb 2031 07:30:00 GMT", "2031-25-12T07:30:00Z", "2031-05-12"])(
    "“%s” is left to whoever reads all ways",
    (written) => {
      expect(plainDate(written)).toBeUndefined();
    },
  );
  it("is the one that is read in any way", () => {
    fc.assert(
      fc.property(fc.oneof(ofMail, ofIso), (written) => {
        // A blank behind it means nothing, and only the long way passes over it.
        expect(readDate(written)).toBe(readDate(`${written} `));
      }),
      { numRuns: 2000 },
    );
  });
});
