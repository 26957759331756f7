/** Same event, other words: articles are put together as they come, each decided from what has come before it. */
import { dated, type Article } from "../model/article.ts";
import { storyId, type StoryId } from "../model/id.ts";
import { days, type Instant } from "../model/time.ts";
import { type Sketch, oddsOfOneEvent, Vocabulary } from "./likeness.ts";
import { openingOf } from "./opening.ts";
import { WordIndex } from "./word-index.ts";

/** Likelihood, on average over its live articles, from which an article joins a story; below it, it opens its own. */
const JOIN_FROM = 0.52;
/** Where several tell a story much alike, what is less like them by so much tells something beside it. */
const COHESION = 0.75;
const MANY_FITS = 2;
/** A story takes no article after it has been quiet for this long. */
const QUIET_AFTER = days(3);

interface Member {
  readonly sketch: Sketch;
  readonly story: StoryId;
  readonly at: Instant;
  readonly isDated: boolean;
  readonly language: string;
  /** What somebody thinks of an event is not a telling of it. */
  readonly isOpinion: boolean;
}

export interface Grouping {
  /** The one that it opens where no other is like it. */
  ownStory(article: Article): StoryId;
  /** The story that a new article belongs to: one that is there, or its own. */
  place(article: Article): StoryId;
  /** Takes up an article whose story is known. */
  add(article: Article, story: StoryId): void;
}

const isOfKind = (one: Member, other: Member): boolean =>
  one.language === other.language && one.isOpinion === other.isOpinion;

const isLive = (member: Member, at: Instant): boolean => Math.abs(at - member.at) <= QUIET_AFTER;

const daysApart = (one: Member, other: Member): number | undefined =>
  one.isDated && other.isDated ? Math.abs(one.at - other.at) / days(1) : undefined;

interface Day {
  readonly members: Member[];
  readonly index: WordIndex<Member>;
}

/** So many of a day are looked at more closely. */
const MOST_LIKE = 40;

const dayOf = (at: Instant): number => Math.floor(at / days(1));

/** Stories and their articles, day by day, so that a day that nobody joins any more is let go as a whole. */
class Roll {
  private readonly days = new Map<number, Day>();
  private readonly members = new Map<StoryId, Member[]>();
  private readonly fits = new Map<StoryId, { readonly sum: number; readonly count: number }>();
  private newest = 0;

  /** @param fit how well it fitted, where it was placed here */
  add(member: Member, fit?: number): void {
    const { story, at } = member;
    const day = this.dayFor(at);
    day.members.push(member);
    day.index.add(member, member.sketch.all);
    const others = this.members.get(story);
    if (others) others.push(member);
    else this.members.set(story, [member]);
    if (fit === undefined) return;
    const { sum, count } = this.fits.get(story) ?? { sum: 0, count: 0 };
    this.fits.set(story, { sum: sum + fit, count: count + 1 });
  }

  /** The live articles that may tell the same as this one. */
  like(one: Member): readonly Member[] {
    const near = [...this.days].filter(([day]) => Math.abs(day - dayOf(one.at)) <= QUIET_AFTER / days(1));
    return near.flatMap(([, { index }]) =>
      index.like(one.sketch.all, MOST_LIKE).filter((other) => isOfKind(one, other) && isLive(other, one.at)),
    );
  }

  /** How many live articles of its kind a story has. */
  sizeFor(one: Member, story: StoryId): number {
    const own = this.members.get(story) ?? [];
    return own.filter((other) => isOfKind(one, other) && isLive(other, one.at)).length;
  }

  joinFrom(story: StoryId): number {
    const { sum, count } = this.fits.get(story) ?? { sum: 0, count: 0 };
    return count < MANY_FITS ? JOIN_FROM : Math.max(JOIN_FROM, (COHESION * sum) / count);
  }

  private dayFor(at: Instant): Day {
    const number = dayOf(at);
    const known = this.days.get(number);
    if (known) return known;
    const day: Day = { members: [], index: new WordIndex() };
    this.days.set(number, day);
    this.newest = Math.max(this.newest, number);
    for (const old of this.days.keys()) if (old < this.newest - QUIET_AFTER / days(1)) this.letGo(old);
    return day;
  }

  private letGo(number: number): void {
    for (const { story } of this.days.get(number)?.members ?? []) {
      const left = (this.members.get(story) ?? []).filter(({ at }) => dayOf(at) !== number);
      if (left.length > 0) this.members.set(story, left);
      else if (this.members.delete(story)) this.fits.delete(story);
    }
    this.days.delete(number);
  }
}

interface Fit {
  readonly story: StoryId;
  /** How likely it tells what the story's articles tell, on average. */
  readonly mean: number;
}

const bestStory = (one: Member, roll: Roll, words: Vocabulary): Fit | undefined => {
  const sums = new Map<StoryId, number>();
  for (const other of roll.like(one)) {
    const odds = oddsOfOneEvent(one.sketch, other.sketch, daysApart(one, other), words);
    sums.set(other.story, (sums.get(other.story) ?? 0) + odds);
  }
  let best: Fit | undefined;
  for (const [story, sum] of sums) {
    const mean = sum / roll.sizeFor(one, story);
    if (mean >= roll.joinFrom(story) && mean > (best?.mean ?? 0)) best = { story, mean };
  }
  return best;
};

export const openGrouping = (): Grouping => {
  const words = new Vocabulary();
  const roll = new Roll();
  const drawn = (article: Article): Omit<Member, "story"> => ({
    sketch: words.sketch(openingOf(article)),
    at: dated(article),
    isDated: article.publishedAt !== undefined,
    language: article.language,
    isOpinion: article.labels.includes("opinion"),
  });
  const ownStory = ({ id }: Article): StoryId => storyId(id.replace(/^a-/, "s-"));
  return {
    ownStory,
    place: (article) => {
      const own = ownStory(article);
      const one = { ...drawn(article), story: own };
      const fit = bestStory(one, roll, words);
      roll.add({ ...one, story: fit?.story ?? own }, fit?.mean);
      return fit?.story ?? own;
    },
    add: (article, story) => roll.add({ ...drawn(article), story }),
  };
};

const inOrder = (a: Article, b: Article): number => dated(a) - dated(b) || (a.id < b.id ? -1 : 1);

/**
 * Gives every article its story. Those in `known` stay where they are; the others are taken in the order of their dates,
 * so that the same articles always give the same stories.
 */
export const groupByEvent = (
  articles: readonly Article[],
  known: ReadonlyMap<string, StoryId> = new Map(),
): ReadonlyMap<Article, StoryId> => {
  const grouping = openGrouping();
  const stories = new Map<Article, StoryId>();
  const isAllKnown = articles.every(({ id }) => known.has(id));
  for (const article of articles.toSorted(inOrder)) {
    const story = known.get(article.id);
    if (story !== undefined && !isAllKnown) grouping.add(article, story);
    stories.set(article, story ?? grouping.place(article));
  }
  return stories;
};
