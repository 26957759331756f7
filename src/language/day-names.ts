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

/** As they are said where something happened on them, where a dictionary's form differs. */
const INFLECTED: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  uk: [
    ["середу", 2],
    ["п’ятницю", 4],
    ["п'ятницю", 4],
    ["суботу", 5],
    ["неділю", 6],
  ],
};

const fullNames = new Map<string, readonly (readonly [string, number])[]>();

const fullNamesIn = (language: string): readonly (readonly [string, number])[] => {
  const known = fullNames.get(language);
  if (known) return known;
  const format = new Intl.DateTimeFormat(language === "und" ? "en" : language, {
    weekday: "long",
    timeZone: "UTC",
  });
  const names = DATES.weekday.map((instant, day): readonly [string, number] => [format.format(instant), day]);
  const made = [...names, ...(INFLECTED[language] ?? [])].map(([name, day]): readonly [string, number] => [
    ` ${wordsOf(name, language).join(" ")} `,
    day,
  ]);
  fullNames.set(language, made);
  return made;
};

/**
 * The days of the week that a text names in full, Monday is 0: short forms are other words too often.
 * @param words as `wordsOf` gives them
 */
export const weekdaysAmong = (words: readonly string[], language: string): ReadonlySet<number> => {
  const padded = ` ${words.join(" ")} `;
  return new Set(fullNamesIn(language).flatMap(([name, day]) => (padded.includes(name) ? [day] : [])));
};
