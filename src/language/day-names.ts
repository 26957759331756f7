import { wordsOf } from "./words.ts";

type Kind = "weekday" | "month";

const DATES: Readonly<Record<Kind, readonly number[]>> = {
  weekday: Array.from({ length: 7 }, (_, at) => Date.UTC(2024, 0, 1 + at)),
  month: Array.from({ length: 12 }, (_, at) => Date.UTC(2024, at)),
};

interface DayName {
  readonly kind: Kind;
  /** Which day of the week, or month of the year. */
  readonly nth: number;
}

/** As they are printed, the long forms and the short ones, alone and beside a day, which puts a month into another case. */
const made = (kind: Kind, language: string): readonly (readonly [string, DayName])[] => {
  const spoken = language === "und" ? "en" : language;
  const ways = (["long", "short"] as const).flatMap((style) => [
    { [kind]: style },
    { [kind]: style, day: "numeric" as const },
  ]);
  return ways.flatMap((way) => {
    const format = new Intl.DateTimeFormat(spoken, { ...way, timeZone: "UTC" });
    return DATES[kind].flatMap((instant, nth) =>
      format
        .formatToParts(instant)
        .filter(({ type }) => type === kind)
        .map(({ value }) => [value.toLowerCase().replace(/\.$/u, ""), { kind, nth }] as const),
    );
  });
};

const once = <Value>(make: (language: string) => Value) => {
  const known = new Map<string, Value>();
  return (language: string): Value => {
    const names = known.get(language) ?? make(language);
    known.set(language, names);
    return names;
  };
};

const namesIn = once(
  (language): ReadonlyMap<string, DayName> =>
    new Map([...made("month", language), ...made("weekday", language)]),
);

/** The days of the week and the months as a language writes them, folded as `wordsOf` folds: every article has some. */
export const dayNamesIn = once(
  (language): ReadonlySet<string> =>
    new Set([...namesIn(language).keys()].flatMap((name) => wordsOf(name, language))),
);

/** Languages that write them with a capital. In the others a short form, and in these a small letter, is another word. */
const CAPITAL: ReadonlySet<string> = new Set(["en", "de", "und"]);
const LONG = 4;

/** A month is a date beside a number: “12 June”, “June 2024”; alone it may be of any year. */
const isDated = (text: string, start: number, end: number): boolean =>
  /\d\P{L}{0,3}(?:(?:de|of)\s)?$/u.test(text.slice(0, start)) || /^\P{L}{0,2}\d/u.test(text.slice(end));

export interface NamedDay extends DayName {
  readonly word: string;
  readonly start: number;
  readonly isDated: boolean;
}

/** The days and the months that a text names. */
export const daysNamed = (text: string, language: string): readonly NamedDay[] =>
  Array.from(text.matchAll(/\p{L}[\p{L}\p{M}’'ʼ-]*/gu)).flatMap(({ 0: word, index }) => {
    const name = namesIn(language).get(word.toLowerCase());
    if (!name) return [];
    const isBesideNumber = isDated(text, index, index + word.length);
    const isMeant = CAPITAL.has(language)
      ? /^\p{Lu}/u.test(word)
      : word.length >= LONG || (name.kind === "month" && isBesideNumber);
    return isMeant
      ? [{ ...name, word, start: index, isDated: name.kind === "weekday" || isBesideNumber }]
      : [];
  });

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

const fullNamesIn = once((language): readonly (readonly [string, number])[] => {
  const format = new Intl.DateTimeFormat(language === "und" ? "en" : language, {
    weekday: "long",
    timeZone: "UTC",
  });
  const names = DATES.weekday.map((instant, day): readonly [string, number] => [format.format(instant), day]);
  return [...names, ...(INFLECTED[language] ?? [])].map(([name, day]): readonly [string, number] => [
    ` ${wordsOf(name, language).join(" ")} `,
    day,
  ]);
});

/**
 * The days of the week that a text names in full, Monday is 0: short forms are other words too often.
 * @param words as `wordsOf` gives them
 */
export const weekdaysAmong = (words: readonly string[], language: string): ReadonlySet<number> => {
  const padded = ` ${words.join(" ")} `;
  return new Set(fullNamesIn(language).flatMap(([name, day]) => (padded.includes(name) ? [day] : [])));
};
