import fc from "fast-check";
import { parseRssFeed } from "feedsmith";
import { describe, expect, it } from "vitest";
import { toldByRss } from "../../src/ingest/feed-rss.ts";
import { plainRss } from "../../src/ingest/plain-rss.ts";

const MODULES = `xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
  xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:wfw="http://wellformedweb.org/CommentAPI/"`;

const rss = (inside: string, attributes = MODULES): string =>
  `<rss version="2.0" ${attributes}><channel>${inside}</channel></rss>`;

const ITEM = `<item>
  <title>Ferry &amp; bridge: what&#8217;s next?</title>
  <link>https://harbour.example/ferry?a=1&amp;b=2</link>
  <comments>https://harbour.example/ferry#comments</comments>
  <dc:creator><![CDATA[Ana Ruiz]]></dc:creator>
  <dc:creator> Tom Hale </dc:creator>
  <pubDate>Mon, 12 May 2031 07:30:00 +0200</pubDate>
  <category domain="https://harbour.example/tags"><![CDATA[Sea & shore]]></category><category>Local</category>
  <guid isPermaLink="false">https://harbour.example/?p=7</guid>
  <description>&lt;p&gt;The ferry &#x2014; &quot;old&quot; &apos;n slow.&lt;/p&gt;</description>
  <content:encoded><![CDATA[ <p>Long &amp; wide.</p>
  ]]></content:encoded>
  <enclosure url="https://harbour.example/a.mp3" length="120" type="audio/mpeg" />
  <wfw:commentRss>https://harbour.example/ferry/feed</wfw:commentRss><slash:comments>0</slash:comments>
</item>`;

const HEAD = `<title>Harbour Post</title>
  <atom:link href="https://harbour.example/feed" rel="self" type="application/rss+xml" />
  <link>https://harbour.example</link><description/><language>en-GB</language><ttl>60</ttl>
  <sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>
  <image><url>https://harbour.example/a.png</url><title>Post</title><link>https://harbour.example</link></image>`;

const fromParser = (text: string) => toldByRss(parseRssFeed(text, { maxItems: 500 }));
const read = (text: string) => {
  const plain = plainRss(text);
  return plain && toldByRss(plain);
};

describe("RSS that is plain", () => {
  it("is read with all that an ordinary feed tells, as the parser reads it", () => {
    const text = rss(HEAD + ITEM + ITEM.replaceAll("ferry", "mill"));
    expect(read(text)).toEqual(fromParser(text));
    expect(read(text)).toMatchObject({
      rhythm: { every: 3_600_000 },
      entries: [{ titles: expect.arrayContaining(["Ferry & bridge: what’s next?"]) }, {}],
    });
  });
  it("may declare modules that it does not use", () => {
    const text = rss(
      ITEM.replace(/<dc:creator>[^]*<\/dc:creator>/u, ""),
      `${MODULES} xmlns:x="https://x.example/"`,
    );
    expect(read(text)).toEqual(fromParser(text));
    expect(read(text)?.entries).toHaveLength(1);
  });
});

