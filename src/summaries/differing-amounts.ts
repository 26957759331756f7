/**
 * The same sentence with another amount. What rounding, another moment or another matter could explain is no disagreement.
 */
import { dated, type Article } from "../model/article.ts";
import type { Disagreement, Side } from "../model/digest.ts";
import { amountsIn, contradict, endWithNoun, type Amount } from "./amounts.ts";
import { likeness, type Candidate } from "./candidates.ts";
import { mayDiffer, namesIn, pairsOf, unquoted } from "./differing.ts";

interface Claim {
  readonly amount: Amount;
  readonly sentence: Candidate;
  readonly names: ReadonlySet<string>;
  /** Those of the sentence that are no number. */
  readonly words: ReadonlySet<string>;
}

const MOST_TOLD = 2;
const MOST_SIDES = 4;
/** So alike are the sentences at least, and so many words stand around both amounts. */
const ALIKE = 0.45;
const SHARED = 3;
/** So alike where one of them names nobody and nothing. */
const NAMELESS = 0.65;

const DAYS =
  /(?<!\p{L})(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|june|july|august|september|october|november|december)(?!\p{L})|(?:jan|feb|aug|sept|oct|nov|dec)\.|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:segunda|terça|quarta|quinta|sexta)-feira|понеділ\p{L}*|вівтор\p{L}*|серед[аиу]|четвер\p{L}*|п’ятниц\p{L}*|субот\p{L}*|неділ\p{L}*)/giu;

/** One is dead, one is hurt: amounts of the one are never held against amounts of the other. */
const FATES: readonly RegExp[] = [
  /^(?:dead|die|died|dying|death|kill|killed|fatalitie|fatality|tote\p{L}*|tot|getotet|starben|muerto|muerta|murieron|mort|morte|tue|morto|morta|morreram|загину\p{L}*|загибл\p{L}*)$/u,
  /^(?:injured|wounded|hurt|injurie|injury|verletzt\p{L}*|herido|herida|blesse|blessee|ferido|ferida|поранен\p{L}*)$/u,
  /^(?:arrested|detained|festgenommen\p{L}*|detenido|arrete|detido|затриман\p{L}*)$/u,
  /^(?:missing|vermisst\p{L}*|desaparecido|disparu|desaparecida|зникл\p{L}*)$/u,
];

const fatesIn = ({ near }: Amount): readonly number[] =>
  FATES.flatMap((fate, at) => (near.some((word) => fate.test(word)) ? [at] : []));

const isSameFate = (a: Amount, b: Amount): boolean => fatesIn(a).join() === fatesIn(b).join();

/** Both speak of the same people and places, or one of them of none and of much the same. */
const sameScene = (a: Claim, b: Claim): boolean => {
  if (a.names.size === 0 && b.names.size === 0) return true;
  if (a.names.size === 0 || b.names.size === 0) return likeness(a.words, b.words) >= NAMELESS;
  return !a.names.isDisjointFrom(b.names);
};

const isFate = (word: string): boolean => FATES.some((fate) => fate.test(word));

const sharedNouns = (a: Amount, b: Amount): readonly string[] =>
  a.nouns.filter((noun) => b.nouns.includes(noun));

const countsTheSame = (a: Amount, b: Amount): boolean =>
  a.unit === b.unit &&
  (a.unit !== "" || sharedNouns(a, b).length > 0 || (a.nouns.some(isFate) && b.nouns.some(isFate)));

const daysIn = (text: string): ReadonlySet<string> =>
  new Set(Array.from(text.matchAll(DAYS), ([day]) => day.toLowerCase().slice(0, 3)));

/** They name the same day, or one of them none. */
const sameDay = (a: Candidate, b: Candidate): boolean => {
  const [one, other] = [daysIn(a.text), daysIn(b.text)];
  return one.size === 0 || other.size === 0 || !one.isDisjointFrom(other);
};

/** Amounts further apart than this many times count different things; nearer ones of one sentence may count the same. */
const ONE_SIZE = 5;

const isOneSize = (a: Amount, b: Amount): boolean =>
  Math.max(a.value, b.value) < ONE_SIZE * Math.min(a.value, b.value);

