/** Articles as their outlets' feeds: RSS, Atom, JSON Feed and RDF, as such feeds are in the wild. */
import type { Piece } from "./articles.ts";
import { escaped } from "./escape.ts";
import type { Outlet } from "./outlets.ts";
import { bodyHtml, summaryOf } from "./pages.ts";

export interface Published {
  readonly type: string;
  readonly text: string;
}

interface Sheet {
  readonly outlet: Outlet;
  readonly pieces: readonly Piece[];
  /** The server's own address, without a slash at its end. */
  readonly base: string;
}

const titleOf = ({ title }: Piece): string => (title === undefined ? "" : `<title>${escaped(title)}</title>`);
const creatorOf = ({ by }: Piece): string =>
  by === undefined ? "" : `<dc:creator>${escaped(by)}</dc:creator>`;

const rssItem = (piece: Piece, { outlet, base }: Sheet): string => `<item>
${titleOf(piece)}
<link>${base}/${piece.path}</link>
<guid isPermaLink="false">${outlet.key}:${piece.path}</guid>
<pubDate>${piece.at.toUTCString()}</pubDate>
<category>${escaped(piece.section)}</category>
${creatorOf(piece)}
<description>${escaped(summaryOf(piece))}</description>
${outlet.feed.isWhole ? `<content:encoded><![CDATA[${bodyHtml(piece).replaceAll("]]>", "]]]]><![CDATA[>")}]]></content:encoded>` : ""}
</item>`;

const rss = (sheet: Sheet): Published => ({
  type: "application/rss+xml; charset=utf-8",
  text: `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>${escaped(sheet.outlet.name)}</title><link>${sheet.base}/${sheet.outlet.key}/</link>
<description>${escaped(sheet.outlet.about)}</description><language>${sheet.outlet.language}</language>
${sheet.pieces.map((piece) => rssItem(piece, sheet)).join("\n")}
</channel></rss>`,
});

const atomEntry = (piece: Piece, { base }: Sheet): string => `<entry>
<title type="text">${escaped(piece.title ?? "")}</title>
<id>tag:kestrel.example,2031:${piece.path}</id>
<link rel="alternate" type="text/html" href="${base}/${piece.path}"/>
<published>${piece.at.toISOString()}</published><updated>${piece.at.toISOString()}</updated>
<author><name>${escaped(piece.by ?? "Kestrel Wire")}</name></author>
<category term="${escaped(piece.section)}"/>
<summary type="text">${escaped(summaryOf(piece))}</summary>
</entry>`;

const atom = (sheet: Sheet): Published => ({
  type: "application/atom+xml; charset=utf-8",
  text: `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${sheet.outlet.language}">
<title>${escaped(sheet.outlet.name)}</title><id>tag:kestrel.example,2031:feed</id>
<link rel="self" href="${sheet.base}/${sheet.outlet.key}/${sheet.outlet.feed.path}"/><link href="${sheet.base}/${sheet.outlet.key}/"/>
<updated>${(sheet.pieces[0]?.at ?? new Date(0)).toISOString()}</updated>
${sheet.pieces.map((piece) => atomEntry(piece, sheet)).join("\n")}
</feed>`,
});

const json = ({ outlet, pieces, base }: Sheet): Published => ({
  type: "application/feed+json; charset=utf-8",
  text: JSON.stringify(
    {
      version: "https://jsonfeed.org/version/1.1",
      title: outlet.name,
      home_page_url: `${base}/${outlet.key}/`,
      feed_url: `${base}/${outlet.key}/${outlet.feed.path}`,
      language: outlet.language,
      items: pieces.map((piece) => ({
        id: piece.path,
        url: `${base}/${piece.path}`,
        title: piece.title,
        summary: summaryOf(piece),
        content_text: summaryOf(piece),
        date_published: piece.at.toISOString(),
        authors: piece.by === undefined ? [] : [{ name: piece.by }],
        tags: [piece.section],
      })),
    },
    undefined,
    1,
  ),
});

const rdfItem = (piece: Piece, { base }: Sheet): string => `<item rdf:about="${base}/${piece.path}">
${titleOf(piece)}
<link>${base}/${piece.path}</link>
<description>${escaped(summaryOf(piece))}</description>
<dc:date>${piece.at.toISOString().replace(".000Z", "+00:00")}</dc:date>
${creatorOf(piece)}
</item>`;

const rdf = (sheet: Sheet): Published => ({
  type: "application/rdf+xml; charset=utf-8",
  text: `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="${sheet.base}/${sheet.outlet.key}/"><title>${escaped(sheet.outlet.name)}</title><link>${sheet.base}/${sheet.outlet.key}/</link>
<description>${escaped(sheet.outlet.about)}</description><dc:language>${sheet.outlet.language}</dc:language>
<items><rdf:Seq>${sheet.pieces.map(({ path }) => `<rdf:li rdf:resource="${sheet.base}/${path}"/>`).join("")}</rdf:Seq></items></channel>
${sheet.pieces.map((piece) => rdfItem(piece, sheet)).join("\n")}
</rdf:RDF>`,
});

const kinds = { rss, atom, json, rdf };

export const feedOf = (sheet: Sheet): Published => kinds[sheet.outlet.feed.kind](sheet);
