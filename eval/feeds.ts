/**
 * npm run eval:feeds — how much of what feeds tell is read, on three public collections of feeds with expectations, kept
 * beside the repository in ../shared/data/dev (feeds-gofeed, feeds-rssparser, feeds-miniflux). Without them nothing is measured.
 * --misses: prints each value that is not as expected.
 *
 * feeds-gofeed: of the items of every feed, each value that the expectation names is one check. Equal means:
 *   title      the same plain words (ours never has markup);
 *   link, enclosure  the same address, or ours ends with what the expectation leaves relative; of several links, any of them;
 *   id         the same text, or an address that ours has made whole;
 *   date       the same moment; where the expectation has only a date of change, ours may have it as either;
 *   author     the name, or where there is none the mail address; an author of whom only a page is known is not asked for;
 *   description, content  the same text but for white space, quotation marks of attributes, `/>`, a div around the whole, entities
 *              in place of their letters, and addresses that ours has made whole; either may stand in the other's place;
 *   category   each expected one is among ours.
 * feeds-rssparser: the titles and links of the first 500 items, in their order; a replacement character in the expectation
 * stands for any letter. feeds-miniflux: no feed breaks the reader, and none has a
 * replacement character.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { decode } from "../src/ingest/decode.ts";
import { readFeed } from "../src/ingest/read-feed.ts";
import type { Feed, FeedEntry } from "../src/model/feed.ts";
import { AT, isAlike, isSame, isSameAddress, isSameMoment, isSameText, words } from "./alike.ts";

const DATA = join(import.meta.dirname, "..", "..", "shared", "data", "dev");
const { values: flags } = parseArgs({ options: { misses: { type: "boolean", default: false } } });

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const person = z.object({ name: z.string().optional(), email: z.string().optional() });
const link = z.object({ href: z.string().default(""), rel: z.string().optional() });
const enclosure = z.object({ url: z.string().optional() });
const named = z.object({
  value: z.string().optional(),
  term: z.string().optional(),
  label: z.string().optional(),
});
const text = z.union([
  z.string(),
  z.object({ value: z.string().optional() }).transform(({ value }) => value),
]);

const expectedItem = z.object({
  title: z.string().optional(),
  link: z.string().optional(),
  url: z.string().optional(),
  external_url: z.string().optional(),
  links: z.array(z.union([z.string().transform((href) => ({ href, rel: undefined })), link])).optional(),
  guid: text.optional(),
  id: z.string().optional(),
  publishedParsed: z.string().optional(),
  pubDateParsed: z.string().optional(),
  date_published: z.string().optional(),
  updatedParsed: z.string().optional(),
  date_modified: z.string().optional(),
  author: z.union([z.string(), person]).optional(),
  authors: z.array(person).optional(),
  description: z.string().optional(),
  summary: z.string().optional(),
  content: text.optional(),
  content_html: z.string().optional(),
  content_text: z.string().optional(),
  categories: z.array(z.union([z.string(), named])).optional(),
  tags: z.array(z.string()).optional(),
  enclosures: z.array(enclosure).optional(),
  attachments: z.array(enclosure).optional(),
});
type ExpectedItem = z.infer<typeof expectedItem>;

const expectedFeed = z.object({
  items: z.array(expectedItem).nullish(),
  entries: z.array(expectedItem).nullish(),
});

type Field =
  | "title"
  | "link"
  | "id"
  | "date"
  | "updated"
  | "author"
  | "description"
  | "content"
  | "category"
  | "enclosure";

interface Check {
  readonly field: Field;
  readonly expected: string;
  readonly ours: readonly (string | undefined)[];
  readonly isEqual: (expected: string, ours: string) => boolean;
}

const nameOf = (one: string | z.infer<typeof person>): string | undefined => {
  const { name, email } = typeof one === "string" ? { name: one, email: undefined } : one;
  const bareName = name?.replace(/<?\S+@\S+\.[^\s>)]+>?/gu, "").replace(/^\s*\(|\)\s*$|\(\s*\)/gu, "");
  return bareName?.trim() || name?.trim() || email;
};

const given = (values: readonly (string | undefined)[]): readonly string[] =>
  values.filter((value) => value !== undefined && value.trim() !== "").map(String);

const labels = ({ categories = [], tags = [] }: ExpectedItem): readonly string[] =>
  given([
    ...categories.map((one) => (typeof one === "string" ? one : (one.label ?? one.term ?? one.value))),
    ...tags,
  ]);

const authors = ({ authors: several = [], author }: ExpectedItem): readonly string[] =>
  given((several.length > 0 || author === undefined ? several : [author]).map(nameOf));

const linksOf = ({ link: one, url, external_url: other, links = [] }: ExpectedItem): readonly string[] => {
  const alternates = links.filter(({ rel }) => rel === undefined || rel === "alternate" || rel === "");
  return given([one, url, other, ...alternates.map(({ href }) => href)]);
};

const files = ({ enclosures = [], attachments = [], links = [] }: ExpectedItem): readonly string[] =>
  given([
    ...[...enclosures, ...attachments].map(({ url }) => url),
    ...links.filter(({ rel }) => rel === "enclosure").map(({ href }) => href),
  ]);

const all = (
  field: Field,
  expected: readonly (string | undefined)[],
  ours: readonly (string | undefined)[],
  isEqual: Check["isEqual"],
): readonly Check[] => given(expected).map((one) => ({ field, expected: one, ours, isEqual }));

/** What an expectation has under different names, one for each dialect. */
const textsOf = (item: ExpectedItem): { description: string | undefined; content: string | undefined } => ({
  description: item.description ?? item.summary,
  content: item.content ?? item.content_html ?? item.content_text,
});

