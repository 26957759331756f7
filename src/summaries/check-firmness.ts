/** Whether a claim is as sure as its passage: what may be, what is reported, what somebody says, and what was only asked for. */
import { denialsIn, denies, inabilitiesIn } from "../language/negation.ts";
import { anyOf } from "../language/word-list.ts";
import type { Span } from "../model/article.ts";
import { type Claim, type Doubt, type Doubts, restsOn, type Spoken } from "./claim.ts";
import { numbersSaidIn, type Printed } from "./claims.ts";
import { firmWords } from "./firm-words/by-language.ts";
import type { FirmWords } from "./firm-words/firm-words.ts";
import { stemsOf } from "./ground.ts";
import { speechWords } from "./words/by-language.ts";

type Kind = keyof FirmWords;

const cuesIn = ({ text, language }: Spoken, kinds: readonly Kind[]): readonly Span[] => {
  const words = firmWords(language);
  if (!words) return [];
  return kinds.flatMap((kind) =>
    Array.from(text.matchAll(anyOf(words[kind])), ({ 0: cue, index }) => ({
      start: index,
      end: index + cue.length,
    })),
  );
};

const hasCue = (text: Spoken, kinds: readonly Kind[]): boolean => cuesIn(text, kinds).length > 0;

/** What stands behind is not what a word before it speaks of. */
const CLAUSE = /[,;:—–()]|\.\s/u;

const clauseBehind = (text: string, at: number): string => text.slice(at).split(CLAUSE, 1)[0] ?? "";
const clauseBefore = (text: string, at: number): string => text.slice(0, at).split(CLAUSE).at(-1) ?? "";

/** A longer one, if it is much longer than the claim, is captions and sentences run together: what speaks of what cannot be told. */
const LONGEST = 300;
const LONGER = 1.5;

/** It rests on sentences, and not one of them tells it otherwise. */
const restsOnlyOn = (claim: Claim, isSuch: (sentence: Spoken) => boolean): boolean => {
  const sentences = restsOn(claim);
  const longest = Math.max(LONGEST, LONGER * claim.text.length);
  return (
    sentences.length > 0 && sentences.every((sentence) => sentence.text.length <= longest && isSuch(sentence))
  );
};

/** Right behind a denial they take it back, or keep it to a part: "not only", "not until". */
const PARTLY =
  /^\s*(?:only|just|until|least|fewer|less|more|doubt|nur|bis|sólo|solo|seulement|só|apenas|лише|тільки)(?!\p{L})/iu;
const UNTIL = /(?<!\p{L})(?:until|till|before|unless|except|bis|hasta|jusqu|até|поки|without|but)(?!\p{L})/iu;
/** A claim may deny by its verb: "rejected", "failed to". */
const AGAINST =
  /(?<!\p{L})(?:un\p{L}{4}|dis\p{L}{3}|reject|refus|fail|declin|lack|against|oppos|block|stop|avoid|rul|only|until|ablehn|lehnt|verweiger|gegen|rechaz|neg|contra|refus|rejet|contre|recus|відхил|відмов|проти)/iu;

/** "I don't think it is late, it is fine": what is denied is what is thought, and not that anybody thinks. */
const OPINION =
  /^\s*(?:think|believe|suppose|expect|glaub|denk|mein|cre[eoíy]|piens|pens|crois|acho|acha|acredit|думаю|думає|вважа|вірю|вірить)/iu;

/** Every sentence that a claim rests on denies what the claim tells as done: the word right behind the denial is there. */
export const droppedDenials = (claim: Claim): Doubts => {
  const { text, stems, language } = claim;
  if (denies(text) || inabilitiesIn(text).length > 0 || AGAINST.test(text)) return [];
  const isDenied = (sentence: Spoken): boolean =>
    denialsIn(sentence.text).some(({ end }) => {
      const clause = clauseBehind(sentence.text, end);
      const [deed] = stemsOf(clause, language);
      const isOpen = PARTLY.test(clause) || UNTIL.test(clause) || OPINION.test(clause);
      return deed !== undefined && stems.has(deed) && !isOpen;
    });
  return restsOnlyOn(claim, isDenied) ? [["negation", "tells as done what its passage denies"]] : [];
};

const SOFT: readonly Kind[] = ["may", "plans", "hedges"];

/** Of what stands behind such a word in its clause, so many telling words say which deed it leaves open. */
const DEED = 4;

/** What the claim tells of the deed that a sentence leaves open behind one of these words; German puts it last. */
const deedTold = ({ language, stems }: Claim, text: string, cue: Span): readonly string[] => {
  const scope = stemsOf(clauseBehind(text, cue.end), language);
  const deed = language === "de" ? scope.slice(-DEED).toReversed() : scope.slice(0, DEED);
  const told = deed.filter((one) => stems.has(one));
  return told.length * 2 >= deed.length && deed.slice(0, 2).some((one) => stems.has(one)) ? told : [];
};

/** Whether the claim leaves it open too, in the same clause: by such a word, or by another that is not in the sentence anyway. */
const leavesOpen = (claim: Claim, deed: readonly string[], sentence: string): boolean => {
  const { text, language } = claim;
  const others = cuesIn(claim, ["open"]).filter(
    ({ start, end }) => !sentence.toLowerCase().includes(text.slice(start, end).toLowerCase()),
  );
  return [...cuesIn(claim, SOFT), ...others].some(({ start, end }) => {
    const clause = `${clauseBefore(text, start)}${text.slice(start, end)}${clauseBehind(text, end)}`;
    const words = new Set(stemsOf(clause, language));
    return deed.some((one) => words.has(one));
  });
};

