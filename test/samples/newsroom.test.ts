import { parseFeed } from "feedsmith";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { piecesOf } from "../../samples/articles.ts";
import { openNewsroom, type Newsroom } from "../../samples/newsroom.ts";
import { outlets } from "../../samples/outlets.ts";

const NOW = Date.parse("2031-05-12T07:30:00Z");
const THREE_DAYS = 3 * 86_400_000;

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await openNewsroom({ now: NOW });
});
afterAll(() => newsroom.close());

const textAt = async (url: string): Promise<string> => (await fetch(url)).text();

describe("the sample newsroom", () => {
  it("has at least five outlets and thirty articles, of the last three days and none of tomorrow", () => {
    const pieces = outlets.flatMap((outlet) => piecesOf(outlet, NOW));
    expect(outlets.length).toBeGreaterThanOrEqual(5);
    expect(pieces.length).toBeGreaterThanOrEqual(30);
    for (const { at } of pieces) {
      expect(at.getTime()).toBeLessThan(NOW);
      expect(at.getTime()).toBeGreaterThan(NOW - THREE_DAYS);
    }
  });

  it("leaves no placeholder in what it publishes", () => {
    const pieces = outlets.flatMap((outlet) => piecesOf(outlet, NOW));
    expect(JSON.stringify(pieces)).not.toContain("{{");
  });

  it("speaks every kind of feed, and each parses with all its articles", async () => {
    const formats = await Promise.all(
      newsroom.feeds.map(async (url) => {
        const { format, feed } = parseFeed(await textAt(url));
        const entries = format === "atom" ? feed.entries : feed.items;
        return { format, count: entries?.length ?? 0 };
      }),
    );
    expect(new Set(formats.map(({ format }) => format))).toEqual(new Set(["rss", "atom", "json", "rdf"]));
    const counts = outlets.map((outlet) => piecesOf(outlet, NOW).length);
    expect(formats.map(({ count }) => count)).toEqual(counts);
  });

  it("answers each article's address with its page", async () => {
    for (const outlet of outlets)
      for (const piece of piecesOf(outlet, NOW)) {
        const response = await fetch(`${newsroom.url}/${piece.path}`);
        expect(response.status).toBe(200);
        const first = piece.paragraphs[0]?.text.slice(0, 30) ?? "";
        expect((await response.text()).replaceAll("&quot;", '"')).toContain(first);
      }
  });

  it("gives the same bytes at the same moment, and other dates at another", async () => {
    const again = await openNewsroom({ now: NOW });
    const later = await openNewsroom({ now: NOW + 3_600_000 });
    const page = async ({ url, feeds }: Newsroom): Promise<string> =>
      (await textAt(feeds[1] ?? "")).replaceAll(url, "");
    expect(await page(again)).toBe(await page(newsroom));
    expect(await page(later)).not.toBe(await page(newsroom));
    await again.close();
    await later.close();
  });

  it("takes another port when its own is taken", async () => {
    const other = await openNewsroom({ now: NOW, port: Number(new URL(newsroom.url).port) });
    expect(other.url).not.toBe(newsroom.url);
    await other.close();
  });

  it("does not send a page again to whoever has it", async () => {
    const url = newsroom.feeds[0] ?? "";
    const etag = (await fetch(url)).headers.get("etag") ?? "";
    expect((await fetch(url, { headers: { "if-none-match": etag } })).status).toBe(304);
  });
});
