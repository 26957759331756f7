/** Whether an article is for a chat, by its topics and what it has muted; and if not, by which rule. */
import { wordsOf } from "../language/words.ts";
import type { Article } from "../model/article.ts";
import type { ChatSettings, Topic } from "../model/settings.ts";

/** The words of a text between spaces, so that a phrase is found whole words at a time. */
const padded = (text: string, language: string): string => ` ${wordsOf(text, language).join(" ")} `;

const has = (text: string, phrases: readonly string[], language: string): string | undefined =>
  phrases.find((phrase) => text.includes(padded(phrase, language)));

/** @returns the rule that keeps it out of the topic; undefined when it belongs there */
const topicObjection = (
  { feeds, only, without }: Topic,
  article: Article,
  text: string,
): string | undefined => {
  if (article.feed === undefined || !feeds.includes(article.feed)) return "not from its feeds";
  const unwanted = has(text, without, article.language);
  if (unwanted !== undefined) return `has “${unwanted}”`;
  if (only.length > 0 && has(text, only, article.language) === undefined) return "has none of its words";
  return undefined;
};

const mute = (
  { mutedOutlets, mutedWords }: ChatSettings,
  article: Article,
  text: string,
): string | undefined => {
  const outlet = mutedOutlets.find((one) => one.toLowerCase() === article.publisher?.toLowerCase());
  if (outlet !== undefined) return `${outlet} is muted`;
  const word = has(text, mutedWords, article.language);
  return word === undefined ? undefined : `“${word}” is muted`;
};

/** @returns why it is not for the chat; undefined when it is */
export const objectionTo = (article: Article, settings: ChatSettings): string | undefined => {
  const text = padded(`${article.title ?? ""}\n${article.text}`, article.language);
  const muted = mute(settings, article, text);
  if (muted !== undefined) return muted;
  const objections = settings.topics.map((topic) => topicObjection(topic, article, text));
  return objections.includes(undefined)
    ? undefined
    : (objections.find((one) => one !== "not from its feeds") ?? objections[0]);
};

export const fits = (article: Article, settings: ChatSettings): boolean =>
  objectionTo(article, settings) === undefined;
