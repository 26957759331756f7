import { wordsOf } from "./words.ts";

type Kind = "weekday" | "month";

const DATES: Readonly<Record<Kind, readonly number[]>> = {
  weekday: Array.from({ length: 7 }, (_, at) => Date.UTC(2024, 0, 1 + at)),
  month: Array.from({ length: 12 }, (_, at) => Date.UTC(2024, at)),
};

const made = (kind: Kind, language: string): readonly string[] =>
  (["long", "short"] as const).flatMap((style) => {
    const spoken = language === "und" ? "en" : language;
    const format = new Intl.DateTimeFormat(spoken, { [kind]: style, timeZone: "UTC" });
    return DATES[kind].flatMap((instant) => wordsOf(format.format(instant), language));
  });

const once = (make: (language: string) => readonly string[]) => {
  const known = new Map<string, ReadonlySet<string>>();
  return (language: string): ReadonlySet<string> => {
    const names = known.get(language) ?? new Set(make(language));
    known.set(language, names);
    return names;
  };
};

/** The days of the week as a language writes them, folded as `wordsOf` folds. */
export const weekdaysIn = once((language) => made("weekday", language));

/** Those and the months: every article has some. */
export const dayNamesIn = once((language) => [...made("weekday", language), ...made("month", language)]);
