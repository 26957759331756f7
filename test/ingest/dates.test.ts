import { describe, expect, it } from "vitest";
import { isDateLine, notAfter, readDate } from "../../src/ingest/dates.ts";

const iso = (written: string): string | undefined => {
  const instant = readDate(written);
  return instant === undefined ? undefined : new Date(instant).toISOString().replace(".000Z", "Z");
};

describe("a date", () => {
  it.each([
    ["Mon, 12 May 2031 07:30:00 +0200", "2031-05-12T05:30:00Z"],
    ["Mon, 12 May 31 07:30 GMT", "2031-05-12T07:30:00Z"],
    ["12 May 2031 07:30:00 EDT", "2031-05-12T11:30:00Z"],
    ["12 May 2031 07:30:00 CEST", "2031-05-12T05:30:00Z"],
    ["2031-05-12T07:30:00Z", "2031-05-12T07:30:00Z"],
    ["2031-05-12T07:30:00.250-05:00", "2031-05-12T12:30:00Z"],
    ["2031-05-12 07:30", "2031-05-12T07:30:00Z"],
    ["2031-05-12", "2031-05-12T00:00:00Z"],
    ["Mon May 12 2031 10:00:00 GMT+0200 (CEST)", "2031-05-12T08:00:00Z"],
    ["May 12, 2031", "2031-05-12T00:00:00Z"],
    ["Sept. 3rd, 2031 at 3:30 pm", "2031-09-03T15:30:00Z"],
    ["12:05 is no day but May 12, 2031 12:05 a.m. is", "2031-05-12T00:05:00Z"],
    ["12 de mayo de 2031", "2031-05-12T00:00:00Z"],
    ["12. März 2031", "2031-03-12T00:00:00Z"],
    ["12 août 2031 à 10h30", "2031-08-12T10:30:00Z"],
    ["12 de março de 2031", "2031-03-12T00:00:00Z"],
    ["12 травня 2031 р.", "2031-05-12T00:00:00Z"],
    ["12.05.2031", "2031-05-12T00:00:00Z"],
    ["25/12/2031", "2031-12-25T00:00:00Z"],
    ["12/25/2031", "2031-12-25T00:00:00Z"],
  ])("“%s” is read", (written, instant) => {
    expect(iso(written)).toBe(instant);
  });
  it.each([
    "",
    "soon",
    "yesterday",
    "2031",
    "31 February 2031",
    "45 May 2031",
    "0000-00-00",
    "1 January 1970",
    "May 12, 2031 at 27:99",
  ])("“%s” is none", (written) => {
    expect(iso(written)).toBeUndefined();
  });
  it("that means one day here and another there is not guessed", () => {
    expect(iso("08/12/2031")).toBeUndefined();
  });
  it("never lies ahead: a wrong zone is just now, a wrong year is no date", () => {
    const now = Date.parse("2031-05-12T12:00:00Z");
    expect(notAfter(now - 5, now)).toBe(now - 5);
    expect(notAfter(now + 3_600_000, now)).toBe(now);
    expect(notAfter(Date.parse("2032-05-12"), now)).toBeUndefined();
  });
});

describe("a line is only a date", () => {
  it.each([
    "May 12, 2031",
    "Monday, 12 May 2031",
    "Publicado el 12 de mayo de 2031, 10:30",
    "Aktualisiert am 12. Mai 2031 um 10:30 Uhr",
    "Publié le 12 mai 2031 à 10h30",
    "12.05.2031",
    "2031-05-12",
    "12 травня 2031",
    "Updated 1:39 am EST, Monday, May 12, 2031",
  ])("“%s”", (line) => {
    expect(isDateLine(line)).toBe(true);
  });
  it.each([
    "On May 12, 2031 the bridge opened.",
    "May 2031 was wet",
    "Chapter 12",
    "Route 66",
    "12 people",
    "2031",
    "In May",
    "",
    "HARBOUR TOWN, May 12, 2031 — The ferry stopped.",
  ])("“%s” is more, or less", (line) => {
    expect(isDateLine(line)).toBe(false);
  });
});
