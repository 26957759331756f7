/** How a chat wants its digest told: its length, its minutes, its messages, and quotes in another language. */
import { describe, expect, it } from "vitest";
import { tellDigest } from "../../src/digest/tell.ts";
import type { Digest } from "../../src/model/digest.ts";
import { storyId } from "../../src/model/id.ts";
import type { Message } from "../../src/model/message.ts";
import { sampleDigest } from "../kit/digests.ts";

const words = ({ blocks }: Message): string => JSON.stringify(blocks);
/** The sample digest's story, so many times over. */
const many = (count: number): Digest => {
  const digest = sampleDigest();
  const [story] = digest.stories;
  if (!story) throw new Error("There is no story.");
  return {
    ...digest,
    stories: Array.from({ length: count }, (_, at) => ({
      ...story,
      id: storyId(`s-${at}`),
      headline: `Story ${at + 1}`,
    })),
  };
};
const zone = "UTC";
const toldInFull = (message: Message): number =>
  message.blocks.filter(({ kind }) => kind === "headline").length;

describe("a digest", () => {
  it("tells five stories in full, and the others as headlines", () => {
    const message = tellDigest(many(9), { zone });
    expect(toldInFull(message)).toBe(5);
    expect(words(message)).toContain("Story 9");
  });
  it("tells headlines alone, or the first sentence of each, where that is wanted", () => {
    const headlines = tellDigest(many(9), { zone, length: "headlines" });
    expect(toldInFull(headlines)).toBe(0);
    for (let n = 1; n <= 9; n++) expect(words(headlines)).toContain(`Story ${n}`);
    const short = words(tellDigest(many(2), { zone, length: "short" }));
    expect(short).toContain("The ferry stopped on Monday.");
    expect(short).not.toContain("Nobody was hurt.");
    expect(short).not.toContain('"quote"');
  });
  it("takes no longer to read than was asked for, and tells one story at least", () => {
    expect(toldInFull(tellDigest(many(400), { zone, minutes: 2 }))).toBeLessThan(
      toldInFull(tellDigest(many(400), { zone, minutes: 5 })),
    );
    const [long] = many(1).stories;
    if (!long) throw new Error("There is no story.");
    const endless = { ...many(2), stories: [{ ...long, headline: "word ".repeat(2000) }, long] };
    expect(toldInFull(tellDigest(endless, { zone, minutes: 1 }))).toBe(1);
  });
  it("is cut before each story where each is to be a message of its own", () => {
    const { blocks, cuts = [] } = tellDigest(many(3), { zone, isSplit: true });
    const firsts = cuts.map((cut) => blocks[cut]?.kind);
    expect(firsts.slice(0, 3)).toEqual(["headline", "headline", "headline"]);
    expect(cuts).toHaveLength(4);
  });
  it("says which language a quote is in, when it is another one than the digest's", () => {
    const digest = sampleDigest();
    expect(words(tellDigest(digest, { zone }))).not.toContain("original");
    expect(words(tellDigest({ ...digest, language: "de" }, { zone }))).toContain(
      "Ada Quill · Original: Englisch",
    );
  });
});
