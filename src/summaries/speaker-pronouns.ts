/** Who "he" or "she" is, where that is certain: the one person whom the words before it are about. */
import { genderOfWord, isOnly, mayBe } from "./genders.ts";
import type { Gender } from "./genders.ts";
import { lowAt } from "./quote-lines.ts";
import type { ReadLine, Token } from "./quote-lines.ts";
import { lastWord } from "./speaker-names.ts";
import type { Name } from "./speaker-names.ts";
import { isThing } from "./speaker-phrases.ts";
import type { Reading, Speaker } from "./speaker-phrases.ts";
import {
  LONGEST_SENTENCE,
  isReport,
  lastSpeaker,
  mainOf,
  placeOf,
  sceneOf,
  widely,
  within,
} from "./speaker-scene.ts";
import type { Scene, Sentence } from "./speaker-scene.ts";
import { subjectOf } from "./speaker-subjects.ts";
import { isComma } from "./speaker-verbs.ts";

/** "Holt left the ship, which she said …": there the pronoun is most likely the one whom the sentence is about. */
const isSubordinate = (tokens: readonly Token[], place: number, { words }: Reading): boolean => {
  const at = tokens.findIndex(({ start }) => start === place);
  return at > 0 && words.joints.has(lowAt(tokens, at - 1));
};

/**
 * The speakers that a sentence names, and the one it is about. In the pronoun's own sentence mostly speakers count: there
 * "Holt" in "Holt was, she said, a fool" is somebody else.
 */
const subjectsOf = (sentence: Sentence, end: number, scene: Scene): readonly Speaker[] => {
  const { tokens } = sentence;
  const cued = tokens
    .flatMap(({ start }) => scene.speakers.get(start) ?? [])
    .filter(({ said }) => said.start < end);
  const isOwn = (tokens.at(-1)?.end ?? 0) > end;
  if (isOwn && !isSubordinate(tokens, end, scene.reading)) return cued;
  const { teller, subject } = mainOf(sentence, scene);
  const main = isOwn ? subject : (teller ?? subject);
  return main && main.said.start < end ? [personOf(main, scene), ...cued] : cued;
};

/** A subject that is a pronoun stands for somebody as well. */
const personOf = (subject: Speaker, scene: Scene): Speaker => {
  const known = scene.speakers.get(subject.said.start);
  if (known && known.kind !== "pronoun") return known;
  return subject.kind === "pronoun" ? (resolved(subject, scene) ?? subject) : subject;
};

type Found =
  | { readonly kind: "person"; readonly speaker: Speaker }
  | { readonly kind: "nobody" }
  | { readonly kind: "unclear" };

const NOBODY: Found = { kind: "nobody" };
const UNCLEAR: Found = { kind: "unclear" };

/** Somebody described may be anybody; so may a pronoun of the same gender that was not resolved. */
const isSomeoneElse = (subject: Speaker, gender: Gender, { reading }: Scene): boolean => {
  if (subject.kind === "described") return !isThing(subject, reading);
  return subject.kind === "pronoun" && genderOfWord(subject.name.toLowerCase(), reading.words) === gender;
};

/** "Lund, who said": a relative may be about the name before it. */
const isRelated = ({ end }: Name, { tokens }: Sentence, { words }: Reading): boolean => {
  const next = tokens.findIndex(({ start }) => start >= end);
  const relative = isComma(tokens[next]) ? next + 1 : next;
  return next >= 0 && words.relatives.has(lowAt(tokens, relative));
};

/** Whether a sentence has the words of the one it is about, or says that they are; or whether they spoke last before it. */
const tellsIn = (sentence: Sentence, speaker: Speaker, scene: Scene): boolean =>
  scene.speakers.has(speaker.said.start) ||
  mainOf(sentence, scene).teller?.said.start === speaker.said.start ||
  lastSpeaker(sentence, scene)?.key === speaker.key ||
  reports(speaker, sentence, scene.reading);

/** "Holt left with his lawyer", "Holt found him": somebody else is there, who may speak next. */
const meets = ({ said }: Speaker, { tokens }: Sentence, { reading: { words } }: Scene): boolean => {
  const isOther = ({ low }: Token, at: number): boolean =>
    words.objects.has(low) || (words.titles.has(low) && words.determiners.has(lowAt(tokens, at - 1)));
  return tokens.some(
    (token, at) => token.kind === "word" && !token.capital && token.start >= said.end && isOther(token, at),
  );
};

