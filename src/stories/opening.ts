/** The words by which two articles are compared. */
import { isEmptyWord } from "../language/common.ts";
import { dayNamesIn, weekdaysAmong } from "../language/day-names.ts";
import type { Article } from "../model/article.ts";
import { wordsOf } from "../language/words.ts";

/** How much of an article's opening tells the event; more text makes it worse (measured on three sets of stories). */
const OPENING_WORDS = 120;
/** The first words of the opening, which answer who, what and where. */
const LEAD_WORDS = 40;
const TITLE_WORDS = 10;
/** Characters that hold so many words in any language. */
const OPENING_LENGTH = OPENING_WORDS * 12;

const newsOf = (article: Article): string =>
  article.blocks
    .filter((block) => block.kind === "prose")
    .map((block) => article.text.slice(block.start, block.end))
    .join("\n");

export interface Opening {
  readonly title: readonly string[];
  /** Then the first words of the body stand for the title, and count once. */
  readonly isUntitled: boolean;
  readonly body: readonly string[];
  /** The words of the title and the first ones of the body. */
  readonly lead: readonly string[];
  readonly names: readonly string[];
  /** The days of the week that it names: an event has one. */
  readonly weekdays: ReadonlySet<number>;
}

/** Words with a capital where no sentence begins; in scripts without capitals there are none. */
const CAPITALISED =
  /(?<=[\p{Ll}\p{N},;]\s(?:[“"‘'(«„])?)\p{Lu}[\p{L}\p{M}’'.-]+(?:\s\p{Lu}[\p{L}\p{M}’'-]+)*/gu;

/** Words that begin with so many letters alike count as one: outlets inflect and derive as they like, in any language. */
const BEGINNING = 6;

const tellingWords = (text: string, language: string, most?: number): readonly string[] =>
  wordsOf(text, language, most)
    .filter((word) => !isEmptyWord(word, language) && !dayNamesIn(language).has(word))
    .map((word) => word.slice(0, BEGINNING));

export const openingOf = (article: Article): Opening => {
  const { language } = article;
  const news = newsOf(article).slice(0, OPENING_LENGTH);
  const body = tellingWords(news, language, OPENING_WORDS);
  // What has no title begins with what it is about.
  const isUntitled = article.title === undefined;
  const title = isUntitled ? body.slice(0, TITLE_WORDS) : tellingWords(article.title ?? "", language);
  const names = Array.from(news.matchAll(CAPITALISED), ([name]) => tellingWords(name, language)).flat();
  const weekdays = weekdaysAmong(wordsOf(`${article.title ?? ""}\n${news}`, language), language);
  return { title, isUntitled, body, lead: [...title, ...body.slice(0, LEAD_WORDS)], names, weekdays };
};

/** All words of the news text, for telling copies. */
export const bodyWords = (article: Article): string[] => wordsOf(newsOf(article), article.language);
