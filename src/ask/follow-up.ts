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
  readonly text: string;
  /** The only articles to look at, when the question is about the last story. */
  readonly within: ReadonlySet<ArticleId> | undefined;
  readonly person: string | undefined;
}

const OPENS_ON = /^\s*(?:and|but|also|so|y|pero|und|aber|et|mais|e|mas|і|а)\s+(?=\S)/iu;
const PERSON = /(?<!\p{L})(?:he|she|him|her|él|ella|er|il|elle|ele|ela|він|вона)(?!\p{L})/iu;
const MATTER =
  /(?<!\p{L})(?:it|this|that|there|they|them|esto|eso|das|es|darüber|ça|cela|isso|isto|це)(?!\p{L})/iu;

/** A question without memory, or one that stands alone, is left as it is. */
export const understood = (text: string, memory: Memory | undefined): Understood => {
  const leans = OPENS_ON.test(text) || PERSON.test(text) || MATTER.test(text);
  if (!memory || memory.about.length === 0 || !leans) return { text, within: undefined, person: undefined };
  const opened = text.replace(OPENS_ON, "");
  const within = new Set(memory.about);
  if (!PERSON.test(opened) || memory.person === undefined) {
    const told =
      memory.matter === undefined ? opened : `${opened.replace(/\?\s*$/u, "")} (${memory.matter})?`;
    return { text: told, within, person: undefined };
  }
  return { text: opened.replace(PERSON, memory.person), within, person: memory.person };
};