/** Whether the two say how much of the same there was, in the same event. */
const isAboutTheSame = (a: Claim, b: Claim): boolean => {
  if (!isOneSize(a.amount, b.amount) || !countsTheSame(a.amount, b.amount)) return false;
  if (!isSameFate(a.amount, b.amount) || !sameScene(a, b) || !sameDay(a.sentence, b.sentence)) return false;
  const shared = a.amount.around.intersection(b.amount.around).size;
  const least = fatesIn(a.amount).length > 0 ? SHARED - 1 : SHARED;
  return shared >= least && likeness(a.words, b.words) >= ALIKE;
};

/** A sentence with two amounts of one kind does not say plainly which is which. */
const isPlain = (amount: Amount, all: readonly Amount[]): boolean =>
  all.every(
    (other) =>
      other === amount ||
      !(countsTheSame(amount, other) || (amount.unit === other.unit && isOneSize(amount, other))),
  );

const claimsOf = (sentence: Candidate): readonly Claim[] => {
  const all = amountsIn(unquoted(sentence.text), sentence.article.language);
  const names = namesIn(sentence);
  const words = new Set([...sentence.words].filter((word) => !/^\d/u.test(word)));
  return all.filter((amount) => isPlain(amount, all)).map((amount) => ({ amount, sentence, names, words }));
};

const sideOf = ({ amount, sentence }: Claim, nouns: readonly string[]): Side => ({
  article: sentence.article.id,
  start: sentence.start,
  end: sentence.end,
  says: sentence.text.slice(
    amount.start,
    endWithNoun(sentence.text, amount, nouns, sentence.article.language),
  ),
});

/** The words that all of them count. */
const nounsOf = (claims: readonly Claim[]): readonly string[] =>
  (claims[0]?.amount.nouns ?? []).filter(
    (noun) => isFate(noun) || claims.every(({ amount }) => amount.nouns.includes(noun)),
  );

/** An article that has both amounts knows of both, and takes no side. */
const saysToo = (article: Article, value: number, like: Claim, all: readonly Claim[]): boolean =>
  all.some(
    ({ amount, sentence }) =>
      sentence.article === article && amount.value === value && amount.unit === like.amount.unit,
  );

const contradicting = (a: Claim, b: Claim, all: readonly Claim[]): boolean =>
  mayDiffer(a.sentence.article, b.sentence.article) &&
  contradict(a.amount, b.amount) &&
  isAboutTheSame(a, b) &&
  !saysToo(a.sentence.article, b.amount.value, a, all) &&
  !saysToo(b.sentence.article, a.amount.value, b, all);

/** The outlets' claims that are about the same as these two, each outlet once, by time. */
const sidesFrom = (pair: readonly [Claim, Claim], all: readonly Claim[]): readonly Claim[] => {
  const [a, b] = pair;
  const known = new Set<string | undefined>(pair.map(({ sentence }) => sentence.article.publisher));
  const others = all.filter(
    (one) =>
      [a, b].some((side) => side.amount.value === one.amount.value && isAboutTheSame(side, one)) &&
      !saysToo(
        one.sentence.article,
        one.amount.value === a.amount.value ? b.amount.value : a.amount.value,
        a,
        all,
      ),
  );
  const more = others.filter(({ sentence: { article } }) => {
    if (known.has(article.publisher)) return false;
    known.add(article.publisher);
    return true;
  });
  return [a, b, ...more]
    .slice(0, MOST_SIDES)
    .toSorted((one, other) => dated(one.sentence.article) - dated(other.sentence.article));
};

const isTold = ({ sides }: Disagreement, pair: readonly Claim[]): boolean =>
  pair.some(({ sentence }) =>
    sides.some(({ article, start }) => article === sentence.article.id && start === sentence.start),
  );

/** @param candidates the sentences that may be told */
export const differingAmounts = (candidates: readonly Candidate[]): readonly Disagreement[] => {
  const all = candidates.flatMap(claimsOf);
  const found: Disagreement[] = [];
  for (const pair of pairsOf(all)) {
    if (found.length === MOST_TOLD) break;
    if (!contradicting(pair[0], pair[1], all) || found.some((one) => isTold(one, pair))) continue;
    const sides = sidesFrom(pair, all);
    const nouns = nounsOf(sides);
    found.push({ sides: sides.map((one) => sideOf(one, nouns)) });
  }
  return found;
};
