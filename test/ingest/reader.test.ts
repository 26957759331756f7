import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openReader, type Reader } from "../../src/ingest/reader.ts";
import { MANY_ENTRIES, HOSTILE_DOCUMENTS, HOSTILE_FEEDS } from "../kit/hostile.ts";

const AT = "https://harbour.example/news/ferry";
const PAGE = `<html lang="en"><body><article><h1>Ferry</h1>${"<p>The harbour council voted on Monday evening to keep the old ferry running until the new bridge is open.</p>".repeat(4)}</article></body></html>`;
const FEED = `<rss version="2.0"><channel><title>Harbour Post</title><item><title>T</title></item></channel></rss>`;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

let reader: Reader;
/** For what is meant to hang. */
let hasty: Reader;
beforeAll(() => {
  reader = openReader();
  hasty = openReader({ deadline: 1000 });
});
afterAll(async () => Promise.all([reader.close(), hasty.close()]));

describe("a reader", () => {
  it("leaves its code as it was compiled for the next one", async () => {
    const folder = await mkdtemp(join(tmpdir(), "tidings-compiled-"));
    const thrifty = openReader({ compiledIn: folder });
    expect((await thrifty.feed(bytes(FEED), undefined, AT)).kind).toBe("feed");
    await thrifty.close();
    expect(await readdir(folder)).not.toEqual([]);
    await rm(folder, { recursive: true });
  });
});

describe("a document", () => {
  it.each([
    ["feed", FEED, "text/html"],
    ["page", PAGE, "application/rss+xml"],
    [
      "outline",
      `<?xml version="1.0"?><opml version="2.0"><body><outline text="x" xmlUrl="https://a.example/feed"/></body></opml>`,
      "text/xml",
    ],
    ["page", `<!doctype html><title>How to write &lt;rss&gt;</title><pre><rss></rss></pre>`, "text/html"],
  ])("is a %s by what stands in it, whatever the server calls it", async (kind, text, type) => {
    expect((await reader.document(bytes(text), type, AT)).kind).toBe(kind);
  });
  it("that is a page where a feed was promised is refused, and the sentence says why", async () => {
    expect(await reader.feed(bytes(PAGE), "application/rss+xml", AT)).toEqual({
      kind: "failed",
      why: "It is a web page, not a feed.",
    });
  });
  it.each([
    ["It is empty.", bytes("")],
    ["It is empty.", bytes(" \n ")],
    ["It is not text.", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3])],
    ["The feed is damaged", bytes("<rss><channel><item><title>Broken")],
  ])("that cannot be read is told in a sentence: %s", async (why, body) => {
    const read = await reader.document(body, undefined, AT);
    expect(read.kind === "failed" && read.why).toContain(why);
  });
  it("in a lying encoding is read all the same", async () => {
    const body = Buffer.from(FEED.replace("Harbour Post", "Caf\u00e9"), "latin1");
    expect(await reader.feed(body, "text/xml; charset=utf-8", AT)).toMatchObject({ feed: { title: "Café" } });
  });
});

describe("the language of a text", () => {
  it.each([
    [
      "en",
      "The harbour council voted on Monday evening to keep the old ferry running until the new bridge is open for all.",
    ],
    [
      "de",
      "Der Rat der Hafenstadt hat am Montagabend beschlossen, die alte Fähre weiterfahren zu lassen, bis die Brücke offen ist.",
    ],
    [
      "es",
      "El consejo del puerto votó el lunes por la noche mantener el viejo transbordador hasta que se abra el nuevo puente.",
    ],
    [
      "uk",
      "Рада портового міста в понеділок увечері проголосувала за те, щоб старий пором ходив, доки не відкриють новий міст.",
    ],
  ])("is known from its words: %s", async (language, text) => {
    expect(await reader.text(bytes(text))).toMatchObject({ file: { detected: language } });
  });
  it("is not guessed from a few words", async () => {
    expect(await reader.text(bytes("Ferry stops"))).toMatchObject({ file: { detected: undefined } });
  });
});

describe("what a feed carries of its entries", () => {
  it("is read together, and one that cannot be read costs itself only", async () => {
    const deep = "<div>".repeat(100_000);
    const read = await reader.fragments(["<p>The ferry runs.</p>", deep, "The mill stands."]);
    expect(read.map((body) => body?.text)).toEqual(["The ferry runs.", undefined, "The mill stands."]);
    expect(await reader.fragments([])).toEqual([]);
  });
  it("comes back in its order, however much it is", async () => {
    const many = Array.from({ length: 40 }, (_, at) => `<p>${at} ${"The ferry runs. ".repeat(700)}</p>`);
    const read = await reader.fragments(many);
    expect(read.map((body) => body?.text.split(" ")[0])).toEqual(many.map((_, at) => String(at)));
  });
});

describe("hostile input", () => {
  it.each(HOSTILE_DOCUMENTS)(
    "such as %s neither hangs nor breaks the house, and the next feed is read",
    async (_, text) => {
      await hasty.document(bytes(text), undefined, AT);
      expect((await hasty.feed(bytes(FEED), undefined, AT)).kind).toBe("feed");
    },
  );
  it("is stopped at the deadline, and told so", async () => {
    const impatient = openReader({ deadline: 1 });
    const read = await impatient.page(bytes(PAGE), "text/html", AT);
    expect(read).toEqual({ kind: "failed", why: "It takes longer than 0.001 seconds to read." });
    await impatient.close();
  });
  it("of more than a million elements is refused before it takes any memory", async () => {
    const read = await reader.page(bytes(`<html>${"<p><b>x</b></p>".repeat(300_000)}`), "text/html", AT);
    expect(read).toEqual({ kind: "failed", why: "It has more elements than any page." });
  });
});

describe("a hostile feed", () => {
  it.each(HOSTILE_FEEDS)(
    "of %s is over at once, with its first entries or none",
    async (_, text, entries) => {
      const read = await reader.feed(bytes(text), "application/rss+xml", AT);
      if (entries === undefined) expect(read).toMatchObject({ kind: "failed" });
      else expect(read.kind === "feed" && read.feed.entries.length).toBe(entries);
    },
  );
  it("holds up nobody: the house goes on while it is read", async () => {
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 1);
    await reader.feed(bytes(MANY_ENTRIES), undefined, AT);
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(3);
    expect((await reader.feed(bytes(FEED), undefined, AT)).kind).toBe("feed");
  });
});

describe("many documents", () => {
  it("are each answered with their own", async () => {
    const titles = Array.from({ length: 12 }, (_, at) => `Post ${at}`);
    const read = await Promise.all(
      titles.map((title) => reader.feed(bytes(FEED.replace("Harbour Post", title)), undefined, AT)),
    );
    expect(read.map((one) => one.kind === "feed" && one.feed.title)).toEqual(titles);
  });
});
