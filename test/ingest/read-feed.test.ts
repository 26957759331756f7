import { describe, expect, it } from "vitest";
import type { FeedEntry } from "../../src/model/feed.ts";
import { readFeed } from "../../src/ingest/read-feed.ts";
import { readOutline } from "../../src/ingest/read-outline.ts";

const AT = "https://feeds.harbour.example/all/rss.xml";

const rss = (items: string, head = ""): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
   xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Harbour Post</title><link>https://harbour.example/</link>${head}${items}</channel></rss>`;

const entryOf = async (text: string): Promise<FeedEntry | undefined> =>
  (await readFeed(text, AT))?.entries[0];
const rssEntry = (item: string): Promise<FeedEntry | undefined> =>
  entryOf(rss(`<item><title>T</title>${item}</item>`));

describe("a feed", () => {
  it("in RSS is read with all it tells", async () => {
    const feed = await readFeed(
      rss(
        `<item><title>Ferry &amp; bridge: what &lt;em&gt;next&lt;/em&gt;?</title><link>https://harbour.example/ferry</link><guid isPermaLink="false">7</guid>
         <dc:creator>Ana Ruiz</dc:creator><category>Local</category><category>Local</category><category>Sea</category>
         <pubDate>Mon, 12 May 2031 07:30:00 +0200</pubDate><description>Short.</description><content:encoded><![CDATA[<p>Long.</p>]]></content:encoded></item>`,
        "<language>en-GB</language>",
      ),
      AT,
    );
    expect(feed).toEqual({
      id: AT,
      kind: "rss",
      rhythm: { every: undefined, skipHours: [], skipDays: [] },
      title: "Harbour Post",
      siteUrl: "https://harbour.example/",
      language: "en",
      entries: [
        {
          guid: "7",
          url: "https://harbour.example/ferry",
          title: "Ferry & bridge: what next?",
          authors: ["Ana Ruiz"],
          categories: ["Local", "Sea"],
          publishedAt: Date.parse("2031-05-12T05:30:00Z"),
          updatedAt: undefined,
          enclosures: [],
          summary: "Short.",
          content: "<p>Long.</p>",
        },
      ],
    });
  });
  it("in Atom is read, with addresses against its xml:base", async () => {
    const feed = await readFeed(
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://seestadt.example/blatt/"><title>Seeblatt</title><id>x</id>
       <link rel="self" href="atom.xml"/><link href="/"/>
       <entry><id>tag:1</id><title type="html">Die F&amp;auml;hre</title><link rel="enclosure" href="a.mp3"/><link rel="alternate" href="faehre"/>
       <author><name>Lena Maurer</name></author><updated>2031-05-12T07:30:00Z</updated><summary>Kurz.</summary></entry></feed>`,
      AT,
    );
    expect(feed).toMatchObject({
      title: "Seeblatt",
      language: "de",
      siteUrl: "https://seestadt.example/",
    });
    expect(feed?.entries[0]).toMatchObject({
      url: "https://seestadt.example/blatt/faehre",
      title: "Die Fähre",
      authors: ["Lena Maurer"],
      publishedAt: Date.parse("2031-05-12T07:30:00Z"),
    });
  });
  it("in RDF is read", async () => {
    const feed = await readFeed(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
       <channel rdf:about="https://harbour.example/"><title>Old Post</title><link>https://harbour.example/</link><description>d</description></channel>
       <item rdf:about="https://harbour.example/1"><title>Mill</title><link>https://harbour.example/1</link><dc:date>2031-05-12</dc:date><dc:creator>Tom Hale</dc:creator></item></rdf:RDF>`,
      AT,
    );
    expect(feed?.entries[0]).toMatchObject({
      url: "https://harbour.example/1",
      title: "Mill",
      authors: ["Tom Hale"],
      publishedAt: Date.parse("2031-05-12"),
    });
  });
  it("in JSON is read", async () => {
    const feed = await readFeed(
      JSON.stringify({
        version: "https://jsonfeed.org/version/1.1",
        title: "Harbour Post",
        home_page_url: "https://harbour.example/",
        items: [
          {
            id: "1",
            url: "/mill",
            title: "Mill",
            content_html: "<p>Long.</p>",
            date_published: "2031-05-12T07:30:00Z",
            authors: [{ name: "Tom Hale" }],
            tags: ["Local"],
          },
        ],
      }),
      AT,
    );
    expect(feed?.entries[0]).toMatchObject({
      url: "https://harbour.example/mill",
      content: "<p>Long.</p>",
      authors: ["Tom Hale"],
      categories: ["Local"],
    });
  });
  it("has at most 500 entries", async () => {
    expect((await readFeed(rss("<item><title>T</title></item>".repeat(600)), AT))?.entries.length).toBe(500);
  });
  it("is read behind the warnings that a server prints first", async () => {
    expect(
      (await readFeed(`\n<b>Warning</b>: low on ink\n${rss("<item><title>T</title></item>")}`, AT))?.title,
    ).toBe("Harbour Post");
  });
  it("without articles is still a feed", async () => {
    expect(await readFeed(rss(""), AT)).toMatchObject({ title: "Harbour Post", entries: [] });
  });
  it.each([
    "",
    "news",
    "{}",
    '{"a":1}',
    "<html><body>Hello</body></html>",
    "<rss><channel><item><title>Broken",
  ])("is not “%s”", async (text) => {
    expect(await readFeed(text, AT)).toBeUndefined();
  });
});

