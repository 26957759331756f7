import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fragmentBody } from "../../src/ingest/extract-text.ts";
import { plainParagraphs } from "../../src/ingest/plain-html.ts";

describe("paragraphs without anything else", () => {
  it.each([
    ["<p>The ferry runs on.</p>", ["The ferry runs on."]],
    [" <P>Fish &amp; ships</P>\n<p>and <em>more</em> of&#160;it</p> ", ["Fish & ships", "and more of it"]],
    ["<p> </p><p>so<b>me</b>\n words</p>", ["some words"]],
  ])("“%s” are read at once", (html, lines) => {
    expect(plainParagraphs(html)).toEqual(lines);
  });
  it.each([
    "The ferry runs on.",
    "<p>The ferry runs on.",
    "<p>The ferry</p> runs on.",
    '<p class="lead">The ferry</p>',
    "<p>The ferry<br>runs on.</p>",
    "<p>The ferry &copy; runs on.</p>",
    "<p>The ferry & runs on.</p>",
    "<p>The <!-- old --> ferry</p>",
    '<p><a href="/ferry">The ferry</a></p>',
    "<div><p>The ferry</p></div>",
  ])("“%s” is left to the long way", (html) => {
    expect(plainParagraphs(html)).toBeUndefined();
  });
  it("say what they say the long way", () => {
    const words = fc.constantFrom(
      "The ferry runs on.",
      "Read more",
      "“No,” she said",
      "&amp; &lt;b&gt; &#39;quoted&#x27;",
      "Photo: Ana Ruiz",
      "\u00AD\u200Bunseen",
      " \n\t ",
      "&#160;",
    );
    const marks = fc.constantFrom("<em>", "</em>", "<strong>", "</strong>", "<b>", "</B>", "<i>", "</u>");
    const paragraph = fc
      .array(fc.oneof(words, words, marks), { maxLength: 8 })
      .map((parts) => `<p>${parts.join("")}</p>`);
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 5 }), (paragraphs) => {
        const html = paragraphs.join("\n");
        expect(plainParagraphs(html)).toBeDefined();
        // A mark that says nothing, and that only the long way knows.
        expect(fragmentBody(html)).toEqual(fragmentBody(`<s></s>${html}`));
      }),
      { numRuns: 500 },
    );
  });
});
