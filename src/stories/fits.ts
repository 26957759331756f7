/** Whether an article is for a chat, by its topics and what it has muted; and if not, by which rule. */
import { wordsOf } from "../language/words.ts";
import type { Article } from "../model/article.ts";
import type { ChatSettings, Filter, Topic } from "../model/settings.ts";

/** The words of a text between spaces, so that a phrase is found whole words at a time. */
const padded = (text: string, language: string): string => ` ${wordsOf(text, language).join(" ")} `;

/** An article as the filters see it. */
interface Seen {
  readonly article: Article;
  readonly text: string;
}

const seen = (article: Article): Seen => ({
  article,
  text: padded(`${article.title ?? ""}\n${article.text}`, article.language),
});

const wordIn = ({ article, text }: Seen, words: readonly string[]): string | undefined =>
  words.find((word) => text.includes(padded(word, article.language)));

const outletIn = ({ article }: Seen, outlets: readonly string[]): string | undefined =>
  outlets.find((outlet) => outlet.toLowerCase() === article.publisher?.toLowerCase());

const languageIn = ({ article }: Seen, languages: readonly string[]): string | undefined =>
  languages.find((language) => article.language.startsWith(language));

/** The rule by which an article is not for a chat, and the word or outlet that it was found by. */
export interface Objection {
  readonly rule: "feeds" | "has" | "words" | "outlets" | "languages" | "muted";
  readonly what: string;
}

/** What of a filter the article has, kind by kind. */
const kindsOf = (it: Seen, { words, outlets, languages }: Filter) =>
  [
    { named: words, has: wordIn(it, words), rule: "words" },
    { named: outlets, has: outletIn(it, outlets), rule: "outlets" },
    { named: languages, has: languageIn(it, languages), rule: "languages" },
  ] as const;

/** @returns the rule that keeps it out of the topic; undefined when it belongs there */
const topicObjection = ({ name, feeds, only, without }: Topic, it: Seen): Objection | undefined => {
  if (it.article.feed === undefined || !feeds.includes(it.article.feed)) return { rule: "feeds", what: name };
  const unwanted = kindsOf(it, without).find(({ has }) => has !== undefined);
  if (unwanted) return { rule: "has", what: unwanted.has ?? "" };
  const missing = kindsOf(it, only).find(({ named, has }) => named.length > 0 && has === undefined);
  return missing && { rule: missing.rule, what: name };
};

const mute = ({ mutedOutlets, mutedWords }: ChatSettings, it: Seen): Objection | undefined => {
  const what = outletIn(it, mutedOutlets) ?? wordIn(it, mutedWords);
  return what === undefined ? undefined : { rule: "muted", what };
};

/** @returns why it is not for the chat; undefined when it is */
export const objectionTo = (article: Article, settings: ChatSettings): Objection | undefined => {
  const it = seen(article);
  const muted = mute(settings, it);
  if (muted !== undefined) return muted;
  const objections = settings.topics.map((topic) => topicObjection(topic, it));
  return objections.includes(undefined)
    ? undefined
    : (objections.find((one) => one?.rule !== "feeds") ?? objections[0]);
};

/** The topics that it belongs to, by name. */
export const topicsOf = (article: Article, { topics }: ChatSettings): readonly string[] => {
  const it = seen(article);
  return topics.filter((topic) => topicObjection(topic, it) === undefined).map(({ name }) => name);
};

export const fits = (article: Article, settings: ChatSettings): boolean =>
  objectionTo(article, settings) === undefined;
