/** Which entries of a feed are news: a new subscription costs its publisher little, and nobody is flooded with what is old. */
import { days, type Instant } from "../model/time.ts";
import type { Recognised } from "./recognise.ts";

const NEWS = days(7);
/** Of a feed that says no dates nobody knows what is old: at its first reading the top of its list is taken. */
const MOST_UNDATED = 20;

const dateOf = ({ entry }: Recognised): Instant | undefined => entry.publishedAt ?? entry.updatedAt;

/** @param reading isFirst: nothing of this feed has been seen before */
export const worthReading = (
  entries: readonly Recognised[],
  { now, isFirst }: { readonly now: Instant; readonly isFirst: boolean },
): readonly Recognised[] => {
  let undated = 0;
  return entries.filter((one) => {
    const date = dateOf(one);
    if (date !== undefined) return date >= now - NEWS;
    undated += 1;
    return !isFirst || undated <= MOST_UNDATED;
  });
};