const isSaid = ({ text, language }: Spoken): boolean => {
  const { said, saying, accordingTo } = speechWords(language);
  const small = text.toLowerCase();
  const words = small.match(/\p{L}[\p{L}’'ʼ-]*/gu) ?? [];
  return (
    words.some((word) => said.has(word) || saying.has(word)) ||
    accordingTo.some((phrase) => small.includes(phrase.join(" ")))
  );
};

const tellsWhoSays = (text: Spoken): boolean => isSaid(text) || hasCue(text, ["claims"]);

/** “May” inside a sentence is a month. */
const isMonth = ({ text }: Spoken, { start }: Span): boolean =>
  start > 0 && text.slice(start, start + 4) === "May ";

/** Every sentence that a claim rests on leaves it open by one of these words, and the claim does not. */
const isFirmer = (claim: Claim, kinds: readonly Kind[]): boolean =>
  restsOnlyOn(claim, (sentence) =>
    cuesIn(sentence, kinds).some((cue) => {
      const deed = isMonth(sentence, cue) ? [] : deedTold(claim, sentence.text, cue);
      return deed.length > 0 && !leavesOpen(claim, deed, sentence.text);
    }),
  );

export const firmerDeeds = (claim: Claim): Doubts => {
  const kinds: readonly Kind[] = hasCue(claim, ["will"]) ? ["may", "can"] : ["may", "plans"];
  return !hasCue(claim, ["hedges"]) && isFirmer(claim, kinds)
    ? [["modality", "tells as done what its passage says may be"]]
    : [];
};

/** A claim that says who says it vouches for nothing; but where its passage says so too, the hedge was theirs. */
export const droppedHedges = (claim: Claim): Doubts =>
  !hasCue(claim, ["hedges"]) &&
  isFirmer(claim, ["hedges"]) &&
  (!tellsWhoSays(claim) || restsOnlyOn(claim, tellsWhoSays))
    ? [["hedge", "tells for certain what its passage does not vouch for"]]
    : [];

/** Letters between a word of saying and its comma, or the beginning of its sentence: room for who says it. */
const NEAR = 60;

/** What a word of saying speaks of: what stands before it, where it ends the sentence; behind it, where it begins one. */
const spokenOf = (text: string, cue: Span): string => {
  const [before, behind] = [text.slice(0, cue.start), text.slice(cue.end)];
  const comma = before.lastIndexOf(",");
  const isClosing = !/[,;:—–]\s/u.test(behind) && behind.length < 2 * NEAR;
  if (comma > 0 && cue.start - comma < NEAR && isClosing) return before.slice(0, comma);
  return before.length < NEAR ? behind : "";
};

/** So much of a claim stands in what somebody says. */
const SPOKEN = 0.6;

const isSpoken = ({ stems, language }: Claim, text: string, cue: Span): boolean => {
  const spoken = new Set(stemsOf(spokenOf(text, cue), language));
  return stems.intersection(spoken).size >= SPOKEN * stems.size;
};

/** Its own words are the teller's; what is quoted is another matter. */
const QUOTED = /[“”"«»„‘]/u;
const VOUCHED = /[“”"«»„:]/u;

const saysItself = (claim: Claim): boolean =>
  !isSaid(claim) && !hasCue(claim, ["claims", "hedges"]) && !VOUCHED.test(claim.text);

const isSpokenIn = (claim: Claim, sentence: Spoken, kind: Kind): boolean =>
  cuesIn(sentence, [kind]).some((cue) => isSpoken(claim, sentence.text, cue));

export const droppedClaims = (claim: Claim): Doubts =>
  saysItself(claim) && restsOnlyOn(claim, (sentence) => isSpokenIn(claim, sentence, "claims"))
    ? [["attribution", "tells as a fact what its passage has somebody claim"]]
    : [];

export const droppedSpeakers = (claim: Claim): Doubts =>
  saysItself(claim) &&
  restsOnlyOn(claim, (sentence) => !QUOTED.test(sentence.text) && isSpokenIn(claim, sentence, "says"))
    ? [["attribution", "tells as a fact what its passage has somebody say"]]
    : [];

export const agreedDeeds = (claim: Claim): Doubts => {
  const { ground, language } = claim;
  if (!hasCue(claim, ["agrees"])) return [];
  const isAsked = restsOn(claim).some((sentence) => hasCue(sentence, ["asks"]));
  const isAgreed = ground.sentences.some(({ text }) => hasCue({ text, language }, ["agrees"]));
  return isAsked && !isAgreed ? [["modality", "says agreed where its passage says asked"]] : [];
};

/** “About”, “at least” right before a number, or “or more” right behind it. */
const isRough = ({ text, language }: Spoken, { start, length }: Printed): boolean => {
  const before = clauseBefore(text, start);
  return (
    cuesIn({ text: before, language }, ["roughly"]).some(({ end }) =>
      /^[\s\p{Sc}]*$/u.test(before.slice(end)),
    ) || /^(?:\+|\s*or (?:so|more)(?!\p{L}))/u.test(text.slice(start + length))
  );
};

export const exactNumbers = (claim: Claim): Doubts => {
  const { text, ground, language } = claim;
  return numbersSaidIn(text, language)
    .filter((printed) => !isRough(claim, printed))
    .filter(({ number }) => {
      const there = ground.sentences.flatMap((sentence) =>
        numbersSaidIn(sentence.text, language)
          .filter((one) => one.number === number)
          .map((one) => isRough({ text: sentence.text, language }, one)),
      );
      return there.length > 0 && there.every(Boolean);
    })
    .map(({ number }): Doubt => ["hedge", `says ${number} exactly, where its passage says about so many`]);
};
