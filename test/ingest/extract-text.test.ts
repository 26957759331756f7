import { describe, expect, it } from "vitest";
import { extractPage, fragmentBody, type Page } from "../../src/ingest/extract-text.ts";

const AT = "https://harbour.example/news/ferry-runs-on-until-bridge-opens";
const ONE =
  "The harbour council voted on Monday evening to keep the old ferry running until the new bridge is open.";
const TWO =
  "“We will not leave the islands without a way to the doctor,” said Inés Vidal, who leads the council, after the vote.";
const THREE =
  "The ferry carries nine hundred people a day, and the bridge is to open in the autumn of next year at the earliest.";
const STORY = `<p>${ONE}</p><p>${TWO}</p><p>${THREE}</p>`;

const page = (body: string, head = "", attributes = 'lang="en"'): Page =>
  extractPage(
    `<!doctype html><html ${attributes}><head><title>Ferry runs on | Harbour Post</title>${head}</head><body>${body}</body></html>`,
    AT,
  );
const article = (inner: string, head = ""): Page =>
  page(`<main><article><h1>Ferry runs on</h1>${inner}</article></main>`, head);
const kinds = ({ text, blocks }: Page): readonly string[] =>
  blocks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

describe("the text of a page", () => {
  it("is its article, one paragraph a line", () => {
    expect(article(STORY).text).toBe([ONE, TWO, THREE].join("\n"));
  });
  it.each([
    [
      "not displayed",
      `<p style="display: none">Buy the hidden boat now and pay nothing until June, says nobody.</p>`,
    ],
    ["hidden", `<p hidden>Buy the hidden boat now and pay nothing until June, says nobody.</p>`],
    [
      "hidden from readers of screens",
      `<p aria-hidden="true">Buy the hidden boat now and pay nothing until June, says nobody.</p>`,
    ],
    ["invisible", `<p style="visibility:hidden">Buy the hidden boat now and pay nothing until June.</p>`],
    [
      "off the screen",
      `<p style="position:absolute;left:-9999px">Buy the hidden boat now and pay nothing until June.</p>`,
    ],
    ["of no size", `<p style="font-size:0">Buy the hidden boat now and pay nothing until June.</p>`],
    ["of a pixel's size", `<p style="font-size:1px">Buy the hidden boat now and pay nothing until June.</p>`],
    [
      "as good as transparent",
      `<p style="opacity: 0.0">Buy the hidden boat now and pay nothing until June.</p>`,
    ],
    ["cut off", `<p style="clip-path: inset(50%)">Buy the hidden boat now and pay nothing until June.</p>`],
    ["scaled away", `<p style="transform:scale(0)">Buy the hidden boat now and pay nothing until June.</p>`],
    [
      "white on white",
      `<div style="background:#fff"><p style="color: rgb(255, 255, 255)">Buy the hidden boat now and pay nothing.</p></div>`,
    ],
    [
      "hidden by the page's own sheet",
      `<style>p.zq, .zw { display: none }</style><p class="zw">Buy the hidden boat now and pay nothing until June.</p>`,
    ],
    ["for browsers without scripts", `<noscript><p>Buy the hidden boat now and pay nothing.</p></noscript>`],
    ["a template", `<template><p>Buy the hidden boat now and pay nothing until June.</p></template>`],
    ["a comment in the markup", `<!-- <p>Buy the hidden boat now and pay nothing until June.</p> -->`],
    ["a script", `<script>var boat = "Buy the hidden boat now";</script>`],
    ["navigation", `<nav><a href="/boat">hidden boat</a></nav>`],
    ["a caption", `<figure><img src="x.jpg"><figcaption>A hidden boat at the pier.</figcaption></figure>`],
    ["about sharing", `<div class="share-tools">Share the hidden boat</div>`],
    [
      "a newsletter's box",
      `<div class="newsletter-signup"><p>The hidden boat in your mail, each morning.</p></div>`,
    ],
    ["about cookies", `<div id="cookie-consent">The hidden boat uses cookies.</div>`],
    [
      "a list of other articles",
      `<div class="related-articles"><ul><li><a href="/b">A hidden boat</a></li><li><a href="/c">Another hidden boat</a></li></ul></div>`,
    ],
    ["a prompt", `<p>Read also: The hidden boat</p>`],
    ["nothing but a link", `<p><a href="/boat">The hidden boat that everybody looks for</a></p>`],
    ["a credit", `<p>Photo: Hidden Boat/Harbour Post</p>`],
    [
      "a comment by a reader",
      `<section id="comments"><p>I have seen the hidden boat with my own eyes.</p></section>`,
    ],
  ])("is without what is %s", (_, extra) => {
    const { text } = article(`<p>${ONE}</p>${extra}<p>${TWO}</p><p>${THREE}</p>`);
    expect(text).toBe([ONE, TWO, THREE].join("\n"));
  });
  it.each([
    ["on small screens only", `<style>@media (max-width: 600px) { .zq { display: none } }</style>`],
    ["on paper only", `<style media="print">.zq { display: none }</style>`],
    ["and then shown", `<style>.zq { display: none } .zq { display: block }</style>`],
    ["in one place only", `<style>.menu .zq { display: none }</style>`],
  ])("holds a paragraph that a sheet hides %s", (_, sheet) => {
    expect(article(`${sheet}<p class="zq">${ONE}</p><p>${TWO}</p><p>${THREE}</p>`).text).toContain(ONE);
  });
  it("holds what is small, and what waits for a click", () => {
    const small = `<p style="font-size:0.85em">${ONE}</p><details><summary>More</summary><p>${TWO}</p></details>`;
    expect(article(`${small}<p>${THREE}</p>`).text).toBe([ONE, "More", TWO, THREE].join("\n"));
  });
  it("is free of characters that nobody sees, and keeps those that scripts and flags need", () => {
    const spelled = Array.from(ONE, (letter) => String.fromCodePoint(0xe0000 + (letter.codePointAt(0) ?? 0)));
    const flag = "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}";
    const { text } = article(
      `<p>${ONE}${spelled.join("")}</p><p>\u202E${TWO}\u202C</p><p>${THREE} می\u200Cخواهم ${flag}.</p>`,
    );
    expect(text).toBe([ONE, TWO, `${THREE} می\u200Cخواهم ${flag}.`].join("\n"));
  });
  it("begins with the lead that stands apart from it, above", () => {
    const lead =
      "The islands keep their boat for another year, and the doctor keeps his round, the council says.";
    const { text } = page(
      `<main><header><h1>Ferry runs on</h1><p class="dek">${lead}</p></header><div><div class="zz">${STORY}${STORY.replaceAll("ferry", "boat")}</div></div></main>`,
      `<meta property="og:description" content="${lead}">`,
    );
    expect(text.split("\n").slice(0, 2)).toEqual([lead, ONE]);
  });
  it("is the page's one article, though its paragraphs stand in boxes of their own", () => {
    const boxes = [ONE, TWO, THREE, ...[ONE, TWO, THREE].map((one) => one.replaceAll("ferry", "boat"))].map(
      (one) => `<div class="box"><div class="in"><div class="text"><p>${one}</p></div></div></div>`,
    );
    const { text } = page(`<article><h1>Ferry runs on</h1>${boxes.join("")}</article>`);
    expect(text).toContain(ONE);
    expect(text).toContain(THREE.replaceAll("ferry", "boat"));
  });
  it("ends without the heading of a list that is not its own", () => {
    expect(
      article(`${STORY}<h2>More of the harbour</h2><ul><li><a href="/b">A boat</a></li></ul>`).text,
    ).toBe([ONE, TWO, THREE].join("\n"));
  });
  it("holds characters as they are written, without how they are spoken", () => {
    expect(
      article(
        `<p>${ONE} <ruby>島<rp>(</rp><rt>しま</rt><rp>)</rp></ruby>の船。</p><p>${TWO}</p><p>${THREE}</p>`,
      ).text,
    ).toContain("島の船。");
  });
  it.each([
    ["a server's warning above it", (html: string) => `<br><b>Notice</b>: Undefined boat<br>${html}`],
    ["no html element", (html: string) => html.replace(/<\/?html[^>]*>/gu, "")],
    ["a paragraph in its head", (html: string) => html.replace("</head>", "<p>boat</p></head>")],
  ])("is read from a page with %s", (_, broken) => {
    const html = `<!doctype html><html lang="en"><head><title>Ferry runs on</title></head><body><nav><a href="/">Home</a></nav><article><h1>Ferry runs on</h1>${STORY}<div class="share">Share</div></article></body></html>`;
    expect(extractPage(broken(html), AT).text).toContain([ONE, TWO, THREE].join("\n"));
  });
  it("is kept when a careless name would throw the whole article away", () => {
    expect(page(`<div class="share widget"><h1>Ferry runs on</h1>${STORY}</div>`).text).toContain(ONE);
  });
  it("parts a paragraph where two breaks stand, and holds a quote together where one does", () => {
    const { text } = article(
      `<p>${ONE}<br><br>“We will not leave<br>the islands alone,” said Inés Vidal of the council.</p><p>${THREE}</p>`,
    );
    expect(text.split("\n")).toEqual([
      ONE,
      "“We will not leave the islands alone,” said Inés Vidal of the council.",
      THREE,
    ]);
  });
  it("has the points of a list as paragraphs, and headings as headings", () => {
    const read = article(
      `<p>${ONE}</p><h2>What changes</h2><ul><li>One boat more</li><li>A later last boat</li></ul><p>${TWO}</p><p>${THREE}</p>`,
    );
    expect(kinds(read).slice(1, 4)).toEqual([
      "heading: What changes",
      "prose: One boat more",
      "prose: A later last boat",
    ]);
  });
  it("has no soft hyphens and no invisible spaces in its words", () => {
    expect(article(STORY.replace("council voted", "coun&shy;cil&nbsp;vo&#8203;ted")).text).toContain(
      "harbour council voted",
    );
  });
  it("holds nothing that a database refuses", () => {
    const { text } = article(
      `${STORY}<p>The end of it &#0;&#xD800; came on a Tuesday, at the pier, when the last boat had left for good.</p>`,
    );
    expect(text.isWellFormed() && !text.includes("\0")).toBe(true);
  });
  it("is what JSON-LD repeats, when the page itself shows next to nothing", () => {
    const said = JSON.stringify({
      "@type": "NewsArticle",
      headline: "Ferry runs on",
      articleBody: `${ONE}\n${TWO}`,
    });
    expect(page("<div id=app></div>", `<script type="application/ld+json">${said}</script>`).text).toBe(
      `${ONE}\n${TWO}`,
    );
  });
});

