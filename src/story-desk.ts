/** Stories as they grow: what comes is put beside the articles of the last days, each once; they are taken up again at a start. */
import { setImmediate } from "node:timers/promises";
import { learnNotices } from "./ingest/learn-notices.ts";
import { byDate, dated, type Article } from "./model/article.ts";
import type { ArticleId, StoryId } from "./model/id.ts";
import { days, hours, type Instant } from "./model/time.ts";
import type { Clock } from "./ops/clock.ts";
import type { Store } from "./store/open.ts";
import type { Assigned, LivePlace } from "./store/stories.ts";
import {
  isOpinion,
  openingWritten,
  outlineOf,
  writtenOpening,
  type Opening,
  type Outline,
} from "./stories/opening.ts";
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

/** The texts of the live stories; a copy stands there with its original's print. Those from before the start are read when asked for. */
class Texts {
  private readonly texts = new Map<StoryId, readonly Told[]>();
  private readonly unread = new Map<StoryId, { readonly id: ArticleId; readonly at: Instant }[]>();

  know(id: ArticleId, at: Instant, story: StoryId): void {
    const own = this.unread.get(story);
    if (own) own.push({ id, at });
    else this.unread.set(story, [{ id, at }]);
  }

  async read(stories: Iterable<StoryId>, { byIds }: Pick<Needs["articles"], "byIds">): Promise<void> {
    for (const story of new Set(stories)) {
      const ids = this.unread.get(story)?.map(({ id }) => id) ?? [];
      this.unread.delete(story);
      const articles = ids.length > 0 ? await byIds(ids) : [];
      for (const article of articles.toSorted(byDate)) this.take(article, story);
    }
  }

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
    for (const texts of [this.texts, this.unread])
      for (const [story, own] of texts) if (own.every(({ at }) => at < before)) texts.delete(story);
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

/** As it was written down, else out of the text. */
const outlinesOf = async (
  places: readonly LivePlace[],
  { articles }: Needs,
): Promise<ReadonlyMap<ArticleId, Outline>> => {
  const outlines = new Map<ArticleId, Outline>();
  for (const { article, at, isDated, language, labels, opening: written } of places) {
    const opening = written === undefined ? undefined : openingWritten(written);
    if (opening)
      outlines.set(article, { article, at, isDated, language, isOpinion: isOpinion(labels), opening });
  }
  const unwritten = places.flatMap(({ article }) => (outlines.has(article) ? [] : [article]));
  for (const article of unwritten.length > 0 ? await articles.byIds(unwritten) : [])
    outlines.set(article.id, outlineOf(article));
  return outlines;
};

/** The live articles as they stand in their stories, a few hours of them at a time. */
const takenUpAgain = async (needs: Needs, now: Instant): Promise<AtHand> => {
  const atHand = { grouping: openGrouping(), texts: new Texts() };
  await needs.stories.forgetOpenings(now - QUIET_AFTER);
  for (let from = now - QUIET_AFTER; from <= now; from += A_READING) {
    const places = await needs.stories.live(from, from + A_READING);
    const outlines = await outlinesOf(places, needs);
    for (const [nth, { article, at, story }] of places.entries()) {
      const outline = outlines.get(article);
      if (outline) atHand.grouping.add(outline, story);
      atHand.texts.know(article, at, story);
      if (nth % AT_A_TIME === 0) await setImmediate();
    }
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

/** Places that are to be written down together: those of what has come, and those that it has put right. */
class Places {
  private rows = new Map<ArticleId, Assigned>();
  private readonly merged: { from: StoryId; into: StoryId }[] = [];
  private readonly texts: Texts;

  constructor(texts: Texts) {
    this.texts = texts;
  }

  take(article: Article, opening: Opening, { story, merged, moved }: Placing): void {
    for (const { from, into } of merged) this.merge(from, into);
    for (const { article: id, from, into } of moved) this.move(id, from, into);
    const copyOf = this.texts.take(article, story);
    this.rows.set(article.id, { article: article.id, story, copyOf, opening: writtenOpening(opening) });
  }

  get size(): number {
    return this.rows.size;
  }

  async writeDown({ stories }: Needs): Promise<void> {
    for (const { from, into } of this.merged) await stories.merge(from, into);
    await stories.assign([...this.rows.values()]);
  }

  private move(article: ArticleId, from: StoryId, into: StoryId): void {
    const copyOf = this.texts.move(article, from, into);
    this.rows.set(article, { ...this.rows.get(article), article, story: into, copyOf });
  }

  private merge(from: StoryId, into: StoryId): void {
    this.merged.push({ from, into });
    this.texts.merge(from, into);
    for (const [id, row] of this.rows) if (row.story === from) this.rows.set(id, { ...row, story: into });
  }
}

const touchedBy = ({ story, merged, moved }: Placing): readonly StoryId[] =>
  [{ from: story, into: story }, ...merged, ...moved].flatMap(({ from, into }) => [from, into]);

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
        const outline = outlineOf(article);
        const placing = grouping.place(outline);
        await texts.read(touchedBy(placing), needs.articles);
        places.take(article, outline.opening, placing);
        if (places.size % AT_A_TIME === 0) await setImmediate();
      }
      await places.writeDown(needs);
      atHand = known;
    },
  };
};