const momentsOf = (item: ExpectedItem): { published: string | undefined; updated: string | undefined } => ({
  published: item.publishedParsed ?? item.pubDateParsed ?? item.date_published,
  updated: item.updatedParsed ?? item.date_modified,
});

const isSameId = (expected: string, ours: string): boolean =>
  isSame(expected, ours) || isSameAddress(expected, ours);
const isSameWord = (expected: string, ours: string): boolean => words(expected) === ours;

const NOTHING: FeedEntry = {
  guid: undefined,
  url: undefined,
  title: undefined,
  authors: [],
  categories: [],
  publishedAt: undefined,
  updatedAt: undefined,
  enclosures: [],
  summary: undefined,
  content: undefined,
};

const checksOf = (item: ExpectedItem, entry: FeedEntry = NOTHING): readonly Check[] => {
  const [published, updated] = [entry.publishedAt, entry.updatedAt].map((one) => one?.toString());
  const texts = [entry.summary, entry.content];
  const { description, content } = textsOf(item);
  const moments = momentsOf(item);
  const wanted = linksOf(item);
  const isOneOf = (_: string, ours: string): boolean => wanted.some((one) => isSameAddress(one, ours));
  const attached = entry.enclosures.map(({ url }) => url);
  return [
    ...all("title", [item.title], [entry.title], isSameWord),
    ...all("link", wanted.slice(0, 1), [entry.url], isOneOf),
    ...all("id", [item.guid ?? item.id], [entry.guid], isSameId),
    ...all("date", [moments.published], [published], isSameMoment),
    ...all("updated", [moments.updated], [published, updated], isSameMoment),
    ...all("author", authors(item), entry.authors, isSameWord),
    ...all("description", [description], texts, isSameText),
    ...all("content", [content], texts, isSameText),
    ...all("category", labels(item), entry.categories, isSameWord),
    ...all("enclosure", files(item), attached, isSameAddress),
  ];
};

const isRight = ({ expected, ours, isEqual }: Check): boolean =>
  ours.some((one) => one !== undefined && isEqual(expected, one));

const read = async (file: string): Promise<Feed | undefined> => readFeed(decode(readFileSync(file)), AT);

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => join(folder, name));

/** The expectation of a feed: its name with another ending. */
const expectationOf = (file: string): string | undefined =>
  [file.replace(/\.xml$/u, ".json"), file.replace(/\.json$/u, "_expected.json")].find(
    (one) => one !== file && existsSync(one),
  );