describe("a page that is not free", () => {
  const wall = `<div class="paywall"><p>Subscribe to continue reading</p></div>`;
  const ld = (more: object): string =>
    `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: "Ferry runs on", ...more })}</script>`;

  it.each([
    ["shows its wall", article(`<p>${ONE}</p><p>${TWO}</p>${wall}`)],
    ["says so in JSON-LD", article(STORY, ld({ isAccessibleForFree: "False" }))],
    [
      "ends with the request",
      article(`${STORY}<p>Um diesen Artikel weiterzulesen, brauchen Sie ein Abo.</p>`),
    ],
  ])("is known when it %s", (_, read) => {
    expect(read.isWalled).toBe(true);
  });
  it("is not seen in an article about subscribers", () => {
    expect(article(`${STORY}<p>Subscribers of the ferry pay less, said the council.</p>`).isWalled).toBe(
      false,
    );
  });
  it("gives what JSON-LD repeats of it rather than a taste, and says so", () => {
    const whole = [ONE, TWO, THREE, ONE, TWO, THREE].join("\n");
    const read = article(`<p>${ONE}</p><p>${TWO}</p>${wall}`, ld({ articleBody: whole }));
    expect(read).toMatchObject({ bodyFrom: "json-ld" });
    expect(read.text).toContain(THREE);
    expect(article(STORY, ld({ articleBody: whole }))).toMatchObject({ bodyFrom: "page" });
  });
});

