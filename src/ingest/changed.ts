/** What an outlet has changed in an article since it was read first: only what a reader was told wrongly by it. */
import { differences, type Difference } from "../language/difference.ts";
import { denies } from "../language/negation.ts";
import { sentencesOf } from "../language/sentences.ts";
import { wordsOf } from "../language/words.ts";
import type { Article, BlockKind, Change, Span } from "../model/article.ts";
import type { Body } from "./extract-text.ts";

/** A page that says next to nothing of what it said is another page, or one behind a wall: nothing follows from it. */
export type Compared =
  | { readonly kind: "changed"; readonly changes: readonly Change[] }
  | { readonly kind: "same" }
  | { readonly kind: "incomparable" };

interface Statement extends Span {
  readonly text: string;
  /** As it is compared: spaces, dashes and quotation marks make no difference. */
  readonly plain: string;
}

const plainly = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[“”„«»]/gu, '"')
    .replace(/[‘’]/gu, "'")
    .replace(/[–—−]/gu, "-")
    .replace(/\s+/gu, " ")
    .trim();

const SAID: ReadonlySet<BlockKind> = new Set(["prose", "embed"]);

const statementsIn = ({ text, blocks }: Body, language: string): readonly Statement[] =>
  blocks
    .filter(({ kind }) => SAID.has(kind))
    .flatMap((block) => sentencesOf(text, language, block))
    .map(({ start, end }) => {
      const said = text.slice(start, end).trimEnd();
      return { start, end: start + said.length, text: said, plain: plainly(said) };
    });

const NUMBERS =
  /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|hundert|tausend|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|cien|mil|millón|millones|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|cent|mille|dois|duas|três|quatro|sete|oito|nove|dez|doze|cem|milhão|milhões|два|дві|три|чотири|п['’]ять|шість|сім|вісім|дев['’]ять|десять|сто|тисяча|тисяч|мільйон)$/iu;

/** A number, a name or a denial. That a sentence begins with a capital says nothing. */
const isFact = (word: string, isFirst: boolean): boolean =>
  /\d/u.test(word) || NUMBERS.test(word) || denies(word) || (!isFirst && /^\p{Lu}/u.test(word));

const SPEECH = /"[^"]+"/gu;

/** Where the words of somebody are printed otherwise now, every word counts. */
const isSpeechChanged = (was: Statement, now: Statement): boolean => {
  const said = was.plain.match(SPEECH) ?? [];
  return said.some((words) => words.split(" ").length >= 3 && !now.plain.includes(words));
};

const touchesFact = ({ was, now }: Difference, begins: ReadonlySet<string>): boolean => {
  const [left, came] = [was, now].map((words) => words.split(" ").filter(Boolean));
  const lower = (words: readonly string[] | undefined): ReadonlySet<string> =>
    new Set(words?.map((word) => word.toLowerCase()));
  // A capital letter more or less is no other name.
  const either = [...(left ?? []), ...(came ?? [])];
  const both = lower(left).intersection(lower(came));
  return either.some((word) => !both.has(word.toLowerCase()) && isFact(word, begins.has(word)));
};

/** Whether somebody who knows the one was told something else than the other says. */
const isMatter = (was: Statement, now: Statement): boolean => {
  const begins = new Set([was, now].map(({ plain }) => /[\p{L}\p{N}]+/u.exec(plain)?.[0] ?? ""));
  return (
    isSpeechChanged(was, now) ||
    differences(was.plain, now.plain).some((difference) => touchesFact(difference, begins))
  );
};

const likeness = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  one.size + other.size === 0 ? 0 : (2 * one.intersection(other).size) / (one.size + other.size);

interface Weighed {
  readonly now: Statement | undefined;
  readonly like: number;
}

const closest = (
  was: Statement,
  among: readonly { readonly one: Statement; readonly words: ReadonlySet<string> }[],
  language: string,
): Weighed => {
  const words = new Set(wordsOf(was.plain, language));
  let best: Weighed = { now: undefined, like: 0 };
  for (const { one, words: others } of among) {
    const like = likeness(words, others);
    if (like > best.like) best = { now: one, like };
  }
  return best;
};

/** So much alike, one sentence is a version of the other; and so little, there is none. */
const A_VERSION = 0.6;
const NO_VERSION = 0.3;
/** So much must stand as it was for a page to be the same article; and so much of all others, for a sentence to be taken back. */
const COMPARABLE = 0.4;
const ALL_BUT = 0.8;

const lengthOf = (statements: readonly Statement[]): number =>
  statements.reduce((sum, { plain }) => sum + plain.length, 0);

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** @param article as it was read first @param later its page as it is now */
export const comparePages = (article: Article, later: Body): Compared => {
  const { language } = article;
  const [before, after] = [statementsIn(article, language), statementsIn(later, language)];
  const whole = after.map(({ plain }) => plain).join(" ");
  const missing = before.filter(({ plain }) => !whole.includes(plain));
  const [length, kept] = [lengthOf(before), lengthOf(before) - lengthOf(missing)];
  if (kept === 0 || kept < length * COMPARABLE) return { kind: "incomparable" };
  const told = new Set(before.map(({ plain }) => plain));
  const fresh = after.filter(({ plain }) => !told.has(plain));
  const among = fresh.map((one) => ({ one, words: new Set(wordsOf(one.plain, language)) }));
  const changes = missing.flatMap((was): readonly Change[] => {
    const { now, like } = closest(was, among, language);
    if (now && like >= A_VERSION) return isMatter(was, now) ? [{ was: spanOf(was), now: spanOf(now) }] : [];
    const isTakenBack = like < NO_VERSION && kept >= (length - was.plain.length) * ALL_BUT;
    return isTakenBack ? [{ was: spanOf(was), now: null }] : [];
  });
  return changes.length > 0 ? { kind: "changed", changes } : { kind: "same" };
};
