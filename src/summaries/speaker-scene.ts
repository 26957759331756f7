/** What an article shows of who may be meant by "he" or "she": its sentences, whom each is about, and its people. */
import type { Span } from "../model/article.ts";
import { readGenders } from "./genders.ts";
import type { Genders } from "./genders.ts";
import { lowAt, sentencesOf } from "./quote-lines.ts";
import type { ReadLine, Token } from "./quote-lines.ts";
import { cueBehind } from "./speaker-guesses.ts";
import { lastWord } from "./speaker-names.ts";
import type { Name } from "./speaker-names.ts";
import type { Reading, Speaker } from "./speaker-phrases.ts";
import { mainSubject } from "./main-subject.ts";
import { subjectOf } from "./speaker-subjects.ts";
import { isVerb } from "./speaker-verbs.ts";
import { widenedWords } from "./words/widened.ts";

export interface Sentence {
  readonly tokens: readonly Token[];
  readonly start: number;
  readonly line: number;
}

export interface Main {
  readonly teller: Speaker | undefined;
  readonly subject: Speaker | undefined;
}

export interface Scene {
  readonly reading: Reading;
  readonly sentences: readonly Sentence[];
  /** Mentions of people, in order. */
  readonly people: readonly Name[];
  readonly genders: Genders;
  /** The words that people are called by who are also named in full, or with a title. */
  readonly known: ReadonlySet<string>;
  /** The words that speakers are called by whom the article names beside their words. */
  readonly speaking: ReadonlySet<string>;
  /** Speakers of the article by where they are named, with the pronouns resolved so far. */
  readonly speakers: Map<number, Speaker>;
  /** Where those are named, in order. */
  readonly places: readonly Span[];
  /** The pronouns looked at so far, speakers or not, by where they stand. */
  readonly resolved: Map<number, Speaker | undefined>;
  /** By where the sentence begins. */
  readonly mains: Map<number, Main>;
}

/** The words that people are called by: of names with a title or a first name. */
const knownPeople = ({ names }: Reading): ReadonlySet<string> =>
  new Set(
    names.inOrder
      .filter(({ words, title, body }) => !body && (words.length > 1 || title !== undefined))
      .map(({ words }) => lastWord(words)),
  );

/** The words that speakers are called by. */
const speakersAmong = (speakers: readonly Speaker[]): ReadonlySet<string> =>
  new Set(speakers.flatMap(({ kind, key, body }) => (kind === "name" && !body ? [key] : [])));

/** Mentions of people: of those known, and of those who speak. */
const peopleOf = (keys: ReadonlySet<string>, { names }: Reading): readonly Name[] => {
  const places = new Set(names.inOrder.flatMap(({ words, isPlace }) => (isPlace ? [lastWord(words)] : [])));
  const people = keys.difference(places);
  return names.inOrder.filter(({ words, body }) => !body && people.has(lastWord(words)));
};

/** The first place in a sorted row that is not before `start`. */
export const placeOf = (row: readonly { readonly start: number }[], start: number): number => {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((row[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The people named between two places. */
export const within = (scene: Scene, start: number, end: number): readonly Name[] =>
  scene.people.slice(placeOf(scene.people, start), placeOf(scene.people, end));

export const widely = (reading: Reading): Reading => ({
  ...reading,
  words: widenedWords(reading.words).wide,
});

export const isReport = (tokens: readonly Token[], at: number, wide: Reading): boolean =>
  !wide.words.saying.has(lowAt(tokens, at)) && isVerb(tokens, at, wide);

/** The subject of the first verb of saying, where the sentence has none that is plainly its own. */
const reporter = (tokens: readonly Token[], reading: Reading): Speaker | undefined => {
  const wide = widely(reading);
  const verb = tokens.findIndex((_, at) => isReport(tokens, at, wide));
  return verb < 0 ? undefined : subjectOf(tokens, verb, wide)?.speaker;
};

/** The one whom a clause of its own tells to have said it: "…, Holt said, …". A description there may be an object. */
const tellerIn = (tokens: readonly Token[], reading: Reading): Speaker | undefined => {
  const teller = cueBehind(tokens, widely(reading));
  const isSubject = teller?.said.start === tokens[0]?.start;
  return isSubject || teller?.kind === "described" ? undefined : teller;
};

export const LONGEST_SENTENCE = 150;

/** Whom a sentence is about: who is told to have said it ("…, Holt said."), else its subject. Looked for once. */
export const mainOf = ({ tokens, start }: Sentence, { reading, mains }: Scene): Main => {
  const known = mains.get(start);
  if (known) return known;
  if (tokens.length > LONGEST_SENTENCE) return { teller: undefined, subject: undefined };
  const teller = tellerIn(tokens, reading);
  const subject = mainSubject(tokens, reading) ?? (teller ? undefined : reporter(tokens, reading));
  const main = { teller, subject };
  mains.set(start, main);
  return main;
};

/** The last to speak before this sentence. */
export const lastSpeaker = ({ start }: Sentence, { speakers, places }: Scene): Speaker | undefined => {
  const before = places[placeOf(places, start) - 1];
  return before && speakers.get(before.start);
};

export const sceneOf = (
  speakers: readonly Speaker[],
  lines: readonly ReadLine[],
  reading: Reading,
): Scene => {
  const byPlace = new Map(speakers.map((speaker) => [speaker.said.start, speaker]));
  const known = knownPeople(reading);
  const speaking = speakersAmong(speakers);
  const people = peopleOf(known.union(speaking), reading);
  return {
    reading,
    sentences: lines.flatMap((line, place) =>
      sentencesOf(line).map((tokens) => ({ tokens, start: tokens[0]?.start ?? 0, line: place })),
    ),
    people,
    genders: readGenders(reading.names.inOrder, people, lines, reading.words),
    known,
    speaking,
    speakers: byPlace,
    places: [...byPlace.values()].map(({ said }) => said).toSorted((a, b) => a.start - b.start),
    resolved: new Map(),
    mains: new Map(),
  };
};
