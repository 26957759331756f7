/** Whether a name that an article prints is a man's or a woman's, by what the article and its language show. */
import type { ReadLine } from "./quote-lines.ts";
import { lastWord } from "./speaker-names.ts";
import type { Name } from "./speaker-names.ts";
import type { SpeechWords } from "./words/speech.ts";
import { MENS_NAMES, WOMENS_NAMES } from "./words/given-names.ts";

export type Gender = "masculine" | "feminine";

/** The genders that people of one last name have; two where a man and a woman share it, none where nothing shows it. */
export type Genders = ReadonlyMap<string, ReadonlySet<Gender>>;

/** Of a pronoun or a title, in small letters. */
export const genderOfWord = (word: string, words: SpeechWords): Gender | undefined => {
  if (words.masculine.has(word)) return "masculine";
  return words.feminine.has(word) ? "feminine" : undefined;
};

/** Of a name that begins with a given name: "Ada Holt". */
const genderOfName = ([given = "", ...others]: readonly string[]): Gender | undefined => {
  if (others.length === 0) return undefined;
  const low = given.toLowerCase();
  if (MENS_NAMES.has(low)) return "masculine";
  return WOMENS_NAMES.has(low) ? "feminine" : undefined;
};

const genderShown = ({ words, title }: Name, speech: SpeechWords): Gender | undefined =>
  (title === undefined ? undefined : genderOfWord(title, speech)) ?? genderOfName(words);

const shown = (names: readonly Name[], words: SpeechWords): Map<string, Set<Gender>> => {
  const genders = new Map<string, Set<Gender>>();
  for (const name of names) {
    const gender = genderShown(name, words);
    const key = lastWord(name.words);
    if (gender) genders.set(key, (genders.get(key) ?? new Set()).add(gender));
  }
  return genders;
};

interface Votes {
  readonly masculine: number;
  readonly feminine: number;
}

const NO_VOTES: Votes = { masculine: 0, feminine: 0 };

/** The one person whom a paragraph names, if it is one alone. */
const onlyPerson = (named: readonly Name[]): Name | undefined => {
  const [first] = named;
  const key = first && lastWord(first.words);
  return named.every((one) => lastWord(one.words) === key) ? first : undefined;
};

const votesIn = ({ tokens }: ReadLine, from: number, words: SpeechWords): Votes => {
  const genders = tokens
    .filter(({ kind, low, start }) => kind === "word" && start >= from && words.pronouns.has(low))
    .map(({ low }) => genderOfWord(low, words));
  return {
    masculine: genders.filter((gender) => gender === "masculine").length,
    feminine: genders.filter((gender) => gender === "feminine").length,
  };
};

/** In a paragraph that names one person alone, every "he" and "she" behind the name speaks for them. */
const votesOf = (
  lines: readonly ReadLine[],
  people: readonly Name[],
  words: SpeechWords,
): ReadonlyMap<string, Votes> => {
  const votes = new Map<string, Votes>();
  let at = 0;
  for (const line of lines) {
    const from = at;
    while ((people[at]?.start ?? line.end) < line.end) at++;
    const person = onlyPerson(people.slice(from, at));
    if (!person) continue;
    const key = lastWord(person.words);
    const { masculine, feminine } = votesIn(line, person.end, words);
    const sofar = votes.get(key) ?? NO_VOTES;
    votes.set(key, { masculine: sofar.masculine + masculine, feminine: sofar.feminine + feminine });
  }
  return votes;
};

const FEWEST_VOTES = 2;

const voted = ({ masculine, feminine }: Votes): Gender | undefined => {
  if (masculine >= FEWEST_VOTES && feminine === 0) return "masculine";
  return feminine >= FEWEST_VOTES && masculine === 0 ? "feminine" : undefined;
};

/** By the word each is called by. Titles and given names decide; where neither says anything, the article's pronouns do. */
export const readGenders = (
  names: readonly Name[],
  people: readonly Name[],
  lines: readonly ReadLine[],
  words: SpeechWords,
): Genders => {
  const genders = shown(names, words);
  for (const [key, votes] of votesOf(lines, people, words)) {
    const gender = voted(votes);
    if (gender && !genders.has(key)) genders.set(key, new Set([gender]));
  }
  return genders;
};

/** Those that a name may have: its own, else those of its last name; none where nothing shows it. */
const gendersOf = (words: readonly string[], genders: Genders): ReadonlySet<Gender> | undefined => {
  const own = genderOfName(words);
  return own ? new Set([own]) : genders.get(lastWord(words));
};

/** Whether a name is plainly of that gender. */
export const isOnly = (gender: Gender, words: readonly string[], genders: Genders): boolean => {
  const all = gendersOf(words, genders);
  return all?.size === 1 && all.has(gender);
};

/** Whether it can be. */
export const mayBe = (gender: Gender, words: readonly string[], genders: Genders): boolean =>
  gendersOf(words, genders)?.has(gender) ?? true;
