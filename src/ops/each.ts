/**
 * Does `work` for every item, at most `atOnce` at a time; results stand in the order of the items.
 * The first error stops the taking of further items and is thrown when what is under way has ended.
 */
export const each = async <Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = [];
  const left = items.entries();
  const lane = async (): Promise<void> => {
    for (const [place, item] of left) results[place] = await work(item);
  };
  const lanes = Array.from({ length: Math.min(atOnce, items.length) }, lane);
  const ends = await Promise.allSettled(lanes);
  const failed = ends.find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
  return results;
};
