import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsOf } from "../../src/language/words.ts";

/** How the segmenter of the runtime cuts a text, which knows the rules of Unicode and the dictionaries. */
const asSegmented = (text: string, language: string): readonly string[] =>
  [...new Intl.Segmenter(language, { granularity: "word" }).segment(text)]
    .filter(({ isWordLike, segment }) => isWordLike && (segment.length > 1 || /\p{Lo}/u.test(segment)))
    .map(({ segment }) => segment);

describe("the words of a text", () => {
  it.each([
    [
      "en",
      "Don’t pay 1,200 for the U.S. map at example.org",
      "don’t pay 1,200 for the u.s map at example.org",
    ],
    ["en", "A well-known co-op, 3.5 km off: 10:30, F-16!", "well known co op 3.5 km off 10 30 16"],
    ["fr", "L’été dernier, aujourd’hui, qu’il", "l’ete dernier aujourd’hui qu’il"],
    ["de", "Über 1.200 Schiffe – der „Kai“ ist groß", "uber 1.200 schiffe der kai ist groß"],
    ["es", "¿Dónde está el niño? En el año 2031…", "donde esta el nino en el ano 2031"],
    ["pt", "A câmara não fechou; 3,5 milhões.", "camara nao fechou 3,5 milhoe"],
    ["pl", "Żółta łódź płynie do Gdyni", "zołta łodz płynie do gdyni"],
    ["uk", "П’ять об'єктів з-за моря", "п’ять об'єктів за моря"],
    ["el", "Το λιμάνι είναι ανοιχτό", "το λιμανι ειναι ανοιχτο"],
  ])("in %s are those that a reader sees: %s", (language, text, words) => {
    expect(wordsOf(text, language).join(" ")).toBe(words);
  });
  it("of scripts without spaces are found in their dictionaries", () => {
    expect(wordsOf("港は開いています。\nThe ferry", "ja")).toEqual(
      expect.arrayContaining(["港", "ferry", "the"]),
    );
    expect(wordsOf("เรือเก่ายังวิ่งอยู่", "th").length).toBeGreaterThan(2);
  });
  it("are as many as are asked for, the first ones", () => {
    expect(wordsOf("one two\nthree four\nfive", "en", 3)).toEqual(["one", "two", "three"]);
  });
  it("of any text are cut as Unicode says", () => {
    // Without an “s”, which may be cut off as a plural's.
    const letters = Array.from("abcdéßщїωñʼ019 .,;:'’‘-–…\"“„«»/&@#%€+=!?¿·\u00A0\u202F_\n🙂港е\u0301\u00AD");
    const texts = fc.string({ unit: fc.constantFrom(...letters), maxLength: 40 });
    const bare = (word: string): string => word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
    fc.assert(
      fc.property(texts, fc.constantFrom("en", "fi", "el", "uk", "ja"), (text, language) => {
        expect(wordsOf(text, language).map(bare)).toEqual(asSegmented(text, language).map(bare));
      }),
      { numRuns: 2000 },
    );
  });
});
