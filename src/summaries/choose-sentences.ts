/** Which sentences tell a story together: all small sets of its best sentences are weighed, and the best set is taken. */
import { backersOf, SAME } from "./backing.ts";
import { loudest } from "./balance.ts";
import { likeness, opens } from "./candidates.ts";
import { valuationOf, type Scored } from "./score.ts";

/** As many words as a summary usually has; with room for the quotes it may have more, and those it is asked for. */
export const USUAL_WORDS = 66;
const MOST_WORDS = 85;
const BEYOND = 1.3;
const mostOf = (words: number): number => Math.max(words, Math.min(MOST_WORDS, BEYOND * words));

const USUAL_SENTENCES = 3;
/** Where three sentences have less than this share of the words together, there may be a fourth. */
const TERSE = 0.65;
/** So many are weighed; what is worth less would not be taken anyway. */
const WEIGHED = 14;

const isBehind = (one: Scored, other: Scored): boolean =>
  one.article === other.article && one.place === other.place + 1;

/** Each one that leans on the sentence before it has that sentence. */
const stands = (set: readonly Scored[]): boolean =>
  set.every((one) => !one.leans || set.some((other) => isBehind(one, other)));

const saysNothingTwice = (set: readonly Scored[], next: Scored): boolean =>
  set.every((one) => likeness(one.words, next.words) < SAME);

const wordsIn = (set: readonly Scored[]): number => set.reduce((sum, { length }) => sum + length, 0);

interface Room {
  /** The most words that a set may have. */
  readonly most: number;
  /** With fewer than these it may have a fourth sentence. */
  readonly terse: number;
}

const mayTake = (set: readonly Scored[], next: Scored, { most, terse }: Room): boolean => {
  const words = wordsIn(set);
  const isShort = set.length < USUAL_SENTENCES || (set.length === USUAL_SENTENCES && words < terse);
  return isShort && words + next.length <= most && saysNothingTwice(set, next);
};

/** All sets that hold `set` and go on with what stands in `pool`, in its order. */
function* setsFrom(
  pool: readonly Scored[],
  set: readonly Scored[],
  room: Room,
): Generator<readonly Scored[]> {
  if (set.length > 0) yield set;
  for (const [at, next] of pool.entries())
    if (mayTake(set, next, room)) yield* setsFrom(pool.slice(at + 1), [...set, next], room);
}

/** Counts the articles, two at most, that a set's receipts lead to: its sentences' own and those that say as much. */
const articlesBehind = (pool: readonly Scored[]): ((set: readonly Scored[]) => number) => {
  const behind = new Map(
    pool.map((one) => [one, [one, ...backersOf(one, pool)].map(({ article }) => article.id)] as const),
  );
  return (set) => Math.min(2, new Set(set.flatMap((one) => behind.get(one) ?? [])).size);
};

/** Of a story that several outlets tell, no outlet tells most of a set. */
const fairnessOf = (pool: readonly Scored[]): ((set: readonly Scored[]) => boolean) => {
  const outletOf = ({ article }: Scored): string => article.publisher ?? article.id;
  const behind = new Map(
    pool.map((one) => [one, new Set([one, ...backersOf(one, pool)].map(outletOf))] as const),
  );
  const outlets = new Set(pool.map(outletOf));
  return (set) =>
    loudest(
      set.map((one) => behind.get(one) ?? new Set()),
      outlets,
    ) === undefined;
};

/** More than two outlets and their balance count. */
const OPENS = 4;
/** Less than one outlet more. */
const FAIR = 0.5;

/** What the choice is told beside the sentences. */
export interface Wish {
  /** Taken in any case: what is new in an update. */
  readonly first?: Scored | undefined;
  /** What a sentence counts for, 1 for its full worth: the older ones of an update are background. */
  readonly share: (one: Scored) => number;
  /** The length to aim at. */
  readonly words: number;
}

/** A set needs a sentence that a reader can begin with before it needs two outlets, and those before none is too loud. */
const rankOf = (pool: readonly Scored[], first: Scored | undefined): ((set: readonly Scored[]) => number) => {
  const articlesOf = articlesBehind(pool);
  const isFair = fairnessOf(pool);
  const openers = new Set(first ? [first] : pool.filter(opens));
  return (set) =>
    (set.some((one) => openers.has(one)) ? OPENS : 0) + articlesOf(set) + (isFair(set) ? FAIR : 0);
};

/** The best set; it rests on two articles at least where there are two that can be told. */
export const chooseSentences = (all: readonly Scored[], { first, share, words }: Wish): readonly Scored[] => {
  const best = all.toSorted((a, b) => b.worth * share(b) - a.worth * share(a)).slice(0, WEIGHED);
  const pool = best.filter((one) => one !== first);
  const fixed = first ? [first] : [];
  const value = valuationOf(all, words);
  const rank = rankOf([...fixed, ...pool], first);
  let [chosen, most, highest]: [readonly Scored[], number, number] = [fixed, Number.NEGATIVE_INFINITY, 0];
  for (const set of setsFrom(pool, fixed, { most: mostOf(words), terse: TERSE * words })) {
    if (!stands(set)) continue;
    const place = rank(set);
    const worth = value(set) * (set.reduce((sum, one) => sum + share(one), 0) / set.length);
    if (place > highest || (place === highest && worth > most)) [chosen, most, highest] = [set, worth, place];
  }
  return chosen;
};

/** In the order of the telling: `first`, then as the articles go on, what leans on a sentence right behind it. */
export const inReadingOrder = (taken: readonly Scored[], first: Scored): readonly Scored[] => {
  const rest = taken
    .filter((one) => one !== first && !one.leans)
    .toSorted((a, b) => a.place - b.place || b.worth - a.worth);
  const followersOf = (one: Scored): readonly Scored[] => {
    const next = taken.find((other) => other.leans && isBehind(other, one));
    return next ? [next, ...followersOf(next)] : [];
  };
  return [first, ...rest].flatMap((one) => [one, ...followersOf(one)]);
};