const LEFT: readonly (readonly [what: string, text: string])[] = [
  ["markup that stands loose in a text", rss("<item><title>The <b>old</b> ferry</title></item>")],
  ["text beside data", rss("<item><title>The <![CDATA[old]]> ferry</title></item>")],
  ["two pieces of data", rss("<item><title><![CDATA[a]]><![CDATA[b]]></title></item>")],
  ["a comment in data", rss("<item><title><![CDATA[a<!-- b -->c]]></title></item>")],
  ["a comment between elements", rss("<item><!-- a --><title>b</title></item>")],
  ["an entity of HTML", rss("<item><title>F&auml;hre</title></item>")],
  ["an ampersand that stands alone", rss("<item><title>Ferry & bridge; or not</title></item>")],
  ["a number that stands for another letter", rss("<item><title>a&#150;b</title></item>")],
  ["a number that names half a letter", rss("<item><title>a&#55357;b</title></item>")],
  [
    "data that ends with that of the next entry",
    rss("<item><title><![CDATA[a</title></item><item><title><![CDATA[b]]></title></item>"),
  ],
  ["two titles", rss("<item><title>a</title><title>b</title></item>")],
  ["a module under another name", rss("<item><title>a</title></item>", 'xmlns:dc="https://x.example/dc"')],
  ["a module that is not declared", rss("<item><title>a</title><dc:creator>b</dc:creator></item>", "")],
  ["an element that is not known", rss("<item><title>a</title><author>b (c)</author></item>")],
  ["a name that objects have by nature", rss("<item><title>a</title><constructor>b</constructor></item>")],
  ["an address for all", rss("<item><title>a</title></item>", 'xml:base="https://x.example/"')],
  ["an attribute that is not expected", rss('<item><title type="html">a</title></item>')],
  ["an entry that says nothing", rss("<item><guid>7</guid></item>")],
  ["a feed that breaks off", rss(ITEM).slice(0, -9)],
  ["an entry that breaks off", rss(ITEM).slice(0, 900)],
  ["data that does not end", rss("<item><title><![CDATA[a</title></item>")],
  ["elements that cross", rss("<item><title>a</item></title>")],
  ["something behind the end", `${rss(ITEM)}<p>`],
];

it.each(LEFT)("leaves %s to the parser", (_, text) => {
  expect(plainRss(text)).toBeUndefined();
});

const PIECES = [
  "<item> </item> <title> </title> <link> </link> <description> </description> <guid> </guid> <category> </category>",
  "<dc:creator> </dc:creator> <content:encoded> </content:encoded> <title/> <image> </image> </channel> </rss>",
  '<![CDATA[ ]]> <!-- --> <?x?> <b> </b> <br/> &amp; &lt; &#39; &#8217; &#x2019; &nbsp; & ; &#0; &#150; a é < > " \n \u00A0',
].flatMap((line) => line.split(" "));
const WORDS = fc.constantFrom(
  "a",
  " ",
  "&amp;",
  "&lt;p&gt;",
  "&#8217;",
  "&#xA0;",
  "&nbsp;",
  "&copy",
  "é",
  "]]>",
  "<b>",
  "<!--",
  "-->",
  "\n",
);
const leaf = fc
  .tuple(
    fc.constantFrom(
      "title",
      "link",
      "description",
      "pubDate",
      "content:encoded",
      "dc:creator",
      "guid",
      "category",
      "comments",
    ),
    fc.constantFrom("", "", "", ' isPermaLink="false"', ' domain="x"', ' a="b"'),
    fc.array(WORDS, { maxLength: 5 }),
    fc.constantFrom("text", "text", "data", "empty"),
  )
  .map(([name, attributes, words, as]) => {
    if (as === "empty") return `<${name}${attributes}/>`;
    const said = as === "data" ? ` <![CDATA[${words.join("")}]]>` : words.join("");
    return `<${name}${attributes}>${said}</${name}>`;
  });

const isSameOrLeft = (text: string): void => {
  const plain = read(text);
  if (plain) expect(plain).toEqual(fromParser(text));
};

describe("whatever stands in a feed", () => {
  it("is told as the parser tells it, or left to it: elements in any order with any words", () => {
    const items = fc.array(fc.array(leaf, { minLength: 1, maxLength: 6 }), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(leaf, { maxLength: 3 }), items, (head, all) =>
        isSameOrLeft(rss(head.join("") + all.map((item) => `<item>${item.join("\n")}</item>`).join(""))),
      ),
      { numRuns: 1000 },
    );
  });
  it("is told as the parser tells it, or left to it: pieces in any order", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), (pieces) =>
        isSameOrLeft(rss(`<item><title>x</title>${pieces.join("")}</item>`)),
      ),
      { numRuns: 1000 },
    );
  });
});
