/** Same event, other words: articles are put together as they come; what comes later can put right what came before. */
import { byDate, type Article } from "../model/article.ts";
import { storyOpenedBy, type ArticleId, type StoryId } from "../model/id.ts";
import { days } from "../model/time.ts";
import { storyAcross } from "./across.ts";
import { oddsOfOneEvent, Vocabulary } from "./likeness.ts";
import { outlineOf, type Outline } from "./opening.ts";
import { Roll, type Member } from "./roll.ts";

/** Logarithm of the odds, on average over its live articles, from which an article joins a story; below it, it opens its own. */
const JOIN_FROM = -0.9;
/** Where several tell a story much alike, what is less like them by more than this tells something beside it. */
const LOOSER_BY = 1;
/** But what is so likely to tell the same joins however much alike the others are, for an event goes on. */
const CERTAIN = 1;
const SEVERAL = 3;
/** What several say is read off the last ones of them. */
const MANY = 6;
/** A new article is held against so many of a story, the last ones. */
const MOST_MATES = 20;

/** Two stories become one from these odds on, on average over their articles. */
const MERGE_FROM = -0.5;
/** An article goes over to a story that it is so much liker to than to its own. */
const LIKER_BY = 1;
/** One that by now is so much less like the others than what would join them leaves. */
const LEAVES_BELOW = JOIN_FROM - 0.2;
/** Or one that was doubtful from the start, when the others are so much more alike. */
const DOUBTFUL = -0.5;
const FAR_LESS = 8;
/** So many stories beside its own are looked at again for each new article. */
const LOOKED_AT_AGAIN = 5;

/** What an article that comes changes: its own place, and what is put right by it. */
export interface Placing {
  readonly story: StoryId;
  /** All articles of one story that now belong to another one. */
  readonly merged: readonly { readonly from: StoryId; readonly into: StoryId }[];
  /** Single articles that now stand elsewhere; after the merging. */
  readonly moved: readonly { readonly article: ArticleId; readonly from: StoryId; readonly into: StoryId }[];
}

export interface Grouping {
  /** Puts a new article into the story that it belongs to: one that is there, or its own. */
  place(outline: Outline): Placing;
  /** Takes up an article whose story is known. */
  add(outline: Outline, story: StoryId): void;
}

const daysApart = (one: Member, other: Member): number | undefined =>
  one.isDated && other.isDated ? Math.abs(one.at - other.at) / days(1) : undefined;

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const oldestOf = (members: readonly Member[]): Member | undefined =>
  members.toSorted((a, b) => a.at - b.at || (a.article < b.article ? -1 : 1))[0];

type Move = Placing["moved"][number];

class Events implements Grouping {
  private readonly words = new Vocabulary();
  private readonly roll = new Roll();

  add(outline: Outline, story: StoryId): void {
    this.enter(outline, story);
  }

  place(outline: Outline): Placing {
    const one = this.enter(outline, storyOpenedBy(outline.article));
    const like = this.roll.like(one);
    const story = this.bestStory(one, like) ?? storyAcross(one, this.roll);
    if (story !== undefined) this.roll.move(one, story);
    const near = [...new Set(like.map((other) => other.story))].slice(0, LOOKED_AT_AGAIN);
    const merged = near.flatMap((other) => this.merge(one, other));
    const moved = [...like.flatMap((other) => this.goOver(other, one)), ...this.oddOneOut(one)];
    return { story: one.story, merged, moved };
  }

  private enter({ opening, ...rest }: Outline, story: StoryId): Member {
    const one = { ...rest, sketch: this.words.sketch(opening), story };
    this.roll.add(one);
    return one;
  }

  private odds(one: Member, others: readonly Member[]): number {
    const each = others.map((other) =>
      oddsOfOneEvent(one.sketch, other.sketch, daysApart(one, other), this.words),
    );
    return meanOf(each);
  }

  /** How much alike a story's last articles are, on average over their pairs. */
  private cohesion(mates: readonly Member[]): number {
    const last = mates.slice(-MANY);
    return meanOf(last.flatMap((one, at) => last.slice(at + 1).map((other) => this.odds(one, [other]))));
  }

  private joinFrom(mates: readonly Member[]): number {
    return mates.length < SEVERAL
      ? JOIN_FROM
      : Math.max(JOIN_FROM, Math.min(CERTAIN, this.cohesion(mates) - LOOSER_BY));
  }

  private bestStory(one: Member, like: readonly Member[]): StoryId | undefined {
    let best: { readonly story: StoryId; readonly odds: number } | undefined;
    for (const story of new Set(like.map((other) => other.story))) {
      const mates = this.roll.matesFor(one, story);
      if (story === one.story) continue;
      const odds = this.odds(one, mates.slice(-MOST_MATES));
      if (odds > (best?.odds ?? JOIN_FROM) && odds >= this.joinFrom(mates)) best = { story, odds };
    }
    return best?.story;
  }

