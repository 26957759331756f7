/** What the people of the sample newsroom really said, found without the product: by hand-told beginnings and their marks. */
import type { Article, Span } from "../src/model/article.ts";
import { speakers } from "../test/kit/speakers.ts";

export interface Truth extends Span {
  readonly article: Article;
  readonly words: string;
  readonly name: string;
}

const CLOSING: Readonly<Record<string, string>> = {
  "“": "”",
  "«": "»",
  "„": "“",
  "‘": "’",
  '"': '"',
  "»": "«",
};

/** A spoken word's paragraph may open with a dash instead; what comes behind the last dash goes to its end. */
const endOf = (text: string, start: number): number => {
  const mark = text.slice(0, start).trimEnd().at(-1) ?? "";
  const closing = CLOSING[mark];
  const line = text.indexOf("\n", start);
  const lineEnd = line < 0 ? text.length : line;
  const end =
    closing === undefined
      ? text.slice(0, lineEnd).search(/\s[—–](?!.*\s[—–])/u)
      : text.indexOf(closing, start);
  return end < start || end > lineEnd ? lineEnd : end;
};

const truthsIn = (article: Article): readonly Truth[] =>
  Object.entries(speakers).flatMap(([beginning, name]) => {
    const start = article.text.indexOf(beginning);
    if (start < 0) return [];
    const end = endOf(article.text, start);
    return [{ article, start, end, words: article.text.slice(start, end).trim(), name }];
  });

export const truthsOf = (articles: readonly Article[]): readonly Truth[] => articles.flatMap(truthsIn);

/** What stands in marks in the newsroom without being anybody's words. */
export const NAMES = ["Quiet Harbour", "The Keeper of Small Lights"];

const plain = (words: string): string => words.replaceAll(/\s+/gu, " ").trim();
const pointless = (words: string): string => plain(words).replace(/[.,]$/u, "");
const ENDS = /[.!?…]["”’»)]*$/u;

export interface Shown {
  /** Without the marks that we put around it. */
  readonly words: string;
  readonly speaker: string;
  /** “…” stands behind the marks. */
  readonly cut: boolean;
}

const isTrueTo = ({ words, name }: Truth, shown: Shown, isNamed: boolean): boolean => {
  const [all, told] = [plain(words), plain(shown.words)];
  const isWhole = pointless(all) === pointless(told) && all.startsWith(pointless(told));
  const isBegun = shown.cut && all.startsWith(told) && ENDS.test(told);
  return (isWhole || isBegun) && (!isNamed || shown.speaker.endsWith(name));
};

/** Whether what a reader sees is what somebody said, letter by letter and under their own name or nobody's. */
export const isTrue = (shown: Shown, truths: readonly Truth[], nobody: string): boolean =>
  truths.some((truth) => isTrueTo(truth, shown, shown.speaker !== nobody));