describe("a post inside an article", () => {
  const embed = (inner: string, name = "twitter-tweet"): Page =>
    article(`<p>${ONE}</p><blockquote class="${name}">${inner}</blockquote><p>${TWO}</p><p>${THREE}</p>`);

  it("stays in the text, as the words of who posted it", () => {
    const read = embed(
      `<p lang="en">The ferry sails on Sunday.<br>Tell your friends!</p>&mdash; Harbour Town 🇳🇴 (@harbourtown) <a href="https://x.example/1">May 12, 2031</a>`,
    );
    const post = read.blocks.find(({ kind }) => kind === "embed");
    expect(post?.author).toBe("Harbour Town");
    expect(read.text.slice(post?.start, post?.end)).toBe(
      "The ferry sails on Sunday. Tell your friends!\n— Harbour Town 🇳🇴 (@harbourtown) May 12, 2031",
    );
  });
  it.each(["mastodon-embed", "bluesky-embed", "instagram-media"])("of the kind %s is known too", (name) => {
    const read = embed(
      `<p>The ferry sails on Sunday.</p><div>A post shared by Harbour Town (@harbourtown)</div>`,
      name,
    );
    expect(read.blocks.find(({ kind }) => kind === "embed")).toMatchObject({ author: "Harbour Town" });
  });
  it("of Facebook is known by its box, and its author by the line below", () => {
    const read = article(
      `<p>${ONE}</p><div class="fb-post"><blockquote><p>The ferry sails on Sunday.</p>Posted by <a href="/t">Harbour Town</a> on Monday, May 12, 2031</blockquote></div><p>${TWO}</p><p>${THREE}</p>`,
    );
    const post = read.blocks.find(({ kind }) => kind === "embed");
    expect(post?.author).toBe("Harbour Town");
    expect(read.text.slice(post?.start, post?.end)).toContain("The ferry sails on Sunday.");
  });
  it("holds the post that it quotes, which is no prose either", () => {
    const read = embed(
      `<p>So it sails.</p><blockquote class="twitter-tweet"><p>The ferry sails on Sunday.</p></blockquote>&mdash; Harbour Town (@harbourtown) May 12, 2031`,
    );
    expect(kinds(read).filter((one) => one.startsWith("prose")).length).toBe(3);
  });
  it("cannot be forged by the page's own markup", () => {
    const read = article(`<p data-tidings-embed="0">${ONE}</p><p>${TWO}</p><p>${THREE}</p>`);
    expect(read.text).toBe([ONE, TWO, THREE].join("\n"));
  });
});

