/** Words, as the eye of a reader counts them, in any script. */

const segmenters = new Map<string, Intl.Segmenter>();

const segmenterFor = (language: string): Intl.Segmenter => {
  const known = segmenters.get(language);
  if (known) return known;
  const made = new Intl.Segmenter(language === "und" ? "en" : language, { granularity: "word" });
  segmenters.set(language, made);
  return made;
};

/** Marks are taken off Latin, Greek and Cyrillic letters only: in Japanese they are part of the letter. */
const folded = (word: string): string =>
  word
    .toLowerCase()
    .normalize("NFD")
    .replace(/(?<=[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}])\p{M}+/gu, "")
    .normalize("NFC");

/** A plural or a genitive is the same word; no more stemming than that, so that it does no harm in other languages. */
const root = (word: string): string => (word.length > 4 ? word.replace(/(?:[’']s|s)$/u, "") : word);

/** The words of a text in reading order, folded; single letters and punctuation left out. */
export const wordsOf = (text: string, language: string, most = Number.POSITIVE_INFINITY): string[] => {
  const words: string[] = [];
  for (const piece of segmenterFor(language).segment(text)) {
    if (words.length >= most) break;
    if (piece.isWordLike && (piece.segment.length > 1 || /\p{Lo}/u.test(piece.segment)))
      words.push(root(folded(piece.segment)));
  }
  return words;
};
