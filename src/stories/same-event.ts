/** Same event, other words: articles are put together by what is rare in their titles and openings. */
import { dated, type Article } from "../model/article.ts";
import { storyId, type StoryId } from "../model/id.ts";
import { days, type Instant } from "../model/time.ts";
import { openingCounts } from "./opening.ts";

/** Likeness (cosine, 0 to 1) from which an article joins a story; below it, it opens its own. */
const JOIN_FROM = 0.19;
/** A story takes no article after it has been quiet for this long. */
const QUIET_AFTER = days(3);
/** With few articles at hand, no word can be told to be common: as if so many others had been read before. */
const READ_BEFORE = 60;

interface Drawn {
  readonly article: Article;
  readonly counts: ReadonlyMap<string, number>;
}

interface Member extends Drawn {
  readonly story: StoryId;
}

type Weights = ReadonlyMap<string, number>;

const rarity = (drawn: readonly Drawn[]): ((word: string) => number) => {
  const seenIn = new Map<string, number>();
  for (const { counts } of drawn)
    for (const word of counts.keys()) seenIn.set(word, (seenIn.get(word) ?? 0) + 1);
  const all = drawn.length + READ_BEFORE;
  return (word) => Math.log(all / (seenIn.get(word) ?? 1));
};

const weigh = (counts: ReadonlyMap<string, number>, rare: (word: string) => number): Weights => {
  const raw = [...counts].map(([word, count]) => [word, (1 + Math.log(count)) * rare(word)] as const);
  const length = Math.hypot(...raw.map(([, weight]) => weight)) || 1;
  return new Map(raw.map(([word, weight]) => [word, weight / length]));
};

/** Which members share words with an article, and how like it they are: only those are ever looked at. */
class WordIndex {
  private readonly postings = new Map<string, [Member, number][]>();

  add(member: Member, weights: Weights): void {
    for (const [word, weight] of weights) {
      const list = this.postings.get(word);
      if (list) list.push([member, weight]);
      else this.postings.set(word, [[member, weight]]);
    }
  }

  likeness(weights: Weights): ReadonlyMap<Member, number> {
    const sums = new Map<Member, number>();
    for (const [word, weight] of weights)
      for (const [member, theirs] of this.postings.get(word) ?? [])
        sums.set(member, (sums.get(member) ?? 0) + weight * theirs);
    return sums;
  }
}

interface Roll {
  readonly sizes: Map<StoryId, number>;
  readonly lastAt: Map<StoryId, Instant>;
}

/** Summed over the members that are in the article's language. */
const likenessOfStories = (
  { language }: Article,
  likeness: ReadonlyMap<Member, number>,
): ReadonlyMap<StoryId, number> => {
  const sums = new Map<StoryId, number>();
  for (const [{ article, story }, value] of likeness)
    if (article.language === language) sums.set(story, (sums.get(story) ?? 0) + value);
  return sums;
};

/** The story that the article is most like on average over its members, if it is like enough. */
const bestStory = (
  article: Article,
  likeness: ReadonlyMap<Member, number>,
  roll: Roll,
): StoryId | undefined => {
  let best: { story: StoryId; mean: number } | undefined;
  for (const [story, sum] of likenessOfStories(article, likeness)) {
    const quietFor = dated(article) - (roll.lastAt.get(story) ?? 0);
    const mean = sum / (roll.sizes.get(story) ?? 1);
    if (quietFor <= QUIET_AFTER && mean >= JOIN_FROM && mean > (best?.mean ?? 0)) best = { story, mean };
  }
  return best?.story;
};

const inOrder = (a: Article, b: Article): number => dated(a) - dated(b) || (a.id < b.id ? -1 : 1);

/**
 * Gives every article its story. Those in `known` stay where they are; the others are taken in the order of their dates,
 * each decided from what came before it, so that the same articles always give the same stories.
 */
export const groupByEvent = (
  articles: readonly Article[],
  known: ReadonlyMap<string, StoryId> = new Map(),
): ReadonlyMap<Article, StoryId> => {
  const drawn = articles.toSorted(inOrder).map((article) => ({ article, counts: openingCounts(article) }));
  const rare = rarity(drawn);
  const index = new WordIndex();
  const roll: Roll = { sizes: new Map(), lastAt: new Map() };
  const stories = new Map<Article, StoryId>();
  for (const one of drawn) {
    const { article } = one;
    const weights = weigh(one.counts, rare);
    const story =
      known.get(article.id) ??
      bestStory(article, index.likeness(weights), roll) ??
      storyId(article.id.replace(/^a-/, "s-"));
    index.add({ ...one, story }, weights);
    roll.sizes.set(story, (roll.sizes.get(story) ?? 0) + 1);
    roll.lastAt.set(story, Math.max(roll.lastAt.get(story) ?? 0, dated(article)));
    stories.set(article, story);
  }
  return stories;
};
