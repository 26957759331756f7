/** The amounts of a sentence: how many of what, and how exactly it is meant. Six languages; our own lists. */
import { isEmptyWord } from "../language/common.ts";
import { COUNTED } from "../language/counted.ts";
import { wordsOf } from "../language/words.ts";
import type { Span } from "../model/article.ts";

/** `start` and `end` hold the number with its unit: "340", "$4 million", "61 percent". */
export interface Amount extends Span {
  readonly value: number;
  /** "%", "$" …, or "" where things are counted. */
  readonly unit: string;
  /** The first words behind it that carry meaning, folded: the thing counted is among them. */
  readonly nouns: readonly string[];
  /** The two such words on either side. */
  readonly near: readonly string[];
  /** The words that carry meaning around it, up to the next comma or amount. */
  readonly around: ReadonlySet<string>;
  readonly meant: "exactly" | "about" | "at least" | "at most";
  /** Half of it is what rounding could have hidden. */
  readonly precision: number;
}

const TIMES: readonly (readonly [RegExp, number])[] = [
  [/^(?:hundred|hundert|cent)s?$/iu, 1e2],
  [/^(?:thousand|tausend|mil|mille|тис\p{L}*)$/iu, 1e3],
  [/^(?:million(?:s|en)?|millones|millón|milhões|milhão|mio|млн|мільйон\p{L}*)$/iu, 1e6],
  [/^(?:billion|milliarden?|milliards?|mrd|млрд|мільярд\p{L}*)$/iu, 1e9],
];

const DIGITS = String.raw`\d{1,3}(?:[.,\u00a0\u202f’ ]\d{3})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,]\d+)?`;
const LETTER = String.raw`[\p{L}\p{N}]`;

const patterns = new Map<string, RegExp>();

const patternFor = (language: string): RegExp => {
  const known = patterns.get(language);
  if (known) return known;
  const words = [...(COUNTED[language]?.keys() ?? [])].join("|") || "(?!)";
  const made = new RegExp(
    String.raw`(?<!${LETTER}|\d[.,:–-]|[:#№/–-])(?<sign>[$€£¥])?\s?(?<number>${DIGITS}|${words})(?![:–/-]?\d|-${LETTER}|[’']?${LETTER})(?:[\s\u00a0]?(?<mark>%|€|$|£)|[\s\u00a0-](?<word>\p{L}+))?`,
    "giu",
  );
  patterns.set(language, made);
  return made;
};

const PERCENT = /^(?:percent|prozent|%|відсот\p{L}*)$/iu;
const PER_CENT = /^(?:per cent|por ciento|pour cent|por cento)(?!\p{L})/iu;

const ABOUT =
  /(?:about|around|some|roughly|approximately|nearly|almost|close to|an estimated|circa|ca\.|etwa|rund|ungefähr|knapp|fast|gut|unos|unas|cerca de|casi|alrededor de|aproximadamente|environ|près de|quelque|presque|umas|uns|quase|близько|приблизно|майже)\s+$/iu;
const LEAST =
  /(?:at least|more than|over|no fewer than|no less than|upwards of|mindestens|mehr als|über|al menos|por lo menos|más de|au moins|plus de|pelo menos|mais de|щонайменше|понад|більш як|більше ніж)\s+$/iu;
