/**
 * A message too long for its platform → messages that fit: cut between stories, then between blocks, then after a paragraph, a
 * sentence, a word, and only then between two graphemes. Nothing is lost, the order stays, and a quote keeps its speaker.
 */
import { sentencesOf } from "../language/sentences.ts";
import type { Block, TextSpan } from "../model/message.ts";

/** Whether the platform takes these blocks as one message. */
export type Fits = (blocks: readonly Block[]) => boolean;

const OPENS: ReadonlySet<Block["kind"]> = new Set(["headline", "more", "note"]);

/** A story and all that belongs to it; what stands before the first one, and each closing line, for itself. */
const groupsOf = (blocks: readonly Block[]): readonly (readonly Block[])[] => {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const opens = groups.length === 0 || OPENS.has(block.kind);
    if (opens) groups.push([block]);
    else groups.at(-1)?.push(block);
  }
  return groups;
};

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const words = new Intl.Segmenter("en", { granularity: "word" });

/** Where a text is cut best: after paragraphs, sentences, words, in this order. */
const placesOf = (text: string): readonly (readonly number[])[] => [
  [...text.matchAll(/\n+/gu)].map(({ index, 0: breaks }) => index + breaks.length),
  sentencesOf(text, "en").map(({ end }) => end),
  [...words.segment(text)]
    .filter(({ segment }) => /^\s/u.test(segment))
    .map(({ index, segment }) => index + segment.length),
];

const lettersOf = (text: string): readonly number[] =>
  [...graphemes.segment(text)].map(({ index, segment }) => index + segment.length);

const codePointsOf = (text: string): readonly number[] => {
  let at = 0;
  return Array.from(text, (one) => (at += one.length));
};

/** The last of these places up to which it fits, found by halving; undefined when not even the first does. */
const lastFitting = (places: readonly number[], fits: (end: number) => boolean): number | undefined => {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(places[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return places[low - 1];
};

/** A cut that leaves less than this share of what would fit is not worth its better place. */
const LEAST = 0.4;

const bestCut = (text: string, fits: (end: number) => boolean): number | undefined => {
  // A letter with a thousand marks on it is larger than a message: then it is cut between the marks.
  const furthest = lastFitting(lettersOf(text), fits) ?? lastFitting(codePointsOf(text), fits);
  if (furthest === undefined || furthest === text.length) return furthest;
  const isGood = (place: number): boolean => place <= furthest && place >= furthest * LEAST;
  const [best] = placesOf(text).flatMap((places) => places.findLast(isGood) ?? []);
  return best ?? furthest;
};

const textOf = (block: Block): string =>
  block.kind === "quote" ? block.text : block.spans.map(({ text }) => text).join("");

const sliceOf = (spans: readonly TextSpan[], from: number, to: number): readonly TextSpan[] => {
  let at = 0;
  return spans.flatMap((span) => {
    const start = at;
    at += span.text.length;
    const text = span.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    return text === "" ? [] : [{ ...span, text }];
  });
};

/** The same block with a stretch of its text. Each piece of a quote names the speaker. */
const pieceOf = (block: Block, from: number, to: number): Block => {
  if (block.kind === "quote") return { ...block, text: block.text.slice(from, to) };
  return { ...block, spans: sliceOf(block.spans, from, to) };
};

/** So much of a long text is looked at for one piece; no platform takes more in one message. */
const WINDOW = 20_000;

/** @throws RangeError when nothing fits: the limit is none. */
const piecesOf = (block: Block, fits: Fits): readonly Block[] => {
  const text = textOf(block);
  const pieces: Block[] = [];
  for (let from = 0; from < text.length;) {
    const start = from;
    const cut = bestCut(text.slice(start, start + WINDOW), (end) =>
      fits([pieceOf(block, start, start + end)]),
    );
    if (cut === undefined) throw new RangeError("The platform takes no letter of this block.");
    pieces.push(pieceOf(block, start, start + cut));
    from = start + cut;
  }
  return pieces;
};

/** Puts as many units into each message as fit; a unit too large by itself is taken apart by `apart`. */
const packed = (
  units: readonly (readonly Block[])[],
  fits: Fits,
  apart: (unit: readonly Block[]) => readonly (readonly Block[])[],
): readonly (readonly Block[])[] => {
  const messages: (readonly Block[])[] = [];
  let open: readonly Block[] = [];
  const close = (): void => {
    if (open.length > 0) messages.push(open);
    open = [];
  };
  for (const unit of units) {
    if (fits([...open, ...unit])) {
      open = [...open, ...unit];
      continue;
    }
    close();
    if (fits(unit)) open = unit;
    else messages.push(...apart(unit));
  }
  close();
  return messages;
};

/** @returns at least one message when there is a block; each fits. */
export const split = (blocks: readonly Block[], fits: Fits): readonly (readonly Block[])[] => {
  const single = (block: Block): readonly Block[] => [block];
  const byBlock = (unit: readonly Block[]): readonly (readonly Block[])[] =>
    packed(unit.map(single), fits, ([block]) => (block ? piecesOf(block, fits).map(single) : []));
  return packed(groupsOf(blocks), fits, byBlock);
};
