/** Whether a sentence is understood without the one before it. Our own lists, drawn from grammar. */
import { leansBack } from "../language/common.ts";
import {
  DEFINITE,
  JOINED,
  LATER,
  POINTING,
  THING,
  THIS_TIME,
  UNNAMED_SPEECH,
  WHO,
} from "../language/openings.ts";

/** "Holt also said": the sentence goes on from another. */
const GOES_ON =
  /^(?:\S+\s+){1,5}?(?:also|meanwhile|however|nevertheless|instead|therefore|también|sin embargo|auch|ebenfalls|jedoch|aussi|également|cependant|também|porém|також|проте)(?![\p{L}-])/iu;

/** "After the vote, he left": a pronoun before anybody is named. */
const UNNAMED =
  /^\S[^,\p{Lu}]{2,80}, (?:he|she|they|it|him|er|él|ella|il|elle|ele|ela|він|вона|вони)(?!\p{L})/u;

/** "One of the pumps failed" says of what it is one. */
const PART = /^(?:one|some|both|many) of (?:the |its |a |an )?\p{L}/iu;

const openingOf = (text: string): string => text.replace(/^[^\p{L}\p{N}]+/u, "");

type ByLanguage = Readonly<Record<string, RegExp>>;

const begins = (opening: string, language: string, ...lists: readonly ByLanguage[]): boolean =>
  lists.some((list) => list[language]?.test(opening) === true);

/** By its first word alone: "He", "Aber". */
const leansByWord = (opening: string, language: string): boolean => {
  const first = /[\p{L}\p{N}’']+/u.exec(opening)?.[0] ?? "";
  if (!leansBack(first.toLowerCase().replace(/[’'].*$/u, ""), language)) return false;
  return !(language === "en" && PART.test(opening)) && !begins(opening, language, THIS_TIME);
};

/** @param isFirst whether it is the first sentence of its article: then its writer has not named anything before either */
export const standsAlone = (text: string, language: string, isFirst: boolean): boolean => {
  const opening = openingOf(text);
  if (leansByWord(opening, language) || begins(opening, language, LATER, UNNAMED_SPEECH, JOINED))
    return false;
  return isFirst || !(GOES_ON.test(opening) || UNNAMED.test(opening) || begins(opening, language, THING));
};

const NAME = /(?<=[^\p{L}])\p{Lu}\p{L}+/u;

/** "A fifth of her followers are not real": nobody is named before whom it could be. */
const isOpen = (opening: string, language: string): boolean => {
  const at = opening.search(WHO[language] ?? /(?!)/u);
  return at > 0 && !NAME.test(opening.slice(0, at)) && /^\p{Lu}\p{Ll}* \p{Ll}/u.test(opening);
};

const BY_SURNAME =
  /^(?:(?:Mr|Mrs|Ms|Dr|Herr|Frau|Monsieur|Madame|M|Mme|Señor|Señora|Sr|Sra|Senhor|Senhora|Пан|Пані)\.? )?(?<name>\p{Lu}\p{Ll}[\p{L}-]+)(?:[’']s)?,?(?= \p{Ll}|, \p{L})/u;

/** Named in full before, by the surname now: "Halim said …". */
const isSecondMention = (opening: string, before: string): boolean => {
  const name = BY_SURNAME.exec(opening)?.groups?.["name"];
  return name !== undefined && RegExp(String.raw`\p{Lu}[\p{L}.’'-]+ ${name}(?!\p{L})`, "u").test(before);
};

/**
 * Whether it may be the first that a reader reads of a story.
 * @param before what its article says before it, its title aside
 */
export const mayOpen = (text: string, language: string, before: string): boolean => {
  const opening = openingOf(text);
  if (before.trim() === "") return true;
  return (
    !begins(opening, language, POINTING) &&
    !begins(opening.slice(0, 1).toLowerCase() + opening.slice(1), language, DEFINITE) &&
    !isOpen(opening, language) &&
    !isSecondMention(opening, before)
  );
};
