/** What we say, in every language that we speak: one message file each, in ICU's MessageFormat. */
import { IntlMessageFormat } from "intl-messageformat";
import de from "./de.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import es from "./es.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };
import pt from "./pt.json" with { type: "json" };
import uk from "./uk.json" with { type: "json" };

export type Key = keyof typeof en;
export type Values = Readonly<Record<string, string | number>>;
/** A message with its blanks filled. */
export type Said = readonly [key: Key, values?: Values];
export type Tell = (...said: Said) => string;

/** The compiler sees that no language lacks a message. */
const files: Readonly<Record<string, Readonly<Record<Key, string>>>> = { en, es, de, fr, pt, uk };

export const languages: readonly string[] = Object.keys(files);

const formats = new Map<string, IntlMessageFormat>();

const formatFor = (language: string, key: Key): IntlMessageFormat => {
  const name = `${language} ${key}`;
  const known = formats.get(name);
  if (known) return known;
  const made = new IntlMessageFormat((files[language] ?? en)[key], language, undefined, { ignoreTag: true });
  formats.set(name, made);
  return made;
};

const spoken = (language: string): string => (language in files ? language : "en");

/** @param language one that we do not speak is answered in English */
export const tellIn = (language: string): Tell => {
  const as = spoken(language);
  return (key, values) => String(formatFor(as, key).format({ ...values }));
};

/** The first of a person's languages that we speak: "de-AT, en;q=0.8" → "de". */
export const spokenOf = (locales: string): string | undefined =>
  locales
    .split(",")
    .map((one) => one.trim().slice(0, 2).toLowerCase())
    .find((one) => one in files);

/** A language's name, in the reader's own. */
export const languageName = (code: string, language: string): string =>
  new Intl.DisplayNames(spoken(language), { type: "language" }).of(code) ?? code;

/** "Monday, Friday" and the like: days by name, in the order of the week. */
export const dayNames = (days: readonly number[], language: string): string => {
  const name = new Intl.DateTimeFormat(spoken(language), { weekday: "short", timeZone: "UTC" });
  // 1 January 2024 was a Monday.
  return new Intl.ListFormat(spoken(language), { type: "unit", style: "narrow" }).format(
    days.map((day) => name.format(Date.UTC(2024, 0, day))),
  );
};
