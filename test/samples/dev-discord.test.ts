/** What the page of the pretended Discord makes of a text. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markdownHtml } from "../../samples/dev/discord/markdown.ts";

const shown = (text: string): string => markdownHtml(text, (id) => (id === "71234567890123456" ? "Ada" : id));
const TAG =
  /<\/?(?:p|b|i|u|s|em|code|pre|blockquote|strong|small|ul|li|h[345])>|<p class="small">|<span class="mention">|<\/span>|<a href="https?:[^"<>]*" target="_blank" rel="noopener noreferrer">|<\/a>/gu;

describe("a text on the page of the pretended Discord", () => {
  it("lets no letter of a text become markup, whatever its marks are", () => {
    const pieces = [
      "<",
      ">",
      "&",
      '"',
      "'",
      "a",
      " ",
      "\n",
      "*",
      "__",
      "[",
      "](",
      ")",
      "`",
      "# ",
      "-# ",
      "> ",
    ];
    const more = [
      "- ",
      "\\",
      "https://a.example/",
      "javascript:alert(1)",
      "<@71234567890123456>",
      "<script>",
      "||",
      "~~",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 24 }), (some) => {
        const html = shown(some.join(""));
        expect(html.replaceAll(TAG, "")).not.toMatch(/[<>"]/u);
      }),
    );
  });

  it("shows headings, quotes, small lines, masked links, mentions and escapes as Discord does", () => {
    const html = shown(
      [
        String.raw`### 1 A \*tunnel\*`,
        "It **was** __shut__.",
        "> “Why?”",
        "> — <@71234567890123456>",
        "-# [The Wire](<https://wire.example/a?b=1&c=2>) · small",
      ].join("\n"),
    );
    expect(html).toContain("<h5>1 A *tunnel*</h5>");
    expect(html).toContain("<p>It <b>was</b> <u>shut</u>.</p>");
    expect(html).toContain('<blockquote>“Why?”\n— <span class="mention">@Ada</span></blockquote>');
    expect(html).toContain('<p class="small"><a href="https://wire.example/a?b=1&amp;c=2"');
  });

  it("makes no link of an address that is not of the web", () => {
    expect(shown("[a](<javascript:alert(1)>)")).not.toContain("href");
  });
});
