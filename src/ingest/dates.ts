/** Dates as feeds, pages and people write them. Without a zone they are read as UTC; without a time, as its midnight. */
import { days, hours, type Instant, minutes, seconds } from "../model/time.ts";
import { folded, isCommonMonth, isWeekday, monthNamed, zoneNamed } from "./date-names.ts";
import { plainDate } from "./plain-date.ts";

interface Day {
  readonly year: number;
  /** 0 to 11. */
  readonly month: number;
  readonly day: number;
  /** What was written around the day: the time and the zone. */
  readonly rest: string;
}

const fullYear = (written: string): number => {
  const year = Number(written);
  if (written.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
};

type Groups = Readonly<Record<string, string | undefined>>;

/** What stands before a day counts only where nothing like a time stands behind it. */
const restOf = ({ before = "", rest = "" }: Groups): string =>
  /\d{1,2}(?::|h|\.)\d{2}/iu.test(rest) || !/\d{1,2}(?::|h)\d{2}/iu.test(before)
    ? rest
    : `${rest} ${before.trim()}`;

const monthIn = ({ month = "", name }: Groups): number | undefined =>
  name === undefined ? Number(month) - 1 : monthNamed(name);

/** Where the month cannot be one and the day can, somebody has put them the wrong way round. */
const dayFrom = (groups: Groups): Day | undefined => {
  const month = monthIn(groups);
  if (month === undefined) return undefined;
  const day = Number(groups["day"] ?? 1);
  const isTurned = month > 11 && day <= 12;
  const rest = restOf(groups);
  return {
    year: fullYear(groups["year"] ?? ""),
    month: isTurned ? day - 1 : month,
    day: isTurned ? month + 1 : day,
    rest,
  };
};

/** Each way of writing a day; the first that fits counts. */
const FORMS: readonly RegExp[] = [
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?=$|[T\s]|\d{4,6}(?!\d))T?(?<rest>.*)$/iu,
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?=$|[T\s,_])T?(?<rest>.*)$/iu,
  /^(?<year>\d{4})-(?<month>\d{2})(?<rest>)$/u,
  /(?<year>\d{4})\s*[年년]\s*(?<month>\d{1,2})\s*[月월]\s*(?<day>\d{1,2})\s*[日일]?(?<rest>.*)$/u,
  /(?<day>\d{1,2})\s+tháng\s+(?<month>\d{1,2}),?\s+(?:năm\s+)?(?<year>\d{4})(?<rest>.*)$/iu,
];

/** 08/12/2025 is one day in one country and another in the next: read only when just one reading is a day. */
const numericDay = (text: string): Day | undefined => {
  const found =
    /^(?:(?<weekday>\p{L}+)\.?,?\s+)?(?<before>\d{1,2}:\d{2}(?::\d{2})?\s+)?(?<first>\d{1,2})(?<mark>[./\s-])(?<second>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})(?![\d:])(?<rest>.*)$/u.exec(
      text,
    )?.groups;
  if (!found) return undefined;
  const { weekday, before, mark, year, rest } = found;
  if (weekday === undefined ? mark === " " : !isWeekday(weekday)) return undefined;
  const [first, second] = [Number(found["first"]), Number(found["second"])];
  const isDayFirst = mark === "." || mark === " " || first > 12;
  if (!isDayFirst && second <= 12) return undefined;
  const [day, month] = isDayFirst ? [first, second] : [second, first];
  return dayFrom({ year, month: String(month), day: String(day), before, rest });
};

