import { describe, expect, it } from "vitest";
import { decode, isBinary } from "../../src/ingest/decode.ts";
import { encoders } from "../kit/encode.ts";

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

/** What an outlet in that language might say of its ferry. */
const NEWS: Readonly<Record<string, string>> = {
  "utf-8": "Ærø – 数 – Привіт, fähre",
  "utf-16le": "Ærø – 数 – Привіт, fähre 🛳",
  "utf-16be": "Ærø – 数 – Привіт, fähre 🛳",
  "windows-1251": "Старый паром снова ходит через гавань, сообщил городской совет в понедельник.",
  "koi8-r": "Старый паром снова ходит через гавань, сообщил городской совет в понедельник.",
  "iso-8859-1": "À l’île, le bac traversera de nouveau dès février, a annoncé la mairie.".replace("’", "'"),
  "iso-8859-2": "Stary prom znów kursuje przez zatokę, ogłosiła w środę rada miasta Żabiniec.",
  shift_jis: "古い渡し船がまた港を渡るようになったと、市議会が月曜日に発表しました。",
  "euc-jp": "古い渡し船がまた港を渡るようになったと、市議会が月曜日に発表しました。",
  gbk: "旧的渡船又开始在港口航行了，这是市里的人在星期一说的，大家都可以来看。",
  big5: "舊的渡船又開始在港口航行了，這是市裡的人在星期一說的，大家都可以來看。",
  "euc-kr": "오래된 나룻배가 다시 항구를 건너게 되었다고 시의회가 월요일에 발표하였다.",
};

const feedIn = (encoding: string, declared: string | undefined): Uint8Array =>
  encoders[encoding]?.(
    `<?xml version="1.0"${declared === undefined ? "" : ` encoding="${declared}"`}?>\n<rss><title>${NEWS[encoding]}</title></rss>`,
  ) ?? bytes();

const MARKS: Readonly<Record<string, Uint8Array>> = {
  "utf-8": bytes(0xef, 0xbb, 0xbf),
  "utf-16le": bytes(0xff, 0xfe),
  "utf-16be": bytes(0xfe, 0xff),
};

describe("a feed is read in its encoding:", () => {
  it.each(Object.keys(NEWS))("%s, when only the XML declaration says so", (encoding) => {
    expect(decode(feedIn(encoding, encoding))).toContain(NEWS[encoding]);
  });
  it.each(Object.keys(NEWS))("%s, when only the server says so", (encoding) => {
    expect(decode(feedIn(encoding, undefined), `text/xml; charset=${encoding}`)).toContain(NEWS[encoding]);
  });
  it.each(Object.keys(NEWS))("%s, when the server says UTF-8, and when it says Latin-1", (encoding) => {
    for (const claim of ["utf-8", "ISO-8859-1"])
      expect(decode(feedIn(encoding, encoding), `text/xml; charset=${claim}`)).toContain(NEWS[encoding]);
  });
  it.each(Object.keys(MARKS))("%s, by its mark, whatever is said", (encoding) => {
    const body = join(MARKS[encoding] ?? bytes(), feedIn(encoding, "windows-1251"));
    expect(decode(body, "text/xml; charset=koi8-r")).toContain(NEWS[encoding]);
  });
  it.each([
    "windows-1251",
    "koi8-r",
    "shift_jis",
    "euc-jp",
    "gbk",
    "big5",
    "euc-kr",
    "utf-16le",
    "utf-16be",
    "iso-8859-1",
  ])("%s, when nobody says so, by its letters", (encoding) => {
    expect(decode(feedIn(encoding, undefined))).toContain(NEWS[encoding]);
  });
  it("Greek, when nobody says so", () => {
    const words = "Το παλιό πλοίο διασχίζει πάλι το λιμάνι, ανακοίνωσε ο δήμος τη Δευτέρα.";
    expect(decode(encoders["windows-1253"]?.(words) ?? bytes())).toBe(words);
  });
  it.each(["utf-32le", "utf-32be"])("%s, with its mark and without", (encoding) => {
    const written = "<?xml version='1.0'?><a>Ærø – 数 🛳</a>";
    const mark = encoding === "utf-32le" ? bytes(0xff, 0xfe, 0, 0) : bytes(0, 0, 0xfe, 0xff);
    const body = encoders[encoding]?.(written) ?? bytes();
    expect(decode(body)).toBe(written);
    expect(decode(join(mark, body))).toBe(written);
    expect(isBinary(body)).toBe(false);
  });
  it("UTF-8 in which one letter was cut in two, without harm to the others", () => {
    const words = "Die Fähre über die Förde fährt für fünf Gäste früher, später, öfter und schöner.";
    const body = join(ascii(words), bytes(0xc3), ascii(" Ende"));
    expect(decode(body, "text/xml; charset=utf-8")).toContain(words);
  });
  it("by a name that is nearly its own", () => {
    expect(decode(feedIn("windows-1251", undefined), "text/xml; charset=cp1251")).toContain(
      NEWS["windows-1251"],
    );
    expect(decode(feedIn("windows-1251", "win-1251"))).toContain(NEWS["windows-1251"]);
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
