/** Whatever stands at an address: a feed, a list of feeds, a page, or a sentence that says why it cannot be read. */
import type { Fetched, Fetcher } from "./fetch.ts";
import type { Failed, Reader } from "./reader.ts";

export interface OpeningTools {
  readonly fetcher: Fetcher;
  readonly reader: Reader;
}

type News = Extract<Fetched, { readonly kind: "news" }>;
type Read = Exclude<Awaited<ReturnType<Reader["document"]>>, Failed>;

/** What the server's answer means for whoever would ask the same host for something else. */
export type Standing =
  /** It has not got this, and may have another. */
  | "open"
  /** It wants no more of us, now or at all. */
  | "shut"
  /** It was not reached at all. */
  | "unreached";

export type Opened =
  | (Read & { readonly url: string; readonly news: News })
  | (Failed & { readonly url: string; readonly standing: Standing });

export type OpenedPage = Extract<Opened, { readonly kind: "page" }>;

const NOT_HERE = new Set([400, 404, 405, 406]);

const standingOf = (fetched: Exclude<Fetched, News>): Standing => {
  if (fetched.kind === "gone" || fetched.kind === "unchanged") return "open";
  if (fetched.kind === "later") return "shut";
  const { status } = fetched;
  if (status === undefined) return "unreached";
  return NOT_HERE.has(status) ? "open" : "shut";
};

export const openAddress = async (
  url: string,
  { fetcher, reader }: OpeningTools,
  accept?: string,
): Promise<Opened> => {
  const fetched = await fetcher.get(url, accept === undefined ? {} : { accept });
  if (fetched.kind !== "news") {
    const why = fetched.kind === "unchanged" ? "Its server says that nothing has changed." : fetched.why;
    return { kind: "failed", why, url, standing: standingOf(fetched) };
  }
  const read = await reader.document(fetched.body, fetched.contentType, fetched.url);
  return read.kind === "failed"
    ? { ...read, url: fetched.url, standing: "open" }
    : { ...read, url: fetched.url, news: fetched };
};

/** What answers first of the ways to one place; the next one is tried only where nobody was reached. */
export const openFirst = async (
  ways: readonly string[],
  tools: OpeningTools,
): Promise<Opened & { readonly asked: string }> => {
  const [asked = "", ...others] = ways;
  const opened = await openAddress(asked, tools);
  const isUnreached = opened.kind === "failed" && opened.standing === "unreached";
  return isUnreached && others.length > 0 ? openFirst(others, tools) : { ...opened, asked };
};
