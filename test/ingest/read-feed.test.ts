import { describe, expect, it } from "vitest";
import type { FeedEntry } from "../../src/model/feed.ts";
import { readFeed } from "../../src/ingest/read-feed.ts";
import { readOutline } from "../../src/ingest/read-outline.ts";
import { rescued } from "../../src/ingest/rescue-feed.ts";

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

const atom = (entry: string, head = ""): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><title>Harbour Post</title>${head}<entry><title>T</title>${entry}</entry></feed>`;

const MODULES = `xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:media="http://search.yahoo.com/mrss/"
  xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"`;
const rich = (item: string, head = ""): string =>
  rss(`<item>${item}</item>`, head).replace("<rss ", `<rss ${MODULES} `);

describe("the authors of an entry", () => {
  it.each([
    ["<author>ana@harbour.example (Ana Ruiz)</author>", ["Ana Ruiz"]],
    ["<author>Ana Ruiz (ana@harbour.example)</author>", ["Ana Ruiz"]],
    ["<author>Ana Ruiz &lt;ana@harbour.example&gt;</author>", ["Ana Ruiz"]],
    ["<dc:creator>ana@harbour.example (Ana Ruiz)</dc:creator>", ["Ana Ruiz"]],
    ["<dc:creator>Ana Ruiz</dc:creator><dc:creator>Tom Hale</dc:creator>", ["Ana Ruiz", "Tom Hale"]],
    ["<dc:creator>Ana Ruiz</dc:creator><author>desk@harbour.example (Desk)</author>", ["Ana Ruiz"]],
    ["<dc:author>Ana Ruiz</dc:author>", ["Ana Ruiz"]],
    ["<dcterms:creator>Ana Ruiz</dcterms:creator>", ["Ana Ruiz"]],
    ["<atom:author><atom:name>Ana Ruiz</atom:name></atom:author>", ["Ana Ruiz"]],
    ["<author><name>Ana Ruiz</name></author>", ["Ana Ruiz"]],
    ["<author><![CDATA[<b>Ana Ruiz</b>]]></author>", ["Ana Ruiz"]],
    ["<itunes:author>Ana Ruiz</itunes:author>", ["Ana Ruiz"]],
    ["<author>ana@harbour.example</author>", ["ana@harbour.example"]],
    ["<author>noreply@harbour.example</author>", []],
    ["<author>https://harbour.example/ana</author>", []],
  ])("are in %s", async (item, authors) => {
    expect((await entryOf(rich(`<title>T</title>${item}`)))?.authors).toEqual(authors);
  });
  it("are not its feed's editor and webmaster", async () => {
    const head = "<managingEditor>Kim Post</managingEditor><webMaster>Web Post</webMaster>";
    expect((await entryOf(rich("<title>T</title>", head)))?.authors).toEqual([]);
  });
  it("are those of its Atom feed, when it names none itself", async () => {
    const head = "<author><name>Lena Maurer</name><email>l@seestadt.example</email></author>";
    expect((await entryOf(atom("<id>1</id>", head)))?.authors).toEqual(["Lena Maurer"]);
    expect((await entryOf(atom("<author><email>t@h.example</email></author>", head)))?.authors).toEqual([
      "t@h.example",
    ]);
    expect(
      (await entryOf(atom("<id>1</id>", "<author><name>Harbour post</name></author>")))?.authors,
    ).toEqual([]);
  });
});

describe("what hangs on an entry", () => {
  it("is told with its kind and size, each file once", async () => {
    const files = `<title>T</title><enclosure url="/a.mp3" type="audio/mpeg" length="1234"/><media:content url="https://harbour.example/a.mp3"/>
      <media:group><media:content url="https://harbour.example/b.jpg" medium="image" fileSize="9"/></media:group><enclosure url="javascript:x"/>`;
    expect((await entryOf(rich(files)))?.enclosures).toEqual([
      { url: "https://harbour.example/a.mp3", type: "audio/mpeg", length: 1234 },
      { url: "https://harbour.example/b.jpg", type: "image", length: 9 },
    ]);
  });
  it("in Atom and JSON is told, too", async () => {
    const entry =
      '<link rel="enclosure" href="https://harbour.example/a.mp3" type="audio/mpeg" length="7"/><content src="https://harbour.example/b.mp4" type="video/mp4"/>';
    expect((await entryOf(atom(entry)))?.enclosures).toEqual([
      { url: "https://harbour.example/a.mp3", type: "audio/mpeg", length: 7 },
      { url: "https://harbour.example/b.mp4", type: "video/mp4", length: undefined },
    ]);
    const json = {
      version: "https://jsonfeed.org/version/1",
      title: "x",
      items: [
        { id: "1", attachments: [{ url: "https://a.example/1", mime_type: "audio/mpeg", size_in_bytes: 5 }] },
      ],
    };
    expect((await entryOf(JSON.stringify(json)))?.enclosures).toEqual([
      { url: "https://a.example/1", type: "audio/mpeg", length: 5 },
    ]);
  });
});

