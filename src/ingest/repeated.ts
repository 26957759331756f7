/** Paragraphs that a publisher prints under one article after another are its notices, not news; what was learned once is known from then on. */
import { createHash } from "node:crypto";
import { type Article, dated, type TextBlock } from "../model/article.ts";
import type { Notice } from "../model/notice.ts";
import { days } from "../model/time.ts";
import { masked, slotsOf, wordsOf } from "./masked.ts";

/** An article, and its paragraphs by what they say. */
interface Sheet {
  readonly article: Article;
  readonly paragraphs: readonly (readonly [key: string, block: TextBlock])[];
  readonly keys: ReadonlySet<string>;
  /** Those that open or close the article. */
  readonly edges: ReadonlySet<string>;
}

const EDGE = 2;

const sheetOf = (article: Article, titles: ReadonlySet<string>): Sheet => {
  const slots = slotsOf(article, titles);
  const running = article.blocks.filter(({ kind }) => kind === "prose" || kind === "notice");
  const keyed = running.map(
    (block) => [masked(article.text.slice(block.start, block.end), slots), block] as const,
  );
  const all = keyed.map(([key]) => key);
  return {
    article,
    paragraphs: keyed.filter(([key]) => key !== ""),
    keys: new Set(all.filter((key) => key !== "")),
    edges: new Set([...all.slice(0, EDGE), ...all.slice(-EDGE)]),
  };
};

const hostOf = (url: string | undefined): string | undefined =>
  url === undefined ? undefined : URL.parse(url)?.host.replace(/^www\./u, "");

const houseOf = ({ publisher, url }: Article): string | undefined => publisher?.toLowerCase() ?? hostOf(url);

/** Whose notices are looked for in these articles. */
export const housesOf = (articles: readonly Article[]): ReadonlySet<string> =>
  new Set(articles.flatMap((article) => houseOf(article) ?? []));

/** Whether two articles say different things, this paragraph aside; copies and updates of one article do not. */
const differ = (a: Sheet, b: Sheet, but: string): boolean => {
  const [smaller, larger] = a.keys.size <= b.keys.size ? [a, b] : [b, a];
  const own = [...smaller.keys].filter((key) => key !== but);
  const shared = own.filter((key) => larger.keys.has(key)).length;
  return shared <= own.length / 2 && own.length > 0;
};

const MOST_COMPARED = 30;

const countDistinct = (sheets: readonly Sheet[], key: string): number => {
  const distinct: Sheet[] = [];
  for (const sheet of sheets.slice(0, MOST_COMPARED))
    if (distinct.every((other) => differ(sheet, other, key))) distinct.push(sheet);
  return distinct.length;
};

const OFTEN = 3;
const FEW_ARTICLES = 4;
const LEAST_SHARE = 0.2;
const MOST_ARTICLES = 50;

/** A publisher's latest articles: what stands in them now counts, not what stood there once. */
const latestOf = (sheets: readonly Sheet[]): readonly Sheet[] =>
  sheets.toSorted((one, other) => dated(other.article) - dated(one.article)).slice(0, MOST_ARTICLES);

/** A paragraph as it is spread over a house's latest articles. */
interface Spread {
  readonly key: string;
  readonly holders: readonly Sheet[];
  /** Different stories among the holders. */
  readonly stories: number;
}

const isOften = ({ key, holders, stories }: Spread, house: readonly Sheet[]): boolean => {
  const isSmallHouse = house.length <= FEW_ARTICLES && holders.every(({ edges }) => edges.has(key));
  return stories >= (isSmallHouse ? 2 : OFTEN);
};

const spreadsIn = (house: readonly Sheet[]): readonly Spread[] => {
  const places = house.flatMap((sheet) => [...sheet.keys].map((key) => ({ key, sheet })));
  const byKey = Map.groupBy(places, ({ key }) => key);
  return [...byKey].map(([key, held]) => {
    const holders = held.map(({ sheet }) => sheet);
    // What hardly anybody holds is counted no further: it is most of what there is.
    const isRare = holders.length < 2 || holders.length < house.length * LEAST_SHARE;
    return { key, holders, stories: isRare ? 1 : countDistinct(holders, key) };
  });
};

