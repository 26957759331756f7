/** What publishers print again and again: learned as articles come, remembered, and known when a digest is made. */
import { findRepeated, housesOf } from "./repeated.ts";
import type { Article } from "../model/article.ts";
import type { FeedId } from "../model/id.ts";
import type { Notice } from "../model/notice.ts";
import { days, type Instant } from "../model/time.ts";

interface Needs {
  readonly articles: { latestIn(feed: FeedId, limit: number): Promise<readonly Article[]> };
  readonly notices: {
    of(houses: Iterable<string>): Promise<readonly Notice[]>;
    keep(notices: readonly Notice[]): Promise<void>;
    forget(before: Instant): Promise<void>;
  };
}

/** A feed with fewer articles in the time that is looked at is looked at further back. */
const FEW = 10;
const LATEST = 50;
const FORGOTTEN = days(90);

export const noticesFor = (articles: readonly Article[], { notices }: Pick<Needs, "notices">) =>
  notices.of(housesOf(articles));

/** The feeds that have something new and little beside it: a week of them does not tell what repeats. */
const rareFeeds = (articles: readonly Article[], isNew: (article: Article) => boolean): readonly FeedId[] =>
  [...Map.groupBy(articles, ({ feed }) => feed)].flatMap(([feed, own]) =>
    feed !== undefined && own.length < FEW && own.some(isNew) ? [feed] : [],
  );

/** One feed at a time, so that never more than its last articles are at hand. */
const learnFurtherBack = async (feed: FeedId, needs: Needs): Promise<void> => {
  const latest = await needs.articles.latestIn(feed, LATEST);
  await needs.notices.keep(findRepeated(latest, await noticesFor(latest, needs)).notices);
};

/**
 * Marks what repeats in these articles, and remembers it.
 * @param isNew whether an article has come since this was done last
 */
export const learnNotices = async (
  articles: readonly Article[],
  isNew: (article: Article) => boolean,
  needs: Needs,
  now: Instant,
): Promise<readonly Article[]> => {
  for (const feed of rareFeeds(articles, isNew)) await learnFurtherBack(feed, needs);
  const { marked, notices } = findRepeated(articles, await noticesFor(articles, needs));
  if (articles.some(isNew)) {
    await needs.notices.keep(notices);
    await needs.notices.forget(now - FORGOTTEN);
  }
  return marked;
};
