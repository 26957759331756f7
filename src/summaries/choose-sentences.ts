/** Which sentences tell a story together: all small sets of its best sentences are weighed, and the best set is taken. */
import { backersOf, SAME } from "./backing.ts";
import { loudest } from "./balance.ts";
import { likeness } from "./candidates.ts";
import { valuationOf, type Scored } from "./score.ts";

/** The sentences leave room for the quotes. */
const SENTENCE_WORDS = 85;
const USUAL_SENTENCES = 3;
/** Where three sentences have fewer words than this together, there may be a fourth. */
const TERSE = 45;
/** So many are weighed; what is worth less would not be taken anyway. */
const WEIGHED = 14;

const isBehind = (one: Scored, other: Scored): boolean =>
  one.article === other.article && one.place === other.place + 1;

/** Each one that leans on the sentence before it has that sentence. */
const stands = (set: readonly Scored[]): boolean =>
  set.every((one) => !one.leans || set.some((other) => isBehind(one, other)));

const saysNothingTwice = (set: readonly Scored[], next: Scored): boolean =>
  set.every((one) => likeness(one.words, next.words) < SAME);

const mayGrow = (set: readonly Scored[], words: number): boolean =>
  set.length < USUAL_SENTENCES || (set.length === USUAL_SENTENCES && words < TERSE);

/** All sets that hold `fixed`, in the order of `pool`. */
function* setsFrom(
  pool: readonly Scored[],
  set: readonly Scored[],
  words: number,
  from = 0,
): Generator<readonly Scored[]> {
  if (set.length > 0) yield set;
  if (!mayGrow(set, words)) return;
  for (const [at, next] of pool.entries())
    if (at >= from && words + next.length <= SENTENCE_WORDS && saysNothingTwice(set, next))
      yield* setsFrom(pool, [...set, next], words + next.length, at + 1);
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

/** What the choice is told beside the sentences. */
export interface Wish {
  /** Taken in any case: what is new in an update. */
  readonly first?: Scored | undefined;
  /** What a sentence counts for, 1 for its full worth: the older ones of an update are background. */
  readonly share: (one: Scored) => number;
}

/** The best set; it rests on two articles at least where there are two that can be told. */
export const chooseSentences = (all: readonly Scored[], { first, share }: Wish): readonly Scored[] => {
  const best = all.toSorted((a, b) => b.worth * share(b) - a.worth * share(a)).slice(0, WEIGHED);
  const pool = best.filter((one) => one !== first);
  const fixed = first ? [first] : [];
  const value = valuationOf(all);
  const outletsOf = articlesBehind([...fixed, ...pool]);
  const isFair = fairnessOf([...fixed, ...pool]);
  let [chosen, most, heard]: [readonly Scored[], number, number] = [fixed, Number.NEGATIVE_INFINITY, 0];
  for (const set of setsFrom(pool, fixed, first?.length ?? 0)) {
    if (!stands(set)) continue;
    const outlets = outletsOf(set) + (isFair(set) ? 0.5 : 0);
    const worth = value(set) * (set.reduce((sum, one) => sum + share(one), 0) / set.length);
    if (outlets > heard || (outlets === heard && worth > most)) [chosen, most, heard] = [set, worth, outlets];
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
