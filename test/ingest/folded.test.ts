import fc from "fast-check";
import { expect, it } from "vitest";
import { folded } from "../../src/ingest/folded.ts";

it("leaves out markup, marks and the size of letters", () => {
  expect(folded("<p class='x'>The <b>Old</b> Ferry, it's  said: 3 < 4 >\n5</p>")).toBe(
    "the old ferry it s said 3 5",
  );
  expect(folded("<h1>Überfahrt: „alt“</h1>")).toBe("überfahrt alt");
  expect(folded(" <br/> … ")).toBe("");
});

it("says the same of a text, whether or not a letter beside it is of ASCII", () => {
  const texts = fc.array(
    fc.constantFrom("<", ">", "<p>", "</", "&amp;", " ", "\n", "-", "Ab", "9", "z", "\u007F"),
  );
  fc.assert(
    fc.property(texts, (parts) => {
      const text = parts.join("");
      expect(folded(`${text} é`)).toBe(`${folded(text)} é`.trim());
    }),
  );
});

it("looks at the beginning of a long text, and takes no time for one that opens tags without end", () => {
  expect(folded("a".repeat(9000))).toHaveLength(5000);
  const began = performance.now();
  expect(folded(`${"<".repeat(4999)}a`)).toBe("a");
  expect(performance.now() - began).toBeLessThan(500);
});
