/** What a question asks for, read from its words. */
import { isEmptyWord } from "../language/common.ts";
import { wordsOf } from "../language/words.ts";

/** What kind of thing would answer it. */
export type Wanted = "person" | "number" | "time" | "cause" | "any";

export interface Asked {
  readonly text: string;
  readonly language: string;
  /** The words that an answer is looked up by, shortened to their stems. */
  readonly stems: readonly string[];
  /** Names in it, folded: each must stand in an article that answers. */
  readonly names: readonly string[];
  /** The name that a question about what somebody said is about, in full as it is written. */
  readonly person: string | undefined;
  readonly wanted: Wanted;
  /** What a "how many" counts, as a stem. */
  readonly counted: string | undefined;
  readonly asksForJudgement: boolean;
}

const WANTED: readonly (readonly [Wanted, RegExp])[] = [
  [
    "cause",
    /^(?:and |but |y |und |aber |et |e )?(?:why|por qué|warum|wieso|weshalb|pourquoi|por que)(?!\p{L})|^(?:і |а |але )?чому/iu,
  ],
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
  answer question statement comment according call called again still now really exactly ever actually today own myself`.split(
    /\s+/u,
  ),
);

const SUFFIX = /(?:ations?|ments?|ings?|ed|es|ers?|ly|ion|e)$/u;

/** A word without its commonest ending, never under four letters: what a prefix search goes by. */
const stemOf = (word: string, language: string): string => {
  if (/\d/u.test(word) || /[^\p{sc=Latn}]/u.test(word)) return word;
  const short = language === "en" || language === "und" ? word.replace(SUFFIX, "") : word.slice(0, -2);
  return short.length >= 4 ? short : word;
};

const NAME = /(?<=\S\s+(?:["“«„]\s*)?)\p{Lu}[\p{L}\p{M}]*(?:[-’'.]\p{L}+)*/gu;

/** "Ilse", "Marant" one behind the other are one name. */
const fullNames = (text: string, named: readonly RegExpExecArray[]): readonly string[] => {
  const names: { name: string; end: number }[] = [];
  for (const { 0: name, index } of named) {
    const before = names.at(-1);
    if (before && /^\s+$/u.test(text.slice(before.end, index)))
      names[names.length - 1] = { name: `${before.name} ${name}`, end: index + name.length };
    else names.push({ name, end: index + name.length });
  }
  return names.map(({ name }) => name);
};

const COUNTED =
  /(?:how many|cuánt[oa]s|wie ?viele|combien d[e’']|quant[oa]s|скільки)\s+(?:\p{Ll}+(?:ed|ing|er)\s+)?(\p{L}+)/iu;

const countedIn = (text: string, language: string): string | undefined => {
  const [word] = wordsOf(COUNTED.exec(text)?.[1] ?? "", language);
  return word === undefined ? undefined : stemOf(word, language);
};

export const askedFrom = (text: string, language: string): Asked => {
  const words = wordsOf(text, language).filter((word) => !isEmptyWord(word, language) && !ASKING.has(word));
  const named = [...text.matchAll(NAME)];
  const names = named.flatMap(([name]) => wordsOf(name, language));
  return {
    text,
    language,
    stems: [...new Set(words.map((word) => stemOf(word, language)))],
    names: language === "de" ? [] : [...new Set(names.filter((name) => !isEmptyWord(name, language)))],
    person: fullNames(text, named).at(-1),
    counted: countedIn(text, language),
    wanted: WANTED.find(([, form]) => form.test(text))?.[0] ?? "any",
    asksForJudgement: JUDGEMENT.test(text),
  };
};
