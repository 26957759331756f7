import { describe, expect, it } from "vitest";
import { recognise } from "../../src/ingest/recognise.ts";
import type { FeedEntry, SeenEntry } from "../../src/model/feed.ts";
import type { ArticleId } from "../../src/model/id.ts";
import { days, hours, minutes } from "../../src/model/time.ts";
import { NOON } from "../kit/articles.ts";

const THINGS = ["ferry", "mill", "school", "bridge", "market", "library"];

const entry = (thing: string, changed: Partial<FeedEntry> = {}): FeedEntry => ({
  guid: `tag:courier.example,2031:${thing}-${thing.length}4711`,
  url: `https://courier.example/news/old-${thing}-stays-open`,
  title: `Council keeps the old ${thing} open`,
  authors: [],
  categories: [],
  publishedAt: NOON - hours(THINGS.indexOf(thing) + 1),
  updatedAt: undefined,
  enclosures: [],
  summary: `<p>The council voted to keep the old ${thing} until the new one is paid for.</p>`,
  content: undefined,
  ...changed,
});

type Change = (one: FeedEntry, at: number) => Partial<FeedEntry>;
const all = (change: Change = () => ({})): readonly FeedEntry[] =>
  THINGS.map((thing, at) => ({ ...entry(thing), ...change(entry(thing), at) }));

const seenOf = (entries: readonly FeedEntry[]): readonly SeenEntry[] =>
  recognise(entries, []).map(({ known }) => known);
const ids = (entries: readonly FeedEntry[], seen: readonly SeenEntry[] = []): readonly ArticleId[] =>
  recognise(entries, seen).map(({ known }) => known.article);
const countNew = (entries: readonly FeedEntry[], seen: readonly SeenEntry[]): number =>
  recognise(entries, seen).filter(({ isSeen }) => !isSeen).length;

const WAYS: readonly (readonly [name: string, change: Change])[] = [
  ["another order of the entries", () => ({})],
  ["a new GUID at each reading", (_, at) => ({ guid: `${at}-${Math.trunc(NOON / 7)}` })],
  ["no GUID any more", () => ({ guid: undefined })],
  ["one GUID for all", () => ({ guid: "courier" })],
  [
    "tracking parameters",
    ({ url }, at) => ({ url: `${url}?utm_source=rss&utm_campaign=${at}#xtor=RSS-${at}` }),
  ],
  ["a slash at the end", ({ url }) => ({ url: `${url}/` })],
  ["http for https, and www", ({ url }) => ({ url: url?.replace("https://", "http://www.") })],
  ["another address", (_, at) => ({ url: `https://courier.example/2031/05/a${at}` })],
  ["another host", ({ url }) => ({ url: url?.replace("courier.example", "news.quay.example") })],
  ["an edited title", ({ title }) => ({ title: `${title}, for now` })],
  ["a wholly new title", (_, at) => ({ title: `Vote number ${at} ends in uproar` })],
  [
    "a new title and a new address",
    (_, at) => ({ title: `Vote ${at} in uproar`, url: `https://courier.example/u/${at}` }),
  ],
  ["a later date", ({ publishedAt = 0 }) => ({ publishedAt: publishedAt + days(2) })],
  ["no date any more", () => ({ publishedAt: undefined })],
  [
    "a later date and an edited title",
    ({ title, publishedAt = 0 }) => ({ title: `${title} again`, publishedAt: publishedAt + days(3) }),
  ],
  ["a longer summary", ({ summary }) => ({ summary: `${summary} The vote was close.` })],
];

describe("an entry that was read before is the same article, with", () => {
  it.each(WAYS)("%s", (name, change) => {
    const seen = seenOf(all());
    const again = name === "another order of the entries" ? all().toReversed() : all(change);
    expect(countNew(again, seen)).toBe(0);
    expect(new Set(ids(again, seen))).toEqual(new Set(ids(all())));
  });
  it.each(WAYS.slice(1))("%s from the first reading on, and plain ones later", (_, change) => {
    const seen = seenOf(all(change));
    expect(new Set(ids(all(change))).size).toBe(THINGS.length);
    expect(countNew(all(), seen)).toBe(0);
  });
  it("neither address nor GUID", () => {
    const bare = all(() => ({ url: undefined, guid: undefined }));
    expect(new Set(ids(bare)).size).toBe(THINGS.length);
    expect(countNew(bare, seenOf(bare))).toBe(0);
  });
});

describe("what is new is read, though", () => {
  const next = entry("harbour", { publishedAt: NOON });
  it.each<readonly [string, FeedEntry, readonly FeedEntry[]]>([
    ["all entries have one GUID", { ...next, guid: "courier" }, all(() => ({ guid: "courier" }))],
    [
      "all entries lead to the front page",
      { ...next, url: "https://courier.example/" },
      all(() => ({ url: "https://courier.example/" })),
    ],
    [
      "all entries lead to one page, each to its own part",
      { ...next, url: "https://courier.example/log#harbour" },
      all((_, at) => ({ url: `https://courier.example/log#e${at}`, guid: undefined })),
    ],
    ["GUIDs are only places in the list", { ...next, guid: "0" }, all((_, at) => ({ guid: String(at) }))],
    [
      "the title is always the same",
      { ...next, title: "Daily briefing" },
      all(() => ({ title: "Daily briefing" })),
    ],
    [
      "it has neither address nor GUID",
      { ...next, url: undefined, guid: undefined },
      all(() => ({ url: undefined, guid: undefined })),
    ],
    ["it stands where another stood before", { ...next, url: entry("mill").url }, all()],
  ])("%s", (_, fresh, before) => {
    const now = [fresh, ...before.slice(0, 5)];
    const read = recognise(now, seenOf(before));
    expect(read.map(({ isSeen }) => isSeen)).toEqual([false, true, true, true, true, true]);
    expect(new Set(read.map(({ known }) => known.article)).size).toBe(6);
  });
  it("a page that is renewed each day keeps its title and its address", () => {
    const day = (n: number): FeedEntry =>
      entry("quiz", {
        guid: `quiz-2031-05-0${n}`,
        title: "Quiz of the day",
        summary: `Question ${n}`,
        publishedAt: NOON + days(n),
      });
    const first = [day(1), ...all()];
    const second = recognise([day(2), ...all()], seenOf(first));
    expect(second.map(({ isSeen }) => isSeen)).toEqual([false, ...THINGS.map(() => true)]);
  });
});

it("an article that a feed lists twice is one", () => {
  const twice = [...all(), entry("mill", { guid: "tag:courier.example,2031:in-another-section" })];
  expect(new Set(ids(twice)).size).toBe(THINGS.length);
  expect(countNew(twice, seenOf(all()))).toBe(0);
});

it("an article is known by its address in every feed that lists it", () => {
  const elsewhere = entry("mill", {
    guid: "other-feed-1",
    title: "The mill",
    publishedAt: NOON + minutes(3),
  });
  expect(ids([elsewhere])).toEqual([ids(all())[1]]);
});
