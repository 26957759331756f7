/** A claim beside the passages that it rests on, as every check of it needs them. */
import { type Ground, type GroundSentence, sharesOf, stemsOf } from "./ground.ts";

/** What is wrong, and how a sentence about it goes on: "says 12, which its passage does not have". */
export type Doubt = readonly [
  kind: "number" | "name" | "negation" | "hedge" | "modality" | "attribution" | "roles" | "coverage",
  what: string,
];

export type Doubts = readonly Doubt[];

export interface Claim {
  readonly text: string;
  readonly language: string;
  readonly stems: ReadonlySet<string>;
  readonly ground: Ground;
  /** How much of it each sentence of the ground says. */
  readonly shares: readonly number[];
}

export const claimOf = (text: string, ground: Ground, language: string): Claim => {
  const stems = new Set(stemsOf(text, language));
  return { text, language, stems, ground, shares: sharesOf(stems, ground) };
};

/** Sentences that say the most of it, the first first. */
export const nearest = ({ ground, shares }: Claim, most: number): readonly GroundSentence[] =>
  ground.sentences
    .map((sentence, at) => ({ sentence, share: shares[at] ?? 0 }))
    .toSorted((one, other) => other.share - one.share)
    .slice(0, most)
    .map(({ sentence }) => sentence);

/** A text and its language. */
export interface Spoken {
  readonly text: string;
  readonly language: string;
}

/** A sentence that says this much of a claim, and nearly as much as the best one, is one that it rests on. */
const RESTS = 0.5;
const AS_MUCH = 0.75;
/** The sentences that a claim rests on. */
export const restsOn = ({ ground, shares, language }: Claim): readonly Spoken[] => {
  const most = Math.max(0, ...shares);
  return ground.sentences
    .filter((_, at) => (shares[at] ?? 0) >= Math.max(RESTS, AS_MUCH * most))
    .map(({ text }) => ({ text, language }));
};

/** In so many letters there are as many telling words as are ever asked for: a sentence may have no end. */
const NEAR = 600;

/** The telling words on either side of a place in a text. */
export const around = (text: string, at: number, { length, reach, language }: Reach): readonly string[] => {
  const end = at + length;
  const before = reach[0] === 0 ? [] : stemsOf(text.slice(Math.max(0, at - NEAR), at), language);
  return [
    ...before.slice(-reach[0] || before.length),
    ...stemsOf(text.slice(end, end + NEAR), language).slice(0, reach[1]),
  ];
};

interface Reach {
  /** Of what stands there, in letters. */
  readonly length: number;
  /** How many words before it, and behind it. */
  readonly reach: readonly [number, number];
  readonly language: string;
}

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&");

export const placesOf = (text: string, word: string): readonly number[] =>
  Array.from(text.matchAll(RegExp(escaped(word), "gu")), ({ index }) => index);