const MOST =
  /(?:at most|up to|as many as|as much as|fewer than|less than|under|höchstens|bis zu|weniger als|hasta|menos de|jusqu[’']à|moins de|até|до|менш як|менше ніж)\s+$/iu;
/** What was before, what another one has, or a place in a row is not the amount that is told. */
const PASSED =
  /(?:from|than|since|by|von|als|seit|desde|depuis|від|з|first|last|next|previous|another|additional|extra|other|every|each|más|weitere|outros|ще)\s+$/iu;
/** What is added to an amount is not the amount. */
const ADDED =
  /^\s*(?:more|additional|further|extra|other|others|weitere\p{L}*|más|otros|otras|autres|outros|outras|інш\p{L}*)(?!\p{L})/iu;
/** "April 10", "10 April", "2031" count nothing. */
const MONTH = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|jän|mär|mai|okt|dez|ene|abr|ago|dic|janv|févr|avr|juin|juil|août|fev|set|out|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру)\p{L}*\.?`;
const MONTH_BEFORE = RegExp(String.raw`(?<!\p{L})${MONTH}\s+$`, "iu");
const MONTH_BEHIND = RegExp(String.raw`^\s*(?:de\s+)?(?<!\p{L})${MONTH}(?!\p{L})`, "iu");
const isDate = (printed: string, before: string, after: string): boolean =>
  /^(?:1[89]|20|21)\d\d$/u.test(printed) ||
  (/^\d{1,2}$/u.test(printed) && (MONTH_BEFORE.test(before) || MONTH_BEHIND.test(after)));
/** Spans of time are told from different moments and rounded at will. */
const TIME =
  /^(?:second|minute|hour|day|week|weekend|month|year|decade|time|o|am|pm|a\.m|p\.m|uhr|stunde\p{L}*|tag\p{L}*|woche\p{L}*|monat\p{L}*|jahr\p{L}*|hora|día|dia|semana|mes|mese|año|ano|heure|jour|semaine|moi|an|année|annee|vez|foi|point|годин\p{L}*|дн\p{L}*|тижн\p{L}*|місяц\p{L}*|рок\p{L}*)$/iu;

const WINDOW = 48;

const plainNumber = (printed: string): number => {
  const tight = printed.replaceAll(/[\u00a0\u202f’ ]/gu, "");
  const isGrouped = /^\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?$/u.test(tight);
  if (!isGrouped) return Number(tight.replace(",", "."));
  const decimals = /^(.*?[.,]\d{3})([.,]\d{1,2})?$/u.exec(tight);
  return Number((decimals?.[1] ?? tight).replaceAll(/[.,]/gu, ""));
};

const meantBy = (before: string): Amount["meant"] => {
  if (LEAST.test(before)) return "at least";
  if (MOST.test(before)) return "at most";
  return ABOUT.test(before) ? "about" : "exactly";
};

const decimalsOf = (printed: string): number => /^\d+[.,](\d+)$/u.exec(printed)?.[1]?.length ?? 0;

const zerosOf = (value: number): number => /0*$/u.exec(String(value))?.[0].length ?? 0;

/** @param value before it is multiplied: 1.2 of "1.2 million" */
const precisionOf = (
  value: number,
  printed: string,
  { times, meant }: { readonly times: number; readonly meant: Amount["meant"] },
): number => {
  if (times > 1 || value % 1 !== 0) return times * 10 ** -decimalsOf(printed);
  return value < 100 && meant === "exactly" ? 1 : 10 ** zerosOf(value);
};

const STOP = /[,;:.!?()“”„«»"—–]|\s-\s/u;

const meaning = (text: string, language: string): readonly string[] =>
  wordsOf(text, language).filter((word) => !isEmptyWord(word, language) && !/^\d/u.test(word));

interface Found extends Span {
  readonly number: string;
  readonly sign: string;
  readonly word: string;
}

const foundIn = (text: string, language: string): readonly Found[] =>
  Array.from(text.matchAll(patternFor(language)), ({ 0: all, index, groups = {} }) => {
    const { number = "", sign, mark, word = "" } = groups;
    const lead = all.length - all.trimStart().length;
    const numeral = index + all.indexOf(number) + number.length;
    const ends = mark === undefined ? numeral : index + all.length;
    return { start: index + lead, end: ends, number, sign: sign ?? mark ?? "", word };
  });

const timesOf = (word: string): number =>
  TIMES.find(([name]) => name.test(word.replace(/\.$/u, "")))?.[1] ?? 1;

/** Where the amount ends with its multiplier and unit, and what its unit is. */
const measured = (
  text: string,
  { end, sign, word }: Found,
): { readonly end: number; readonly unit: string } => {
  const behind = text.slice(end).replace(/^[\s\u00a0-]/u, "");
  const from = end + (text.slice(end).length - behind.length);
  if (sign !== "") return { end: timesOf(word) > 1 ? from + word.length : end, unit: sign };
  const perCent = PER_CENT.exec(behind)?.[0];
  if (perCent !== undefined) return { end: from + perCent.length, unit: "%" };
  if (PERCENT.test(word)) return { end: from + word.length, unit: "%" };
  return { end: timesOf(word) > 1 ? from + word.length : end, unit: "" };
};

/** The piece between the amounts and commas on both sides. */
const clauseAround = (
  text: string,
  span: Span,
  within: Span,
): { readonly before: string; readonly after: string } => {
  const after = text.slice(span.end, Math.min(within.end, span.end + WINDOW * 2));
  const before = text.slice(Math.max(within.start, span.start - WINDOW * 2), span.start);
  return { before: before.split(STOP).at(-1) ?? "", after: after.split(STOP)[0] ?? "" };
};

const amountFrom = (text: string, found: Found, within: Span, language: string): Amount | undefined => {
  const times = timesOf(found.word);
  const { end, unit } = measured(text, found);
  const value = (COUNTED[language]?.get(found.number.toLowerCase()) ?? plainNumber(found.number)) * times;
  const { before, after } = clauseAround(text, { start: found.start, end }, within);
  const nouns = meaning(after.trim().split(/\s+/u).slice(0, 4).join(" "), language).slice(0, 2);
  if (!Number.isFinite(value) || isDate(found.number, before, after)) return undefined;
  if (PASSED.test(before) || ADDED.test(after) || nouns.some((noun) => TIME.test(noun))) return undefined;
  if (unit === "" && nouns.length === 0) return undefined;
  const meant = meantBy(before);
  return {
    start: found.start,
    end,
    value,
    unit,
    nouns,
    near: [...meaning(before, language).slice(-2), ...nouns],
    around: new Set([...meaning(before, language), ...meaning(after, language)]),
    meant,
    precision: precisionOf(value / times, found.number, { times, meant }),
  };
};

/** Those that say what they count; years, hours, spans of time, and what was before are left out. */
export const amountsIn = (text: string, language: string): readonly Amount[] => {
  const all = foundIn(text, language);
  return all
    .map((found, at) => {
      const within = { start: all[at - 1]?.end ?? 0, end: all[at + 1]?.start ?? text.length };
      return amountFrom(text, found, within, language);
    })
    .filter((one) => one !== undefined);
};

const FARTHEST = 3;

/** The end of the amount with the thing it counts, one of `nouns`: "340 people". */
export const endWithNoun = (
  text: string,
  { end }: Amount,
  nouns: readonly string[],
  language: string,
): number => {
  const behind = /^(?:[\s\u00a0]+[\p{L}\p{M}’'-]+){1,3}/u.exec(text.slice(end))?.[0] ?? "";
  const words = [...behind.matchAll(/[\p{L}\p{M}’'-]+/gu)].slice(0, FARTHEST);
  const last = words.find(([word]) => wordsOf(word, language).some((folded) => nouns.includes(folded)));
  return last ? end + last.index + last[0].length : end;
};

const rounded = (value: number, precision: number): number => Math.round(value / precision) * precision;

/** Two amounts that are apart by less than this share may be the same, told roughly. */
const ROUGH = 0.1;

/** Whether no rounding and no "at least" reconciles them. */
export const contradict = (a: Amount, b: Amount): boolean => {
  if (a.value === b.value) return false;
  const [low, high] = a.value < b.value ? [a, b] : [b, a];
  const coarse = Math.max(a.precision, b.precision);
  if (Math.abs(rounded(low.value, coarse) - rounded(high.value, coarse)) < coarse / 2) return false;
  const isRough = low.meant !== "exactly" || high.meant !== "exactly";
  if (isRough && high.value - low.value <= high.value * ROUGH) return false;
  if (low.meant === high.meant) return true;
  return low.meant !== "at least" && high.meant !== "at most";
};
