/**
 * What a story's sources do not agree on: how many, who, whose words, which day. Found slice by slice, and sooner not found than
 * wrong.
 */
import type { Disagreement } from "../model/digest.ts";
import type { Story } from "../model/story.ts";
import type { Candidate } from "./candidates.ts";
import { differingAmounts } from "./differing-amounts.ts";
import { differingDays } from "./differing-days.ts";
import { differingNames } from "./differing-names.ts";
import { differingSpeakers } from "./differing-speakers.ts";
import { carriesMarkup } from "./plain.ts";

const MOST_TOLD = 2;

const isSamePlace = (a: Disagreement, b: Disagreement): boolean =>
  a.sides.some((one) =>
    b.sides.some(({ article, start, end }) => article === one.article && start < one.end && one.start < end),
  );

/** @param candidates the sentences that may be told, copies left out: no outlet disagrees with itself or with its own source */
export const disagreementsIn = (
  { articles, copies }: Story,
  candidates: readonly Candidate[],
): readonly Disagreement[] => {
  if (articles.length < 2) return [];
  const plain = candidates.filter(({ text }) => !carriesMarkup(text));
  const all = [
    ...differingAmounts(plain),
    ...differingNames(plain),
    ...differingSpeakers(articles.filter(({ id }) => !copies.has(id))),
    ...differingDays(plain),
  ];
  return all
    .filter((one, at) => !all.slice(0, at).some((before) => isSamePlace(before, one)))
    .slice(0, MOST_TOLD);
};