  /** With the story that the newest article has joined. The one that was opened first gives its name. */
  private merge(one: Member, other: StoryId): Placing["merged"] {
    const theirs = this.roll.matesFor(one, other);
    if (other === one.story || theirs.length === 0) return [];
    const own = [...this.roll.matesFor(one, one.story), one];
    const last = theirs.slice(-MANY);
    const odds = meanOf(own.slice(-MANY).map((member) => this.odds(member, last)));
    if (odds < Math.max(MERGE_FROM, this.joinFrom(own), this.joinFrom(theirs))) return [];
    if (!this.agree(one, other)) return [];
    const isOwnFirst = own.includes(oldestOf([...own, ...theirs]) ?? one);
    const [from, into] = isOwnFirst ? [other, one.story] : [one.story, other];
    for (const member of this.roll.membersOf(from)) this.roll.move(member, into);
    return [{ from, into }];
  }

  /** What stands in both in other languages tells the same too. */
  private agree({ story, language }: Member, other: StoryId): boolean {
    const theirs = Map.groupBy(this.roll.membersOf(other), (member) => member.language);
    const own = Map.groupBy(this.roll.membersOf(story), (member) => member.language);
    return [...own].every(([spoken, members]) => {
      const last = theirs.get(spoken)?.slice(-MANY);
      if (spoken === language || !last) return true;
      return meanOf(members.slice(-MANY).map((member) => this.odds(member, last))) >= MERGE_FROM;
    });
  }

  /** To the story of the newest article, where one is much liker to that than to its own. */
  private goOver(other: Member, one: Member): readonly Move[] {
    const theirs = this.roll.matesFor(other, other.story);
    if (other.story === one.story || theirs.length === 0 || this.odds(other, [one]) < CERTAIN) return [];
    const mates = this.roll.matesFor(other, one.story);
    const odds = this.odds(other, mates.slice(-MOST_MATES));
    const isLiker = odds >= this.odds(other, theirs.slice(-MOST_MATES)) + LIKER_BY;
    return isLiker && odds >= this.joinFrom(mates) ? this.leave(other, one.story) : [];
  }

  /** Leaves the story of the newest article, where by now it would not join it any more. */
  private oddOneOut(one: Member): readonly Move[] {
    const last = [...this.roll.matesFor(one, one.story), one].slice(-MANY);
    if (last.length < SEVERAL) return [];
    const liked = last.map((member) => ({
      member,
      odds: this.odds(
        member,
        last.filter((other) => other !== member),
      ),
    }));
    const [odd] = liked.toSorted((a, b) => a.odds - b.odds);
    if (!odd) return [];
    const { member } = odd;
    const alike = this.cohesion(last.filter((other) => other !== member));
    if (odd.odds >= Math.max(LEAVES_BELOW, Math.min(DOUBTFUL, alike - FAR_LESS))) return [];
    return this.leave(
      member,
      this.bestStory(member, this.roll.like(member)) ?? storyOpenedBy(member.article),
    );
  }

  /** A story goes with the article that opened it: what is left is named anew. */
  private leave(member: Member, into: StoryId): readonly Move[] {
    const isOpener = storyOpenedBy(member.article) === member.story;
    const rest = isOpener ? this.roll.membersOf(member.story).filter((other) => other !== member) : [];
    const oldest = oldestOf(rest);
    return [
      ...rest.flatMap((other) => (oldest ? this.move(other, storyOpenedBy(oldest.article)) : [])),
      ...this.move(member, into),
    ];
  }

  private move(member: Member, into: StoryId): readonly Move[] {
    const from = member.story;
    if (from === into) return [];
    this.roll.move(member, into);
    return [{ article: member.article, from, into }];
  }
}

export const openGrouping = (): Grouping => new Events();

/** Writes down where it stands, and what stands elsewhere because of it. */
const settle = (stories: Map<string, StoryId>, { id }: Article, { story, merged, moved }: Placing): void => {
  for (const { from, into } of merged)
    for (const [article, own] of stories) if (own === from) stories.set(article, into);
  for (const { article, into } of moved) if (stories.has(article)) stories.set(article, into);
  stories.set(id, story);
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
  const stories = new Map<string, StoryId>();
  const isAllKnown = articles.every(({ id }) => known.has(id));
  const inOrder = articles.toSorted(byDate);
  for (const article of inOrder) {
    const story = known.get(article.id);
    if (story !== undefined && !isAllKnown) grouping.add(outlineOf(article), story);
    if (story === undefined) settle(stories, article, grouping.place(outlineOf(article)));
  }
  return new Map(
    inOrder.map((article) => [
      article,
      known.get(article.id) ?? stories.get(article.id) ?? storyOpenedBy(article.id),
    ]),
  );
};
