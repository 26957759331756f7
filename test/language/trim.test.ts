/** What is cut from the front of an article's first sentence, and what only looks as if it could be. */
import { describe, expect, it } from "vitest";
import { trimmed } from "../../src/language/trim.ts";

const cut = (text: string, isFirst = true): string => {
  const { start, end } = trimmed(text, { start: 0, end: text.length }, isFirst);
  return text.slice(start, end);
};

describe("a dateline is cut", () => {
  it.each([
    "SALTBY, Friday (Kestrel Wire) — ",
    "SALTBY ― ",
    "SALTBY ―",
    "SALTBY—",
    "SALTBY – ",
    "PORT ELDER, N.Y. — ",
    "PORT ELDER, Marsh. -- ",
    "PORT ELDER, N.Y. - ",
    "PORT ELDER, Nov. 19 (KW) — ",
    "FARHAVEN, Marsh. (Kestrel Wire) - ",
    "SALTBY/PORT ELDER — ",
    "St. Anselm, Marsh. (KW) — ",
    "Santa Brisa, 12 may (Veleta).- ",
    "PORT-AVAL, 12 mai (KW) - ",
    "NORDHAFEN, 12. Mai (kdw) – ",
    "ГАВАНЬ, 12 травня (Чайка) – ",
    "SALTBY, May 12, 2031 /Sound Newswire/ -- ",
    "(KW) — ",
    "(KW)",
  ])("%s", (dateline) => {
    expect(cut(`${dateline}The council closed the pier.`)).toBe("The council closed the pier.");
  });
  it("and only from an article's first sentence", () => {
    expect(cut("SALTBY — The pier is closed.", false)).toBe("SALTBY — The pier is closed.");
  });
});

describe("nothing is cut from", () => {
  it.each([
    "SEAFA — the shipping agency — closed the pier.",
    "SEAFA-19 buoys drift in the Sound.",
    "SALTBY–Anselm ferries stand still.",
    "The mayor (Marsh Party) said — Nothing is lost.",
    "SEAFA said on Monday — Nothing is lost.",
    "The council (it met on Monday) — said little.",
    "Ada Quill – Saltby’s mayor – closed the pier.",
  ])("%s", (text) => {
    expect(cut(text)).toBe(text);
  });
});

it("200,000 spaces are cut at either end, and passed over in between", () => {
  const gap = " ".repeat(200_000);
  expect(cut(`${gap}a${gap}b${gap}`)).toBe(`a${gap}b`);
});
