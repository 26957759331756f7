import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fetcher, openFetcher } from "../../src/ingest/fetch.ts";
import { sharedReader } from "../kit/reader.ts";
import { readSource, type SourceRead } from "../../src/ingest/read-source.ts";
import { NOON } from "../kit/articles.ts";
import { openPublisher, type Publisher } from "../kit/publisher.ts";

let publisher: Publisher;
let fetcher: Fetcher;
const reader = sharedReader;
let folder: string;
beforeAll(async () => {
  publisher = await openPublisher();
  fetcher = openFetcher({ allow: [publisher.host], limits: { time: 2000 } });
  folder = await mkdtemp(join(tmpdir(), "tidings-source-"));
});
afterAll(async () => {
  await fetcher.close();
  await publisher.close();
  await rm(folder, { recursive: true });
});

const read = (source: string, maxArticles?: number): Promise<SourceRead> =>
  readSource(source, { fetcher, reader, now: NOON, ...(maxArticles === undefined ? {} : { maxArticles }) });
const why = async (source: string): Promise<readonly string[]> =>
  (await read(source)).failures.map((failure) => failure.why);
const file = async (name: string, content: string | Uint8Array): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

const paragraphs = (thing: string): readonly string[] => [
  `The harbour council voted on Monday evening to keep the old ${thing} running until the new one is open for all.`,
  `“We will not leave the islands without a ${thing},” said Inés Vidal, who leads the council, after the vote.`,
  `The ${thing} carries nine hundred people a day, and nobody at the meeting could say how long it will hold out.`,
];
const article = (thing: string, head = ""): string =>
  `<html lang="en"><head><title>The ${thing} | Harbour Post</title><meta property="og:site_name" content="Harbour Post"><meta property="og:type" content="article">${head}</head>
   <body><nav><a href="/">Home</a></nav><article><h1>The ${thing}</h1>${paragraphs(thing)
     .map((one) => `<p>${one}</p>`)
     .join("")}</article></body></html>`;
const item = (thing: string, more = ""): string =>
  `<item><title>The ${thing}</title><link>/${thing}?utm_source=rss</link><pubDate>Mon, 12 May 2031 07:30:00 GMT</pubDate>${more}</item>`;
const rss = (items: string): string =>
  `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Post</title><link>${publisher.url}</link>${items}</channel></rss>`;
const FEED_LINK = `<link rel="alternate" type="application/rss+xml" href="/feed">`;

describe("a feed", () => {
  it("gives its articles from their pages, dated and named by the feed", async () => {
    publisher.put({
      "/feed": {
        body: rss(item("ferry", "<description>Short.</description>") + item("mill")),
        type: "text/xml",
      },
      "/ferry?utm_source=rss": { body: article("ferry") },
      "/mill?utm_source=rss": { body: article("mill") },
    });
    const { articles, failures } = await read(`${publisher.url}/feed`);
    expect(failures).toEqual([]);
    expect(articles).toMatchObject([
      {
        title: "The ferry",
        url: `${publisher.url}/ferry`,
        publisher: "Harbour Post",
        language: "en",
        bodyFrom: "page",
        feed: `${publisher.url}/feed`,
        fetchedAt: NOON,
        publishedAt: Date.parse("2031-05-12T07:30:00Z"),
      },
      { title: "The mill" },
    ]);
    expect(articles[0]?.text).toBe(paragraphs("ferry").join("\n"));
  });
  it("that carries whole articles is taken at its word, and no page is fetched", async () => {
    const whole = [...paragraphs("ferry"), ...paragraphs("boat"), ...paragraphs("raft")]
      .map((one) => `<p>${one}</p>`)
      .join("");
    publisher.put({
      "/whole": {
        body: rss(item("untouched", `<content:encoded><![CDATA[${whole}]]></content:encoded>`)),
        type: "text/xml",
      },
    });
    const { articles } = await read(`${publisher.url}/whole`);
    expect(articles).toMatchObject([{ bodyFrom: "content", publisher: "Harbour Post" }]);
    expect(publisher.asked.some(({ path }) => path.startsWith("/untouched"))).toBe(false);
  });
  it("gives its summary where the page cannot be had, and says so where there is no summary either", async () => {
    publisher.put({
      "/poor": {
        body: rss(item("gone", "<description>The short form of it.</description>") + item("lost")),
        type: "text/xml",
      },
    });
    const { articles, failures } = await read(`${publisher.url}/poor`);
    expect(articles).toMatchObject([{ bodyFrom: "summary", text: "The short form of it." }]);
    expect(failures).toEqual([
      {
        source: `${publisher.url}/lost?utm_source=rss`,
        why: `${publisher.host} answers 404: there is no such page.`,
      },
    ]);
  });
  it("never dates an article ahead of now", async () => {
    publisher.put({ "/early": { body: rss(item("ferry").replace("2031", "2041")), type: "text/xml" } });
    expect((await read(`${publisher.url}/early`)).articles[0]?.publishedAt).toBeUndefined();
  });
  it("gives as many as are asked for", async () => {
    expect((await read(`${publisher.url}/feed`, 1)).articles.length).toBe(1);
  });
  it("without articles is told so", async () => {
    publisher.put({ "/empty": { body: rss(""), type: "text/xml" } });
    expect(await why(`${publisher.url}/empty`)).toEqual(["The feed has no articles in it."]);
  });
});