describe("what a page says about itself", () => {
  it("is its title, writer, outlet, day and language", () => {
    const head = `<meta property="og:title" content="Ferry runs on - Harbour Post"><meta property="og:site_name" content="Harbour Post"><meta name="author" content="By Ana Ruiz">
      <meta property="article:published_time" content="2031-05-12T07:30:00+02:00"><meta property="og:type" content="article">`;
    expect(article(STORY, head)).toMatchObject({
      title: "Ferry runs on",
      byline: "Ana Ruiz",
      publisher: "Harbour Post",
      publishedAt: Date.parse("2031-05-12T05:30:00Z"),
      language: "en",
      isArticle: true,
      labels: [],
    });
  });
  it("is also read from JSON-LD, in a graph, with names in all their forms", () => {
    const said = {
      "@graph": [
        { "@type": "WebSite", name: "Harbour Post" },
        {
          "@type": ["NewsArticle"],
          headline: "Ferry &amp; bridge",
          author: [{ name: "Ana Ruiz" }, "Tom Hale"],
          datePublished: "2031-05-12",
        },
      ],
    };
    expect(
      article(STORY, `<script type="application/ld+json">${JSON.stringify(said)}</script>`),
    ).toMatchObject({
      title: "Ferry & bridge",
      byline: "Ana Ruiz, Tom Hale",
      publisher: "Harbour Post",
      publishedAt: Date.parse("2031-05-12"),
    });
  });
  it.each([
    [`<meta property="article:modified_time" content="2031-05-13T08:00:00Z">`, "2031-05-13T08:00:00Z"],
    [`<meta property="og:updated_time" content="2031-05-13T08:00:00Z">`, "2031-05-13T08:00:00Z"],
    [
      `<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2031-05-14"}</script>`,
      "2031-05-14",
    ],
    [
      `<meta property="article:published_time" content="2031-05-12"><meta property="article:modified_time" content="2031-05-11">`,
      undefined,
    ],
  ])("is when it was last changed: %s", (head, day) => {
    expect(article(STORY, head).modifiedAt).toBe(day === undefined ? undefined : Date.parse(day));
  });
  it("may be broken JSON, which says nothing", () => {
    expect(article(STORY, `<script type="application/ld+json">{"@type": NewsArticle</script>`).title).toBe(
      "Ferry runs on",
    );
  });
  it.each([
    ["Ferry runs on | Harbour Post", "Ferry runs on"],
    ["Ferry runs on – Harbour Post", "Ferry runs on"],
    ["Harbour Post: Ferry runs on", "Harbour Post: Ferry runs on"],
    ["Ferry – and no bridge", "Ferry – and no bridge"],
    ["Ferry runs on - The Harbour Post", "Ferry runs on"],
  ])("title “%s” is told as “%s”", (written, told) => {
    expect(
      article(
        STORY,
        `<meta property="og:title" content="${written}"><meta property="og:site_name" content="Harbour Post">`,
      ).title,
    ).toBe(told);
  });
  it("has no title rather than a date or the outlet for one", () => {
    const untitled = (title: string): string | undefined =>
      extractPage(
        `<html><head><title>${title}</title><meta property="og:site_name" content="Harbour Post"></head><body><article>${STORY}</article></body></html>`,
        AT,
      ).title;
    expect(untitled("May 12, 2031")).toBeUndefined();
    expect(untitled("Harbour Post")).toBeUndefined();
    expect(untitled("")).toBeUndefined();
  });
  it.each([
    ["opinion", `<meta property="article:section" content="Opinion">`],
    ["opinion", `<meta property="og:section" content="Meinung">`],
    [
      "opinion",
      `<script type="application/ld+json">{"@type":"NewsArticle","articleSection":["News","Opinión"]}</script>`,
    ],
    ["opinion", `<meta property="og:title" content="Kommentar: Die Fähre muss bleiben">`],
    ["press release", `<meta property="article:section" content="Pressemitteilung">`],
  ])("is the label “%s” where it says so", (label, head) => {
    expect(article(STORY, head).labels).toEqual([label]);
  });
});

