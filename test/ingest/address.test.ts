import { describe, expect, it } from "vitest";
import { idOf, tidyAddress } from "../../src/ingest/address.ts";

const PLAIN = "https://harbour.example/news/ferry";
const same = (written: string): boolean => idOf(written, "one text") === idOf(PLAIN, "another text");

describe("one article has one id", () => {
  it.each([
    "http://harbour.example/news/ferry",
    "https://www.harbour.example/news/ferry/",
    "https://HARBOUR.example/news/ferry#comments",
    "https://harbour.example/news/ferry?utm_source=feed&utm_medium=rss",
    "https://harbour.example/news/ferry?fbclid=1&gclid=2&xtor=RSS-1",
  ])("at %s too", (written) => {
    expect(same(written)).toBe(true);
  });
  it.each([
    "https://harbour.example/news/mill",
    "https://harbour.example/news/ferry?page=2",
    "https://other.example/news/ferry",
    "https://harbour.example/News/Ferry",
  ])("and %s is another article", (written) => {
    expect(same(written)).toBe(false);
  });
  it("drawn from its text when it has no address", () => {
    expect(idOf(undefined, "one text")).toBe(idOf(undefined, "one text"));
    expect(idOf(undefined, "one text")).not.toBe(idOf(undefined, "another text"));
  });
  it("of a form that can be typed", () => {
    expect(idOf(PLAIN, "")).toMatch(/^a-[\da-f]{12}$/u);
  });
  it("and is shown without what counts clicks, but otherwise as it was written", () => {
    expect(tidyAddress(`${PLAIN}?id=7&utm_source=feed#top`)).toBe(`${PLAIN}?id=7`);
    expect(tidyAddress(`${PLAIN}?q=a%20b`)).toBe(`${PLAIN}?q=a%20b`);
  });
});
