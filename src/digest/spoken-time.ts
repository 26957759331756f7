/** Times as a chat's language and zone say them. */
import type { Telling } from "./telling.ts";

/** A date without an hour is kept as midnight UTC, and told without one. */
const isDateOnly = (iso: string): boolean => /T00:00:00(?:\.0+)?Z$/u.test(iso);

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes far longer than using it. */
const formatFor = (language: string, zone: string, isDate: boolean): Intl.DateTimeFormat => {
  const name = `${language} ${zone} ${isDate}`;
  const known = formats.get(name);
  if (known) return known;
  const day = { day: "numeric", month: "short" } as const;
  const made = new Intl.DateTimeFormat(
    language === "en" ? "en-GB" : language,
    isDate
      ? { ...day, timeZone: "UTC", year: "numeric" }
      : { ...day, timeZone: zone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  );
  formats.set(name, made);
  return made;
};

/** "Sat 22 Nov, 07:30", in the zone and in the way of the language; a date alone as "12 Aug 2025". */
export const spokenTime = (iso: string, { zone, language }: Telling): string =>
  formatFor(language, zone, isDateOnly(iso)).format(new Date(iso));