describe("an entry", () => {
  it("takes its guid for its address when that is a permanent link, and only then", async () => {
    expect((await rssEntry("<guid>https://harbour.example/2</guid>"))?.url).toBe("https://harbour.example/2");
    expect(
      (await rssEntry('<guid isPermaLink="false">https://harbour.example/2</guid>'))?.url,
    ).toBeUndefined();
    expect((await rssEntry("<guid>2</guid>"))?.url).toBeUndefined();
  });
  it("has its relative address against the site", async () => {
    expect((await rssEntry("<link>/2</link>"))?.url).toBe("https://harbour.example/2");
  });
  it("never leads out of the web", async () => {
    expect((await rssEntry("<link>javascript:alert(1)</link>"))?.url).toBeUndefined();
    expect((await rssEntry("<link>file:///etc/passwd</link>"))?.url).toBeUndefined();
  });
  it("names its authors without mail addresses and machine names", async () => {
    expect((await rssEntry("<author>desk@harbour.example (Ana Ruiz)</author>"))?.authors).toEqual([
      "Ana Ruiz",
    ]);
    expect((await rssEntry("<itunes:author>Tom Hale</itunes:author>"))?.authors).toEqual(["Tom Hale"]);
    expect((await rssEntry("<dc:creator>admin</dc:creator>"))?.authors).toEqual([]);
  });
  it("with a date that cannot be read has none", async () => {
    expect((await rssEntry("<pubDate>the other day</pubDate>"))?.publishedAt).toBeUndefined();
  });
  it("expands no entities of its own making, and reads no files through them", async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>${rss("<item><title>x&b;&f;</title></item>").replace(/^.*?\?>/u, "")}`;
    expect((await entryOf(bomb))?.title ?? "").not.toContain("aaaaaaaaaaaa");
  });
  it("holds nothing that a database refuses", async () => {
    const text = JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "x",
      items: [{ id: "1", title: "a\u0000b\uD800c" }],
    });
    expect((await entryOf(text))?.title).toBe("ab\uFFFDc");
  });
});

describe("an OPML file", () => {
  it("lists feeds, in folders too, each once", () => {
    const text = `<opml version="2.0"><body><outline text="News"><outline text="A" xmlUrl="https://a.example/feed"/><outline text="B" xmlUrl="https://b.example/feed"/></outline>
      <outline text="A again" xmlUrl="https://a.example/feed"/></body></opml>`;
    expect(readOutline(text)).toEqual([
      { title: "A", url: "https://a.example/feed", folder: "News" },
      { title: "B", url: "https://b.example/feed", folder: "News" },
      { title: "A again", url: "https://a.example/feed", folder: undefined },
    ]);
  });
  it("is not just any XML", () => {
    expect(readOutline("<rss/>")).toBeUndefined();
  });
});
