import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blocksOf } from "../../src/ingest/blocks.ts";
import { openReader, type Reader } from "../../src/ingest/reader.ts";
import { BULKY_PAGES, ONE, STORY } from "../kit/hostile.ts";

const AT = "https://harbour.example/news/ferry";
const PAGE = `<html lang="en"><body>${STORY}</body></html>`;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

let reader: Reader;
beforeAll(() => {
  reader = openReader({ deadline: 20_000 });
});
afterAll(async () => reader.close());

const nested = (depth: number, tag = "div"): string =>
  `<html><body>${`<${tag}>`.repeat(depth)}${STORY}${`</${tag}>`.repeat(depth)}</body></html>`;
const TOO_DEEP = "Its elements stand deeper in one another than those of any page.";

describe("a page nested deep", () => {
  it.each([50, 200])("as %i elements is read", async (depth) => {
    const read = await reader.page(bytes(nested(depth)), "text/html", AT);
    expect(read.kind === "page" && read.page.text).toContain(ONE);
  });
  it.each([400, 800, 2000, 20_000, 190_000])(
    "as %i elements is refused before any parser sees it",
    async (depth) => {
      const read = await reader.page(bytes(nested(depth)), "text/html", AT);
      expect(read).toEqual({ kind: "failed", why: TOO_DEEP });
    },
  );
  it.each([
    ["by links and bolds that nobody closes", `<html>${"<a href=x><b>x".repeat(20_000)}`],
    ["in the body of a feed's entry", `<p>x</p>${"<blockquote>".repeat(20_000)}`],
  ])("%s is refused too", async (_, html) => {
    expect(await reader.fragments([html])).toEqual([undefined]);
  });
  it.each([
    ["paragraphs and points that nobody closes", `${"<p>x".repeat(400)}<ul>${"<li>x".repeat(400)}</ul>`],
    ["tags in a script", `<script>"${"<div>".repeat(2000)}"</script>`],
    ["tags in a comment", `<!-- ${"<div>".repeat(2000)} -->`],
    ["bolds that their paragraph closes", `<div><b>x</div>`.repeat(400)],
    ["breaks and pictures", `<div>${"<br><img src=x>".repeat(400)}</div>`],
  ])("only in appearance is read: %s", async (_, html) => {
    expect(
      (await reader.page(bytes(`<html><body>${STORY}${html}</body></html>`), "text/html", AT)).kind,
    ).toBe("page");
  });
  it("where JSON-LD repeats the body is read without that", async () => {
    const said = JSON.stringify({ "@type": "NewsArticle", articleBody: `${"<i>".repeat(5000)}x` });
    const html = `<html><head><script type="application/ld+json">${said}</script></head><body>${STORY}</body></html>`;
    const read = await reader.page(bytes(html), "text/html", AT);
    expect(read.kind === "page" && read.page.text).toContain(ONE);
  });
});

describe("a page of great size", () => {
  it.each(BULKY_PAGES)("such as %s is over in time, and the next one is read", async (_, html) => {
    const read = await reader.page(bytes(html), "text/html", AT);
    expect(["page", "failed"]).toContain(read.kind);
    expect((await reader.page(bytes(PAGE), "text/html", AT)).kind).toBe("page");
  });
});

describe("lines that bait", () => {
  const baits: readonly (readonly [name: string, line: string])[] = [
    ["handles that never end", `— Town ${"(@".repeat(60_000)}`],
    ["quotation marks that never close", "“x".repeat(100_000)],
    ["marks of an end", `${".”".repeat(100_000)}x`],
    ["words of a publisher", "we our readers by ".repeat(20_000)],
    ["a download that never comes", "Download ".repeat(30_000)],
    ["pictures", "pic.x.com/".repeat(30_000)],
    ["days", "12 May ".repeat(30_000)],
    ["blanks", `x${" ".repeat(200_000)}x`],
  ];
  it.each(baits)("such as %s are a block like any other", (_, line) => {
    expect(blocksOf(`${ONE}\n${line}\n${ONE}`).length).toBe(3);
  });
  it("and very many lines, points and posts are told one by one", () => {
    const rows = Array.from({ length: 60_000 }, (_, at) => `Point ${at}`);
    const marked: { kind: "prose"; start: number; end: number }[] = [];
    let start = 0;
    for (const row of rows) {
      marked.push({ kind: "prose", start, end: start + row.length });
      start += row.length + 1;
    }
    expect(blocksOf(rows.join("\n"), marked).length).toBe(rows.length);
    expect(blocksOf("The boat sails.\n— Town (@town)\n".repeat(20_000)).length).toBe(20_000);
  });
});
