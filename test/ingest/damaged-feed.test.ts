/** One feed of twenty entries, damaged in the ways that servers, templates and cables do it. */
import { describe, expect, it } from "vitest";
import { readFeed } from "../../src/ingest/read-feed.ts";

const AT = "https://harbour.example/feed.xml";
const COUNT = 20;
const numbers = Array.from({ length: COUNT }, (_, at) => at + 1);
const titleOf = (at: number): string => `Ferry ${at} sails again`;
const linkOf = (at: number): string => `https://harbour.example/ferry/${at}`;

const item = (at: number): string =>
  `<item>
<title>${titleOf(at)}</title>
<link>${linkOf(at)}</link>
<guid isPermaLink="true">${linkOf(at)}</guid>
<pubDate>Mon, 12 May 2031 07:${String(at).padStart(2, "0")}:00 GMT</pubDate>
<dc:creator>Ana Ruiz</dc:creator>
<description><![CDATA[<p>Crossing no. ${at} is back, says the harbour master.</p>]]></description>
</item>
`;
const XML = '<?xml version="1.0" encoding="utf-8"?>\n';
const OPEN = '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">\n';
const CHANNEL = "<channel>\n<title>Harbour Post</title>\n<link>https://harbour.example/</link>\n";
const CLOSE = "</channel>\n</rss>\n";
const ITEMS = numbers.map(item).join("");
const WHOLE = `${XML}${OPEN}${CHANNEL}${ITEMS}${CLOSE}`;

const RDF = `${XML}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rss="http://purl.org/rss/1.0/">
<rss:channel rdf:about="https://harbour.example/"><rss:title>Harbour Post</rss:title></rss:channel>
${numbers.map((at) => `<rss:item rdf:about="${linkOf(at)}"><rss:title>${titleOf(at)}</rss:title><rss:link>${linkOf(at)}</rss:link></rss:item>`).join("\n")}
</rdf:RDF>`;

const atomEntry = (at: number): string =>
  `<entry><id>${linkOf(at)}</id><title>${titleOf(at)}</title><link href="${linkOf(at)}"/><updated>2031-05-12T07:30:00Z</updated><summary>Back.</summary></entry>\n`;
const ATOM = `${XML}<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title>\n${numbers.map(atomEntry).join("")}</feed>`;

const inItem = (at: number, written: string | RegExp, instead: string, text = WHOLE): string =>
  text.replace(item(at), item(at).replace(written, instead));
const everywhere = (written: string | RegExp, instead: string, text = WHOLE): string =>
  text.replaceAll(written, instead);

/** Each with how many entries there are to be found: the one that a cut goes through is not whole. */
const FORMS: [name: string, text: string, entries?: number][] = [
  [
    "warnings of PHP before it",
    `<br />\n<b>Warning</b>: Undefined index: page in <b>/www/rss.php</b> on line <b>7</b><br />\n${WHOLE}`,
  ],
  [
    "warnings of PHP between its entries",
    WHOLE.replace(
      item(4),
      `<br />\n<b>Notice</b>: Undefined variable: x & y in <b>/www/rss.php</b><br />\n${item(4)}`,
    ),
  ],
  ["blank lines and a byte order mark before the declaration", `\n\n \uFEFF${WHOLE}`],
  ["text behind its end", `${WHOLE}\n<!-- made in 0.3 s --><script>count("rss")</script>\n<p>bye`],
  [
    "bare ampersands in titles and addresses",
    everywhere(
      "</title>\n<link>",
      '</title>\n<enclosure url="https://harbour.example/a.jpg?a=1&b=2&c" type="image/jpeg"/>\n<comments>Q&A & more; R&D</comments>\n<link>',
    ),
  ],
  ["entities of HTML", everywhere("<dc:creator>Ana", "<dc:creator>Ana&nbsp;Luc&iacute;a &mdash; &foo;")],
  ["control characters", everywhere("Crossing", "\u0001Cross\u001B\u0008ing\u000B &#x1F; &#0;")],
  ["half an emoji", everywhere("Crossing", "\uD83DCrossing")],
  ["a cut in the middle of a description", WHOLE.slice(0, WHOLE.indexOf("Crossing no. 13 is back") + 12), 12],
  ["a cut in the middle of a tag", WHOLE.slice(0, WHOLE.indexOf(item(9)) + 10), 8],
  ["a cut between two entries", WHOLE.slice(0, WHOLE.indexOf(item(17))), 16],
  ["a missing end of channel and feed", WHOLE.replace(CLOSE, "")],
  [
    "ends in another case than the beginnings",
    everywhere("</title>", "</Title>", everywhere("</link>", "</LINK>")),
  ],
  [
    "names in capitals throughout",
    WHOLE.replace(/<\/?(?:rss|channel|item|title|link|guid|pubDate|description)\b/gu, (tag) =>
      tag.toUpperCase(),
    ),
  ],
  ["data that never ends, in one entry", inItem(5, "]]>", "")],
  ["data that never ends, in every entry", everywhere("]]>", "")],
  ["no channel", `${XML}${OPEN}${ITEMS}</rss>`],
  ["no root", `${XML}${CHANNEL}${ITEMS}</channel>`],
  ["its entries outside of the channel", `${XML}${OPEN}${CHANNEL}</channel>${ITEMS}</rss>`],
  ["the prefix rss: before each element of RDF", RDF],
  [
    "the prefix rss: before each element of RSS",
    WHOLE.replace(/<(\/?)(rss|channel|item|title|link|guid|pubDate|description)\b/gu, "<$1rss:$2").replace(
      "xmlns:dc",
      'xmlns:rss="http://backend.userland.com/rss2" xmlns:dc',
    ),
  ],
  [
    "prefixes that are declared nowhere",
    everywhere(
      ' xmlns:dc="http://purl.org/dc/elements/1.1/"',
      "",
      everywhere("<pubDate>", '<media:thumbnail url="https://harbour.example/a.jpg"/><pubDate>'),
    ),
  ],
  ["one entry that does not end", inItem(6, "</item>", "")],
  ["no entry that ends", everywhere("</item>", "")],
  [
    "titles that do not end",
    everywhere("</title>\n<link>https://harbour.example/ferry", "\n<link>https://harbour.example/ferry"),
  ],
  ["loose markup in descriptions", everywhere(/<!\[CDATA\[<p>|<\/p>\]\]>/gu, "<p><br><img src=a.jpg>")],
  [
    "attributes without quotation marks",
    everywhere('isPermaLink="true"', "isPermaLink=true", WHOLE.replace('version="2.0"', "version=2.0")),
  ],
  ["crossed elements", everywhere("</description>\n</item>", "</item></description>\n")],
  ["an Atom feed whose links are not closed", everywhere('"/><updated>', '"><updated>', ATOM)],
  ["an Atom feed that is cut", ATOM.slice(0, ATOM.indexOf("sails again", ATOM.indexOf(titleOf(19)))), 18],
  [
    "an Atom feed that quotes RSS before it begins",
    ATOM.replace("<feed", '<!-- unlike <rss version="2.0"> this is Atom -->\n<feed'),
  ],
  ["two feeds, one after the other", WHOLE + WHOLE],
];

describe("a damaged feed of twenty entries is read whole:", () => {
  it.each(FORMS)("%s", async (_, text, entries = COUNT) => {
    const feed = await readFeed(text, AT);
    const found = (feed?.entries ?? []).map(({ title, url }) => [title, url]);
    expect(found).toEqual(numbers.slice(0, entries).map((at) => [titleOf(at), linkOf(at)]));
  });
});
