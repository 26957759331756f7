/** What the page of the pretended Telegram makes of a message. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textHtml } from "../../samples/dev/telegram/show.ts";
import { escaped } from "../../samples/escape.ts";

const bot = { id: 1, is_bot: true, first_name: "Tidings", username: "tidings_test_bot" };
const untagged = (html: string): string => html.replaceAll(/<[^>]*>/gu, "");

describe("a message on the page of the pretended Telegram", () => {
  it("lets no letter of a text become markup, whatever its entities are", () => {
    const types = ["bold", "code", "text_link", "url", "bot_command", "mention", "italic"];
    const entity = fc.record({
      type: fc.constantFrom(...types),
      offset: fc.nat(12),
      length: fc.integer({ min: 1, max: 12 }),
      url: fc.constantFrom(
        "https://a.example/?a=1&b=\"'<x>",
        "javascript:alert(1)",
        "https://t.me/tidings_test_bot?start=x",
      ),
    });
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("<", ">", "&", '"', "'", "a", " ", "/", "\n") }),
        fc.array(entity),
        (text, given) => {
          const entities = given.filter(({ offset, length }) => offset + length <= text.length);
          const html = textHtml({ text, entities }, bot);
          expect(untagged(html)).toBe(escaped(text));
          expect(html).not.toContain("javascript:");
        },
      ),
    );
  });

  it("folds a long quote, makes a link of a command, and leads a link to the bot into the chat", () => {
    const text = "/help said so";
    const shown = (type: string, url?: string) =>
      textHtml({ text, entities: [{ type, offset: 0, length: 5, url }] }, bot);
    expect(shown("expandable_blockquote")).toContain("<details");
    expect(shown("bot_command")).toContain('data-say="/help"');
    expect(shown("text_link", "https://t.me/tidings_test_bot?start=pack_world")).toContain(
      'data-start="pack_world"',
    );
    expect(shown("text_link", "https://elsewhere.example/")).toContain('rel="noopener noreferrer"');
  });
});
