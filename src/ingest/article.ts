/** What was read → Article. Nothing is fetched or parsed here. */
import type { Article, BodySource, TextBlock } from "../model/article.ts";
import type { Feed, FeedEntry } from "../model/feed.ts";
import type { ArticleId } from "../model/id.ts";
import type { Instant } from "../model/time.ts";
import { idOf, tidyAddress } from "./address.ts";
import { isDateLine, notAfter, readDate } from "./dates.ts";
import { kickerOf, labelsFrom, labelsInText } from "./labels.ts";
import { languageOf } from "./language.ts";
import type { BodyRead, PageRead, TextRead } from "./reader.ts";

/** All that is known of one entry of a feed. */
export interface EntryRead {
  readonly id: ArticleId;
  readonly feed: Omit<Feed, "entries">;
  readonly entry: FeedEntry;
  /** The text of what the feed itself carries: its content, else its summary. */
  readonly carried: BodyRead | undefined;
  readonly page: PageRead | undefined;
}

interface Chosen {
  readonly from: BodySource;
  readonly body: BodyRead;
}

const SHORTEST_STORY = 800;
const CUT_OFF =
  /(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(\.\.\.\)|read more|continue reading|weiterlesen|leer más|lire la suite)\W*$/iu;

/** True when a feed's own text is the whole article, so that its page need not be fetched. */
export const isWhole = (carried: BodyRead | undefined): boolean =>
  carried !== undefined && carried.text.length >= SHORTEST_STORY && !CUT_OFF.test(carried.text);

const ofFeed = ({ entry, carried }: EntryRead): Chosen | undefined => {
  if (!carried) return undefined;
  return { from: entry.content !== undefined || isWhole(carried) ? "content" : "summary", body: carried };
};

const ofPage = ({ page }: EntryRead): Chosen | undefined =>
  page?.text ? { from: page.bodyFrom, body: page } : undefined;

const WALLED_SHARE = 0.5;

/**
 * The feed's text is the publisher's own cut of the article: it wins where it is no shorter than what was found on the page,
 * and its full content wins over a page that keeps a part for those who pay, unless the page gives far more all the same.
 */
const chosen = (read: EntryRead): Chosen | undefined => {
  const [feed, page] = [ofFeed(read), ofPage(read)];
  if (!feed || !page) return page ?? feed;
  const isTaste = read.page?.isWalled === true && feed.from === "content";
  const share = isTaste ? WALLED_SHARE : 1;
  return feed.body.text.length >= page.body.text.length * share ? feed : page;
};

const TOP = 4;

/** A date that stands on its own line at the top, for pages that tell it nowhere else. */
const dateAtTop = (text: string, blocks: readonly TextBlock[]): Instant | undefined =>
  blocks
    .slice(0, TOP)
    .filter(({ kind }) => kind === "date")
    .map(({ start, end }) => readDate(text.slice(start, end)))
    .find((date) => date !== undefined);

const titleFrom = (...candidates: readonly (string | undefined)[]): string | undefined =>
  candidates.find((title) => title !== undefined && !isDateLine(title));

const shown = (address: string | undefined): string | undefined =>
  address === undefined ? undefined : tidyAddress(address);

const list = (labels: readonly string[] | undefined): readonly string[] => labels ?? [];
const once = (labels: readonly string[]): readonly string[] => [...new Set(labels)];

const labelsOf = ({ entry, page }: EntryRead): readonly string[] => [
  ...list(page?.labels),
  ...labelsFrom([...entry.categories, ...kickerOf(entry.title)]),
];

/** What the entry itself says, and what its page adds to it. */
const factsFrom = ({ feed, entry, page }: EntryRead): Pick<Article, "title" | "byline" | "publisher"> => ({
  title: titleFrom(entry.title, page?.title),
  byline: page?.byline ?? (entry.authors.join(", ") || undefined),
  publisher: page?.publisher ?? feed.title,
});

/** Undefined when neither the feed nor the page has any text. */
export const articleFromEntry = (read: EntryRead, now: Instant): Article | undefined => {
  const { feed, entry, page } = read;
  const found = chosen(read);
  if (!found) return undefined;
  const { text, blocks, detected } = found.body;
  return {
    ...factsFrom(read),
    labels: once([...labelsOf(read), ...labelsInText(text)]),
    id: read.id,
    feed: feed.id,
    url: shown(entry.url),
    language: languageOf(detected, page?.language ?? feed.language),
    publishedAt: notAfter(entry.publishedAt ?? page?.publishedAt ?? dateAtTop(text, blocks), now),
    fetchedAt: now,
    bodyFrom: found.from,
    text,
    blocks,
  };
};

/** @param address undefined for a page out of a file: only what was fetched is ever shown as a link. */
export const articleFromPage = (page: PageRead, address: string | undefined, now: Instant): Article => ({
  id: idOf(address, page.text),
  feed: undefined,
  url: shown(address),
  title: titleFrom(page.title),
  byline: page.byline,
  publisher: page.publisher,
  language: languageOf(page.detected, page.language),
  publishedAt: notAfter(page.publishedAt ?? dateAtTop(page.text, page.blocks), now),
  fetchedAt: now,
  bodyFrom: address === undefined ? "file" : page.bodyFrom,
  text: page.text,
  blocks: page.blocks,
  labels: once([...page.labels, ...labelsInText(page.text)]),
});

export const articleFromText = (file: TextRead, now: Instant): Article => ({
  id: idOf(undefined, file.text),
  feed: undefined,
  url: undefined,
  title: file.title,
  byline: undefined,
  publisher: undefined,
  language: languageOf(file.detected, undefined),
  publishedAt: notAfter(file.publishedAt, now),
  fetchedAt: now,
  bodyFrom: "file",
  text: file.text,
  blocks: file.blocks,
  labels: once([...labelsFrom(kickerOf(file.title)), ...labelsInText(file.text)]),
});
