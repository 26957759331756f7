/** "And what did he say about it?": a question that leans on what was said before, filled up so that it stands alone. */
import type { ArticleId } from "../model/id.ts";

/** What a chat remembers of its last story or answer. No words of the reader are kept. */
export interface Memory {
  readonly about: readonly ArticleId[];
  /** The person last named as a speaker, in full. */
  readonly person: string | undefined;
  /** The story's headline, for "it" and "that". */
  readonly matter: string | undefined;
}

export interface Understood {
  /** As it is told to the reader. */
  readonly text: string;
  /** As it is looked up: within a story, its headline would only bring up the story itself. */
  readonly sought: string;
  /** The only articles to look at, when the question is about the last story. */
  readonly within: ReadonlySet<ArticleId> | undefined;
  readonly person: string | undefined;
}

const OPENS_ON = /^\s*(?:and|but|also|so|y|pero|und|aber|et|mais|e|mas|і|а)\s+(?=\S)/iu;
const PERSON = /(?<!\p{L})(?:he|she|him|her|él|ella|er|il|elle|ele|ela|він|вона)(?!\p{L})/iu;
const MATTER =
  /(?<!\p{L})(?:it|this|that|there|they|them|esto|eso|das|es|darüber|ça|cela|isso|isto|це)(?!\p{L})/iu;

/** Whether anything but pronouns and small words is left to look up. */
const SAYS_MORE = /\p{L}{5,}/u;

/** A question without memory, or one that stands alone, is left as it is. */
export const understood = (text: string, memory: Memory | undefined): Understood => {
  const leans = OPENS_ON.test(text) || PERSON.test(text) || MATTER.test(text);
  if (!memory || memory.about.length === 0 || !leans)
    return { text, sought: text, within: undefined, person: undefined };
  const opened = text.replace(OPENS_ON, "");
  const within = new Set(memory.about);
  const { person, matter } = memory;
  if (PERSON.test(opened) && person !== undefined) {
    const filled = opened.replace(PERSON, person);
    return { text: filled, sought: filled, within, person };
  }
  const told = matter === undefined ? opened : `${opened.replace(/\?\s*$/u, "")} (${matter})?`;
  return { text: told, sought: SAYS_MORE.test(opened) ? opened : told, within, person: undefined };
};
