/** Articles as pages of their outlets: with navigation, cookies, related links and all that is not the article. */
import type { Paragraph, Piece } from "./articles.ts";
import { escaped } from "./escape.ts";
import type { Outlet } from "./outlets.ts";

const words = {
  en: {
    home: "Home",
    cookies: "We use cookies to improve this page. Accept all",
    related: "Related",
    letter: "Sign up for our newsletter",
    share: "Share",
  },
  es: {
    home: "Portada",
    cookies: "Utilizamos cookies para mejorar esta página. Aceptar todo",
    related: "Noticias relacionadas",
    letter: "Suscríbase a nuestro boletín",
    share: "Compartir",
  },
  de: {
    home: "Startseite",
    cookies: "Wir verwenden Cookies. Alle akzeptieren",
    related: "Mehr zum Thema",
    letter: "Newsletter abonnieren",
    share: "Teilen",
  },
} as const;

const paragraphHtml = (one: Paragraph): string => {
  if (one.kind === "caption")
    return `<figure><img src="/picture.png" alt=""><figcaption>${escaped(one.text)}</figcaption></figure>`;
  if (one.kind !== "post") return `<p>${escaped(one.text)}</p>`;
  return `<blockquote class="twitter-tweet"><p lang="es" dir="ltr">${escaped(one.text)}</p>${escaped(one.signature)}</blockquote>`;
};

/** What a feed carries as the whole article. */
export const bodyHtml = ({ paragraphs }: Piece): string => paragraphs.map(paragraphHtml).join("\n");

/** What a feed carries as its beginning. */
export const summaryOf = ({ paragraphs }: Piece): string => {
  const texts = paragraphs.flatMap((one) => (one.kind === "text" ? [one.text] : []));
  return texts.find((text) => text.length > 60) ?? texts[0] ?? "";
};

const jsonLd = (piece: Piece, outlet: Outlet, url: string): string => {
  const said = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: piece.title,
    datePublished: piece.at.toISOString(),
    author: piece.by && { "@type": "Person", name: piece.by },
    publisher: { "@type": "Organization", name: outlet.name },
    mainEntityOfPage: url,
  };
  return `<script type="application/ld+json">${JSON.stringify(said).replaceAll("<", "\\u003c")}</script>`;
};

const headHtml = (piece: Piece, outlet: Outlet, url: string): string => `<head>
<meta charset="utf-8">
<title>${escaped(piece.title ?? outlet.name)} | ${escaped(outlet.name)}</title>
${piece.title === undefined ? "" : `<meta property="og:title" content="${escaped(piece.title)}">`}
<meta property="og:site_name" content="${escaped(outlet.name)}">
<meta property="og:type" content="article">
<meta property="article:published_time" content="${piece.at.toISOString()}">
<meta property="article:section" content="${escaped(piece.section)}">
<link rel="alternate" type="application/xml" href="/${outlet.key}/${outlet.feed.path}" title="${escaped(outlet.name)}">
${outlet.page.hasJsonLd ? jsonLd(piece, outlet, url) : ""}
</head>`;

const storyHtml = (piece: Piece, outlet: Outlet): string => {
  const [open, close] =
    outlet.page.body === "article" ? ["<article>", "</article>"] : ['<div class="story-body">', "</div>"];
  const hidden =
    piece.hidden === undefined
      ? ""
      : `<div style="display:none" aria-hidden="true"><p>${escaped(piece.hidden)}</p></div>`;
  return `${open}
${piece.title === undefined ? "" : `<h1>${escaped(piece.title)}</h1>`}
${piece.by === undefined ? "" : `<p class="byline">${escaped(piece.by)}</p>`}
<time datetime="${piece.at.toISOString()}">${piece.at.toISOString().slice(0, 10)}</time>
${bodyHtml(piece)}
${hidden}
${close}`;
};

const linkHtml = ({ path, title }: Piece): string =>
  `<li><a href="/${path}">${escaped(title ?? path)}</a></li>`;

export const articlePage = (
  piece: Piece,
  outlet: Outlet,
  { url, others }: { readonly url: string; readonly others: readonly Piece[] },
): string => {
  const say = words[outlet.language];
  return `<!doctype html>
<html lang="${outlet.language}">
${headHtml(piece, outlet, url)}
<body>
<div id="cookie-banner" role="dialog"><p>${say.cookies}</p></div>
<header><a href="/${outlet.key}/">${escaped(outlet.name)}</a><nav><ul><li><a href="/${outlet.key}/">${say.home}</a></li><li><a href="/${outlet.key}/#sport">Sport</a></li></ul></nav></header>
<main>
${storyHtml(piece, outlet)}
<ul class="share-buttons"><li><button>${say.share}</button></li></ul>
<aside class="related"><h2>${say.related}</h2><ul>${others.map(linkHtml).join("")}</ul></aside>
<aside class="newsletter"><p>${say.letter}</p></aside>
</main>
<footer><p>© ${piece.at.getUTCFullYear()} ${escaped(outlet.name)}. All rights reserved.</p></footer>
</body>
</html>`;
};

export const frontPage = (outlet: Outlet, pieces: readonly Piece[]): string => `<!doctype html>
<html lang="${outlet.language}"><head><meta charset="utf-8"><title>${escaped(outlet.name)}</title>
<link rel="alternate" type="${outlet.feed.kind === "json" ? "application/feed+json" : outlet.feed.kind === "atom" ? "application/atom+xml" : "application/rss+xml"}" href="/${outlet.key}/${outlet.feed.path}"></head>
<body><h1>${escaped(outlet.name)}</h1><p>${escaped(outlet.about)}</p><ul>${pieces.map(linkHtml).join("\n")}</ul></body></html>`;
