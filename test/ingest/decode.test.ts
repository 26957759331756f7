import { describe, expect, it } from "vitest";
import { decode, isBinary } from "../../src/ingest/decode.ts";

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** "Żółw" or the like, in encodings that TextEncoder does not write. */
const IN_WINDOWS_1251 = bytes(0xcf, 0xf0, 0xe8, 0xe2, 0xb3, 0xf2);
const IN_SHIFT_JIS = bytes(0x93, 0xfa, 0x96, 0x7b);
const IN_KOI8_U = bytes(0xf0, 0xd2, 0xc9, 0xd7, 0xa6, 0xd4);
const IN_WINDOWS_1252 = bytes(0x93, 0x63, 0x61, 0x66, 0xe9, 0x94);

describe("bytes become text", () => {
  it("as UTF-8 when nothing is said", () => {
    expect(decode(ascii("Ærø – 数"))).toBe("Ærø – 数");
  });
  it("as windows-1252 when nothing is said and it is not UTF-8", () => {
    expect(decode(IN_WINDOWS_1252)).toBe("“café”");
  });
  it.each([
    ["windows-1251", IN_WINDOWS_1251, "Привіт"],
    ["koi8-u", IN_KOI8_U, "Привіт"],
    ["shift_jis", IN_SHIFT_JIS, "日本"],
    ["iso-8859-1", IN_WINDOWS_1252, "“café”"],
  ])("in %s, when the server says so", (charset, body, text) => {
    expect(decode(body, `text/xml; charset="${charset}"`)).toBe(text);
  });
  it("as the XML declaration says, when the server says nothing", () => {
    expect(decode(join(ascii('<?xml version="1.0" encoding="windows-1251"?>'), IN_WINDOWS_1251))).toContain(
      "Привіт",
    );
  });
  it("as the page's meta says, when the server says nothing", () => {
    expect(decode(join(ascii("<html><meta charset=windows-1251>"), IN_WINDOWS_1251), "text/html")).toContain(
      "Привіт",
    );
    expect(
      decode(
        join(ascii('<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">'), IN_SHIFT_JIS),
      ),
    ).toContain("日本");
  });
  it("in spite of a server that wrongly says UTF-8", () => {
    const body = join(ascii('<?xml version="1.0" encoding="windows-1251"?>'), IN_WINDOWS_1251);
    expect(decode(body, "application/xml; charset=utf-8")).toContain("Привіт");
  });
  it("in spite of a server that wrongly says Latin-1, or an encoding that nobody knows", () => {
    expect(decode(ascii("Grüße"), "text/html; charset=iso-8859-1")).toBe("Grüße");
    expect(decode(ascii("Grüße"), "text/html; charset=x-our-own")).toBe("Grüße");
  });
  it("by a byte order mark, whatever is said, and the mark is not text", () => {
    expect(decode(join(bytes(0xef, 0xbb, 0xbf), ascii("é")), "text/html; charset=windows-1251")).toBe("é");
    expect(decode(bytes(0xff, 0xfe, 0x41, 0x00, 0x14, 0x20))).toBe("A—");
    expect(decode(bytes(0xfe, 0xff, 0x00, 0x41, 0x20, 0x14))).toBe("A—");
  });
  it("as UTF-16 without a mark, when an XML document begins so", () => {
    expect(decode(Uint8Array.from(Buffer.from("<?xml?><a>—</a>", "utf16le")))).toContain("—");
  });
  it("with every line end as one, without NUL, and otherwise as it is: no letter is composed", () => {
    expect(decode(ascii("a\r\nb\rc\0d e\u0301"))).toBe("a\nb\ncd e\u0301");
  });
});

describe("what is no text", () => {
  it.each([
    ["a picture", bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d)],
    ["an archive", bytes(0x50, 0x4b, 3, 4, 0x14, 0, 0, 0)],
    ["a PDF", ascii("%PDF-1.7 and so on")],
  ])("%s is known", (_, body) => {
    expect(isBinary(body)).toBe(true);
  });
  it.each([
    ["plain", ascii("A line.\n\tAnother.\n")],
    ["windows-1251", IN_WINDOWS_1251],
    ["UTF-16", bytes(0xff, 0xfe, 0x41, 0, 0x42, 0)],
  ])("%s text is text", (_, body) => {
    expect(isBinary(body)).toBe(false);
  });
});
