/** Same event, other words: articles are put together as they come, each decided from what has come before it. */
import { byDate, dated, type Article } from "../model/article.ts";
import { storyId, type StoryId } from "../model/id.ts";
import { days, type Instant } from "../model/time.ts";
import { type Sketch, oddsOfOneEvent, Vocabulary } from "./likeness.ts";
import { openingOf } from "./opening.ts";
import { WordIndex } from "./word-index.ts";

/** Likelihood, on average over its live articles, from which an article joins a story; below it, it opens its own. */
const JOIN_FROM = 0.52;
/** Where several tell a story much alike, what is less like them by so much tells something beside it. */
const COHESION = 0.75;
const SEVERAL = 3;
const MANY = 6;
/** A story takes no article after it has been quiet for this long. */
export const QUIET_AFTER = days(3);

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
  private newest = 0;

  add(member: Member): void {
    const { story, at } = member;
    const day = this.dayFor(at);
    day.members.push(member);
    day.index.add(member, member.sketch.all);
    const others = this.members.get(story);
    if (others) others.push(member);
    else this.members.set(story, [member]);
  }

  /** The live articles that may tell the same as this one. */
  like(one: Member): readonly Member[] {
    const near = [...this.days].filter(([day]) => Math.abs(day - dayOf(one.at)) <= QUIET_AFTER / days(1));
    return near.flatMap(([, { index }]) =>
      index.like(one.sketch.all, MOST_LIKE).filter((other) => isOfKind(one, other) && isLive(other, one.at)),
    );
  }

  /** The live articles of its kind that a story has. */
  matesFor(one: Member, story: StoryId): readonly Member[] {
    const own = this.members.get(story) ?? [];
    return own.filter((other) => isOfKind(one, other) && isLive(other, one.at));
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
      else this.members.delete(story);
    }
    this.days.delete(number);
  }
}

const oddsOf = (one: Member, other: Member, words: Vocabulary): number =>
  oddsOfOneEvent(one.sketch, other.sketch, daysApart(one, other), words);

/** How much alike a story's last articles are, on average over their pairs. */
const cohesionOf = (mates: readonly Member[], words: Vocabulary): number => {
  const last = mates.slice(-MANY);
  const odds = last.flatMap((one, at) => last.slice(at + 1).map((other) => oddsOf(one, other, words)));
  return odds.reduce((sum, value) => sum + value, 0) / odds.length;
};

const joinFrom = (mates: readonly Member[], words: Vocabulary): number =>
  mates.length < SEVERAL ? JOIN_FROM : Math.max(JOIN_FROM, COHESION * cohesionOf(mates, words));

const bestStory = (one: Member, roll: Roll, words: Vocabulary): StoryId | undefined => {
  const sums = new Map<StoryId, number>();
  for (const other of roll.like(one))
    sums.set(other.story, (sums.get(other.story) ?? 0) + oddsOf(one, other, words));
  let best: { readonly story: StoryId; readonly mean: number } | undefined;
  for (const [story, sum] of sums) {
    const mates = roll.matesFor(one, story);
    const mean = sum / mates.length;
    const isBetter = mean >= JOIN_FROM && mean > (best?.mean ?? 0);
    if (isBetter && mean >= joinFrom(mates, words)) best = { story, mean };
  }
  return best?.story;
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
  return {
    place: (article) => {
      const own = storyId(article.id.replace(/^a-/, "s-"));
      const one = { ...drawn(article), story: own };
      const story = bestStory(one, roll, words) ?? own;
      roll.add({ ...one, story });
      return story;
    },
    add: (article, story) => roll.add({ ...drawn(article), story }),
  };
};

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
  for (const article of articles.toSorted(byDate)) {
    const story = known.get(article.id);
    if (story !== undefined && !isAllKnown) grouping.add(article, story);
    stories.set(article, story ?? grouping.place(article));
  }
  return stories;
};
