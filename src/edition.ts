/** Articles → digest: stories, summaries and the verifier put together, the same way for the bot and for one-shot commands. */
import { compose } from "./digest/compose.ts";
import { markRepeated } from "./ingest/repeated.ts";
import { dated, type Article } from "./model/article.ts";
import type { Digest, DigestStory, Failure, Follows } from "./model/digest.ts";
import { openerOf, type StoryId } from "./model/id.ts";
import type { Notice } from "./model/notice.ts";
import type { MutedStory } from "./model/settings.ts";
import type { Story } from "./model/story.ts";
import type { Summary } from "./model/summary.ts";
import { hours, type Instant } from "./model/time.ts";
import { each } from "./ops/each.ts";
import type { Families } from "./stories/families.ts";
import { ranked } from "./stories/rank.ts";
import { storiesOf } from "./stories/stories.ts";
import { summarise, type Known } from "./summaries/extract.ts";
import { printedAll } from "./summaries/print.ts";
import { verifyDigest, verifyStory } from "./summaries/verify.ts";
import type { Writer } from "./writer.ts";

/** What a reader was told of a story, when last. */
export interface ToldBefore extends Follows {
  /** Up to when. */
  readonly at: Instant;
  readonly isUpdate: boolean;
  /** The addresses and the names of its articles. */
  readonly articles: readonly string[];
}

export interface Assignment {
  readonly articles: readonly Article[];
  /** What is known of the notices of the articles' publishers. */
  readonly notices?: readonly Notice[];
  /** Which outlets one owner has. */
  readonly families?: Families | undefined;
  readonly failures: readonly Failure[];
  readonly language: string;
  readonly limit: number;
  readonly now: Instant;
  /** Stories that articles already belong to. */
  readonly known?: ReadonlyMap<string, StoryId>;
  /** Words or phrases that the topics name. */
  readonly words?: readonly string[];
  /** Stories that the chat has had enough of. */
  readonly muted?: readonly MutedStory[];
  /** What came before this moment has been told. */
  readonly since?: Instant | undefined;
  /** What the reader was told of each story, where that is known: it is new to whoever was not told. */
  readonly told?: ReadonlyMap<StoryId, ToldBefore>;
  /** Words the stories, where a model is configured. */
  readonly writer?: Writer | undefined;
  /** Told of what was found in a text that was then written otherwise or left out. */
  readonly found?: ((what: string) => void) | undefined;
}

const isNews = (articles: readonly Article[], since: Instant | undefined): boolean =>
  since === undefined || articles.some(({ fetchedAt }) => fetchedAt > since);

/**
 * A digest tells what had come when it was made: what was published before it and came after is new. What an outlet changes
 * later has the address of what was told, and is a correction.
 */
const knownFrom =
  ({ at, articles }: ToldBefore): Known =>
  ({ id, fetchedAt, url }) =>
    fetchedAt <= at || articles.includes(id) || (url !== undefined && articles.includes(url));

/** A story that goes on is told as an update once a day at most; a digest may come an hour or two earlier than the day before. */
const UPDATE_EVERY = hours(20);

/** Whether there is something to tell of it now; what has to wait is told with the next digest. */
const isDue = (
  { id, articles }: Pick<Story, "id" | "articles">,
  { since, told, now }: Assignment,
): boolean => {
  const before = told?.get(id);
  if (!before) return isNews(articles, since);
  return (
    !articles.every(knownFrom(before)) && !(before.isUpdate && now - Date.parse(before.date) < UPDATE_EVERY)
  );
};

/** What of a story the reader knows. */
const knownOf = (id: StoryId, { since, told }: Assignment): Known | undefined => {
  const before = told?.get(id);
  if (before) return knownFrom(before);
  return told || since === undefined ? undefined : (article) => dated(article) < since;
};

/** Two that turned out to be one: what came before the first telling is known, and what either told. */
const bothTold = (one: ToldBefore, other: ToldBefore): ToldBefore => {
  const [first, last] = one.at <= other.at ? [one, other] : [other, one];
  return { ...last, at: first.at, articles: [...first.articles, ...last.articles] };
};

/**
 * Stories become one, and are taken apart: what was told is what each story that has an article of it now was told of, so that
 * nothing is news twice; what was muted goes with the article that opened it.
 */
const underNamesOfNow = (given: Assignment): Assignment => {
  const nameOf = (id: StoryId): StoryId => given.known?.get(openerOf(id)) ?? id;
  const told = new Map<StoryId, ToldBefore>();
  for (const [id, before] of given.told ?? [])
    for (const name of new Set([
      nameOf(id),
      ...before.articles.flatMap((one) => given.known?.get(one) ?? []),
    ])) {
      const other = told.get(name);
      told.set(name, other ? bothTold(other, before) : before);
    }
  const muted = given.muted?.map((story) => ({ ...story, id: nameOf(story.id) }));
  return { ...given, ...(given.told && { told }), ...(muted && { muted }) };
};

const following = (summary: Summary, told: Assignment["told"]): Summary => {
  const before = summary.labels.includes("update") ? told?.get(summary.id) : undefined;
  return before ? { ...summary, follows: { date: before.date, headline: before.headline } } : summary;
};

interface Told {
  readonly story: Story;
  readonly summary: Summary;
}

/** A story that the verifier does not pass is left out: better short than wrong. */
const holds = ({ story }: Told, numbered: DigestStory | undefined): boolean =>
  numbered !== undefined && verifyStory(numbered, printedAll(story.articles)).length === 0;

const STORIES_AT_ONCE = 6;

/** In the model's words where they come in time and hold, else as they are. */
const worded = async (told: readonly Told[], writer: Writer): Promise<readonly Summary[]> => {
  const ends = performance.now() + writer.deadlineMs;
  return each(told, STORIES_AT_ONCE, async ({ story, summary }) => {
    const left = Math.floor(ends - performance.now());
    return left > 0 ? writer.summarise(story, summary, left) : summary;
  });
};

/** Articles → digest: verified story by story, and once more as a whole. */
export const digestOf = async (given: Assignment): Promise<Digest> => {
  const assignment = underNamesOfNow(given);
  const { failures, language, now, limit, writer, words = [] } = assignment;
  const articles = markRepeated(assignment.articles, assignment.notices);
  const muted = new Set(assignment.muted?.map(({ id }) => id));
  const isTold = (story: Pick<Story, "id" | "articles">): boolean =>
    !muted.has(story.id) && isDue(story, assignment);
  const moved = storiesOf(articles, assignment.known, isTold, assignment.families);
  const told = ranked(moved, now, ({ id }) => ({
    isUpdate: assignment.told?.has(id) ?? false,
    words,
  })).flatMap((story): Told[] => {
    const known = knownOf(story.id, assignment);
    const summary = summarise(story, { known, language, found: assignment.found });
    return summary ? [{ story, summary: following(summary, assignment.told) }] : [];
  });
  const edition = { articles: printedAll(articles), failures, language, now };
  const composed = (summaries: readonly Summary[]): Digest => compose({ ...edition, summaries });
  const all = composed(told.map(({ summary }) => summary));
  const sound = told.filter((one, at) => holds(one, all.stories[at])).slice(0, limit);
  const plain = composed(sound.map(({ summary }) => summary));
  const best = writer ? composed(await worded(sound, writer)) : plain;
  const passes = [best, plain].find((digest) => verifyDigest(digest).length === 0);
  return passes ?? composed([]);
};
