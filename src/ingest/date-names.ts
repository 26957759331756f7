/** What months, weekdays and zones are called in dates. */

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
/** Looked at only for a word that the first do not know: their names take a while to be made. */
const RARER = [
  "ro",
  "hu",
  "fi",
  "el",
  "tr",
  "bg",
  "sk",
  "sl",
  "lt",
  "lv",
  "et",
  "ca",
  "id",
  "ar",
  "fa-u-ca-gregory",
  "hi",
  "eu",
  "gl",
  "is",
];

/** A name without case, accents and full stops. */
export const folded = (name: string): string =>
  name
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}|\./gu, "");

type Part = "month" | "weekday";

/** Making a format is slow work, and one serves for all days. */
const formatsFor = (part: Part, languages: readonly string[]): readonly Intl.DateTimeFormat[] =>
  languages.flatMap((language) =>
    (["long", "short"] as const).flatMap((width) =>
      [{ [part]: width }, { [part]: width, day: "numeric" as const }].map(
        (style) => new Intl.DateTimeFormat(language, { ...style, timeZone: "UTC" }),
      ),
    ),
  );

/** What the months or weekdays of these days are called, alone and beside a number (languages inflect them). The first day counts. */
const namesOf = (
  part: Part,
  days: readonly Date[],
  languages: readonly string[],
): ReadonlyMap<string, number> => {
  const names = new Map<string, number>();
  const formats = formatsFor(part, languages);
  for (const [at, day] of days.entries())
    for (const { type, value } of formats.flatMap((format) => format.formatToParts(day)))
      if (type === part && !names.has(folded(value))) names.set(folded(value), at);
  return names;
};

/** Made when the first name is looked up: whoever reads no date does not wait for it. */
const table = (make: () => ReadonlyMap<string, number>): (() => ReadonlyMap<string, number>) => {
  let made: ReadonlyMap<string, number> | undefined;
  return () => (made ??= make());
};

const MONTHS = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 3)));
const WEEK = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)));

const months = table(() => namesOf("month", MONTHS, LANGUAGES));
const rarer = table(() => namesOf("month", MONTHS, RARER));
const weekdays = table(() => namesOf("weekday", WEEK, LANGUAGES));

/** 0 to 11. */
export const monthNamed = (name: string): number | undefined =>
  months().get(folded(name)) ?? rarer().get(folded(name));

export const isCommonMonth = (name: string): boolean => months().has(folded(name));

export const isWeekday = (name: string): boolean => weekdays().has(folded(name));

/** Hours from UTC of the zone names that feeds still write. */
const ZONES: ReadonlyMap<string, number> = new Map(
  `z 0 ut 0 utc 0 gmt 0 wet 0 west 1 bst 1 cet 1 cest 2 met 1 mest 2 mez 1 mesz 2 eet 2 eest 3 msk 3 msd 4 trt 3 idt 3 sast 2
  est -5 edt -4 cst -6 cdt -5 mst -7 mdt -6 pst -8 pdt -7 et -5 ct -6 mt -7 pt -8 akst -9 akdt -8 hst -10 ast -4 adt -3
  nst -3.5 ndt -2.5 brt -3 brst -2 art -3 clt -4 clst -3 cot -5 pet -5 pkt 5 ist 5.5 npt 5.75 ict 7 wib 7 sgt 8 hkt 8 pht 8
  awst 8 jst 9 kst 9 acst 9.5 acdt 10.5 aest 10 aedt 11 nzst 12 nzdt 13`
    .match(/[a-z]+ [-.\d]+/gu)
    ?.map((pair) => [pair.replace(/ .*/u, ""), Number(pair.replace(/.* /u, ""))]),
);

/** Hours from UTC. */
export const zoneNamed = (name: string): number | undefined => ZONES.get(name.toLowerCase());