const NAMED: readonly RegExp[] = [
  // 2031. május 12.
  /^(?<year>\d{4})(?:[.,-]|\s*m\.)?\s*(?<name>[\p{L}\p{M}]+)[.-]?\s*(?<day>\d{1,2})(?!\d|:)(?<rest>.*)$/iu,
  // Mon May 12 07:30:00 CEST 2031
  /(?<name>[\p{L}\p{M}]+)\s+(?<day>\d{1,2})\s+(?<before>\d{1,2}:\d{2}(?::\d{2})?(?:\s+(?:[A-Z]{1,5}|(?:GMT|UTC)?[+-]\d{2}:?\d{2}))?)\s+(?<year>\d{4})(?<rest>)$/iu,
  /^(?<before>.*?(?:^|\D))(?<day>\d{1,2})(?:st|nd|rd|th|er|º|ª)?[\s./-]*(?:de\s+|of\s+)?(?<name>[\p{L}\p{M}]+)[.,]?[\s./-]*(?:de[l]?\s+)?(?<year>\d{4}|\d{2}(?!:))(?!\d)(?<rest>.*)$/iu,
  /^(?<before>.*?(?:^|[^\p{L}]))(?<name>\p{L}+)[.-]?\s*(?<day>\d{1,2})(?:st|nd|rd|th)?(?:,\s*|[\s-]+)(?<year>\d{4})(?!\d)(?<rest>.*)$/iu,
];

/** 2031-W20-1: a day of a week that is counted from the one with the year's first Thursday. */
const weekDay = (text: string): Day | undefined => {
  const found = /^(\d{4})-?W(\d{2})(?:-?([1-7]))?(?=$|T|\s)T?(.*)$/iu.exec(text);
  if (!found) return undefined;
  const fourth = Date.UTC(Number(found[1]), 0, 4);
  const monday = fourth - days((new Date(fourth).getUTCDay() + 6) % 7);
  return dayAt(monday + days(7 * (Number(found[2]) - 1) + Number(found[3] ?? 1) - 1), found[4] ?? "");
};

/** 2031-132 */
const dayOfYear = (text: string): Day | undefined => {
  const found = /^(\d{4})-(\d{3})(?=$|T|\s)T?(.*)$/iu.exec(text);
  return found
    ? dayAt(Date.UTC(Number(found[1]), 0, 1) + days(Number(found[2]) - 1), found[3] ?? "")
    : undefined;
};

const dayAt = (instant: Instant, rest: string): Day => {
  const date = new Date(instant);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate(), rest };
};

const firstOf = (forms: readonly RegExp[], text: string): Day | undefined => {
  for (const form of forms) {
    const groups = form.exec(text)?.groups;
    const day = groups && dayFrom(groups);
    if (day) return day;
  }
  return undefined;
};

const dayIn = (text: string): Day | undefined =>
  firstOf(FORMS, text) ?? numericDay(text) ?? weekDay(text) ?? dayOfYear(text) ?? firstOf(NAMED, text);

const inHalf = (hour: number, half: string | undefined): number => {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
};

