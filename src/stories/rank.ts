/** Which stories come first, and why: what is reckoned with here is what people are told. */
import { wordsOf } from "../language/words.ts";
import { dated, type Article } from "../model/article.ts";
import { voiceOf, type Story } from "../model/story.ts";
import { hours, type Instant } from "../model/time.ts";

/** How many publishers tell the story in their own words; those that one owner has are one. */
export const publishersOf = (story: Story): number =>
  new Set(story.articles.filter(({ id }) => !story.copies.has(id)).map((one) => voiceOf(story, one))).size;

export interface Reasons {
  readonly publishers: number;
  /** When something was last said about it. */
  readonly latestAt: Instant;
  /** False for what is opinion or a press release in every article. */
  readonly isNews: boolean;
  /** Whether the reader was told of it before. */
  readonly isUpdate: boolean;
  /** A word that the reader's topics name and a title has. */
  readonly named: string | undefined;
}

/** What a reader brings along. */
export interface Taste {
  readonly isUpdate: boolean;
  /** Words or phrases that the topics name. */
  readonly words: readonly string[];
}

const padded = (text: string, language: string): string => ` ${wordsOf(text, language).join(" ")} `;

const hasInTitle = ({ title = "", language }: Article, word: string): boolean =>
  padded(title, language).includes(padded(word, language));

export const reasonsFor = (story: Story, { isUpdate, words }: Taste): Reasons => ({
  publishers: publishersOf(story),
  latestAt: Math.max(...story.articles.map(dated)),
  isNews: story.articles.some(({ labels }) => labels.length === 0),
  isUpdate,
  named: words.find((word) => story.articles.some((article) => hasInTitle(article, word))),
});

/** A story is worth half as much when nothing new has been said about it for so long. */
const HALVES_EVERY = hours(36);
const NO_NEWS = 0.5;
/** What a reader has not heard of goes before what goes on. */
const UPDATE = 0.75;
/** What the topics name in so many words is asked for more than what only comes with their feeds. */
const NAMED = 1.25;

const worthOf = ({ publishers, latestAt, isNews, isUpdate, named }: Reasons, now: Instant): number =>
  (1 + Math.log2(publishers)) *
  0.5 ** (Math.max(0, now - latestAt) / HALVES_EVERY) *
  (isNews ? 1 : NO_NEWS) *
  (isUpdate ? UPDATE : 1) *
  (named === undefined ? 1 : NAMED);

const NO_TASTE: Taste = { isUpdate: false, words: [] };

/**
 * By independent publishers, freshness, what the reader has not heard and has asked for; opinion and press releases after
 * news; ties by name. How often a thing is read or shared counts for nothing.
 */
export const ranked = (
  stories: readonly Story[],
  now: Instant,
  tasteFor: (story: Story) => Taste = () => NO_TASTE,
): readonly Story[] =>
  stories
    .map((story) => ({ story, worth: worthOf(reasonsFor(story, tasteFor(story)), now) }))
    .toSorted((a, b) => b.worth - a.worth || (a.story.id < b.story.id ? -1 : 1))
    .map(({ story }) => story);
