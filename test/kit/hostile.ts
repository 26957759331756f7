/** Feeds and pages that are meant to hang, fill or break whoever reads them. */

export const ONE =
  "The harbour council voted on Monday evening to keep the old ferry running until the new bridge is open.";
export const STORY = `<article><h1>Ferry</h1>${`<p>${ONE}</p>`.repeat(4)}</article>`;

export const HOSTILE_DOCUMENTS: readonly (readonly [name: string, text: string])[] = [
  ["20,000 nested elements", "<html>" + "<div>".repeat(20_000)],
  ["200,000 nested elements", "<html>" + "<div>".repeat(200_000)],
  ["20,000 open links and bolds", "<html>" + "<a href=x><b>x".repeat(20_000)],
  ["200,000 nested elements of a feed", "<rss><channel>" + "<item>".repeat(200_000)],
  [
    "a million attributes",
    `<html><p ${Array.from({ length: 300_000 }, (_, at) => `a${at}=1`).join(" ")}>x</p>`,
  ],
];

const OPEN = '<rss version="2.0"><channel><title>Harbour Post</title>';
const CLOSE = "</channel></rss>";
const entry = (title: string): string => `<item><title>${title}</title></item>`;
const repeated = (part: string, times: number): string => part.repeat(times);
const entities = Array.from(
  { length: 30 },
  (_, at) => `<!ENTITY e${at + 1} "${repeated(`&e${at};`, 10)}">`,
).join("");

export const MANY_ENTRIES = OPEN + repeated(entry("T"), 200_000) + CLOSE;

/** What it is, itself, and how many entries are read of it; undefined when it is refused. */
export const HOSTILE_FEEDS: readonly (readonly [name: string, text: string, entries: number | undefined])[] =
  [
    ["200,000 nested elements", `${OPEN}<item>${repeated("<a>", 200_000)}`, undefined],
    [
      "200,000 elements nested and closed",
      `${OPEN}<item>${repeated("<a>", 200_000)}${repeated("</a>", 200_000)}</item>${CLOSE}`,
      undefined,
    ],
    ["200,000 entries", MANY_ENTRIES, 500],
    ["200,000 entries that do not end", OPEN + repeated("<item><title>T", 200_000), undefined],
    [
      "200,000 attributes",
      `<rss version="2.0" ${Array.from({ length: 200_000 }, (_, at) => `a${at}=""`).join(" ")}>${entry("T")}</rss>`,
      undefined,
    ],
    ["500,000 tags without an end", OPEN + entry("T") + repeated("<p ", 500_000), undefined],
    [
      "entities within entities",
      `<!DOCTYPE r [<!ENTITY e0 "ten">${entities}]>${OPEN}${entry("&e30;")}${CLOSE}`,
      1,
    ],
    [
      "one long entity many times",
      `<!DOCTYPE r [<!ENTITY a "${repeated("a", 10_000)}">]>${OPEN}${entry(repeated("&a;", 50_000))}${CLOSE}`,
      1,
    ],
    ["data without an end", `${OPEN}${entry("T")}<item><title><![CDATA[${repeated("x ", 1_000_000)}`, 1],
    [
      "100,000 beginnings of data",
      OPEN + entry("T") + repeated("<item><title><![CDATA[", 100_000),
      undefined,
    ],
    ["a title of 100,000 marks", OPEN + entry(repeated("&lt;b&gt;x", 100_000)) + CLOSE, 1],
    [
      "a million brackets of JSON",
      `{"version":"https://jsonfeed.org/version/1","items":${repeated("[", 1_000_000)}`,
      undefined,
    ],
  ];

const inPage = (inner: string): string => `<html><body>${STORY}${inner}</body></html>`;
export const BULKY_PAGES: readonly (readonly [name: string, html: string])[] = [
  ["5,000 attributes", inPage(`<p ${Array.from({ length: 5000 }, (_, at) => `a${at}=1`).join(" ")}>x</p>`)],
  ["20 megabytes of text", inPage(`<p>${"The ferry runs. ".repeat(1_300_000)}</p>`)],
  ["a table of 8,000 cells", inPage(`<table>${"<tr><td>x<td>y</tr>".repeat(4000)}</table>`)],
  ["5,000 broken lines of one paragraph", inPage(`<p>${"x<br>".repeat(5000)}</p>`)],
  [
    "boxes in boxes around much text",
    inPage(`${'<div class="share">'.repeat(200)}${"The ferry runs. ".repeat(20_000)}`),
  ],
  [
    "a title of a million words",
    `<html><head><title>${"a | b ".repeat(300_000)}</title></head><body>${STORY}</body></html>`,
  ],
  [
    "a style sheet of half a megabyte",
    inPage(`<style>${".a{display:none}".repeat(30_000)}${"{".repeat(9000)}</style>`),
  ],
];
