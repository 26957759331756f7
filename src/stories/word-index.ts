/** Which of many share words with one: only those are ever looked at. */

interface Weighted {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
}

/** A word that very many have leads to nothing; with it, each would be held against nearly all. */
const MOST_LOOKS = 1000;
/** Sum of the products of shared weights under which two have nothing to do with each other. */
const LIKE_FROM = 0.04;

export class WordIndex<Item> {
  private readonly entries = new Map<number, (readonly [item: Item, weight: number])[]>();

  add(item: Item, { ids, weights }: Weighted): void {
    for (const [at, id] of ids.entries()) {
      const entry = [item, weights[at] ?? 0] as const;
      const others = this.entries.get(id);
      if (others) others.push(entry);
      else this.entries.set(id, [entry]);
    }
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
    const shared = Array.from(ids, (id, at) => ({
      entries: this.entries.get(id) ?? [],
      weight: weights[at] ?? 0,
    }));
    const sums = new Map<Item, number>();
    let looks = MOST_LOOKS;
    for (const { entries, weight } of shared.toSorted(
      (one, other) => one.entries.length - other.entries.length,
    )) {
      looks -= entries.length;
      if (looks < 0) break;
      for (const [item, theirs] of entries) sums.set(item, (sums.get(item) ?? 0) + weight * theirs);
    }
    return sums;
  }
}
