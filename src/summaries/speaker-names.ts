/** The names an article prints, and the fullest form of each. */
import { lowAt } from "./quote-lines.ts";
import type { ReadLine, Token } from "./quote-lines.ts";
import type { SpeechWords } from "./words/speech.ts";

/** A name as it stands: words in a row that begin with capitals, without what goes before a name. */
export interface Name {
  readonly words: readonly string[];
  readonly start: number;
  readonly end: number;
  /** The title that stood before it, in small letters; who has one is a person. */
  readonly title: string | undefined;
  readonly body: boolean;
  /** It stands behind "in": no person. */
  readonly isPlace: boolean;
}

export interface Names {
  /** Words the article also writes small: at the head of a sentence such a word is no name. */
  readonly small: ReadonlySet<string>;
  readonly inOrder: readonly Name[];
  /** The forms of each name, each where it is printed first. */
  readonly byLast: ReadonlyMap<string, readonly Name[]>;
}

const SUFFIXES = new Set(["jr", "sr", "ii", "iii", "iv"]);
const plain = (word: string): string =>
  word.toLowerCase().replaceAll("’", "'").replace(/'s$/u, "").replace(/\.$/u, "");

/** The word a person is called by: the last one, without "Jr." and its like. */
export const lastWord = (words: readonly string[]): string =>
  plain(words.findLast((word) => !SUFFIXES.has(plain(word))) ?? "");

/** Never part of a name, though a headline writes it with a capital. */
const isFunctionWord = (low: string, words: SpeechWords): boolean =>
  words.prepositions.has(low) ||
  words.joints.has(low) ||
  words.pronouns.has(low) ||
  words.and.has(low) ||
  words.said.has(low) ||
  words.saying.has(low);

/** Whether a word may be part of a name. At the head of a sentence every word has a capital. */
const mayName = (token: Token, words: SpeechWords): boolean =>
  token.kind === "word" &&
  token.capital &&
  !isFunctionWord(token.low, words) &&
  !(token.first && (words.determiners.has(token.low) || words.helpers.has(token.low)));

/** Whether a small word belongs to a name around it: "Ada de Wit", "Ada von der Au"; an article only behind a particle. */
export const isParticle = (tokens: readonly Token[], at: number, words: SpeechWords): boolean => {
  const low = lowAt(tokens, at);
  const next = tokens[at + 1];
  if (!words.particles.has(low) || !next) return false;
  if (words.determiners.has(low) && !words.particles.has(lowAt(tokens, at - 1))) return false;
  return mayName(next, words) || (words.particles.has(next.low) && tokens[at + 2]?.capital === true);
};

/** The end of the row of capitals that begins at `from`; particles count when another capital follows them. */
export const rowEnd = (tokens: readonly Token[], from: number, words: SpeechWords): number => {
  let end = from;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (mayName(token, words)) {
      end = at + 1;
      if (token.owns) break;
    } else if (at === from || !isParticle(tokens, at, words)) break;
  }
  return end;
};

const isTitle = (token: Token, words: SpeechWords): boolean => {
  const low = plain(token.low);
  return (
    words.titles.has(low) ||
    words.titleEndings.some((ending) => low.length > ending.length && low.endsWith(ending))
  );
};

