import { wordsOf } from "./words.ts";

const known = new Map<string, ReadonlySet<string>>();

/** Days and months as a language writes them, folded as `wordsOf` folds: every article has some. */
export const dayNamesIn = (language: string): ReadonlySet<string> => {
  const there = known.get(language);
  if (there) return there;
  const spoken = language === "und" ? "en" : language;
  const texts = (["long", "short"] as const).flatMap((style) => {
    const format = new Intl.DateTimeFormat(spoken, { weekday: style, month: style, timeZone: "UTC" });
    return Array.from({ length: 12 }, (_, at) => [Date.UTC(2024, at), Date.UTC(2024, 0, 1 + at)])
      .flat()
      .map((instant) => format.format(instant));
  });
  const names = new Set(texts.flatMap((text) => wordsOf(text, language)));
  known.set(language, names);
  return names;
};
