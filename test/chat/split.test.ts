import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { split, type Fits } from "../../src/chat/split.ts";
import type { Block } from "../../src/model/message.ts";

const text = (words: string): Block => ({ kind: "text", spans: [{ text: words }] });
const headline = (number: number, words: string): Block => ({
  kind: "headline",
  number,
  spans: [{ text: words }],
});
const quote = (words: string, speaker: string): Block => ({ kind: "quote", text: words, speaker });

/** As a platform counts: every letter of a block, and one for the break behind it. */
const sizeOf = (blocks: readonly Block[]): number =>
  blocks.reduce(
    (sum, block) =>
      sum +
      1 +
      (block.kind === "quote"
        ? block.text.length + block.speaker.length
        : block.spans.reduce((all, span) => all + span.text.length, 0)),
    0,
  );
const within =
  (limit: number): Fits =>
  (blocks) =>
    sizeOf(blocks) <= limit;

/** All that is said, in order, whatever it was cut into. */
const said = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => (block.kind === "quote" ? block.text : block.spans.map((span) => span.text).join("")))
    .join("");

const words = (blocks: readonly Block[]): readonly string[] => blocks.map((block) => said([block]));

describe("a message that fits", () => {
  it("stays one", () => {
    const blocks = [headline(1, "Ferry stops"), text("It stopped on Monday.")];
    expect(split(blocks, within(4096))).toEqual([blocks]);
  });
  it("of no blocks is none", () => {
    expect(split([], within(10))).toEqual([]);
  });
});

describe("a message that is too long", () => {
  it("is cut between stories first", () => {
    const one = [headline(1, "Ferry stops"), text("It stopped on Monday.")];
    const two = [headline(2, "School opens"), text("It opens today."), quote("At last.", "Ada Quill")];
    expect(split([...one, ...two], within(60))).toEqual([one, two]);
  });
  it("then between paragraphs, sentences and words", () => {
    const cut = (long: string, limit: number): readonly string[] =>
      split([text(long)], within(limit)).flatMap(words);
    expect(cut("One line here\nand another line", 20)).toEqual(["One line here\n", "and another line"]);
    expect(cut("It stopped. Nobody was hurt. All is well.", 30)).toEqual([
      "It stopped. Nobody was hurt. ",
      "All is well.",
    ]);
    expect(cut("a long line without any full stop", 16)).toEqual([
      "a long line ",
      "without any ",
      "full stop",
    ]);
  });
  it("never inside a flag or a family", () => {
    const flags = "🇳🇴🇺🇦👨‍👩‍👧‍👦🇧🇷".repeat(5);
    const pieces = split([text(flags)], within(13)).flatMap(words);
    const graphemes = (of: string): readonly string[] =>
      [...new Intl.Segmenter().segment(of)].map(({ segment }) => segment);
    expect(pieces.flatMap(graphemes)).toEqual(graphemes(flags));
  });
  it("is cut inside a letter only when the letter is larger than a message", () => {
    const tower = `a${"\u0301".repeat(100)}`;
    expect(said(split([text(tower)], within(41)).flat())).toBe(tower);
  });
  it("keeps a speaker with every piece of a long quote", () => {
    const pieces = split([quote("We waited. ".repeat(20).trim(), "Ada Quill")], within(60)).flat();
    expect(pieces.length).toBeGreaterThan(3);
    for (const piece of pieces) expect(piece).toMatchObject({ kind: "quote", speaker: "Ada Quill" });
  });
});

const letters = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 120 }),
  fc.lorem({ maxCount: 12, mode: "sentences" }),
  fc.constantFrom(
    "🇳🇴🇺🇦",
    "👨‍👩‍👧‍👦",
    "é",
    "a\n\nb",
    "“Nested ‘words’.”",
    "渡し船は止まった。次の日も。",
    " ",
    "\u202eabc",
  ),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc
    .array(letters, { minLength: 1, maxLength: 4 })
    .map((all): Block => ({ kind: "text", spans: all.map((one) => ({ text: one })) })),
  fc.tuple(fc.nat(99), letters).map(([number, head]) => headline(number, head)),
  fc
    .tuple(letters, fc.constantFrom("Ada Quill", "a spokesman for the port"))
    .map(([one, speaker]) => quote(one, speaker)),
  letters.map((one): Block => ({ kind: "note", spans: [{ text: one, tone: "faint" }] })),
  letters.map((one): Block => ({
    kind: "sources",
    spans: [{ text: one, link: "https://courier.example/1" }],
  })),
);

describe("any message", () => {
  it("loses nothing, keeps its order, and is over the limit nowhere (10,000 messages)", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), fc.integer({ min: 60, max: 600 }), (blocks, limit) => {
        const messages = split(blocks, within(limit));
        expect(said(messages.flat())).toBe(said(blocks));
        for (const message of messages) {
          expect(sizeOf(message)).toBeLessThanOrEqual(limit);
          expect(message.length).toBeGreaterThan(0);
        }
        const speakers = (all: readonly Block[]) =>
          new Set(all.flatMap((one) => (one.kind === "quote" && one.text !== "" ? [one.speaker] : [])));
        expect(speakers(messages.flat())).toEqual(speakers(blocks));
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);
});
