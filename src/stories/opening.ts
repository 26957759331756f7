/** The words by which two articles are compared. */
import { isEmptyWord } from "../language/common.ts";
import { dayNamesIn, weekdaysAmong } from "../language/day-names.ts";
import { dated, type Article } from "../model/article.ts";
import type { ArticleId } from "../model/id.ts";
import type { Instant } from "../model/time.ts";
import { wordsOf } from "../language/words.ts";
import { landmarkNames, landmarkNumbers } from "./landmarks.ts";
import { mattersOf } from "./matters.ts";

/** How much of an article's opening tells the event; more text makes it worse (measured on three sets of stories). */
const OPENING_WORDS = 120;
/** The first words of the opening, which answer who, what and where. */
export const LEAD_WORDS = 40;
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
  readonly names: readonly string[];
  /** The last word of each name, whole: what it is known by in other languages too. */
  readonly landmarks: readonly string[];
  /** In figures, without what parts their digits. */
  readonly numbers: readonly string[];
  /** The kinds of things that its title tells of; those that its title and its lead do. */
  readonly headed: readonly string[];
  readonly matters: readonly string[];
  /** The days of the week that it names: an event has one. */
  readonly weekdays: ReadonlySet<number>;
}

/** Words with a capital where no sentence begins; in scripts without capitals there are none. */
const CAPITALISED =
  /(?<=[\p{Ll}\p{N},;]\s(?:[“"‘'(«„])?)\p{Lu}[\p{L}\p{M}’'.-]+(?:\s\p{Lu}[\p{L}\p{M}’'-]+)*/gu;

/** Words that begin with so many letters alike count as one: outlets inflect and derive as they like, in any language. */
export const BEGINNING = 6;

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
  const found = Array.from(news.matchAll(CAPITALISED), ([name]) => name);
  const head = wordsOf(article.title ?? "", language);
  const lead = wordsOf(news, language, LEAD_WORDS);
  const whole = `${article.title ?? ""}\n${news}`;
  return {
    title,
    isUntitled,
    body,
    names: found.flatMap((name) => tellingWords(name, language)),
    landmarks: landmarkNames(found, language),
    numbers: landmarkNumbers(whole, new Date(dated(article)).getUTCFullYear()),
    headed: mattersOf(head, language),
    matters: mattersOf([...head, ...lead], language),
    weekdays: weekdaysAmong(wordsOf(whole, language), language),
  };
};

/** Of what is written here; another one was written by other rules. */
const RULES = "2";

/** So that a start need not read the text again. */
export const writtenOpening = (opening: Opening): string => {
  const { title, isUntitled, body, names, landmarks, numbers, headed, matters, weekdays } = opening;
  const all = [title, body, names, landmarks, numbers, headed, matters, [...weekdays]];
  const rows = all.map((words) => words.join(" "));
  return [RULES, isUntitled ? "untitled" : "titled", ...rows].join("\n");
};

/** @returns undefined for what was written by other rules */
export const openingWritten = (written: string): Opening | undefined => {
  const [rules, isTitled, ...rows] = written.split("\n");
  const [
    title = [],
    body = [],
    names = [],
    landmarks = [],
    numbers = [],
    headed = [],
    matters = [],
    days = [],
  ] = rows.map((row) => row.split(" ").filter(Boolean));
  if (rules !== RULES) return undefined;
  const isUntitled = isTitled === "untitled";
  const weekdays = new Set(days.map(Number));
  return { title, isUntitled, body, names, landmarks, numbers, headed, matters, weekdays };
};

/** What of an article decides where it stands. */
export interface Outline {
  readonly article: ArticleId;
  readonly at: Instant;
  readonly isDated: boolean;
  readonly language: string;
  /** What somebody thinks of an event is not a telling of it. */
  readonly isOpinion: boolean;
  readonly opening: Opening;
}

export const isOpinion = (labels: readonly string[]): boolean => labels.includes("opinion");

export const outlineOf = (article: Article): Outline => ({
  article: article.id,
  at: dated(article),
  isDated: article.publishedAt !== undefined,
  language: article.language,
  isOpinion: isOpinion(article.labels),
  opening: openingOf(article),
});

/** All words of the news text, for telling copies. */
export const bodyWords = (article: Article): string[] => wordsOf(newsOf(article), article.language);