const SPEECH = /[“"„«][^“”"„«»]*\p{L}+(?:[^“”"„«»\p{L}]+\p{L}+){3,}[^“”"„«»]*[”"“»]/u;
const MOST_TAKEN = 0.4;

const lengthOf = (blocks: Iterable<TextBlock>): number =>
  [...blocks].reduce((sum, { start, end }) => sum + end - start, 0);

/** What somebody says in the midst of an article stays, however often it is printed; and so does an article that would mostly go. */
const mark = ({ article, paragraphs, edges }: Sheet, repeated: ReadonlySet<string>): Article => {
  const found = paragraphs.filter(
    ([key, { kind, start, end }]) =>
      kind === "prose" &&
      repeated.has(key) &&
      (edges.has(key) || !SPEECH.test(article.text.slice(start, end))),
  );
  const taken = new Set(found.map(([, block]) => block));
  const isMost = lengthOf(taken) > lengthOf(paragraphs.map(([, block]) => block)) * MOST_TAKEN;
  if (taken.size === 0 || isMost) return article;
  const blocks = article.blocks.map((block) =>
    taken.has(block) ? { ...block, kind: "notice" as const } : block,
  );
  return { ...article, blocks };
};

const hashOf = (key: string): string => createHash("sha256").update(key).digest("hex").slice(0, 16);

const ENOUGH_TO_TELL = 15;

/** What was learned holds until a house's latest articles, where there are enough of them, hardly have it any more. */
const isLapsed = ({ holders }: Spread, house: readonly Sheet[]): boolean =>
  house.length >= ENOUGH_TO_TELL && holders.length < house.length * LEAST_SHARE;

const EXCERPT = 200;

/** Never half a character. */
const shortened = (words: string): string => words.slice(0, EXCERPT).replace(/[\ud800-\udbff]$/u, "");

const printed = ({ article, paragraphs }: Sheet, key: string): string => {
  const [, block] = paragraphs.find(([own]) => own === key) ?? [];
  return block ? article.text.slice(block.start, block.end) : "";
};

const seen = (house: string, { key, holders, stories }: Spread): Notice => {
  const times = holders.map(({ article }) => dated(article));
  const excerpt = shortened(holders.map((holder) => printed(holder, key))[0] ?? "");
  return {
    house,
    hash: hashOf(key),
    stories,
    firstSeen: Math.min(...times),
    lastSeen: Math.max(...times),
    excerpt,
  };
};

const seenAgain = (known: Notice, now: Notice): Notice => ({
  ...known,
  stories: Math.max(known.stories, now.stories),
  firstSeen: Math.min(known.firstSeen, now.firstSeen),
  lastSeen: Math.max(known.lastSeen, now.lastSeen),
});

const REMEMBERED = days(1);

/** Whether it is worth writing down: it is new, or was seen long after it was seen last. */
const isNews = ({ lastSeen }: Notice, known: Notice | undefined): boolean =>
  known === undefined || lastSeen >= known.lastSeen + REMEMBERED;

interface HouseRead {
  readonly repeated: ReadonlySet<string>;
  readonly notices: readonly Notice[];
}

/** What was learned is known in older articles too, where the latest do not have it. */
const knownBeside = (
  sheets: readonly Sheet[],
  latest: ReadonlySet<string>,
  learned: ReadonlyMap<string, Notice>,
): readonly string[] =>
  learned.size === 0
    ? []
    : sheets.flatMap(({ keys }) => [...keys].filter((key) => !latest.has(key) && learned.has(hashOf(key))));

/** @param learned the notices of this house, by their hashes */
const readHouse = (
  house: string,
  sheets: readonly Sheet[],
  learned: ReadonlyMap<string, Notice>,
): HouseRead => {
  const latest = latestOf(sheets);
  const read = spreadsIn(latest).map((spread) => {
    const known = learned.size === 0 ? undefined : learned.get(hashOf(spread.key));
    const isKnown = known !== undefined && !isLapsed(spread, latest);
    return { spread, known, isRepeated: isKnown || isOften(spread, latest), isKnown };
  });
  const repeated = read.filter(({ isRepeated }) => isRepeated);
  const notices = repeated
    .filter(({ spread, isKnown }) => isKnown || spread.stories >= OFTEN)
    .map(({ spread, known }) => {
      const now = seen(house, spread);
      return { notice: known ? seenAgain(known, now) : now, known };
    });
  const keys = new Set(read.map(({ spread }) => spread.key));
  return {
    repeated: new Set([...repeated.map(({ spread }) => spread.key), ...knownBeside(sheets, keys, learned)]),
    notices: notices.filter(({ notice, known }) => isNews(notice, known)).map(({ notice }) => notice),
  };
};

export interface Repeated {
  /** Only the kinds of blocks change; the texts, the articles and their order stay. */
  readonly marked: readonly Article[];
  /** What is to be remembered: notices that are new, or that were seen again. */
  readonly notices: readonly Notice[];
}

const LEAST_TITLE_WORDS = 3;

const titlesOf = (articles: readonly Article[]): ReadonlySet<string> =>
  new Set(
    articles
      .map(({ title }) => wordsOf(title ?? ""))
      .filter((title) => title.split(" ").length >= LEAST_TITLE_WORDS),
  );

/** @param learned what was remembered of these houses; of other houses it says nothing */
export const findRepeated = (articles: readonly Article[], learned: readonly Notice[] = []): Repeated => {
  const known = Map.groupBy(learned, ({ house }) => house);
  const marked = new Map<Article, Article>();
  const notices: Notice[] = [];
  for (const [house, within] of Map.groupBy(articles, houseOf)) {
    if (house === undefined) continue;
    const titles = titlesOf(within);
    const sheets = within.map((article) => sheetOf(article, titles));
    const read = readHouse(house, sheets, new Map(known.get(house)?.map((one) => [one.hash, one])));
    for (const sheet of sheets) marked.set(sheet.article, mark(sheet, read.repeated));
    notices.push(...read.notices);
  }
  return { marked: articles.map((article) => marked.get(article) ?? article), notices };
};

export const markRepeated = (
  articles: readonly Article[],
  learned: readonly Notice[] = [],
): readonly Article[] => findRepeated(articles, learned).marked;
