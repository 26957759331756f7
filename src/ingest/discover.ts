import { attribute, type PageDocument } from "./dom.ts";

const FEED_TYPE =
  /^(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|application\/(?:json|xml)|text\/xml)\b/iu;

/** Addresses that stand in a page count only when they lead to a place on the web. */
export const webAddress = (written: string | undefined, base: string): string | undefined => {
  const url = written === undefined || written === "" ? null : URL.parse(written, base);
  return url && ["http:", "https:"].includes(url.protocol) ? url.href : undefined;
};

/** Feeds that the page names in its head, in their order. WordPress names its own interface the same way; that is no feed. */
export const feedsOf = (document: PageDocument, address: string): readonly string[] => {
  const base = webAddress(attribute(document.querySelector("base[href]"), "href"), address) ?? address;
  const links = [...document.querySelectorAll("link[rel~=alternate][href]")]
    .filter((link) => FEED_TYPE.test(attribute(link, "type") ?? ""))
    .map((link) => webAddress(attribute(link, "href"), base))
    .filter((href) => href !== undefined && !/\/wp-json\/|\/oembed/u.test(href));
  return [...new Set(links)].filter((href) => href !== undefined);
};
