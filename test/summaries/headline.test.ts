/** A story's headline: the best title, as printed, without what does not belong to it. */
import { describe, expect, it } from "vitest";
import { storyId } from "../../src/model/id.ts";
import { summarise } from "../../src/summaries/extract.ts";
import { article } from "../kit/articles.ts";

const TEXT = "The harbour tunnel of Farhaven was closed on Sunday after water broke into its northern tube.";

const headlineFrom = (...titles: readonly string[]): string | undefined => {
  const articles = titles.map((title, at) =>
    article({
      name: `${at}`,
      title,
      publisher: at === 0 ? "Salt Quay Courier" : "Radio Nord",
      paragraphs: [TEXT],
    }),
  );
  return summarise({ id: storyId("s-0"), articles, copies: new Map() })?.headline;
};

describe("a headline", () => {
  it.each([
    ["the paper's name", "Harbour tunnel of Farhaven closed | Salt Quay Courier"],
    ["a part of its name", "Harbour tunnel of Farhaven closed - Courier"],
    ["a shout", "BREAKING: Harbour tunnel of Farhaven closed"],
    ["both", "Exclusive | Harbour tunnel of Farhaven closed — Salt Quay Courier"],
  ])("is told without %s", (_, title) => {
    expect(headlineFrom(title)).toBe("Harbour tunnel of Farhaven closed");
  });
  it("keeps the end of a title that is no paper's name", () => {
    const title = "Harbour tunnel of Farhaven closed - ferries sail at night";
    expect(headlineFrom(title)).toBe(title);
  });
  it.each([
    ["shouts", "HARBOUR TUNNEL FARHAVEN CLOSED AFTER WATER"],
    ["asks", "Why was the harbour tunnel of Farhaven closed?"],
    ["takes sides", "Council slams closed harbour tunnel of Farhaven"],
    ["is somebody's words", "“The harbour tunnel of Farhaven is closed”"],
  ])("is another outlet's where a title %s", (_, loud) => {
    const calm = "Harbour tunnel of Farhaven closed after water breaks in";
    expect(headlineFrom(loud, calm)).toBe(calm);
    expect(headlineFrom(calm, loud)).toBe(calm);
  });
  it.each([
    ["in answer to what he described as a threat to every fishing boat of the Sound and of Port Elder"],
    ["because of cracks in the northern tube that divers found in spring and that nobody had mended since"],
  ])("where there is no title, is the first sentence without %s", (rest) => {
    const opening = "The council of Saltby has called the harbour masters to a meeting";
    const untitled = article({ name: "1", publisher: "Radio Nord", paragraphs: [`${opening} ${rest}.`] });
    const summary = summarise({ id: storyId("s-0"), articles: [untitled], copies: new Map() });
    expect(summary?.headline).toBe(opening);
  });
});
