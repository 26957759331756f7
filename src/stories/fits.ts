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

/** What of a filter the article has, kind by kind. */
const kindsOf = (it: Seen, { words, outlets, languages }: Filter) =>
  [
    { named: words, has: wordIn(it, words), missing: "has none of its words" },
    { named: outlets, has: outletIn(it, outlets), missing: "is from none of its outlets" },
    { named: languages, has: languageIn(it, languages), missing: "is in none of its languages" },
  ] as const;

const NOT_ITS_FEEDS = "not from its feeds";

/** @returns the rule that keeps it out of the topic; undefined when it belongs there */
const topicObjection = ({ feeds, only, without }: Topic, it: Seen): string | undefined => {
  if (it.article.feed === undefined || !feeds.includes(it.article.feed)) return NOT_ITS_FEEDS;
  const unwanted = kindsOf(it, without).find(({ has }) => has !== undefined);
  if (unwanted) return `has “${unwanted.has}”`;
  return kindsOf(it, only).find(({ named, has }) => named.length > 0 && has === undefined)?.missing;
};

const mute = ({ mutedOutlets, mutedWords }: ChatSettings, it: Seen): string | undefined => {
  const muted = outletIn(it, mutedOutlets) ?? wordIn(it, mutedWords);
  return muted === undefined ? undefined : `“${muted}” is muted`;
};

/** @returns why it is not for the chat; undefined when it is */
export const objectionTo = (article: Article, settings: ChatSettings): string | undefined => {
  const it = seen(article);
  const muted = mute(settings, it);
  if (muted !== undefined) return muted;
  const objections = settings.topics.map((topic) => topicObjection(topic, it));
  return objections.includes(undefined)
    ? undefined
    : (objections.find((one) => one !== NOT_ITS_FEEDS) ?? objections[0]);
};

export const fits = (article: Article, settings: ChatSettings): boolean =>
  objectionTo(article, settings) === undefined;
