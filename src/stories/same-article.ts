/** Same text: wire copy, syndication, a light edit. A copy is no second source. */
import { byDate, type Article } from "../model/article.ts";
import type { ArticleId } from "../model/id.ts";
import { bodyWords } from "./opening.ts";

/** Share of common five-word runs from which a text is a copy; independent articles stay under 0.21 (measured). */
const COPY_FROM = 0.35;
const RUN = 5;
/** So many runs stand for a text: with them the share is right to 0.04; of a text with fewer they are all. */
const KEPT = 128;

const FNV_PRIME = 0x01000193;

/** FNV-1a, 32 bits. */
const hashOf = (word: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), FNV_PRIME);
  return hash;
};

/** So that no run is kept for the letters it begins with (the last step of MurmurHash3). */
const stirred = (hash: number): number => {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

/** What a text is known by: the smallest hashes of its five-word runs, in rising order (Broder 1997). */
export type TextPrint = Uint32Array;

export const printOf = (article: Article): TextPrint => {
  const words = bodyWords(article).map(hashOf);
  const runs = new Set<number>();
  for (let from = 0; from + RUN <= words.length; from++) {
    let run = 0;
    for (let at = from; at < from + RUN; at++) run = Math.imul(run ^ (words[at] ?? 0), FNV_PRIME);
    runs.add(stirred(run));
  }
  return Uint32Array.from(runs).sort().slice(0, KEPT);
};

/** Of the smallest that either has, those that both have tell the share of all; exactly so for texts that are short. */
const sharedBy = (a: TextPrint, b: TextPrint): number => {
  const either = Uint32Array.from(new Set([...a, ...b])).sort();
  const isWhole = a.length < KEPT && b.length < KEPT;
  const sample = isWhole ? either : either.slice(0, KEPT);
  const [inA, inB] = [new Set(a), new Set(b)];
  const both = sample.filter((run) => inA.has(run) && inB.has(run)).length;
  return both / (sample.length || 1);
};

export const isSameText = (a: TextPrint, b: TextPrint): boolean => sharedBy(a, b) >= COPY_FROM;

/** Among the articles of one story: which print the text of an earlier one. */
export const copiesAmong = (articles: readonly Article[]): ReadonlyMap<ArticleId, ArticleId> => {
  const copies = new Map<ArticleId, ArticleId>();
  const originals: { id: ArticleId; print: TextPrint }[] = [];
  if (articles.length < 2) return copies;
  for (const article of articles.toSorted(byDate)) {
    const print = printOf(article);
    const original = originals.find((one) => isSameText(one.print, print));
    if (original) copies.set(article.id, original.id);
    else originals.push({ id: article.id, print });
  }
  return copies;
};