describe("a page", () => {
  it("that is an article is read, though it names a feed", async () => {
    publisher.put({ "/story": { body: article("ferry", FEED_LINK) } });
    const { articles, failures } = await read(
      `${publisher.url}/story?utm_source=x`.replace("?utm_source=x", ""),
    );
    expect(failures).toEqual([]);
    expect(articles).toMatchObject([
      { title: "The ferry", url: `${publisher.url}/story`, bodyFrom: "page", feed: undefined },
    ]);
  });
  it("of a site leads to the first feed that it names", async () => {
    publisher.put({
      "/": {
        body: `<html><head>${FEED_LINK}<link rel="alternate" type="application/rss+xml" href="/comments"></head><body><h1>Harbour Post</h1></body></html>`,
      },
    });
    expect((await read(publisher.url)).articles.map(({ title }) => title)).toEqual(["The ferry", "The mill"]);
  });
  it("leads to another feed of the site when what it names is none", async () => {
    publisher.put({
      "/liar/": {
        body: `<html><head><link rel="alternate" type="application/rss+xml" href="/story"></head><body></body></html>`,
      },
    });
    expect((await read(`${publisher.url}/liar/`, 1)).articles.map(({ title }) => title)).toEqual([
      "The ferry",
    ]);
  });
  it("without a feed or an article is told what to paste instead", async () => {
    await using closing = new AsyncDisposableStack();
    const bare = closing.adopt(await openPublisher({ "/": { body: "<h1>Welcome</h1>" } }), (one) =>
      one.close(),
    );
    const stranger = closing.adopt(openFetcher({ allow: [bare.host] }), (one) => one.close());
    const { failures } = await readSource(bare.url, { fetcher: stranger, reader, now: NOON });
    expect(failures.map((failure) => failure.why)).toEqual([
      `${bare.host} has no feed that I can find. Paste the feed's own address, or an article's.`,
    ]);
  });
});

describe("an address that cannot be read is told in one sentence", () => {
  it("when there is no such page, or it is no text, or private", async () => {
    publisher.put({
      "/picture": { body: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 4, 5]), type: "image/png" },
    });
    expect(await why(`${publisher.url}/nowhere`)).toEqual([
      `${publisher.host} answers 404: there is no such page.`,
    ]);
    expect(await why(`${publisher.url}/picture`)).toEqual(["It is not text."]);
    expect((await why("http://127.0.0.1:1/"))[0]).toContain("private and not on FETCH_ALLOW");
  });
  it("and a host without https:// before it is read all the same, without it where nobody answers it", async () => {
    expect((await read(`${publisher.host}/feed`, 1)).articles.map(({ title }) => title)).toEqual([
      "The ferry",
    ]);
    expect((await why("127.0.0.1:1/feed"))[0]).toContain("private and not on FETCH_ALLOW");
  });
  it("and a name of the disk is not looked for on the web", async () => {
    expect(await why("missing.txt")).toEqual(["There is no such file."]);
    expect(await why("./missing/folder")).toEqual(["There is no such file."]);
  });
});

