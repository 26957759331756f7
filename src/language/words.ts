/** Words, as the eye of a reader counts them, in any script. */

const segmenters = new Map<string, Intl.Segmenter>();

const segmenterFor = (language: string): Intl.Segmenter => {
  const known = segmenters.get(language);
  if (known) return known;
  const made = new Intl.Segmenter(language === "und" ? "en" : language, { granularity: "word" });
  segmenters.set(language, made);
  return made;
};

/**
 * Letters of alphabets that put spaces between words; the modifier apostrophe is one of them.
 * The rules of Unicode for such text (UAX 29) fit into an expression, which is many times quicker than the segmenter.
 */
const LETTER = String.raw`[[[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}]&&\p{L}]\u02BC]`;
const BESIDE = String.raw`[\t\x20-\x2F\x3A-\x40\x5B-\x5E\x60\x7B-\x7E\xA0-\xA9\xAB\xAE\xB0\xB7\xBB\xBF\u2009\u2013\u2014\u2018-\u201E\u2022\u2026\u2039\u203A\u20AC\u2122]`;
const OTHER = new RegExp(`[^${LETTER}0-9${BESIDE}]`, "v");
/** A mark between two letters, or between two digits, parts no word: “o’clock”, “example.org”, “1,200”. */
const PLAIN_WORD = new RegExp(`(?:${LETTER}+(?:[:·.’‘']${LETTER}+)*|[0-9]+(?:[.,;’‘'][0-9]+)*)+`, "gv");

const cutLine = (line: string, language: string): readonly string[] =>
  OTHER.test(line)
    ? [...segmenterFor(language).segment(line)]
        .filter(({ isWordLike }) => isWordLike)
        .map(({ segment }) => segment)
    : (line.match(PLAIN_WORD) ?? []);

// oxlint-disable-next-line no-control-regex -- ASCII begins there
const ASCII = /^[\0-\x7F]*$/u;

/** Marks are taken off Latin, Greek and Cyrillic letters only: in Japanese they are part of the letter. */
const folded = (word: string): string => {
  const small = word.toLowerCase();
  if (ASCII.test(small)) return small;
  return small
    .normalize("NFD")
    .replace(/(?<=[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}])\p{M}+/gu, "")
    .normalize("NFC");
};

/** A plural or a genitive is the same word; no more stemming than that, so that it does no harm in other languages. */
const root = (word: string): string =>
  word.length > 4 && word.endsWith("s") ? word.replace(/(?:[’']s|s)$/u, "") : word;

const LETTER_OF_ITS_OWN = /\p{Lo}/u;

/** The words of a text in reading order, folded; single letters and punctuation left out. */
export const wordsOf = (text: string, language: string, most = Number.POSITIVE_INFINITY): string[] => {
  const words: string[] = [];
  // A line's end parts words in every script.
  for (const line of text.split("\n")) {
    if (words.length >= most) break;
    const isAscii = ASCII.test(line);
    for (const word of cutLine(isAscii ? line.toLowerCase() : line, language))
      if (word.length > 1 || LETTER_OF_ITS_OWN.test(word)) words.push(root(isAscii ? word : folded(word)));
  }
  return words.length > most ? words.slice(0, most) : words;
};
