/** The days that a text names, and which they are: a day of the week, a date, a year. Our own lists. */
import type { Span } from "../model/article.ts";

export interface DaySaid extends Span {
  readonly kind: "weekday" | "date" | "year";
  /** 0 to 6 from Monday; "5-12" for the twelfth of May; the year. */
  readonly value: string;
}

const list = (words: string): readonly string[] => words.trim().split(/\s+/u);

/** From Monday; an ending of the language may follow where it says so. */
const WEEKDAYS: Readonly<Record<string, readonly string[]>> = {
  en: list(`monday tuesday wednesday thursday friday saturday sunday`),
  es: list(`lunes martes miércoles jueves viernes sábado domingo`),
  de: list(
    String.raw`montag\p{L}* dienstag\p{L}* mittwoch\p{L}* donnerstag\p{L}* freitag\p{L}* (?:samstag|sonnabend)\p{L}* sonntag\p{L}*`,
  ),
  fr: list(`lundi mardi mercredi jeudi vendredi samedi dimanche`),
  pt: list(`segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo`),
  uk: list(
    String.raw`понеділ\p{L}+ вівтор\p{L}+ серед[аиуі] четвер\p{L}* п[’'ʼ]ятниц\p{L}+ субот\p{L}+ неділ\p{L}+`,
  ),
};

const MONTHS: Readonly<Record<string, readonly string[]>> = {
  en: list(`jan(?:uary|\\.) feb(?:ruary|\\.) mar(?:ch|\\.) apr(?:il|\\.) may june? july? aug(?:ust|\\.) sep(?:tember|t?\\.) oct(?:ober|\\.)
    nov(?:ember|\\.) dec(?:ember|\\.)`),
  es: list(`enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre`),
  de: list(
    `(?:januar|jänner) (?:februar|feber) märz april mai juni juli august september oktober november dezember`,
  ),
  fr: list(`janvier février mars avril mai juin juillet août septembre octobre novembre décembre`),
  pt: list(`janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro`),
  uk: list(`січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня`),
};

const IN_YEAR =
  /(?<=(?<![\p{L}\p{N}])(?:in|since|of|en|im jahre?|im|em|de|у|в) )(?<year>1[5-9]\d\d|20\d\d)(?![\p{L}\p{N}]|[.,]\d| (?:people|men|women))/giu;

interface Patterns {
  readonly weekday: RegExp;
  readonly date: RegExp;
  readonly days: readonly RegExp[];
  readonly months: readonly RegExp[];
}

const known = new Map<string, Patterns>();

const alone = (word: string): RegExp => RegExp(String.raw`(?<!\p{L})${word}(?!\p{L})`, "iu");

const patternsFor = (language: string): Patterns => {
  const before = known.get(language);
  if (before) return before;
  const [days, months] = [WEEKDAYS[language] ?? [], MONTHS[language] ?? []];
  const month = `(?:${months.join("|") || "(?!)"})`;
  const made = {
    weekday: RegExp(String.raw`(?<![\p{L}-])(?:${days.join("|") || "(?!)"})(?!\p{L})`, "giu"),
    date: RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:\d{1,2}(?:st|nd|rd|th|er|º|\.)?(?: of| de)? ${month}|${month} \d{1,2}(?:st|nd|rd|th)?)(?![\p{L}\p{N}])`,
      "giu",
    ),
    days: days.map(alone),
    months: months.map(alone),
  };
  known.set(language, made);
  return made;
};

const found = (text: string, pattern: RegExp): readonly (Span & { readonly said: string })[] =>
  Array.from(text.matchAll(pattern), ({ 0: said, index }) => ({
    start: index,
    end: index + said.length,
    said,
  }));

const placeOf = (said: string, names: readonly RegExp[]): number =>
  names.findIndex((name) => name.test(said));

/** In no particular order. */
export const daysSaidIn = (text: string, language: string): readonly DaySaid[] => {
  const { weekday, date, days, months } = patternsFor(language);
  const dayOf = (said: string): string => `${placeOf(said, months) + 1}-${Number(/\d+/u.exec(said)?.[0])}`;
  return [
    ...found(text, weekday).map(({ said, ...at }) => ({
      ...at,
      kind: "weekday" as const,
      value: `${placeOf(said, days)}`,
    })),
    ...found(text, date).map(({ said, ...at }) => ({ ...at, kind: "date" as const, value: dayOf(said) })),
    ...found(text, IN_YEAR).map(({ said, ...at }) => ({ ...at, kind: "year" as const, value: said })),
  ];
};