interface Looked {
  readonly sentence: Sentence;
  readonly gender: Gender;
  readonly scene: Scene;
}

/** Whether the sentence tells that its subject speaks: "Holt, a friend of Lund, said"; in wider words, that they take a stand. */
const reports = ({ said }: Speaker, { tokens }: Sentence, reading: Reading): boolean => {
  const isReporting = (start: number, at: number): boolean =>
    (start > said.end && isComma(tokens[at - 1])) ||
    subjectOf(tokens, at, reading)?.speaker.said.start === said.start;
  return (
    !tokens.some(({ low }) => reading.words.asking.has(low)) &&
    tokens.some(({ start }, at) => isReport(tokens, at, reading) && isReporting(start, at))
  );
};

/** Whether the one whom a sentence is about is meant, although it names another that the pronoun could be. */
const outranks = (speaker: Speaker, other: Name, { gender, scene, sentence }: Looked): boolean => {
  const isLikelier =
    isOnly(gender, other.words, scene.genders) && !isOnly(gender, speaker.name.split(" "), scene.genders);
  return !isLikelier && !isRelated(other, sentence, scene.reading);
};

/** A sentence that is about nobody may still name the one who spoke last, and nobody else: "That did not stop Holt." */
const onlyOneIn = (fitting: readonly Name[], sentence: Sentence, scene: Scene): Found => {
  const [first, ...others] = fitting;
  if (!first) return NOBODY;
  const last = lastSpeaker(sentence, scene);
  const isOne = others.every(({ words }) => lastWord(words) === lastWord(first.words));
  return isOne && last?.key === lastWord(first.words) ? { kind: "person", speaker: last } : UNCLEAR;
};

/** Nobody else is there; or the subject speaks, and none of the others is the likelier one. */
const isMeant = (speaker: Speaker, others: readonly Name[], looked: Looked): boolean => {
  const { sentence, scene } = looked;
  const isSpeaker = tellsIn(sentence, speaker, scene);
  if (!isSpeaker && meets(speaker, sentence, scene)) return false;
  if (others.length === 0) return true;
  const speaks = isSpeaker || reports(speaker, sentence, widely(scene.reading));
  return speaks && others.every((other) => outranks(speaker, other, looked));
};

/** Whom a sentence is about, as far as it goes before `end`: somebody of that gender. */
const personIn = (sentence: Sentence, end: number, gender: Gender, scene: Scene): Found => {
  if (sentence.tokens.length > LONGEST_SENTENCE) return UNCLEAR;
  const subjects = subjectsOf(sentence, end, scene);
  if (subjects.some((subject) => isSomeoneElse(subject, gender, scene))) return UNCLEAR;
  const mentions = within(scene, sentence.start, Math.min(end, sentence.tokens.at(-1)?.end ?? 0));
  const fitting = mentions.filter(({ words }) => mayBe(gender, words, scene.genders));
  const called = subjects.filter(
    ({ kind, name }) => kind === "name" && mayBe(gender, name.split(" "), scene.genders),
  );
  const [speaker] = called;
  if (!speaker) return onlyOneIn(fitting, sentence, scene);
  if (called.some(({ key }) => key !== speaker.key)) return UNCLEAR;
  const others = fitting.filter(({ words }) => lastWord(words) !== speaker.key);
  return isMeant(speaker, others, { sentence, gender, scene }) ? { kind: "person", speaker } : UNCLEAR;
};

const FARTHEST_SENTENCES = 4;
const FARTHEST_LINES = 2;

/** The last person of that gender whom the sentences up to this place are about. */
const personBefore = (place: number, gender: Gender, scene: Scene): Speaker | undefined => {
  const last = placeOf(scene.sentences, place + 1) - 1;
  const near = scene.sentences.slice(Math.max(0, last - FARTHEST_SENTENCES + 1), last + 1).toReversed();
  for (const sentence of near) {
    if ((near[0]?.line ?? 0) - sentence.line > FARTHEST_LINES) return undefined;
    const found = personIn(sentence, place, gender, scene);
    if (found.kind !== "nobody") return found.kind === "person" ? found.speaker : undefined;
  }
  return undefined;
};

