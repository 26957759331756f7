/** What kind of thing an article tells of, in any language that we know the words of: a strike, a flood, a ferry. */
import { wordsOf } from "../language/words.ts";
import matters from "./matters.json" with { type: "json" };

type ByLanguage = Readonly<Record<string, readonly string[]>>;

/** Shorter ones, and those that end in the sign for it, are whole words; the others are beginnings of words. */
const SHORTEST_BEGINNING = 4;
const WHOLE = "=";
/** In languages that write compounds they are also found inside a word, from this length on. */
const SHORTEST_INSIDE = 5;
const COMPOUNDING: ReadonlySet<string> = new Set(["de"]);

interface Known {
  /** The matters that a word or a beginning stands for. */
  readonly byWord: ReadonlyMap<string, readonly string[]>;
  readonly longest: number;
}

const known = new Map<string, Known>();

const knownIn = (language: string): Known => {
  const found = known.get(language);
  if (found) return found;
  const pairs = Object.entries<ByLanguage>(matters).flatMap(([matter, words]) =>
    (words[language] ?? []).flatMap((word) =>
      wordsOf(word, language).map((folded) => ({
        word: word.endsWith(WHOLE) ? folded + WHOLE : folded,
        matter,
      })),
    ),
  );
  const grouped = Map.groupBy(pairs, ({ word }) => word);
  const byWord = new Map([...grouped].map(([word, own]) => [word, own.map(({ matter }) => matter)]));
  const made = { byWord, longest: Math.max(0, ...[...byWord.keys()].map(({ length }) => length)) };
  known.set(language, made);
  return made;
};

/** The whole word, its beginnings, and what stands in a compound. */
function* partsOf(word: string, isCompounding: boolean, longest: number): Generator<string> {
  yield word + WHOLE;
  if (word.length < SHORTEST_BEGINNING) yield word;
  const last = isCompounding ? Math.max(0, word.length - SHORTEST_INSIDE) : 0;
  for (let from = 0; from <= last; from++) {
    const shortest = from === 0 ? SHORTEST_BEGINNING : SHORTEST_INSIDE;
    for (let to = from + shortest; to <= Math.min(word.length, from + longest); to++)
      yield word.slice(from, to);
  }
}

/** @param words as `wordsOf` gives them */
export const mattersOf = (words: readonly string[], language: string): readonly string[] => {
  const { byWord, longest } = knownIn(language);
  if (longest === 0) return [];
  const found = new Set<string>();
  for (const word of words)
    for (const part of partsOf(word, COMPOUNDING.has(language), longest))
      for (const matter of byWord.get(part) ?? []) found.add(matter);
  return [...found].toSorted();
};
