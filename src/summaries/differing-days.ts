/** The same sentence with another day. A day of telling is not the day of what is told, and the night between two days is both. */
import { isEmptyWord } from "../language/common.ts";
import { daysSaidIn, type DaySaid } from "../language/days-said.ts";
import { dayNamesIn } from "../language/day-names.ts";
import { wordsOf } from "../language/words.ts";
import { dated, type Article } from "../model/article.ts";
import type { Disagreement, Side } from "../model/digest.ts";
import { likeness, type Candidate } from "./candidates.ts";
import { isOneScene, mayDiffer, pairsOf, unquoted } from "./differing.ts";
import { speechWords } from "./words/by-language.ts";

interface Claim {
  readonly sentence: Candidate;
  readonly day: DaySaid;
  /** The word that tells what happened then, and where it stands. */
  readonly deed: string;
  readonly deedAt: number;
  readonly words: ReadonlySet<string>;
}

const ALIKE = 0.45;
const SHARED = 3;

/** What begins, ends or frames a time does not say when something happened. */
const FRAME =
  /(?:since|until|till|by|from|to|through|before|after|between|next|last|every|each|desde|hasta|antes|próximo|próxima|pasado|pasada|cada|seit|bis|vor|nach|ab|zwischen|nächsten|letzten|jeden|depuis|jusqu[’']à|jusqu[’']au|avant|après|prochain|dernier|chaque|até|próxima|passada|todos|після|до|від|з|кожн\p{L}+|минул\p{L}+|наступн\p{L}+)(?:\s(?:the|el|la|los|dem|den|der|le|la|o|a))?\s$/iu;
const RANGE = /^\s?(?:[-–—]|to |through |and |or |until |a |y |bis |und |et |au |e |до |і |та )/iu;
/** Late on the one day is early on the other. */
const NIGHT =
  /(?<!\p{L})(?:night|overnight|midnight|late|early|evening|dawn|noche|madrugada|medianoche|nacht|nachts|abend\p{L}*|mitternacht|früh|nuit|minuit|soir|aube|noite|meia-noite|ніч\p{L}*|вночі|опівночі|вечор\p{L}*|ввечері)(?!\p{L})|\p{Ll}abend/iu;

const WORD = /\p{L}[\p{L}\p{M}’'-]*/gu;
const REACH = 3;

interface Met {
  readonly word: string;
  readonly at: number;
}

const metIn = (text: string, from: number): readonly Met[] =>
  Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({ word, at: from + index }));

const clauseBefore = (text: string, at: number): string => /[^,;:()–—]*$/u.exec(text.slice(0, at))?.[0] ?? "";
const clauseAfter = (text: string, at: number): string => /^,?[^,;:()–—]*/u.exec(text.slice(at))?.[0] ?? "";

/** The words of its clause: those before the day from the nearest on, or where it opens the clause those behind it. */
const aroundDay = (text: string, { start, end }: DaySaid): readonly Met[] => {
  const before = clauseBefore(text, start);
  const words = metIn(before, start - before.length).toReversed();
  return words.length > 1 ? words : metIn(clauseAfter(text, end), end);
};

const isSaid = ({ word }: Met, language: string): boolean => {
  const { said, saying } = speechWords(language);
  return said.has(word.toLowerCase()) || saying.has(word.toLowerCase());
};

const bareOf = ({ word }: Met, language: string): string => wordsOf(word, language)[0] ?? "";

/** The nearest word that says what happened; undefined where somebody spoke then. */
const deedOf = (text: string, day: DaySaid, language: string): Met | undefined => {
  const near = aroundDay(text, day);
  if (near.slice(0, REACH + 2).some((one) => isSaid(one, language))) return undefined;
  const deed = near.find(
    ({ word }) => /^\p{Ll}/u.test(word) && !isEmptyWord(word, language) && !NIGHT.test(word),
  );
  return deed && near.indexOf(deed) <= REACH ? deed : undefined;
};

const isPlain = (text: string, { start, end }: DaySaid): boolean =>
  !FRAME.test(text.slice(0, start)) && !RANGE.test(text.slice(end));

const claimOf = (sentence: Candidate): Claim | undefined => {
  const { language } = sentence.article;
  const text = unquoted(sentence.text);
  const [day, second] = daysSaidIn(text, language);
  if (!day || second || !isPlain(text, day)) return undefined;
  const deed = deedOf(text, day, language);
  if (!deed) return undefined;
  const days = dayNamesIn(language);
  const words = new Set([...sentence.words].filter((word) => !/^\d/u.test(word) && !days.has(word)));
  return { sentence, day, deed: bareOf(deed, language), deedAt: deed.at, words };
};

const isNextDay = (a: DaySaid, b: DaySaid): boolean => {
  const apart = Math.abs(Number(a.value) - Number(b.value));
  return a.kind === "weekday" && (apart === 1 || apart === 6);
};

const isOneNight = (a: Claim, b: Claim): boolean =>
  isNextDay(a.day, b.day) && (NIGHT.test(a.sentence.text) || NIGHT.test(b.sentence.text));

/** An outlet that names the other's day too may tell of both. */
const names = (article: Article, { kind, value }: DaySaid): boolean =>
  daysSaidIn(article.text, article.language).some((day) => day.kind === kind && day.value === value);

const isAboutTheSame = (a: Claim, b: Claim): boolean =>
  a.deed === b.deed &&
  a.words.intersection(b.words).size >= SHARED &&
  likeness(a.words, b.words) >= ALIKE &&
  isOneScene(a.sentence, b.sentence);

const differ = (a: Claim, b: Claim): boolean =>
  a.day.kind === b.day.kind &&
  a.day.value !== b.day.value &&
  mayDiffer(a.sentence.article, b.sentence.article) &&
  isAboutTheSame(a, b) &&
  !isOneNight(a, b) &&
  !names(a.sentence.article, b.day) &&
  !names(b.sentence.article, a.day);

/** "collapsed on Sunday": the deed with its day, where they stand side by side. */
const sideOf = ({ sentence, day, deedAt }: Claim): Side => ({
  article: sentence.article.id,
  start: sentence.start,
  end: sentence.end,
  says: sentence.text.slice(deedAt < day.start ? deedAt : day.start, day.end),
});

/** @param candidates the sentences that may be told */
export const differingDays = (candidates: readonly Candidate[]): readonly Disagreement[] =>
  pairsOf(candidates.map(claimOf).filter((one) => one !== undefined))
    .filter(([a, b]) => differ(a, b))
    .map((pair) => ({
      sides: pair.toSorted((a, b) => dated(a.sentence.article) - dated(b.sentence.article)).map(sideOf),
    }));