/** "he said of Holt": who is named behind the pronoun, in the same sentence, is somebody else. */
const isNamedBehind = ({ said }: Speaker, { key }: Speaker, scene: Scene): boolean => {
  const next = scene.sentences[placeOf(scene.sentences, said.end)];
  const rest = within(scene, said.end, next?.start ?? scene.reading.text.length);
  return rest.some(({ words }) => lastWord(words) === key);
};

/**
 * No ship, no party, no place: somebody whom two of three things show to be a person: a name in full or a title, words of
 * their own, and a name or a pronoun that tells a man or a woman.
 */
const isPerson = (
  { key, name, body }: Speaker,
  gender: Gender,
  { known, speaking, genders }: Scene,
): boolean => {
  const signs = [known.has(key), speaking.has(key), isOnly(gender, name.split(" "), genders)];
  return !body && signs.filter(Boolean).length > 1;
};

const asksIn = ({ tokens }: Sentence, { words }: Reading): boolean =>
  tokens.some(({ low }) => words.asking.has(low)) &&
  tokens.some(({ kind, text }) => kind === "quote" && /[?？]["'’”]?$/u.test(text));

/** Whether a quotation that a sentence begins with takes the word from whoever has it in the sentence before. */
const takesTurn = (own: Sentence, before: Sentence, { reading }: Scene): boolean =>
  own.tokens[0]?.kind === "quote" &&
  ((before.line === own.line && before.tokens.at(-1)?.kind === "quote") ||
    asksIn(before, reading) ||
    own.tokens.some(({ low }) => reading.words.replying.has(low)));

/** `Holt asked Lund: “Why?” “It was late,” he said.`: whoever has just asked, or is answered, does not speak next. */
const isAnswered = ({ said }: Speaker, { key }: Speaker, scene: Scene): boolean => {
  const at = placeOf(scene.sentences, said.start + 1) - 1;
  const [before, own] = [scene.sentences[at - 1], scene.sentences[at]];
  if (!before || !own || !takesTurn(own, before, scene)) return false;
  const last = lastSpeaker(own, scene);
  return last?.key === key && last.said.start >= before.start;
};

const resolvedAnew = (pronoun: Speaker, scene: Scene): Speaker | undefined => {
  const gender = genderOfWord(pronoun.name.toLowerCase(), scene.reading.words);
  const person = gender && personBefore(pronoun.said.start, gender, scene);
  const isClear =
    person &&
    isPerson(person, gender, scene) &&
    !isNamedBehind(pronoun, person, scene) &&
    !isAnswered(pronoun, person, scene);
  return isClear ? { ...person, said: pronoun.said, named: person.named ?? person.said } : undefined;
};

/** The person a pronoun stands for; looked for once. */
const resolved = (pronoun: Speaker, scene: Scene): Speaker | undefined => {
  const { start } = pronoun.said;
  if (!scene.resolved.has(start)) scene.resolved.set(start, resolvedAnew(pronoun, scene));
  return scene.resolved.get(start);
};

const NONE: ReadonlyMap<number, Speaker> = new Map();

/** In the order of the text, so that whoever a pronoun leans on is known when its turn comes. */
const pronounsIn = (scene: Scene): readonly Speaker[] => {
  const subjects = scene.sentences.flatMap((sentence) => {
    const { teller, subject } = mainOf(sentence, scene);
    return [teller, subject].filter((one) => one !== undefined);
  });
  return [...subjects, ...scene.speakers.values()]
    .filter(({ kind }) => kind === "pronoun")
    .toSorted((a, b) => a.said.start - b.said.start);
};

/**
 * Each pronoun among the speakers with the person it stands for, by where it stands. A pronoun is left out when the
 * sentence before it that names anybody of its gender is about somebody else, or names two and only one of them speaks.
 */
export const resolvePronouns = (
  speakers: readonly Speaker[],
  lines: readonly ReadLine[],
  reading: Reading,
): ReadonlyMap<number, Speaker> => {
  if (!speakers.some(({ kind }) => kind === "pronoun")) return NONE;
  const scene = sceneOf(speakers, lines, reading);
  const found = new Map<number, Speaker>();
  for (const pronoun of pronounsIn(scene)) {
    const { start } = pronoun.said;
    const person = resolved(pronoun, scene);
    if (!person || !scene.speakers.has(start)) continue;
    found.set(start, person);
    scene.speakers.set(start, person);
  }
  return found;
};
