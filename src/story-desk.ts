/** Stories as they grow: what comes is put beside the articles of the last days, each once; they are taken up again at a start. */
import { setImmediate } from "node:timers/promises";
import { learnNotices } from "./ingest/learn-notices.ts";
import { byDate, dated, type Article } from "./model/article.ts";
import type { ArticleId, StoryId } from "./model/id.ts";
import { days, hours, type Instant } from "./model/time.ts";
import type { Clock } from "./ops/clock.ts";
import type { Store } from "./store/open.ts";
import { isSameText, printOf, type TextPrint } from "./stories/same-article.ts";
import { QUIET_AFTER } from "./stories/roll.ts";
import { openGrouping, type Grouping, type Placing } from "./stories/same-event.ts";

export interface StoryDesk {
  /** Puts what is in no story yet into one. One call at a time. */
  takeUp(): Promise<void>;
}

type Needs = Pick<Store, "articles" | "stories" | "notices">;

/** How far back the articles of a digest and of its stories reach: what is older is put into no story any more. */
export const REACH = days(7);
const A_READING = hours(2);
/** Between so many others have their turn. */
const AT_A_TIME = 20;
/** A feed's last articles tell what its outlet prints again and again. */
const LATEST = 50;

interface Told {
  readonly id: ArticleId;
  readonly at: Instant;
  readonly print: TextPrint;
  readonly copyOf: ArticleId | undefined;
}

/** The texts of the live stories; a copy stands there with its original's print. */
class Texts {
  private readonly texts = new Map<StoryId, readonly Told[]>();

  /** @returns what it is the copy of */
  take(article: Article, story: StoryId): ArticleId | undefined {
    return this.enter({ id: article.id, at: dated(article), print: printOf(article) }, story);
  }

  merge(from: StoryId, into: StoryId): void {
    const theirs = this.texts.get(from) ?? [];
    this.texts.delete(from);
    this.texts.set(into, [...(this.texts.get(into) ?? []), ...theirs]);
  }

  /** @returns what it is the copy of where it stands now */
  move(id: ArticleId, from: StoryId, into: StoryId): ArticleId | undefined {
    const own = this.texts.get(from) ?? [];
    const one = own.find((text) => text.id === id);
    if (!one) return undefined;
    this.texts.set(
      from,
      own.filter((text) => text !== one),
    );
    return this.enter(one, into);
  }

  forget(before: Instant): void {
    for (const [story, own] of this.texts) if (own.every(({ at }) => at < before)) this.texts.delete(story);
  }

  private enter({ id, at, print }: Omit<Told, "copyOf">, story: StoryId): ArticleId | undefined {
    const own = this.texts.get(story) ?? [];
    const original = own.find((one) => one.copyOf === undefined && isSameText(one.print, print));
    this.texts.set(story, [...own, { id, at, print: original?.print ?? print, copyOf: original?.id }]);
    return original?.id;
  }
}

interface AtHand {
  readonly grouping: Grouping;
  readonly texts: Texts;
}

/** The live articles as they stand in their stories, a few hours of them at a time. */
const takenUpAgain = async ({ articles, stories }: Needs, now: Instant): Promise<AtHand> => {
  const atHand = { grouping: openGrouping(), texts: new Texts() };
  const places = new Map((await stories.since(now - QUIET_AFTER)).map((place) => [place.article, place]));
  for (let from = now - QUIET_AFTER; from <= now; from += A_READING)
    for (const article of await articles.since(from, { until: from + A_READING })) {
      const place = places.get(article.id);
      if (!place) continue;
      atHand.grouping.add(article, place.story);
      atHand.texts.take(article, place.story);
      await setImmediate();
    }
  return atHand;
};

/** With what their outlets print again and again marked, as far as their feeds' last articles tell. */
const marked = async (fresh: readonly Article[], needs: Needs, now: Instant): Promise<readonly Article[]> => {
  const isNew = new Set<string>(fresh.map(({ id }) => id));
  const all: Article[] = [];
  for (const [feed, own] of Map.groupBy(fresh, (article) => article.feed)) {
    const many = Math.max(LATEST, own.length);
    const latest = feed === undefined ? own : await needs.articles.latestIn(feed, many);
    const known = new Map(
      (await learnNotices(latest, ({ id }) => isNew.has(id), needs, now)).map((one) => [one.id, one]),
    );
    all.push(...own.map((one) => known.get(one.id) ?? one));
    await setImmediate();
  }
  return all;
};

type Row = Parameters<Needs["stories"]["assign"]>[0][number];

/** Places that are to be written down together: those of what has come, and those that it has put right. */
class Places {
  private rows = new Map<ArticleId, Row>();
  private readonly merged: { from: StoryId; into: StoryId }[] = [];
  private readonly texts: Texts;

  constructor(texts: Texts) {
    this.texts = texts;
  }

  take(article: Article, { story, merged, moved }: Placing): void {
    for (const { from, into } of merged) this.merge(from, into);
    for (const { article: id, from, into } of moved)
      this.rows.set(id, { article: id, story: into, copyOf: this.texts.move(id, from, into) });
    this.rows.set(article.id, { article: article.id, story, copyOf: this.texts.take(article, story) });
  }

  get size(): number {
    return this.rows.size;
  }

  async writeDown({ stories }: Needs): Promise<void> {
    for (const { from, into } of this.merged) await stories.merge(from, into);
    await stories.assign([...this.rows.values()]);
  }

  private merge(from: StoryId, into: StoryId): void {
    this.merged.push({ from, into });
    this.texts.merge(from, into);
    for (const [id, row] of this.rows) if (row.story === from) this.rows.set(id, { ...row, story: into });
  }
}

export const openStoryDesk = (needs: Needs, clock: Clock): StoryDesk => {
  let atHand: AtHand | undefined;
  return {
    takeUp: async () => {
      const now = clock();
      const known = atHand ?? (await takenUpAgain(needs, now));
      // What could not be written down is read again.
      atHand = undefined;
      const { grouping, texts } = known;
      texts.forget(now - QUIET_AFTER);
      const fresh = await needs.articles.inNoStory(now - REACH);
      const places = new Places(texts);
      for (const article of (await marked(fresh, needs, now)).toSorted(byDate)) {
        places.take(article, grouping.place(article));
        if (places.size % AT_A_TIME === 0) await setImmediate();
      }
      await places.writeDown(needs);
      atHand = known;
    },
  };
};
