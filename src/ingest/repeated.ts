/** Paragraphs that a publisher prints under one article after another are its notices, not news. */
import type { Article, TextBlock } from "../model/article.ts";

const masked = (paragraph: string): string =>
  paragraph
    .normalize("NFKC")
    .toLowerCase()
    .replace(/https?:\/\/\S+|www\.\S+/gu, "•")
    .replace(/[\w.+-]+@[\w.-]+|@\w+/gu, "•")
    .replace(/\d+/gu, "0")
    .replace(/[^\p{L}\p{N}•]+/gu, " ")
    .trim();

/** An article, and its paragraphs by what they say. */
interface Sheet {
  readonly article: Article;
  readonly paragraphs: ReadonlyMap<string, TextBlock>;
  /** Those that open or close the article. */
  readonly edges: ReadonlySet<string>;
}

const EDGE = 2;

const sheetOf = (article: Article): Sheet => {
  const running = article.blocks.filter(({ kind }) => kind === "prose" || kind === "notice");
  const keyed = running.map((block) => [masked(article.text.slice(block.start, block.end)), block] as const);
  const keys = keyed.map(([key]) => key);
  return {
    article,
    paragraphs: new Map(keyed.filter(([key]) => key !== "")),
    edges: new Set([...keys.slice(0, EDGE), ...keys.slice(-EDGE)]),
  };
};

const hostOf = (url: string | undefined): string | undefined =>
  url === undefined ? undefined : URL.parse(url)?.host.replace(/^www\./u, "");

const houseOf = ({ publisher, url }: Article): string | undefined => publisher?.toLowerCase() ?? hostOf(url);

/** Whether two articles say different things, this paragraph aside; copies and updates of one article do not. */
const differ = (a: Sheet, b: Sheet, but: string): boolean => {
  const [smaller, larger] = a.paragraphs.size <= b.paragraphs.size ? [a, b] : [b, a];
  const own = [...smaller.paragraphs.keys()].filter((key) => key !== but);
  const shared = own.filter((key) => larger.paragraphs.has(key)).length;
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

const isRepeated = (key: string, holders: readonly Sheet[], house: readonly Sheet[]): boolean => {
  if (holders.length < 2 || holders.length < Math.min(house.length, 50) * LEAST_SHARE) return false;
  const distinct = countDistinct(holders, key);
  const isSmallHouse = house.length <= FEW_ARTICLES && holders.every(({ edges }) => edges.has(key));
  return distinct >= (isSmallHouse ? 2 : OFTEN);
};

const repeatedIn = (house: readonly Sheet[]): ReadonlySet<string> => {
  const places = house.flatMap((sheet) => [...sheet.paragraphs.keys()].map((key) => ({ key, sheet })));
  const holders = Map.groupBy(places, ({ key }) => key);
  return new Set(
    [...holders]
      .filter(([key, held]) =>
        isRepeated(
          key,
          held.map(({ sheet }) => sheet),
          house,
        ),
      )
      .map(([key]) => key),
  );
};

const SPEECH = /[“"„«][^“”"„«»]*\p{L}+(?:[^“”"„«»\p{L}]+\p{L}+){3,}[^“”"„«»]*[”"“»]/u;
const MOST_TAKEN = 0.4;

const lengthOf = (blocks: Iterable<TextBlock>): number =>
  [...blocks].reduce((sum, { start, end }) => sum + end - start, 0);

/** What somebody says in the midst of an article stays, however often it is printed; and so does an article that would mostly go. */
const mark = ({ article, paragraphs, edges }: Sheet, repeated: ReadonlySet<string>): Article => {
  const found = [...paragraphs].filter(
    ([key, { kind, start, end }]) =>
      kind === "prose" &&
      repeated.has(key) &&
      (edges.has(key) || !SPEECH.test(article.text.slice(start, end))),
  );
  const taken = new Set(found.map(([, block]) => block));
  const isMost = lengthOf(taken) > lengthOf(paragraphs.values()) * MOST_TAKEN;
  if (taken.size === 0 || isMost) return article;
  const blocks = article.blocks.map((block) =>
    taken.has(block) ? { ...block, kind: "notice" as const } : block,
  );
  return { ...article, blocks };
};

/** Only the kinds of blocks change; the texts, the articles and their order stay. */
export const markRepeated = (articles: readonly Article[]): readonly Article[] => {
  const sheets = articles.map(sheetOf);
  const houses = Map.groupBy(sheets, ({ article }) => houseOf(article));
  houses.delete(undefined);
  const repeated = new Map([...houses].map(([house, within]) => [house, repeatedIn(within)]));
  return sheets.map((sheet) => mark(sheet, repeated.get(houseOf(sheet.article)) ?? new Set()));
};
