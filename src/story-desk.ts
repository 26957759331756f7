/** Stories as they grow: what comes is put beside the articles of the last days, each once; they are taken up again at a start. */
import { setImmediate } from "node:timers/promises";
import { learnNotices } from "./ingest/learn-notices.ts";
import { byDate, dated, type Article } from "./model/article.ts";
import type { ArticleId, StoryId } from "./model/id.ts";
import { days, hours, type Instant } from "./model/time.ts";
import type { Clock } from "./ops/clock.ts";
import type { Store } from "./store/open.ts";
import { isSameText, printOf, type TextPrint } from "./stories/same-article.ts";
import { openGrouping, QUIET_AFTER, type Grouping } from "./stories/same-event.ts";

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

interface Original {
  readonly id: ArticleId;
  readonly at: Instant;
  readonly print: TextPrint;
}

/** The texts of the live stories, copies left out. */
class Originals {
  private readonly texts = new Map<StoryId, Original[]>();

  /** @returns what it is the copy of; an original is remembered */
  take(article: Article, story: StoryId): ArticleId | undefined {
    const print = printOf(article);
    const own = this.texts.get(story) ?? [];
    const original = own.find((one) => isSameText(one.print, print));
    if (!original) this.texts.set(story, [...own, { id: article.id, at: dated(article), print }]);
    return original?.id;
  }

  forget(before: Instant): void {
    for (const [story, own] of this.texts) if (own.every(({ at }) => at < before)) this.texts.delete(story);
  }
}

interface AtHand {
  readonly grouping: Grouping;
  readonly originals: Originals;
}

/** The live articles as they stand in their stories, a few hours of them at a time. */
const takenUpAgain = async ({ articles, stories }: Needs, now: Instant): Promise<AtHand> => {
  const atHand = { grouping: openGrouping(), originals: new Originals() };
  const places = new Map((await stories.since(now - QUIET_AFTER)).map((place) => [place.article, place]));
  for (let from = now - QUIET_AFTER; from <= now; from += A_READING)
    for (const article of await articles.since(from, { until: from + A_READING })) {
      const place = places.get(article.id);
      if (!place) continue;
      atHand.grouping.add(article, place.story);
      if (place.copyOf === undefined) atHand.originals.take(article, place.story);
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

export const openStoryDesk = (needs: Needs, clock: Clock): StoryDesk => {
  let atHand: AtHand | undefined;
  return {
    takeUp: async () => {
      const now = clock();
      const { grouping, originals } = (atHand ??= await takenUpAgain(needs, now));
      originals.forget(now - QUIET_AFTER);
      const fresh = await needs.articles.inNoStory(now - REACH);
      const rows: { article: ArticleId; story: StoryId; copyOf: ArticleId | undefined }[] = [];
      for (const article of (await marked(fresh, needs, now)).toSorted(byDate)) {
        const story = grouping.place(article);
        rows.push({ article: article.id, story, copyOf: originals.take(article, story) });
        if (rows.length % AT_A_TIME === 0) await setImmediate();
      }
      await needs.stories.assign(rows);
    },
  };
};
