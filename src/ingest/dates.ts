/** Dates as feeds, pages and people write them. Without a zone they are read as UTC; without a time, as its midnight. */
import { hours, type Instant, minutes } from "../model/time.ts";

const LANGUAGES = [
  "en",
  "en-GB",
  "es",
  "de",
  "fr",
  "pt",
  "it",
  "nl",
  "pl",
  "uk",
  "ru",
  "sv",
  "da",
  "nb",
  "cs",
];

const folded = (name: string): string =>
  name
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}|\./gu, "");

type Part = "month" | "weekday";

/** One formatter serves all its days, for each takes memory that a worker keeps. */
const formatters = (part: Part): readonly Intl.DateTimeFormat[] =>
  LANGUAGES.flatMap((language) =>
    (["long", "short"] as const).flatMap((width) =>
      // What it is called alone and beside a number: languages inflect it.
      [{ [part]: width }, { [part]: width, day: "numeric" as const }].map(
        (style) => new Intl.DateTimeFormat(language, { ...style, timeZone: "UTC" }),
      ),
    ),
  );

/** Each name of a month or weekday with the number of its day in the list. A name that two share is the first one's. */
const namesOf = (part: Part, days: readonly Date[]): ReadonlyMap<string, number> => {
  const named = formatters(part).flatMap((formatter) =>
    days.flatMap((day, at) =>
      formatter
        .formatToParts(day)
        .filter(({ type }) => type === part)
        .map(({ value }) => [folded(value), at] as const),
    ),
  );
  return new Map(named.toSorted(([, a], [, b]) => b - a));
};

const months = namesOf(
  "month",
  Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 3))),
);

const weekdays = new Set(
  namesOf(
    "weekday",
    Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 0, day + 1))),
  ).keys(),
);

/** Hours from UTC of the zone names that feeds still write. */
const ZONES: ReadonlyMap<string, number> = new Map(
  `z 0 ut 0 utc 0 gmt 0 wet 0 west 1 bst 1 cet 1 cest 2 met 1 mest 2 eet 2 eest 3 msk 3 est -5 edt -4 cst -6 cdt -5 mst -7 mdt -6
  pst -8 pdt -7 akst -9 akdt -8 hst -10 ast -4 adt -3 nst -3.5 brt -3 art -3 ist 5.5 jst 9 kst 9 aest 10 aedt 11 nzst 12 nzdt 13`
    .match(/[a-z]+ [-.\d]+/gu)
    ?.map((pair) => [pair.replace(/ .*/u, ""), Number(pair.replace(/.* /u, ""))]),
);

interface Day {
  readonly year: number;
  /** 0 to 11. */
  readonly month: number;
  readonly day: number;
  /** What was written after the day: the time and the zone. */
  readonly rest: string;
}

const fullYear = (written: string): number => {
  const year = Number(written);
  if (written.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
};

const dayOf = (year: string, month: number | undefined, day: string, rest: string): Day | undefined =>
  month === undefined ? undefined : { year: fullYear(year), month, day: Number(day), rest };

const isoDay = (text: string): Day | undefined => {
  const found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[T\s,])T?(.*)$/iu.exec(text);
  return found ? dayOf(found[1] ?? "", Number(found[2]) - 1, found[3] ?? "", found[4] ?? "") : undefined;
};

const dayFirst = (text: string): Day | undefined => {
  const found =
    /(?:^|\D)(\d{1,2})(?:st|nd|rd|th|er|º|ª)?[\s.-]+(?:de\s+|of\s+)?(\p{L}+)[.,]?[\s.-]+(?:de[l]?\s+)?(\d{4}|\d{2}(?!:))(?!\d)(.*)$/iu.exec(
      text,
    );
  return found
    ? dayOf(found[3] ?? "", months.get(folded(found[2] ?? "")), found[1] ?? "", found[4] ?? "")
    : undefined;
};

const monthFirst = (text: string): Day | undefined => {
  const found = /(?:^|[^\p{L}])(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)(.*)$/iu.exec(text);
  return found
    ? dayOf(found[3] ?? "", months.get(folded(found[1] ?? "")), found[2] ?? "", found[4] ?? "")
    : undefined;
};

/** 08/12/2025 is one day in one country and another in the next: read only when just one reading is a day. */
const numericDay = (text: string): Day | undefined => {
  const found = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)(.*)$/u.exec(text);
  if (!found) return undefined;
  const [first, second] = [Number(found[1]), Number(found[3])];
  const isDayFirst = found[2] === "." || first > 12;
  if (!isDayFirst && second <= 12) return undefined;
  const [day, month] = isDayFirst ? [first, second] : [second, first];
  return dayOf(found[4] ?? "", month - 1, String(day), found[5] ?? "");
};

const inHalf = (hour: number, half: string | undefined): number => {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
};

const timeIn = (rest: string): number | undefined => {
  const found = /(\d{1,2})(?::|h|\.)(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*([ap])?\.?m?/iu.exec(rest);
  if (!found) return 0;
  const [hour, minute, second] = [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)];
  if (hour > 24 || minute > 59 || second > 60) return undefined;
  return hours(inHalf(hour, found[4])) + minutes(minute) + second * 1000;
};

const offsetIn = (rest: string): number | undefined => {
  const found = /([+-])(\d{1,2}):?(\d{2})?\s*(?:\([^)]*\))?$/u.exec(rest);
  if (!found) return undefined;
  const size = hours(Number(found[2])) + minutes(Number(found[3] ?? 0));
  return found[1] === "-" ? -size : size;
};

const zoneIn = (rest: string): number => {
  const named = /(?:^|[\s\d])([A-Z]{1,4})$/iu.exec(rest)?.[1]?.toLowerCase();
  return offsetIn(rest) ?? hours(ZONES.get(named ?? "") ?? 0);
};

const isDay = ({ year, month, day }: Day): boolean => {
  const made = new Date(Date.UTC(year, month, day));
  return made.getUTCMonth() === month && made.getUTCDate() === day;
};

const EARLIEST = Date.UTC(1990, 0, 1);

/** The moment that a written date means; undefined when it cannot be read, or only by guessing. */
export const readDate = (written: string): Instant | undefined => {
  const text = written.replace(/\s+/gu, " ").trim();
  if (text.length > 120) return undefined;
  const day = isoDay(text) ?? numericDay(text) ?? dayFirst(text) ?? monthFirst(text);
  const time = day && timeIn(day.rest);
  if (!day || time === undefined || !isDay(day)) return undefined;
  const instant = Date.UTC(day.year, day.month, day.day) + time - zoneIn(day.rest.trim());
  return instant < EARLIEST ? undefined : instant;
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
    months.has(name) ||
    weekdays.has(name) ||
    ZONES.has(name) ||
    /^(?:st|nd|rd|th|t)$/u.test(name)
  );
};

/** True for a line in which nothing but a date stands: "12 August 2025", "Publicado el 12 de agosto de 2025, 10:30". */
export const isDateLine = (line: string): boolean => {
  if (line.length > 80 || !/\d/u.test(line)) return false;
  const words = line.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (!words.every(isAroundDate)) return false;
  const named =
    words.some((word) => months.has(folded(word))) &&
    /(?<!\d)(?:\d{1,2}\D+)?(?:19|20)\d{2}(?!\d)/u.test(line);
  return (
    named ||
    /(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))(?!\d)/u.test(line)
  );
};
