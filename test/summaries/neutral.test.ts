import { describe, expect, it } from "vitest";
import { findingsIn } from "../../src/summaries/neutral.ts";
import { PAIRS } from "./neutral-pairs.ts";

const share = (some: readonly unknown[]): number => (100 * some.length) / PAIRS.length;

describe("two hundred sentences, each told plainly and not", () => {
  it("are enough to tell", () => {
    expect(PAIRS.length).toBeGreaterThanOrEqual(200);
    expect(new Set(PAIRS.flatMap(({ plain, loaded }) => [plain, loaded])).size).toBe(2 * PAIRS.length);
  });
  it("are told apart: at least 95 of 100 loaded ones are found, and by their rule", () => {
    const missed = PAIRS.filter(
      ({ language, rule, loaded }) => !findingsIn(loaded, language).some((finding) => finding.rule === rule),
    );
    expect(share(missed), JSON.stringify(missed, undefined, 1)).toBeLessThanOrEqual(5);
  });
  it("are told apart: of the plain ones at most 3 of 100 are found", () => {
    const alarms = PAIRS.filter(({ language, plain }) => findingsIn(plain, language).length > 0);
    expect(share(alarms), JSON.stringify(alarms, undefined, 1)).toBeLessThanOrEqual(3);
  });
});

describe("words in quotation marks", () => {
  it.each([
    "“This is a shameful farce,” said Tomas Brandt.",
    "Holt called the vote “a disgrace”, and left.",
    "Brandt spoke of «une honte» after the vote.",
    "„Das ist ein skandalöser Bericht“, sagte Brandt.",
  ])("are their speaker's: %s", (text) => {
    expect(findingsIn(text, "en")).toEqual([]);
  });
  it("do not hide what stands around them", () => {
    const text = "Brandt slammed the plan: “We stay.”";
    expect(findingsIn(text, "en")).toEqual([{ rule: "loaded verb", start: 7, end: 14 }]);
    expect(text.slice(7, 14)).toBe("slammed");
  });
});

describe("a language without a list", () => {
  it("is judged by its marks alone, and by no other language's words", () => {
    expect(findingsIn("Obviously the shocking farce", "fi")).toEqual([]);
    expect(findingsIn("Miksi?", "fi").map(({ rule }) => rule)).toEqual(["asking"]);
  });
});