describe("the texts of an entry", () => {
  it("are what media modules say, where nothing else does", async () => {
    const group =
      "<media:group><media:title>Ferry</media:title><media:description>It sails.</media:description><media:keywords>sea, port</media:keywords></media:group>";
    expect(await entryOf(rich(group))).toMatchObject({
      title: "Ferry",
      summary: "It sails.",
      categories: ["sea", "port"],
    });
    expect(await entryOf(atom(group))).toMatchObject({ summary: "It sails." });
  });
  it("have their addresses made whole: by their own base, the feed's, else their page's", async () => {
    const link = '&lt;a href="more?a=1&amp;amp;b"&gt;x&lt;/a&gt; &lt;img src="https://b.example/i.png"&gt;';
    expect(
      (await rssEntry(`<link>https://harbour.example/1/ferry</link><description>${link}</description>`))
        ?.summary,
    ).toBe('<a href="https://harbour.example/1/more?a=1&amp;b">x</a> <img src="https://b.example/i.png">');
    const nested = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/x/"><title>x</title><entry xml:base="y/"><title>T</title><link href="1"/>
      <summary type="html">&lt;a href="s"&gt;s&lt;/a&gt;</summary><content type="html" xml:base="z/">&lt;a href='c'&gt;c&lt;/a&gt;</content></entry></feed>`;
    expect(await entryOf(nested)).toMatchObject({
      url: "https://a.example/x/y/1",
      summary: '<a href="https://a.example/x/y/s">s</a>',
      content: '<a href="https://a.example/x/y/z/c">c</a>',
    });
  });
  it("in Atom are unpacked from XHTML and from base64, and pictures are none", async () => {
    expect(
      (
        await entryOf(
          atom(
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A &amp; <b>b</b></p></div></content>',
          ),
        )
      )?.content,
    ).toBe("<p>A &amp; <b>b</b></p>");
    const packed = Buffer.from("<p>Fähre</p>").toString("base64");
    expect(
      (await entryOf(atom(`<content type="application/octet-stream">${packed}</content>`)))?.content,
    ).toBe("<p>Fähre</p>");
    expect(
      (
        await entryOf(
          atom(
            `<content type="image/png">${Buffer.from([137, 80, 255, 0, 250]).toString("base64")}</content>`,
          ),
        )
      )?.content,
    ).toBeUndefined();
  });
  it("keep in a title what is no mark of style", async () => {
    expect((await rssEntry(""))?.title).toBe("T");
    expect(
      (
        await entryOf(
          rss("<item><title>How &lt;b&gt;not&lt;/b&gt; to write &lt;rss&gt; by hand</title></item>"),
        )
      )?.title,
    ).toBe("How not to write <rss> by hand");
  });
});

describe("when an entry was published and changed", () => {
  it("is told by each dialect in its own words", async () => {
    const moments = {
      publishedAt: Date.parse("2031-05-12T07:30:00Z"),
      updatedAt: Date.parse("2031-05-13T07:30:00Z"),
    };
    const [first, second] = ["2031-05-12T07:30:00Z", "2031-05-13T07:30:00Z"];
    expect(
      await entryOf(
        rich(`<title>T</title><dc:date>${first}</dc:date><dcterms:modified>${second}</dcterms:modified>`),
      ),
    ).toMatchObject(moments);
    expect(
      await entryOf(
        rich(
          `<title>T</title><atom:published>${first}</atom:published><atom:updated>${second}</atom:updated>`,
        ),
      ),
    ).toMatchObject(moments);
    expect(await entryOf(atom(`<published>${first}</published><updated>${second}</updated>`))).toMatchObject(
      moments,
    );
    expect(
      await entryOf(
        atom(`<issued>${first}</issued><modified>${second}</modified>`).replace(
          "http://www.w3.org/2005/Atom",
          "http://purl.org/atom/ns#",
        ),
      ),
    ).toMatchObject(moments);
    const json = {
      version: "https://jsonfeed.org/version/1.1",
      title: "x",
      items: [{ id: "1", date_published: first, date_modified: second }],
    };
    expect(await entryOf(JSON.stringify(json))).toMatchObject(moments);
  });
});

describe("how often a feed asks to be read", () => {
  it.each([
    ["<ttl>90</ttl>", 5_400_000],
    ["<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 900_000],
    ["<sy:updatePeriod> Daily </sy:updatePeriod>", 86_400_000],
    ["<ttl>0</ttl>", undefined],
    ["<ttl>soon</ttl><sy:updatePeriod>often</sy:updatePeriod>", undefined],
  ])("%s", async (head, every) => {
    expect((await readFeed(rich("<title>T</title>", head), AT))?.rhythm.every).toBe(every);
  });
  it("is not in the hours and on the days that it skips", async () => {
    const head =
      "<skipHours><hour>1</hour><hour>24</hour><hour>99</hour></skipHours><skipDays><day>Sunday</day><day>saturday</day><day>Someday</day></skipDays>";
    expect((await readFeed(rich("<title>T</title>", head), AT))?.rhythm).toMatchObject({
      skipHours: [0, 1],
      skipDays: [0, 6],
    });
  });
});

describe("a JSON feed", () => {
  it("that names its version by number, or ends its lists with commas, is read", async () => {
    expect(
      (await readFeed('{"version":"1.1","items":[{"id":"1","title":"Mill",}],\n}', AT))?.entries[0]?.title,
    ).toBe("Mill");
  });
});

describe("the second parser", () => {
  it("finds the entries of a feed, and none where there are none", async () => {
    const feed = await rescued(
      rss(
        "<item><title>Mill</title><link>https://harbour.example/1</link><author>a@b.example (Tom)</author><description>Short.</description></item>",
      ),
    );
    expect(feed?.kind).toBe("rss");
    expect(feed?.entries[0]).toMatchObject({
      titles: ["Mill"],
      links: ["https://harbour.example/1", undefined],
    });
    expect(await rescued("<rss><channel>")).toBeUndefined();
    expect(await rescued("news")).toBeUndefined();
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