const percent = (right: number, of: number): string =>
  of === 0 ? "–" : `${((100 * right) / of).toFixed(1)} %`;

const checksIn = async (file: string): Promise<readonly Check[]> => {
  const expected = expectedFeed.parse(JSON.parse(readFileSync(expectationOf(file) ?? "", "utf8")));
  const feed = await read(file);
  return (expected.items ?? expected.entries ?? []).flatMap((item, at) => checksOf(item, feed?.entries[at]));
};

const tellMisses = (file: string, checks: readonly Check[]): void => {
  for (const check of checks.filter((one) => !isRight(one)))
    say(
      `  ${file.slice(DATA.length + 1)}\n    ${check.field}: ${JSON.stringify(check.expected)}\n    ours: ${JSON.stringify(check.ours)}`,
    );
};

const FIELDS: readonly Field[] = [
  "title",
  "link",
  "id",
  "date",
  "updated",
  "author",
  "description",
  "content",
  "category",
  "enclosure",
];

const gofeed = async (): Promise<void> => {
  const feeds = filesIn(join(DATA, "feeds-gofeed")).filter((file) => expectationOf(file) !== undefined);
  const checks: Check[] = [];
  for (const file of feeds) {
    const found = await checksIn(file);
    if (flags.misses) tellMisses(file, found);
    checks.push(...found);
  }
  say(`feeds-gofeed (${feeds.length} feeds)`);
  for (const field of [...FIELDS, undefined]) {
    const asked = checks.filter((check) => field === undefined || check.field === field);
    const right = asked.filter(isRight).length;
    say(
      `  ${(field ?? "all").padEnd(12)} ${percent(right, asked.length).padStart(8)}  ${right} of ${asked.length}`,
    );
  }
};

const rssparser = async (): Promise<void> => {
  const listed = z.object({
    feed: z.object({
      items: z.array(z.object({ title: z.string().optional(), link: z.string().optional() })).default([]),
    }),
  });
  const inputs = filesIn(join(DATA, "feeds-rssparser", "input"));
  let right = 0;
  let of = 0;
  for (const file of inputs) {
    const output = file.replace("/input/", "/output/").replace(/\.\w+$/u, ".json");
    const feed = await read(file);
    if (!existsSync(output)) {
      say(
        `  ${file.slice(DATA.length + 1)}: no expectation; ${feed ? `${feed.entries.length} entries` : "no feed"}`,
      );
      continue;
    }
    const { items } = listed.parse(JSON.parse(readFileSync(output, "utf8"))).feed;
    const isWhole = items.slice(0, 500).every(({ title, link: address }, at) => {
      const entry = feed?.entries[at];
      const isTitle = title === undefined || isAlike(words(title), entry?.title ?? "");
      return isTitle && (address === undefined || isSameAddress(address, entry?.url ?? ""));
    });
    of += 1;
    right += Number(isWhole && feed !== undefined);
    if (!isWhole || !feed) say(`  ${file.slice(DATA.length + 1)}: not as expected`);
  }
  say(`feeds-rssparser: ${right} of ${of} feeds have all titles and links`);
};

const miniflux = async (): Promise<void> => {
  const feeds = ["parser", "xml", "encoding"]
    .flatMap((folder) => filesIn(join(DATA, "feeds-miniflux", folder)))
    .filter((file) => file.endsWith(".xml"));
  let clean = 0;
  for (const file of feeds) {
    const written = decode(readFileSync(file));
    const feed = await readFeed(written, AT);
    const isClean = !written.includes("\uFFFD");
    clean += Number(isClean);
    if (flags.misses)
      say(
        `  ${file.slice(DATA.length + 1)}: ${feed ? `“${feed.title ?? ""}”, ${feed.entries.length} entries` : "no feed"}; ${feed?.entries[0]?.title ?? written.slice(0, 200)}`,
      );
  }
  say(`feeds-miniflux: ${clean} of ${feeds.length} files without a replacement character`);
};

if (existsSync(join(DATA, "feeds-gofeed"))) {
  await gofeed();
  await rssparser();
  await miniflux();
} else say("There are no feeds to measure on: ../shared/data/dev is not beside this repository.");
