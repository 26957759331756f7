/** One article, one address: what senders hang on an address to count clicks does not make it another one. */
import { hash } from "node:crypto";
import { type ArticleId, articleId } from "../model/id.ts";

const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|xtor|xtref|ns_\w+|at_(?:medium|campaign|custom\d|link_\w+)|cmpid?|ocid|ref_(?:src|url)|smid|wt_\w+|_hs\w+|mkt_tok|guccounter)$/iu;

const withoutTracking = (url: URL): URL => {
  const bare = new URL(url);
  const tracking = [...bare.searchParams.keys()].filter((name) => TRACKING.test(name));
  for (const name of tracking) bare.searchParams.delete(name);
  bare.hash = "";
  return bare;
};

/** The address as it is shown and opened. */
export const tidyAddress = (written: string): string => {
  const url = URL.parse(written);
  if (!url) return written;
  const bare = withoutTracking(url);
  return bare.search === url.search && url.hash === "" ? written : bare.href;
};

/** Only for telling addresses apart: http and https, with and without www., are the same. */
export const canonicalAddress = (written: string): string => {
  const url = URL.parse(written);
  if (!url) return written;
  const { host, pathname, search } = url.search === "" ? url : withoutTracking(url);
  return `${host.replace(/^www\./u, "")}${pathname.replace(/\/+$/u, "")}${search}`;
};

/** As above, with the part of the page that it names. */
export const withFragment = (written: string): string =>
  `${canonicalAddress(written)}${URL.parse(written)?.hash ?? ""}`;

/** @param name what sets the article apart from all others */
export const idFrom = (name: string): ArticleId => articleId(`a-${hash("sha256", name).slice(0, 12)}`);

/** The article that stands at an address. */
export const articleIdAt = (address: string): ArticleId => idFrom(canonicalAddress(address));

/** Where the article stands or, without an address, what it says. */
export const idOf = (address: string | undefined, text: string): ArticleId =>
  idFrom(address === undefined ? text : canonicalAddress(address));

/** An article as it was read later, when its outlet has changed it. */
export const revisionId = (article: ArticleId, text: string): ArticleId => idFrom(`${article} ${text}`);
