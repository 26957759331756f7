/** The passages that a text rests on, made ready to be asked: which of their sentences say the most of it, and what stands by what. */
import { isEmptyWord } from "../language/common.ts";
import { sentencesOf } from "../language/sentences.ts";
import { wordsOf } from "../language/words.ts";
import { capitalisedIn, numbersSaid } from "./claims.ts";

/** So many letters tell a word in most of its forms: “paid” is not “pays”, but “payments” is “payment”. */
export const STEM = 5;

const stem = (word: string): string => (word.length > STEM ? word.slice(0, STEM) : word);

/** What a text is about, in reading order: its words without their endings, those that glue it together left out. */
export const stemsOf = (text: string, language: string): readonly string[] =>
  wordsOf(text, language)
    .filter((word) => !isEmptyWord(word, language))
    .map(stem);

/** All its words without their endings. */
export const allStemsOf = (text: string, language: string): readonly string[] =>
  wordsOf(text, language).map(stem);

export interface GroundSentence {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

export interface Ground {
  readonly sentences: readonly GroundSentence[];
  readonly numbers: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  /** The words as they are written, small and large. */
  readonly words: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  readonly namesStems: ReadonlySet<string>;
  /** The runs of three words. */
  readonly runs: ReadonlySet<string>;
  /** Two telling words that stand close together in a sentence. */
  readonly pairs: ReadonlySet<string>;
  rarity(stem: string): number;
}

export const runsOf = (stems: readonly string[], length: number): ReadonlySet<string> =>
  new Set(
    Array.from({ length: Math.max(0, stems.length - length + 1) }, (_, at) =>
      stems.slice(at, at + length).join(" "),
    ),
  );

/** Words this far apart still belong together. */
const CLOSE = 6;

const pairOf = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`);

const closePairs = (stems: readonly string[], close: number): readonly string[] =>
  stems.flatMap((one, at) => stems.slice(at + 1, at + 1 + close).map((other) => pairOf(one, other)));

/** Words that stand side by side, whatever their order. */
export const neighboursIn = (text: string, language: string): ReadonlySet<string> =>
  new Set(closePairs(stemsOf(text, language), 1));

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** As if a text had so many sentences more: in a short one no word is common. */
const MORE = 5;

const union = (sets: readonly ReadonlySet<string>[]): ReadonlySet<string> =>
  new Set(sets.flatMap((one) => [...one]));

export const groundOf = (text: string, language: string): Ground => {
  const sentences = sentencesOf(text, language).map(({ start, end }) => {
    const own = text.slice(start, end);
    return {
      text: own,
      stems: new Set(stemsOf(own, language)),
      numbers: numbersSaid(own, language),
      names: new Set([...capitalisedIn(own)].map((name) => name.replaceAll("’", "'"))),
    };
  });
  const metIn = new Map<string, number>();
  for (const { stems } of sentences) for (const one of stems) metIn.set(one, (metIn.get(one) ?? 0) + 1);
  const all = Math.log(sentences.length + MORE);
  return {
    sentences,
    numbers: union(sentences.map(({ numbers }) => numbers)),
    names: union(sentences.map(({ names }) => names)),
    words: new Set(text.match(WORD)),
    stems: union(sentences.map(({ stems }) => stems)),
    namesStems: new Set(
      sentences.flatMap(({ names }) => [...names].flatMap((name) => stemsOf(name, language))),
    ),
    runs: runsOf(allStemsOf(text, language), 3),
    pairs: new Set(sentences.flatMap(({ text }) => closePairs(stemsOf(text, language), CLOSE))),
    rarity: (one) => all - Math.log((metIn.get(one) ?? 0) + 1) + 0.5,
  };
};

/** How much of what the words say a sentence says too, 0 to 1; the rare ones say more. */
export const sharesOf = (stems: ReadonlySet<string>, { sentences, rarity }: Ground): readonly number[] => {
  const whole = [...stems].reduce((sum, one) => sum + rarity(one), 0) || 1;
  return sentences.map((sentence) => {
    const shared = [...stems].reduce((sum, one) => sum + (sentence.stems.has(one) ? rarity(one) : 0), 0);
    return shared / whole;
  });
};
