/** Articles → stories. */
import { byDate, type Article } from "../model/article.ts";
import type { ArticleId, StoryId } from "../model/id.ts";
import type { Story } from "../model/story.ts";
import { familiesFrom, type Families } from "./families.ts";
import { copiesAmong } from "./same-article.ts";
import { groupByEvent } from "./same-event.ts";

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
    const grown = { id, articles: pairs.map(([article]) => article).toSorted(byDate) };
    if (!isWanted(grown)) return [];
    return [{ ...grown, copies: copiesAmong(grown.articles), families: familiesIn(grown, families) }];
  });
};
