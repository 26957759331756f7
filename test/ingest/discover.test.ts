/** From the address of a site to its feed: what a publisher is asked for, in which order, and when no more is asked. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkFeed, type CheckedFeed } from "../../src/ingest/check-feed.ts";
import { feedsOf, leadsIn } from "../../src/ingest/discover.ts";
import { parsePage } from "../../src/ingest/dom.ts";
import { type Fetcher, openFetcher } from "../../src/ingest/fetch.ts";
import { feedsOfPlatform, usualPlaces } from "../../src/ingest/known-hosts.ts";
import { sharedReader } from "../kit/reader.ts";
import { waysTo } from "../../src/ingest/written-address.ts";
import { openPublisher, type Publisher, type Route } from "../kit/publisher.ts";

const reader = sharedReader;
let fetcher: Fetcher;
let site: Publisher;
beforeEach(async () => {
  site = await openPublisher();
  fetcher = openFetcher({ allow: ["127.0.0.1"], limits: { time: 4000 } });
});
afterEach(async () => {
  await fetcher.close();
  await site.close();
});

const check = (written: string): Promise<CheckedFeed> => checkFeed(written, { fetcher, reader });
const foundAt = async (written: string): Promise<string> => {
  const checked = await check(written);
  return checked.kind === "feed"
    ? checked.id.replace(site.url, "")
    : checked.why.replaceAll(site.host, "HOST");
};
const othersAt = async (path: string): Promise<readonly unknown[]> => {
  const checked = await check(site.url + path);
  return checked.kind === "feed"
    ? checked.others.map(({ title, url }) => [title, url.replace(site.url, "")])
    : [];
};
const paths = (): readonly string[] => site.asked.map(({ path }) => path);

const rss = (
  title: string,
  items = "<item><title>The ferry is late</title><link>/ferry</link></item>",
): Route => ({
  body: `<rss version="2.0"><channel><title>${title}</title><link>/</link>${items}</channel></rss>`,
  type: "application/rss+xml",
});
const page = (head: string, body = "<h1>Harbour Post</h1>"): Route => ({
  body: `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`,
});
const named = (href: string, title = "", more = ""): string =>
  `<link rel="alternate" type="application/rss+xml" title="${title}" href="${href}" ${more}>`;

describe("the feed of a site is found", () => {
  it("at the address itself, with one request", async () => {
    site.put({ "/news.xml": rss("Harbour Post") });
    expect(await check(`${site.url}/news.xml`)).toEqual({
      kind: "feed",
      id: `${site.url}/news.xml`,
      title: "Harbour Post",
      headlines: ["The ferry is late"],
      others: [],
    });
    expect(paths()).toEqual(["/news.xml"]);
  });
  it("where its page names it, read against the page's base, with two requests", async () => {
    site.put({
      "/": page(`<base href="/press/">${named("all.xml")}`),
      "/press/all.xml": rss("Harbour Post"),
    });
    expect(await foundAt(site.url)).toBe("/press/all.xml");
    expect(paths()).toEqual(["/", "/press/all.xml"]);
  });
  it("at the next one that the page names when the first is none", async () => {
    site.put({ "/": page(named("/old") + named("/feeds/new")), "/old": page(""), "/feeds/new": rss("Post") });
    expect(await foundAt(site.url)).toBe("/feeds/new");
  });
  it("where the page links to one, and not at a neighbour's that it links to", async () => {
    const links = `<a href="http://friend.example/feed">RSS</a><a href="/sitemap.xml">Map</a><a href="/press/rss">All news</a>`;
    site.put({ "/": page("", links), "/press/rss": rss("Harbour Post") });
    expect(await foundAt(site.url)).toBe("/press/rss");
    expect(paths()).toEqual(["/", "/press/rss"]);
  });
  it("on the page that lists the site's feeds", async () => {
    site.put({
      "/": page("", `<a href="/services/rss/">RSS</a>`),
      "/services/rss/": page("", `<a href="/out/town.xml">Town</a><a href="/out/quay.xml">Quay</a>`),
      "/out/town.xml": rss("Town news"),
    });
    expect(await foundAt(site.url)).toBe("/out/town.xml");
    expect(await othersAt("/")).toEqual([["Quay", "/out/quay.xml"]]);
  });
  it("on the site's front page when the page itself names none", async () => {
    site.put({ "/": page(named("/out")), "/about/us": page(""), "/out": rss("Harbour Post") });
    expect(await foundAt(`${site.url}/about/us`)).toBe("/out");
    expect(paths()).toEqual(["/about/us", "/", "/out"]);
  });
  it("in the usual places, those beside the page first, and no more is asked once it is there", async () => {
    site.put({ "/quay/": page(""), "/quay/feed.xml": rss("The quay"), "/rss.xml": rss("Harbour Post") });
    expect(await foundAt(`${site.url}/quay/`)).toBe("/quay/feed.xml");
    expect(paths()).toEqual(["/quay/", "/", "/quay/feed", "/quay/index.xml", "/quay/feed.xml"]);
  });
  it("by the form of an address that its software uses", async () => {
    site.put({ "/@ada": page(""), "/@ada.rss": rss("Ada Quill") });
    expect(await foundAt(`${site.url}/@ada`)).toBe("/@ada.rss");
    expect(paths()).toEqual(["/@ada", "/@ada.rss"]);
  });
  it("and one that is empty counts only where nothing else is", async () => {
    site.put({ "/": page(named("/a") + named("/b")), "/a": rss("Drafts", ""), "/b": rss("News") });
    expect(await foundAt(site.url)).toBe("/b");
    site.put({ "/": page(named("/a")) });
    expect(await foundAt(site.url)).toBe("/a");
  });
});

describe("of several feeds", () => {
  const best = (head: string, address = "https://harbour.example/"): string | undefined =>
    feedsOf(parsePage(`<html lang="en-GB"><head>${head}</head><body></body></html>`), address)[0];

  it.each([
    [
      "the site's goes before its comments'",
      named("/words", "Post Comments") + named("/feeds/all", "Post"),
      "/feeds/all",
    ],
    [
      "and before those of one article",
      named("/the-ferry/feed/", "Kommentare zu „Die Fähre“") + named("/feed/"),
      "/feed/",
    ],
    [
      "its language goes before others",
      named("/de", "", `hreflang="de"`) + named("/en/all", "", `hreflang="en"`),
      "/en/all",
    ],
    ["its own host goes before others", named("https://elsewhere.example/f") + named("/a/b"), "/a/b"],
    ["the shorter path goes first", named("/sport/boats/feed") + named("/feed"), "/feed"],
    [
      "and what is no feed is none",
      `<link rel="alternate" type="application/json" href="/wp-json/posts/1">${named("/feed")}`,
      "/feed",
    ],
  ])("%s", (_, head, path) => {
    expect(best(head)).toBe(`https://harbour.example${path}`);
  });
  it("a section's own goes first on the page of the section", () => {
    const head = named("/feed/", "Post") + named("/sport/feed/", "Post: Sport");
    expect(best(head, "https://harbour.example/sport/")).toBe("https://harbour.example/sport/feed/");
    expect(best(head)).toBe("https://harbour.example/feed/");
  });
  it("the others are offered, four at most, one of each and no comments", async () => {
    const more = ["Town", "Quay", "Boats", "Weather", "Letters"]
      .map((one, at) => named(`/n/${at}`, one))
      .join("");
    site.put({
      "/": page(
        `${named("/feed", "Post RSS 2.0")}${named("/atom/all", "Post Atom")}${named("/comments/feed", "Post: comments")}${more}`,
      ),
      "/feed": rss("Post"),
    });
    expect(await othersAt("/")).toEqual([
      ["Town", "/n/0"],
      ["Quay", "/n/1"],
      ["Boats", "/n/2"],
      ["Weather", "/n/3"],
    ]);
  });
  it("a friend's are no leads, and those of the same house on another host are", () => {
    const links = [
      "https://feeds.harbour.co.uk/feed",
      "https://friend.co.uk/feed",
      "https://friend.example/rss.xml",
    ];
    const html = `<html><body>${links.map((link) => `<a href="${link}">RSS</a>`).join("")}</body></html>`;
    const { leads } = leadsIn(parsePage(html), "https://www.harbour.co.uk/");
    expect(leads.map(({ url }) => url)).toEqual([links[0]]);
  });
  it("a page that links to thousands is read all the same", () => {
    const links = Array.from({ length: 3000 }, (_, at) => `<a href="/f${at}.xml">f</a>`).join("");
    const { leads } = leadsIn(parsePage(`<html><body>${links}</body></html>`), "https://harbour.example/");
    expect(leads.length).toBeLessThan(100);
  });
});

describe("a publisher is spared", () => {
  it("more than a front page and eight guesses", async () => {
    site.put({ "/": page("") });
    expect(await foundAt(site.url)).toBe("HOST has no feed that I can find. Paste the feed's own address.");
    expect(paths().length).toBeLessThanOrEqual(9);
  });
  it.each([429, 503, 403])("any more as soon as it answers %i", async (status) => {
    site.put({ "/": page(""), "/feed": { status }, "/rss.xml": rss("Harbour Post") });
    expect(await foundAt(site.url)).toMatch(
      /^I looked for a feed, but HOST answers \d+: .+\. Try again later, or paste the feed's own address\.$/u,
    );
    expect(paths()).toEqual(["/", "/feed"]);
  });
  it("more guesses when it answers everything with a page, and a redirect to a page is no feed", async () => {
    const home = page("");
    site.put({
      "/": home,
      "/feed": { redirect: "/" },
      "/rss.xml": home,
      "/feed.xml": home,
      "/atom.xml": rss("x"),
    });
    expect(await foundAt(site.url)).toContain("no feed that I can find");
    expect(paths().filter((path) => path !== "/")).toEqual(["/feed", "/rss.xml", "/feed.xml"]);
  });
  it("the same question twice", async () => {
    site.put({ "/": page(named("/feed") + named("/feed"), `<a href="/feed">RSS</a>`) });
    await check(site.url);
    expect(paths().filter((path) => path === "/feed")).toHaveLength(1);
  });
  it("and is not asked for guesses when the address itself is not there", async () => {
    expect(await foundAt(`${site.url}/nowhere`)).toBe("HOST answers 404: there is no such page.");
    expect(paths()).toEqual(["/nowhere"]);
  });
});

describe("an address is understood as people write it", () => {
  it.each([
    ["harbour.example", ["https://harbour.example", "http://harbour.example"]],
    ["  <https://harbour.example/feed>, ", ["https://harbour.example/feed"]],
    ["“harbour.example/news”.", ["https://harbour.example/news", "http://harbour.example/news"]],
    ["feed://harbour.example/rss", ["https://harbour.example/rss", "http://harbour.example/rss"]],
    ["feed:https://harbour.example/rss", ["https://harbour.example/rss"]],
    ["feed:harbour.example/rss", ["https://harbour.example/rss", "http://harbour.example/rss"]],
    ["itpc://harbour.example/cast", ["https://harbour.example/cast", "http://harbour.example/cast"]],
    ["HTTP://harbour.example/a", ["https://harbour.example/a", "HTTP://harbour.example/a"]],
    ["http://harbour.example:8080/a", ["http://harbour.example:8080/a"]],
    ["https:/harbour.example", ["https://harbour.example"]],
    ["//harbour.example/a", ["https://harbour.example/a", "http://harbour.example/a"]],
    ["https://harbour.example/ feed.xml", ["https://harbour.example/feed.xml"]],
    ["(harbour.example)", ["https://harbour.example", "http://harbour.example"]],
    ["https://harbour.example/Ferry_(boat)", ["https://harbour.example/Ferry_(boat)"]],
    ["@ada@harbour.example", ["https://harbour.example/@ada"]],
    ["gopher://harbour.example", ["gopher://harbour.example"]],
    ["not an address", []],
    ["harbour", []],
    ["feed.xml", []],
    ["", []],
  ])("%s", (written, ways) => {
    expect(waysTo(written)).toEqual(ways);
  });
  it("and over http where nobody answers https", async () => {
    site.put({ "/feed": rss("Harbour Post") });
    expect(await foundAt(`${site.host}/feed`)).toBe("/feed");
  });
  it("or it is told what an address is", async () => {
    expect(await foundAt("the Harbour Post")).toBe(
      "“the Harbour Post” is no address. Write one such as example.org or https://example.org/feed.xml.",
    );
  });
});

describe("the feeds of platforms are told from an address alone", () => {
  const channel = `UC${"a1-_".repeat(5)}Zz`;
  it.each([
    [
      `https://www.youtube.com/channel/${channel}/videos`,
      `https://www.youtube.com/feeds/videos.xml?channel_id=${channel}`,
    ],
    ["https://youtube.com/playlist?list=PLx_1", "https://youtube.com/feeds/videos.xml?playlist_id=PLx_1"],
    ["https://www.reddit.com/r/boats", "https://www.reddit.com/r/boats/.rss"],
    ["https://old.reddit.com/r/boats/top/?t=week", "https://old.reddit.com/r/boats/top/.rss"],
    ["https://github.com/ada/ferry.js", "https://github.com/ada/ferry.js/releases.atom"],
    ["https://github.com/ada/ferry/commits/main/", "https://github.com/ada/ferry/commits/main.atom"],
    ["https://github.com/ada", "https://github.com/ada.atom"],
    ["https://bsky.app/profile/ada.example", "https://bsky.app/profile/ada.example/rss"],
    ["https://ferry.substack.com/about", "https://ferry.substack.com/feed"],
    ["https://medium.com/@ada", "https://medium.com/feed/@ada"],
    ["https://ferry.blogspot.co.uk/2031/05/x.html", "https://ferry.blogspot.co.uk/feeds/posts/default"],
    ["https://ferry.wordpress.com/category/boats/", "https://ferry.wordpress.com/category/boats/feed/"],
    ["https://ferry.tumblr.com/", "https://ferry.tumblr.com/rss"],
    ["https://www.tumblr.com/ferry", "https://ferry.tumblr.com/rss"],
    ["https://ferry.ghost.io/", "https://ferry.ghost.io/rss/"],
    [
      "https://boats.stackexchange.com/questions/tagged/rope",
      "https://boats.stackexchange.com/feeds/tag/rope",
    ],
    ["https://news.ycombinator.com/", "https://news.ycombinator.com/rss"],
  ])("%s", (address, feed) => {
    expect(feedsOfPlatform(address)[0]).toBe(feed);
  });
  it.each([
    "https://www.youtube.com/@ada",
    "https://github.com/ada/ferry/issues/4",
    "https://github.com/ada/ferry/releases.atom",
    "https://www.reddit.com/r/boats/.rss",
    "https://medium.com/feed/@ada",
    "https://harbour.example/r/boats",
    "https://github.com.evil.example/ada/ferry",
    "nowhere",
  ])("and none for %s", (address) => {
    expect(feedsOfPlatform(address)).toEqual([]);
  });
  it("a page that stands elsewhere by its own word is known by that address", () => {
    const { canonical } = leadsIn(
      parsePage(
        `<html><head><link rel="canonical" href="https://www.youtube.com/channel/${channel}"></head></html>`,
      ),
      "https://www.youtube.com/@ada",
    );
    expect(feedsOfPlatform(canonical ?? "")).toHaveLength(1);
  });
  it("and guesses are eight at most, in the folder and at the root", () => {
    expect(usualPlaces("https://harbour.example/a/b/page.html?x=1").slice(0, 4)).toEqual([
      "https://harbour.example/a/b/feed",
      "https://harbour.example/a/b/index.xml",
      "https://harbour.example/a/b/feed.xml",
      "https://harbour.example/feed",
    ]);
    expect(usualPlaces("https://harbour.example/a").length).toBe(8);
    expect(usualPlaces("https://harbour.example").length).toBe(8);
  });
});