describe("whether a page is an article", () => {
  const feed = `<link rel="alternate" type="application/rss+xml" href="/feed">`;
  const teasers = `<ul>${Array.from({ length: 20 }, (_, at) => `<li><a href="/n${at}">The council speaks about matter number ${at} today</a></li>`).join("")}</ul>`;

  it("is told by its prose, though it names a feed", () => {
    expect(article(STORY + STORY.replaceAll("ferry", "boat"), feed)).toMatchObject({
      isArticle: true,
      feeds: ["https://harbour.example/feed"],
    });
  });
  it("is denied to a front page, however much prose stands there", () => {
    const front = extractPage(
      `<html><head>${feed}<meta property="og:type" content="article"></head><body>${STORY}${STORY}</body></html>`,
      "https://harbour.example/",
    );
    expect(front.isArticle).toBe(false);
  });
  it("is denied to a list of teasers", () => {
    expect(page(`<main>${teasers}</main>`, feed).isArticle).toBe(false);
  });
});

describe("the feeds that a page names", () => {
  it("are whole addresses, in order, each once, and only feeds", () => {
    const head = `<link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate home" type="application/atom+xml" href="atom.xml">
      <link rel="alternate" type="application/rss+xml" href="https://harbour.example/feed"><link rel="alternate" type="application/json" href="/wp-json/posts/1">
      <link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" type="text/css" href="/x.css"><link rel="alternate" type="application/feed+json" href="javascript:1">`;
    expect(page("", head).feeds).toEqual([
      "https://harbour.example/feed",
      "https://harbour.example/news/atom.xml",
    ]);
  });
});

describe("the body that a feed carries", () => {
  it("is read from HTML and from plain text", () => {
    expect(fragmentBody(`<p>${ONE}</p><p>${TWO} <a href="/more">Read more</a></p>`).text.split("\n")[0]).toBe(
      ONE,
    );
    expect(fragmentBody(`${ONE}\n\n  ${TWO}`).text).toBe(`${ONE}\n${TWO}`);
    expect(fragmentBody("Fish &amp; ships").text).toBe("Fish & ships");
  });
});
