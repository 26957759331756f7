/** Articles → stories, the most important first. */
import { dated, type Article } from "../model/article.ts";
import type { ArticleId, StoryId } from "../model/id.ts";
import { voiceOf, type Story } from "../model/story.ts";
import { hours, type Instant } from "../model/time.ts";
import { familiesFrom, type Families } from "./families.ts";
import { copiesAmong } from "./same-article.ts";
import { groupByEvent } from "./same-event.ts";

const byTime = (a: Article, b: Article): number => dated(a) - dated(b) || (a.id < b.id ? -1 : 1);

/** A story before it is known which of its articles are copies. */
type Grown = Omit<Story, "copies">;

const usualFamilies = familiesFrom();

const familiesIn = ({ articles }: Grown, familyOf: Families): ReadonlyMap<ArticleId, string> =>
  new Map(
    articles.flatMap((article) => {
      const family = familyOf(article);
      return family === undefined ? [] : [[article.id, family] as const];
    }),
  );

/**
 * All articles put into stories; those in `known` keep theirs. The same articles always give the same stories.
 * @param isWanted of all others no more is found out
 */
export const storiesOf = (
  articles: readonly Article[],
  known: ReadonlyMap<string, StoryId> = new Map(),
  isWanted: (story: Grown) => boolean = () => true,
  families: Families = usualFamilies,
): readonly Story[] => {
  const members = Map.groupBy(groupByEvent(articles, known), ([, story]) => story);
  return [...members].flatMap(([id, pairs]) => {
    const grown = { id, articles: pairs.map(([article]) => article).toSorted(byTime) };
    if (!isWanted(grown)) return [];
    return [{ ...grown, copies: copiesAmong(grown.articles), families: familiesIn(grown, families) }];
  });
};

/** How many publishers tell the story in their own words; those that one owner has are one. */
export const publishersOf = (story: Story): number =>
  new Set(story.articles.filter(({ id }) => !story.copies.has(id)).map((one) => voiceOf(story, one))).size;

/** A story is worth this much less for each day that nothing new has been said about it. */
const HALVES_EVERY = hours(36);

const worth = (story: Story, now: Instant): number => {
  const latest = Math.max(...story.articles.map(dated));
  const age = Math.max(0, now - latest);
  const own = story.articles.some(({ labels }) => labels.length === 0) ? 1 : 0.5;
  return own * (1 + Math.log2(publishersOf(story))) * 0.5 ** (age / HALVES_EVERY);
};

/** By independent publishers and freshness; opinion and press releases after news; ties by time, then by name. */
export const ranked = (stories: readonly Story[], now: Instant): readonly Story[] =>
  stories
    .map((story) => ({ story, worth: worth(story, now) }))
    .toSorted((a, b) => b.worth - a.worth || (a.story.id < b.story.id ? -1 : 1))
    .map(({ story }) => story);
