/** One source, whatever it is → Articles: for commands that read and end. */
import { readdir, readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { each } from "../ops/each.ts";
import { sentenceOf } from "../ops/trouble.ts";
import { articleFromPage, articleFromText } from "./article.ts";
import { harvest, type Harvest, nothingBut, readEntries, type Tools } from "./read-entries.ts";
import { recognise } from "./recognise.ts";
import type { Feed } from "../model/feed.ts";
import { findFeedOf, findOnPlatform } from "./find-feed.ts";
import { openAddress, openFirst, type OpenedPage } from "./open-address.ts";
import type { Outlined } from "./read-outline.ts";
import { waysTo } from "./written-address.ts";

export interface SourceTools extends Tools {
  /** Of one feed or one folder. */
  readonly maxArticles?: number;
}

export interface SourceRead extends Harvest {
  readonly source: string;
}

const MOST_ARTICLES = 40;
const FEEDS_AT_ONCE = 4;

const most = ({ maxArticles }: SourceTools): number => maxArticles ?? MOST_ARTICLES;

const entriesOf = async (feed: Feed, source: string, tools: SourceTools): Promise<Harvest> => {
  if (feed.entries.length === 0) return nothingBut(source, "The feed has no articles in it.");
  return readEntries(feed, recognise(feed.entries, []).slice(0, most(tools)), tools);
};

/** A feed that a page or an OPML file names: here a page is not looked into again. */
const readFeedAt = async (url: string, tools: SourceTools): Promise<Harvest> => {
  const opened = await openAddress(url, tools);
  if (opened.kind === "failed") return nothingBut(url, opened.why);
  if (opened.kind === "feed") return entriesOf(opened.feed, url, tools);
  return nothingBut(url, "A feed was promised there, but it is a web page.");
};

const MOST_FEEDS = 500;

const readOutlined = async (
  outlined: readonly Outlined[],
  source: string,
  tools: SourceTools,
): Promise<Harvest> => {
  const feeds = [...new Set(outlined.flatMap(({ url }) => url ?? []))].slice(0, MOST_FEEDS);
  if (feeds.length === 0) return nothingBut(source, "The OPML file lists no feeds.");
  return harvest(await each(feeds, FEEDS_AT_ONCE, (feed) => readFeedAt(feed, tools)));
};

/** Where a page names no feed, so much of a text is what was meant, however short for an article. */
const ENOUGH_TO_READ = 250;

const readPage = async (opened: OpenedPage, source: string, tools: SourceTools): Promise<Harvest> => {
  const { page, url } = opened;
  const isShortPiece = page.feeds.length === 0 && page.text.length >= ENOUGH_TO_READ;
  if (page.isArticle || isShortPiece)
    return { articles: [articleFromPage(page, source, tools.now)], failures: [] };
  const found = await findFeedOf(opened, tools);
  if (found.kind === "found") return entriesOf(found.feed, found.address, tools);
  if (found.isRefused) return nothingBut(source, found.why);
  const host = URL.parse(url)?.host ?? url;
  return nothingBut(
    source,
    `${host} has no feed that I can find. Paste the feed's own address, or an article's.`,
  );
};

/** @param ways to where the source is; a platform that shows no page to strangers may show them its feed */
const readAddress = async (ways: readonly string[], source: string, tools: SourceTools): Promise<Harvest> => {
  const opened = await openFirst(ways, tools);
  if (opened.kind === "feed") return entriesOf(opened.feed, source, tools);
  if (opened.kind === "outline") return readOutlined(opened.outlined, source, tools);
  if (opened.kind === "page") return readPage(opened, source, tools);
  const known = await findOnPlatform(opened.url, tools);
  return known ? entriesOf(known.feed, known.address, tools) : nothingBut(source, opened.why);
};

const PAGE_FILES = new Set([".html", ".htm", ".xhtml"]);
const DOCUMENT_FILES = new Set([".opml", ".xml", ".rss", ".atom", ".json"]);

const readPageFile = async (file: string, bytes: Uint8Array, { reader, now }: Tools): Promise<Harvest> => {
  const read = await reader.page(bytes, undefined, pathToFileURL(file).href);
  if (read.kind === "failed") return nothingBut(file, read.why);
  if (read.page.text === "") return nothingBut(file, "There is no article in it.");
  return { articles: [articleFromPage(read.page, undefined, now)], failures: [] };
};

const readDocumentFile = async (file: string, bytes: Uint8Array, tools: SourceTools): Promise<Harvest> => {
  const read = await tools.reader.document(bytes, undefined, pathToFileURL(file).href);
  if (read.kind === "failed") return nothingBut(file, read.why);
  if (read.kind === "feed") return entriesOf(read.feed, file, tools);
  if (read.kind === "outline") return readOutlined(read.outlined, file, tools);
  return readPageFile(file, bytes, tools);
};

const readTextFile = async (file: string, bytes: Uint8Array, { reader, now }: Tools): Promise<Harvest> => {
  const read = await reader.text(bytes);
  if (read.kind === "failed") return nothingBut(file, read.why);
  return { articles: [articleFromText(read.file, now)], failures: [] };
};

const LARGEST_FILE = 8_000_000;

const readOneFile = async (file: string, tools: SourceTools): Promise<Harvest> => {
  const { size } = await stat(file);
  if (size > LARGEST_FILE) return nothingBut(file, `The file is larger than ${LARGEST_FILE / 1_000_000} MB.`);
  const bytes = await readFile(file);
  const kind = extname(file).toLowerCase();
  if (PAGE_FILES.has(kind)) return readPageFile(file, bytes, tools);
  return DOCUMENT_FILES.has(kind) ? readDocumentFile(file, bytes, tools) : readTextFile(file, bytes, tools);
};

const ARTICLE_FILES = new Set([...PAGE_FILES, ".txt", ".text", ".md"]);

/** The article files in a folder and in the folders of it, in the order of their names. */
const filesIn = async (folder: string): Promise<readonly string[]> => {
  const within = async (path: string, depth: number): Promise<readonly string[]> => {
    const entries = (await readdir(path, { withFileTypes: true })).filter(
      ({ name }) => !name.startsWith("."),
    );
    const found = await each(entries, 1, async (entry) => {
      const full = join(path, entry.name);
      if (entry.isDirectory()) return depth > 0 ? within(full, depth - 1) : [];
      return entry.isFile() && ARTICLE_FILES.has(extname(entry.name).toLowerCase()) ? [full] : [];
    });
    return found.flat();
  };
  return (await within(folder, 1)).toSorted();
};

const readFolder = async (folder: string, tools: SourceTools): Promise<Harvest> => {
  const files = await filesIn(folder);
  if (files.length === 0)
    return nothingBut(folder, "There are no article files in the folder (.txt, .html).");
  return harvest(await each(files.slice(0, most(tools)), 4, (file) => readPath(file, tools)));
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ENOENT";

const readPath = async (path: string, tools: SourceTools): Promise<Harvest> => {
  try {
    return (await stat(path)).isDirectory() ? await readFolder(path, tools) : await readOneFile(path, tools);
  } catch (error) {
    return nothingBut(
      path,
      isMissing(error) ? "There is no such file." : `It cannot be read: ${sentenceOf(error)}.`,
    );
  }
};

const isThere = async (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Where a source is that is meant as an address; nowhere when it names a file. What is on the disk goes before what might be a host. */
const waysIn = async (source: string): Promise<readonly string[]> => {
  const ways = waysTo(source);
  return ways.length > 0 && !/^[a-z][a-z\d+.-]*:/iu.test(source) && (await isThere(source)) ? [] : ways;
};

/** Never throws for what the source is or does: what cannot be read is among the failures. */
export const readSource = async (source: string, tools: SourceTools): Promise<SourceRead> => {
  const ways = await waysIn(source.trim());
  const read = ways.length === 0 ? await readPath(source, tools) : await readAddress(ways, source, tools);
  return { source, ...read };
};
