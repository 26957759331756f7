/** What stays of a paragraph from one article to the next: the template, without what is filled into it. */
import type { Article } from "../model/article.ts";

const ACCOUNTS = /[\w.+-]+@[\w.-]+|@\w+/gu;

/** Small letters and single spaces; addresses and names of accounts are •, numbers are 0. */
export const wordsOf = (text: string): string => {
  const small = text.normalize("NFKC").toLowerCase();
  const named = small.replace(/https?:\/\/\S+|www\.\S+/gu, "•");
  return (named.includes("@") ? named.replace(ACCOUNTS, "•") : named)
    .replace(/\d+/gu, "0")
    .replace(/[^\p{L}\p{N}•]+/gu, " ")
    .trim();
};

/** What templates hold of the article that they stand in, and of others of its publisher. */
export interface Slots {
  /** Titles, outlets and authors: in the article's own words, as wordsOf has them. */
  readonly own: readonly string[];
  /** The titles of the publisher's articles, as wordsOf has them. */
  readonly titles: ReadonlySet<string>;
}

const LEAST_NAME = 3;

export const slotsOf = ({ title, publisher, byline }: Article, titles: ReadonlySet<string>): Slots => ({
  // The longest first: a title may have the publisher's name in it.
  own: [title, publisher, byline]
    .map((name) => wordsOf(name ?? ""))
    .filter((name) => name.length >= LEAST_NAME)
    .toSorted((one, other) => other.length - one.length),
  titles,
});

const LOCALES = [
  "en",
  "de",
  "es",
  "fr",
  "pt",
  "uk",
  "it",
  "nl",
  "pl",
  "ru",
  "sv",
  "da",
  "nb",
  "fi",
  "cs",
  "ro",
  "tr",
  "ca",
];
const MONTHS_AND_DAYS = Array.from({ length: 12 }, (_, month) => Date.UTC(2031, month, 1 + month));

/** Names of months and days as dates have them, in the cases that languages put them in. */
const namesInDates = (options: Intl.DateTimeFormatOptions, part: "month" | "weekday"): readonly string[] =>
  LOCALES.flatMap((locale) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    return MONTHS_AND_DAYS.flatMap((day) =>
      format
        .formatToParts(day)
        .flatMap(({ type, value }) => (type === part ? wordsOf(value).split(" ") : [])),
    );
  });

let namesOnce: ReadonlySet<string> | undefined;
/** Made when the first paragraph needs them: most commands need none. */
const dateNames = (): ReadonlySet<string> =>
  (namesOnce ??= new Set([
    ...namesInDates({ day: "numeric", month: "long" }, "month"),
    ...namesInDates({ month: "long" }, "month"),
    ...namesInDates({ day: "numeric", month: "short" }, "month"),
    ...namesInDates({ weekday: "long" }, "weekday"),
    ...namesInDates({ weekday: "short" }, "weekday"),
  ]));

const NUMBER = /^0(?:th|st|nd|rd|er)?$/u;
const NEAR = 3;

const isNumber = (word: string): boolean => word.startsWith("0") && NUMBER.test(word);

/** A name of a month or a day is part of a date only beside a number: “may” is a word too. */
const isInDate = (words: readonly string[], at: number): boolean =>
  dateNames().has(words[at] ?? "") && words.slice(Math.max(0, at - NEAR), at + NEAR + 1).some(isNumber);

const withoutDates = (key: string): string => {
  if (!key.includes("0")) return key;
  const words = key.split(" ");
  const numbered = words.map((word, at) => (isNumber(word) || isInDate(words, at) ? "0" : word));
  return numbered.filter((word, at) => word !== "0" || numbered[at - 1] !== "0").join(" ");
};

const without = (key: string, names: readonly string[]): string =>
  names.reduce(
    (left, name) => (left.includes(name) ? ` ${left} `.split(` ${name} `).join(" • ").trim() : left),
    key,
  );

const LONGEST_LEAD = 5;

/** “Read also” and the like, where the title of another article follows that we know. */
const leadToKnown = (key: string, titles: ReadonlySet<string>): string | undefined => {
  let end = key.indexOf(" ");
  for (let words = 1; words <= LONGEST_LEAD && end > 0; words += 1) {
    if (titles.has(key.slice(end + 1))) return `${key.slice(0, end)} •`;
    end = key.indexOf(" ", end + 1);
  }
  return undefined;
};

const LEAD_AND_TITLE =
  /^(?<lead>\p{L}[\p{L}\p{M}’'-]*(?:\s\p{L}[\p{L}\p{M}’'-]*){1,3})\s?:\s+(?<title>\p{Lu}.*[\p{L}\p{N}])$/u;
const QUOTED = /["“”„«»]/u;
const LEAST_TITLE = 5;
const LONGEST_TITLE = 25;

/** “Read also: …” with a title that we do not know: two to four words, a colon, and what is no sentence and quotes nobody. */
const leadToTitle = (paragraph: string): string | undefined => {
  const { lead, title } = LEAD_AND_TITLE.exec(paragraph.trim())?.groups ?? {};
  if (lead === undefined || title === undefined || QUOTED.test(title)) return undefined;
  const { length } = title.split(/\s+/u);
  return length >= LEAST_TITLE && length <= LONGEST_TITLE ? `${wordsOf(lead)} •` : undefined;
};

/** Longer ones are no templates: they are compared as they are. */
const LONGEST_TEMPLATE = 300;

/** The same for two paragraphs that are one template with other things filled in. Empty when there are no words in it. */
export const masked = (paragraph: string, { own, titles }: Slots): string => {
  const key = wordsOf(paragraph);
  if (key.length > LONGEST_TEMPLATE) return key;
  return leadToKnown(key, titles) ?? leadToTitle(paragraph) ?? withoutDates(without(key, own));
};
