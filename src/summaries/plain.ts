/** What never gets into a digest's own words, whoever wrote it. */

/** Tags, links, addresses, mentions, code, and characters that cannot be seen: a platform could act on them. */
const MARKUP =
  /<\/?[a-z!]|https?:|www\.|\b[\w-]+\.(?:com|org|net)\b|\]\(|`|\*\*|__|(?<![\p{L}\p{N}])@\p{L}|#\p{L}{3,}|\{\{|[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/iu;

export const carriesMarkup = (text: string): boolean => MARKUP.test(text);

const MODEL =
  /\b(?:language models?|AI (?:assistants?|models?|systems?|summari[sz]ers?)|chatbots?|assistants?|LLMs?|prompts?|GPT|summari[sz](?:e|es|er|ers|ing)|system message)\b/iu;
const ORDER =
  /\b(?:ignore|disregard|forget|override|you (?:are|must|should|will)|your (?:instructions|task|answer|reply|summary|output)|instructions?|respond|reply|output|print|repeat|do not (?:mention|summari[sz]e|reveal)|instead of|begin (?:with|your)|say that)\b/iu;
const PLAIN_ORDER =
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules|above|previous|earlier|prior|everything)\b/iu;

/**
 * True for a sentence that speaks to a machine instead of to a reader of news. It names a model or its task *and* gives an
 * order; a report about such models does not do both in one sentence, and if it does we lose one sentence of it.
 */
export const addressesTheReader = (text: string): boolean =>
  PLAIN_ORDER.test(text) || (MODEL.test(text) && ORDER.test(text));