describe("an OPML file", () => {
  it("gives the articles of all its feeds, and the failures of each", async () => {
    const path = await file(
      "feeds.opml",
      `<opml version="2.0"><body><outline text="a" xmlUrl="${publisher.url}/feed"/><outline text="b" xmlUrl="${publisher.url}/nowhere"/></body></opml>`,
    );
    const { articles, failures } = await read(path);
    expect(articles.length).toBe(2);
    expect(failures).toEqual([
      { source: `${publisher.url}/nowhere`, why: `${publisher.host} answers 404: there is no such page.` },
    ]);
  });
});

describe("a text file", () => {
  const BODY = paragraphs("ferry").join("\n");

  it("keeps its text to the letter, and its first line is the date when it is only a date", async () => {
    const text = `12 May 2031\n${BODY}\n`;
    const { articles } = await read(await file("dated.txt", text));
    expect(articles).toMatchObject([
      {
        text,
        title: undefined,
        publishedAt: Date.parse("2031-05-12T00:00:00Z"),
        publisher: undefined,
        byline: undefined,
        url: undefined,
        bodyFrom: "file",
        language: "en",
      },
    ]);
    expect(articles[0]?.blocks.map(({ kind }) => kind)).toEqual(["date", "prose", "prose", "prose"]);
  });
  it("has a title when its first line is set apart, and the line stays in the text", async () => {
    const { articles } = await read(await file("titled.txt", `Will the ferry run?\n\n${BODY}`));
    expect(articles).toMatchObject([{ title: "Will the ferry run?", publishedAt: undefined }]);
    expect(articles[0]?.blocks[0]).toMatchObject({ kind: "heading", start: 0 });
    expect(articles[0]?.text.startsWith("Will the ferry run?\n\n")).toBe(true);
  });
  it("has no title when it begins with a sentence", async () => {
    expect((await read(await file("plain.txt", BODY))).articles[0]?.title).toBeUndefined();
  });
  it("is read in its own encoding", async () => {
    const { articles } = await read(
      await file("old.txt", Buffer.from("Die F\u00e4hre f\u00e4hrt weiter, sagte der Rat.", "latin1")),
    );
    expect(articles[0]?.text).toBe("Die Fähre fährt weiter, sagte der Rat.");
  });
  it("that is empty or no text is told so", async () => {
    expect(await why(await file("empty.txt", ""))).toEqual(["It is empty."]);
    expect(
      await why(await file("picture.txt", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 4, 5]))),
    ).toEqual(["It is not text."]);
  });
});

describe("a page in a file", () => {
  it("is an article without an address, for nobody fetched it", async () => {
    const { articles } = await read(
      await file("saved.html", article("ferry", `<link rel="canonical" href="https://elsewhere.example/x">`)),
    );
    expect(articles).toMatchObject([
      { title: "The ferry", url: undefined, bodyFrom: "file", text: paragraphs("ferry").join("\n") },
    ]);
  });
});

describe("a folder", () => {
  it("gives its article files and those one level down, by name, and leaves the rest", async () => {
    const inner = join(folder, "many");
    await mkdir(join(inner, "deep", "deeper"), { recursive: true });
    await writeFile(join(inner, "b.txt"), paragraphs("mill").join("\n"));
    await writeFile(join(inner, "a.html"), article("ferry"));
    await writeFile(join(inner, "deep", "c.txt"), paragraphs("bridge").join("\n"));
    await writeFile(join(inner, "deep", "deeper", "d.txt"), paragraphs("market").join("\n"));
    await writeFile(join(inner, "picture.png"), "x");
    await writeFile(join(inner, "z.txt"), "");
    const { articles, failures } = await read(inner);
    expect(articles.map(({ text }) => /old (\w+)/u.exec(text)?.[1])).toEqual(["ferry", "mill", "bridge"]);
    expect(failures).toEqual([{ source: join(inner, "z.txt"), why: "It is empty." }]);
  });
  it("without article files is told so", async () => {
    await mkdir(join(folder, "none"));
    expect(await why(join(folder, "none"))).toEqual([
      "There are no article files in the folder (.txt, .html).",
    ]);
  });
});