const TIMES: readonly RegExp[] = [
  /(?<hour>\d{1,2})(?::|h|\.|時|시\s*)(?<minute>\d{2})(?:[:.](?<second>\d{2}))?(?:[.,:](?<part>\d{1,9}))?\s*(?:(?<half>[ap])\.?m?\b)?/iu,
  /^\s*(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?(?=$|\s|Z|[+-])/iu,
  /(?<hour>\d{1,2})\s*(?<half>[ap])\.?m\b/iu,
  /^\s*(?<hour>\d{2})(?=$|Z|[+-]\d)/iu,
];

const isTime = (hour: number, minute: number, second: number): boolean =>
  minute <= 59 && second <= 60 && (hour < 24 || (hour === 24 && minute + second === 0));

/** Milliseconds from midnight; undefined for what is no time of a day. */
const timeIn = (rest: string): number | undefined => {
  const found = TIMES.map((form) => form.exec(rest)?.groups).find((groups) => groups !== undefined);
  if (!found) return 0;
  const [hour = 0, minute = 0, second = 0] = ["hour", "minute", "second"].map((part) =>
    Number(found[part] ?? 0),
  );
  if (!isTime(hour, minute, second)) return undefined;
  const part = Math.floor(Number(`0.${found["part"] ?? 0}`) * 1000);
  return hours(inHalf(hour, found["half"])) + minutes(minute) + seconds(second) + part;
};

const FARTHEST = 14;

const offsetIn = (rest: string): number | undefined => {
  const found = /([+-])\s?(\d{1,2})[:.]?(\d{2})?\s*(?:[A-Z]{1,5})?$/iu.exec(rest);
  if (!found || Number(found[2]) > FARTHEST) return undefined;
  const size = hours(Number(found[2])) + minutes(Number(found[3] ?? 0));
  return found[1] === "-" ? -size : size;
};

const zoneIn = (rest: string): number => {
  const named = /(?:^|[\s\d.])([A-Z]{1,4})$/iu.exec(rest)?.[1];
  return offsetIn(rest) ?? hours(zoneNamed(named ?? "") ?? 0);
};

/** What is written behind the offset once more: (CEST), [Europe/Berlin]. */
const withoutRemark = (rest: string): string => rest.trim().replace(/\s*(?:\([^()]*\)|\[[^[\]]*\])$/u, "");

const isDay = ({ year, month, day }: Day): boolean => {
  const made = new Date(Date.UTC(year, month, day));
  return made.getUTCMonth() === month && made.getUTCDate() === day;
};

/** Seconds or milliseconds since 1970. */
const counted = (text: string): Instant | undefined => {
  if (/^\d{9,10}(?:\.\d+)?$/u.test(text)) return Math.floor(Number(text) * 1000);
  return /^\d{13}$/u.test(text) ? Number(text) : undefined;
};

const written = (text: string): Instant | undefined => {
  const day = dayIn(text);
  const rest = withoutRemark(day?.rest ?? "");
  const time = timeIn(rest);
  if (!day || time === undefined || !isDay(day)) return undefined;
  return Date.UTC(day.year, day.month, day.day) + time - zoneIn(rest);
};

const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

const inAnyForm = (said: string): Instant | undefined => {
  if (said.length > 1000) return undefined;
  const text = said
    .replace(/[\u2212\u2010\u2011]/gu, "-")
    .replace(/[\s\u200E\u200F]+/gu, " ")
    .trim();
  return text.length > 120 ? undefined : (counted(text) ?? written(text));
};

/** The moment that a written date means; undefined when it cannot be read, or only by guessing. */
export const readDate = (said: string): Instant | undefined => {
  const instant = plainDate(said) ?? inAnyForm(said);
  return instant === undefined || instant < EARLIEST || instant > LATEST ? undefined : instant;
};

/** A day's worth of wrong zones is forgiven as "just now"; a date further ahead is no date. */
export const notAfter = (instant: Instant | undefined, now: Instant): Instant | undefined => {
  if (instant === undefined || instant > now + hours(24)) return undefined;
  return Math.min(instant, now);
};

const AROUND_A_DATE = new Set(
  `published updated posted created date on at of the de del el le la am um den vom von uhr h pm a p m publicado publicada actualizado
  veröffentlicht aktualisiert stand publié publiée mis à jour modifié atualizado em as às o в о року р г год года`.split(
    /\s+/,
  ),
);

/** True for a word that stands beside dates: a month, a weekday, a zone, "on", "updated". */
export const isAroundDate = (word: string): boolean => {
  const name = folded(word);
  return (
    AROUND_A_DATE.has(word.toLowerCase()) ||
    isCommonMonth(name) ||
    isWeekday(name) ||
    zoneNamed(name) !== undefined ||
    /^(?:st|nd|rd|th|t)$/u.test(name)
  );
};

const YEAR = /(?<!\d)(?:\d{1,2}\D+)?(?:19|20)\d{2}(?!\d)/u;
const NUMBERS = /(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))(?!\d)/u;

/** True for a line in which nothing but a date stands: "12 August 2025", "Publicado el 12 de agosto de 2025, 10:30". */
export const isDateLine = (line: string): boolean => {
  if (line.length > 80) return false;
  const isNumbers = NUMBERS.test(line);
  // The names of the months take a while to be made: most lines are told by their numbers.
  if (!isNumbers && !YEAR.test(line)) return false;
  const words = line.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.every(isAroundDate) && (isNumbers || words.some(isCommonMonth));
};
