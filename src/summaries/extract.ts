/** A summary without a model: the sources' own sentences, chosen, trimmed at their ends, and never reworded. */
import { dated, type Article, type Passage } from "../model/article.ts";
import type { Disagreement, Sentence, Source } from "../model/digest.ts";
import { voiceOf, type Story } from "../model/story.ts";
import type { Summary } from "../model/summary.ts";
import { hours } from "../model/time.ts";
import { backersOf, SAME } from "./backing.ts";
import { candidatesIn, contained, opens, type Candidate } from "./candidates.ts";
import { disagreementsIn } from "./disagreements.ts";
import { headlineOf } from "./headline.ts";
import { fitQuotes, quotesToChooseFrom, wordCount } from "./choose-quotes.ts";
import { chooseSentences, inReadingOrder, USUAL_WORDS } from "./choose-sentences.ts";
import { notesOf } from "./notes.ts";
import { scored, type Scored } from "./score.ts";
import { STORY_WORDS } from "./verify.ts";

/** A break this long in the telling parts what was known from what is new. */
const NIGHT = hours(8);

/** Which articles a reader knows already. */
export type Known = (article: Article) => boolean;

/** Where nothing is said of the reader: what came before the longest break in the telling, if that was a night. */
const beforeTheBreak = (story: Story): Known => {
  const times = story.articles.map(dated);
  const gaps = times.slice(1).map((time, at) => ({ time, gap: time - (times[at] ?? time) }));
  const longest = gaps.toSorted((a, b) => b.gap - a.gap)[0];
  return (article) => longest !== undefined && longest.gap >= NIGHT && dated(article) < longest.time;
};

/** The best sentence of the new articles that the old ones do not say. */
const whatIsNew = (all: readonly Scored[], isKnown: Known): Scored | undefined => {
  const before = all.filter(({ article }) => isKnown(article));
  if (before.length === 0) return undefined;
  return all
    .filter(
      ({ article, words, leans }) =>
        !leans && !isKnown(article) && before.every((old) => contained(words, old.words) < SAME),
    )
    .toSorted((a, b) => b.worth - a.worth)[0];
};

const passage = ({ article, start, end }: Candidate): Passage => ({ article: article.id, start, end });

const MOST_REFS = 3;

const sentenceOf = (one: Scored, all: readonly Scored[], isNew: boolean): Omit<Sentence, "n"> => {
  const others = backersOf(one, all).map(passage);
  return {
    text: one.text,
    refs: [passage(one), ...others].slice(0, MOST_REFS),
    ...(isNew && { isNew: true as const }),
  };
};

const sourceOf = (story: Story, article: Article): Source => ({
  article: article.id,
  publisher: article.publisher ?? null,
  title: article.title ?? null,
  url: article.url ?? null,
  publishedAt: article.publishedAt === undefined ? null : new Date(article.publishedAt).toISOString(),
  notes: notesOf(story, article),
});

const labelsOf = (story: Story, isUpdate: boolean): readonly string[] => {
  const own = story.articles.filter(({ id }) => !story.copies.has(id));
  const publishers = new Set(own.map(({ publisher, id }) => publisher ?? id));
  const voices = new Set(own.map((article) => voiceOf(story, article)));
  const alone = publishers.size === 1 ? "one source" : "one owner";
  const everywhere = (own[0]?.labels ?? []).filter((label) =>
    own.every(({ labels }) => labels.includes(label)),
  );
  return [...(isUpdate ? ["update"] : []), ...(voices.size === 1 ? [alone] : []), ...everywhere];
};

/** What an update's older articles say is worth less: it is there for whoever has missed the beginning. */
const BACKGROUND = 0.6;

/** The best of those chosen that a reader can begin with; those that open their article first. */
const leadOf = (taken: readonly Scored[]): Scored | undefined => {
  const free = taken.filter(({ leans }) => !leans);
  const open = free.filter(opens);
  const able = open.length > 0 ? open : free;
  const opening = able.filter(({ place }) => place <= 1);
  return (opening.length > 0 ? opening : able).toSorted((a, b) => b.worth - a.worth)[0];
};

const differing = (differs: readonly Disagreement[]): Pick<Summary, "differs"> =>
  differs.length === 0 ? {} : { differs };

/**
 * The story in two or three sentences (four short ones; one, where its articles hold no more), with at most three quotes.
 * @param known what was told to the reader; a story that has moved since then is an update.
 * @param words the length to aim at
 * @returns undefined when no sentence can stand alone, or when nothing new has been said since.
 */
export const summarise = (story: Story, known?: Known, words = USUAL_WORDS): Summary | undefined => {
  const isKnown = known ?? beforeTheBreak(story);
  const candidates = candidatesIn(story);
  const all = scored(candidates);
  const isUpdate = story.articles.some(isKnown);
  const fresh = isUpdate ? whatIsNew(all, isKnown) : undefined;
  if (isUpdate && known && !fresh) return undefined;
  const share = (one: Scored): number => (fresh && isKnown(one.article) ? BACKGROUND : 1);
  const chosen = chooseSentences(all, { first: fresh, share, words });
  const top = fresh ?? leadOf(chosen);
  if (!top) return undefined;
  const taken = inReadingOrder(chosen, top);
  const told = taken.reduce((sum, { text }) => sum + wordCount(text), 0);
  const heads = fresh ? story.articles.filter((one) => !isKnown(one)) : story.articles;
  return {
    id: story.id,
    headline: headlineOf(heads, top.heart, top),
    method: "extractive",
    sentences: taken.map((one) => sentenceOf(one, all, one === fresh)),
    quotes: fitQuotes(
      quotesToChooseFrom({ ...story, articles: heads }),
      taken.map(passage),
      STORY_WORDS - told,
    ),
    sources: story.articles.map((article) => sourceOf(story, article)),
    labels: labelsOf(story, fresh !== undefined),
    ...differing(disagreementsIn(story, candidates)),
  };
};
