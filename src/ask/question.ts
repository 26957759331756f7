/** What a question asks for, read from its words. */
import { isEmptyWord } from "../language/common.ts";
import { wordsOf } from "../language/words.ts";

/** What kind of thing would answer it. */
export type Wanted = "person" | "number" | "time" | "any";

export interface Asked {
  readonly text: string;
  readonly language: string;
  /** The words that an answer is looked up by, shortened to their stems. */
  readonly stems: readonly string[];
  /** Names in it, folded: each must stand in an article that answers. */
  readonly names: readonly string[];
  readonly wanted: Wanted;
  readonly asksForJudgement: boolean;
}

const WANTED: readonly (readonly [Wanted, RegExp])[] = [
  [
    "number",
    /\b(?:how (?:many|much|long|far|old|big|high|large)|cuánt[oa]s?|wie ?viele?|wie (?:lange|hoch|groß)|combien|quant[oa]s?)\b|скільки/iu,
  ],
  [
    "person",
    /^(?:and |y |und |et |e )?(?:who|whom|whose|quién(?:es)?|wer|wem|wen|qui|quem)\b|^(?:і |а )?хто/iu,
  ],
  ["time", /\b(?:when|what (?:day|time|date|year)|cuándo|wann|quand|quando)\b|коли/iu],
];

const JUDGEMENT =
  /\b(?:to blame|at fault|guilty|your opinion|do you (?:think|believe)|should (?:we|they|he|she|it|the)|is it (?:right|wrong|fair|good|bad)|better than|worse than|tiene la culpa|schuld (?:an|daran)|à blâmer)\b/iu;

/** Words that a question is asked with and that no answer needs to have. */
const ASKING = new Set(
  `tell show give know happen happened think believe name explain describe mean become please many much long far old big
  high large time kind thing exactly news latest update article story source report reported cuanto cuanta quien cuando
  donde pasa paso wer wen wem wann viel viele passiert geschah passe combien quand qui hizo hace did-what made make
  answer question statement comment according call called`.split(/\s+/u),
);

const SUFFIX = /(?:ations?|ments?|ings?|ed|es|ers?|ly|ion|e)$/u;

/** A word without its commonest ending, never under four letters: what a prefix search goes by. */
export const stemOf = (word: string, language: string): string => {
  if (/\d/u.test(word) || /[^\p{sc=Latn}]/u.test(word)) return word;
  const short = language === "en" || language === "und" ? word.replace(SUFFIX, "") : word.slice(0, -2);
  return short.length >= 4 ? short : word;
};

const NAME = /(?<=\S\s+(?:["“«„]\s*)?)\p{Lu}[\p{L}\p{M}]*(?:[-’'.]\p{L}+)*/gu;

export const askedFrom = (text: string, language: string): Asked => {
  const words = wordsOf(text, language).filter((word) => !isEmptyWord(word, language) && !ASKING.has(word));
  const names = [...text.matchAll(NAME)].flatMap(([name]) => wordsOf(name, language));
  return {
    text,
    language,
    stems: [...new Set(words.map((word) => stemOf(word, language)))],
    names: language === "de" ? [] : [...new Set(names.filter((name) => !isEmptyWord(name, language)))],
    wanted: WANTED.find(([, form]) => form.test(text))?.[0] ?? "any",
    asksForJudgement: JUDGEMENT.test(text),
  };
};
