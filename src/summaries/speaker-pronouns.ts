/** Who "he" or "she" is, where that is certain: the one person whom the words before it are about. */
import type { ReadLine, Token } from "./quote-lines.ts";
import { lastWord } from "./speaker-names.ts";
import type { Name } from "./speaker-names.ts";
import type { Reading, Speaker } from "./speaker-phrases.ts";
import { mainSubject } from "./speaker-subjects.ts";

interface Sentence {
  readonly tokens: readonly Token[];
  readonly start: number;
  readonly line: number;
}

type Gender = "masculine" | "feminine";

interface Scene {
  readonly sentences: readonly Sentence[];
  /** Mentions of people, in order. */
  readonly people: readonly Name[];
  readonly genders: ReadonlyMap<string, Gender | "both">;
  /** Speakers of the article by where they are named, with the pronouns resolved so far. */
  readonly speakers: Map<number, Speaker>;
}

const sentencesIn = ({ tokens }: ReadLine, line: number): Sentence[] => {
  const firsts = tokens.flatMap((token, at) => (token.first ? [at] : []));
  return firsts.map((from, place) => ({
    tokens: tokens.slice(from, firsts[place + 1]),
    start: tokens[from]?.start ?? 0,
    line,
  }));
};

const genderOf = (word: string, { words }: Reading): Gender | undefined => {
  if (words.masculine.has(word)) return "masculine";
  return words.feminine.has(word) ? "feminine" : undefined;
};

const gendersOf = (names: readonly Name[], reading: Reading): Map<string, Gender | "both"> => {
  const genders = new Map<string, Gender | "both">();
  for (const { words, title } of names) {
    const gender = title === undefined ? undefined : genderOf(title, reading);
    const key = lastWord(words);
    if (gender) genders.set(key, (genders.get(key) ?? gender) === gender ? gender : "both");
  }
  return genders;
};

/** Names that people bear: with a title or a first name, or of somebody who speaks. */
const peopleOf = (speakers: Iterable<Speaker>, { names }: Reading): readonly Name[] => {
  const speaking = new Set(Array.from(speakers, ({ kind, key }) => (kind === "name" ? key : "")));
  const full = names.inOrder.filter(
    ({ words, title, body }) => !body && (words.length > 1 || title !== undefined),
  );
  const keys = new Set([...full.map(({ words }) => lastWord(words)), ...speaking]);
  return names.inOrder.filter(({ words, body }) => !body && keys.has(lastWord(words)));
};

/** The first place in a sorted row that is not before `start`. */
const placeOf = (row: readonly { readonly start: number }[], start: number): number => {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((row[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
};

const within = (scene: Scene, start: number, end: number): readonly Name[] =>
  scene.people.slice(placeOf(scene.people, start), placeOf(scene.people, end));

/**
 * The speakers that a sentence names, and the one it is about. In the pronoun's own sentence only speakers count: there
 * "Holt" in "Holt was, she said, a fool" is somebody else.
 */
const subjectsOf = (sentence: Sentence, end: number, scene: Scene, reading: Reading): readonly Speaker[] => {
  const cued = sentence.tokens
    .flatMap(({ start }) => scene.speakers.get(start) ?? [])
    .filter(({ said }) => said.start < end);
  const isOwn = (sentence.tokens.at(-1)?.end ?? 0) > end;
  const main = isOwn ? undefined : mainSubject(sentence.tokens, reading);
  return main ? [scene.speakers.get(main.said.start) ?? main, ...cued] : cued;
};

type Found =
  | { readonly kind: "person"; readonly speaker: Speaker }
  | { readonly kind: "nobody" }
  | { readonly kind: "unclear" };

const LONGEST_SENTENCE = 150;

/** Whom a sentence is about, as far as it goes before `end`. */
const personIn = (sentence: Sentence, end: number, scene: Scene, reading: Reading): Found => {
  if (sentence.tokens.length > LONGEST_SENTENCE) return { kind: "unclear" };
  const subjects = subjectsOf(sentence, end, scene, reading);
  const isSomeoneElse = ({ kind, name }: Speaker): boolean =>
    kind === "described" || (kind === "pronoun" && genderOf(name.toLowerCase(), reading) !== undefined);
  if (subjects.some(isSomeoneElse)) return { kind: "unclear" };
  const mentions = within(scene, sentence.start, Math.min(end, sentence.tokens.at(-1)?.end ?? 0));
  const called = subjects.filter(({ kind }) => kind === "name");
  const keys = new Set([...mentions.map(({ words }) => lastWord(words)), ...called.map(({ key }) => key)]);
  if (keys.size === 0) return { kind: "nobody" };
  const speaker = called.find(({ key }) => keys.has(key));
  return keys.size === 1 && speaker ? { kind: "person", speaker } : { kind: "unclear" };
};

const FARTHEST_SENTENCES = 4;
const FARTHEST_LINES = 2;

/** The last person whom the sentences up to this place are about. */
const personBefore = (place: number, scene: Scene, reading: Reading): Speaker | undefined => {
  const last = placeOf(scene.sentences, place + 1) - 1;
  const near = scene.sentences.slice(Math.max(0, last - FARTHEST_SENTENCES + 1), last + 1).toReversed();
  for (const sentence of near) {
    if ((near[0]?.line ?? 0) - sentence.line > FARTHEST_LINES) return undefined;
    const found = personIn(sentence, place, scene, reading);
    if (found.kind !== "nobody") return found.kind === "person" ? found.speaker : undefined;
  }
  return undefined;
};

const resolved = (pronoun: Speaker, scene: Scene, reading: Reading): Speaker | undefined => {
  const gender = genderOf(pronoun.name.toLowerCase(), reading);
  const person = gender && personBefore(pronoun.said.start, scene, reading);
  const fits = person && !person.body && (scene.genders.get(person.key) ?? gender) === gender;
  return fits ? { ...person, said: pronoun.said } : undefined;
};

/**
 * Each pronoun among the speakers with the person it stands for, by where it stands. A pronoun is left out when the
 * sentence before it that names anybody names two, or names one who is not its subject.
 */
export const resolvePronouns = (
  speakers: readonly Speaker[],
  lines: readonly ReadLine[],
  reading: Reading,
): ReadonlyMap<number, Speaker> => {
  const byPlace = new Map(speakers.map((speaker) => [speaker.said.start, speaker]));
  const scene: Scene = {
    sentences: lines.flatMap((line, place) => sentencesIn(line, place)),
    people: peopleOf(speakers, reading),
    genders: gendersOf(reading.names.inOrder, reading),
    speakers: byPlace,
  };
  const found = new Map<number, Speaker>();
  for (const [place, speaker] of [...byPlace].toSorted(([a], [b]) => a - b)) {
    const person = speaker.kind === "pronoun" ? resolved(speaker, scene, reading) : undefined;
    if (!person) continue;
    found.set(place, person);
    scene.speakers.set(place, person);
  }
  return found;
};