const nameOf = (row: readonly Token[], title: string | undefined, body: boolean): Name | undefined => {
  const [first] = row;
  const last = row.at(-1);
  if (!first || !last) return undefined;
  const words = row.map((token) => token.text.replace(/['’]s$/u, ""));
  return { words, start: first.start, end: last.owns ? last.end - 2 : last.end, title, body, isPlace: false };
};

const isBody = (token: Token, words: SpeechWords): boolean => words.bodies.has(plain(token.low));

/** "of Ports Ada Holt", behind a title: an office, of which nothing shows where it ends. */
const goesOnWithOffice = (first: Token, words: SpeechWords): boolean =>
  !first.capital && words.belonging.has(first.low);

/** "ARLE Ada Holt": a dateline without its dash. */
const isTown = ([first, second, third]: readonly Token[]): boolean =>
  first?.first === true &&
  third !== undefined &&
  /^\p{Lu}{4,}$/u.test(first.text) &&
  [second, third].every((token) => /\p{Ll}/u.test(token?.text ?? ""));

/** The name in a row of capitals, or nothing when the row holds only titles or days. */
export const nameIn = (
  row: readonly Token[],
  words: SpeechWords,
  small: ReadonlySet<string>,
): Name | undefined => {
  const isOther = (token: Token): boolean =>
    words.notNames.has(token.low) || (token.first && small.has(token.low) && !isTitle(token, words));
  const from = isTown(row) ? 1 : row.findIndex((token) => !isOther(token));
  const own = from < 0 ? [] : row.slice(from);
  const title = own.findLastIndex((token) => isTitle(token, words));
  const [first, ...others] = own.slice(title + 1);
  const hasBody = own.some((token) => isBody(token, words));
  if (title < 0) return nameOf(own, undefined, hasBody);
  if (hasBody && (!first || [first, ...others].some((token) => isBody(token, words))))
    return nameOf(own, undefined, true);
  if (!first || goesOnWithOffice(first, words)) return undefined;
  return nameOf([first, ...others], plain(lowAt(own, title)), false);
};

const smallWords = (lines: readonly ReadLine[]): Set<string> => {
  const small = new Set<string>();
  for (const { tokens } of lines)
    for (const token of tokens) if (token.kind === "word" && !token.capital) small.add(token.low);
  return small;
};

/** "the minister of Ports Ada Holt": nothing shows where the office ends and the name begins. */
const isOffice = (tokens: readonly Token[], from: number, end: number, words: SpeechWords): boolean => {
  const before = tokens[from - 1];
  const holder = tokens[from - 2];
  if (!before || !words.belonging.has(before.low)) return false;
  return end - from > 2 || (end - from > 1 && holder !== undefined && isTitle(holder, words));
};

const namesOfLine = (tokens: readonly Token[], words: SpeechWords, small: ReadonlySet<string>): Name[] => {
  const found: Name[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const end = rowEnd(tokens, at, words);
    if (end === at) continue;
    const name = isOffice(tokens, at, end, words) ? undefined : nameIn(tokens.slice(at, end), words, small);
    if (name) found.push({ ...name, isPlace: words.within.has(lowAt(tokens, at - 1)) });
    at = end - 1;
  }
  return found;
};

/** A line of capitals shows no name's end. */
const isHeadline = (tokens: readonly Token[]): boolean => {
  const written = tokens.filter(({ kind }) => kind === "word");
  return written.length > 4 && written.filter(({ capital }) => capital).length > written.length * 0.7;
};

export const readNames = (lines: readonly ReadLine[], words: SpeechWords): Names => {
  const small = smallWords(lines);
  const inOrder = lines
    .filter(({ tokens }) => !isHeadline(tokens))
    .flatMap(({ tokens }) => namesOfLine(tokens, words, small));
  const firstPrints = new Map(inOrder.toReversed().map((name) => [name.words.join(" "), name]));
  return { small, inOrder, byLast: Map.groupBy(firstPrints.values(), (name) => lastWord(name.words)) };
};

const holdsInOrder = (longer: readonly string[], shorter: readonly string[]): boolean => {
  let at = 0;
  for (const word of longer) if (plain(word) === plain(shorter[at] ?? "")) at++;
  return at === shorter.length;
};

/**
 * The fullest form printed up to the end of this mention. When two people share the short form, or nothing fuller
 * was printed, the mention itself.
 */
export const fullestForm = (name: Name, names: Names): string => {
  const same = names.byLast.get(lastWord(name.words)) ?? [];
  const fuller = same.filter((one) => one.end <= name.end && holdsInOrder(one.words, name.words));
  const fullest = fuller.reduce((best, one) => (one.words.length > best.words.length ? one : best), name);
  const agree = fuller.every((one) => holdsInOrder(fullest.words, one.words));
  return (agree ? fullest : name).words.join(" ").replaceAll(/(?<=['’]) /g, "");
};
