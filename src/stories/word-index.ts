/** Which of many share words with one: only those are ever looked at. */

interface Weighted {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
}

/** A word that very many have leads to nothing; with it, each would be held against nearly all. */
const MOST_LOOKS = 1000;
/** Sum of the products of shared weights under which two have nothing to do with each other. */
const LIKE_FROM = 0.04;

/** Of one word; the weights stand beside their items, for a pair of each would take three times the room. */
interface Entries<Item> {
  readonly items: Item[];
  readonly weights: number[];
}

export class WordIndex<Item> {
  private readonly entries = new Map<number, Entries<Item>>();

  add(item: Item, { ids, weights }: Weighted): void {
    for (const [at, id] of ids.entries()) {
      const known = this.entries.get(id);
      const own = known ?? { items: [], weights: [] };
      own.items.push(item);
      own.weights.push(weights[at] ?? 0);
      if (!known) this.entries.set(id, own);
    }
  }

  /** All that have a word. */
  having(id: number): readonly Item[] {
    return this.entries.get(id)?.items ?? [];
  }

  /** Those that share most with it, the likest first. */
  like(words: Weighted, most: number): readonly Item[] {
    const found = [...this.sums(words)].filter(([, sum]) => sum >= LIKE_FROM);
    return found
      .toSorted(([, one], [, other]) => other - one)
      .slice(0, most)
      .map(([item]) => item);
  }

  /** From the rarest words to the more common ones, as far as the looks go. */
  private sums({ ids, weights }: Weighted): ReadonlyMap<Item, number> {
    const shared = [...ids].flatMap((id, at) => {
      const entries = this.entries.get(id);
      return entries ? [{ ...entries, weight: weights[at] ?? 0 }] : [];
    });
    const sums = new Map<Item, number>();
    let looks = MOST_LOOKS;
    for (const one of shared.toSorted((a, b) => a.items.length - b.items.length)) {
      looks -= one.items.length;
      if (looks < 0) break;
      for (const [at, item] of one.items.entries())
        sums.set(item, (sums.get(item) ?? 0) + one.weight * (one.weights[at] ?? 0));
    }
    return sums;
  }
}
