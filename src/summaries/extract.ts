/** A summary without a model: the sources' own sentences, chosen, trimmed at their ends, and never reworded. */
import { dated, type Article, type Passage } from "../model/article.ts";
import type { Sentence, Source } from "../model/digest.ts";
import type { Story } from "../model/story.ts";
import type { Summary } from "../model/summary.ts";
import { hours, type Instant } from "../model/time.ts";
import { candidatesIn, contained, likeness, type Candidate } from "./candidates.ts";
import { namesOf, numbersOf } from "./claims.ts";
import { headlineOf } from "./headline.ts";
import { fitQuotes, quotesToChooseFrom, wordCount } from "./choose-quotes.ts";
import { scored, type Scored } from "./score.ts";
import { STORY_WORDS } from "./verify.ts";

/** The sentences leave room for the quotes. */
const SENTENCE_WORDS = 85;
const MOST_SENTENCES = 4;
/** Where there is little to say in short sentences, three of them may be this long together. */
const STRETCHED_WORDS = 88;
/** Two sentences this alike say the same. */
const SAME = 0.6;
/** A sentence of which less than this is new beside those taken says nothing more. */
const LEAST_FRESH = 0.45;
/** A break this long in the telling parts what was known from what is new. */
const NIGHT = hours(8);

/** From when on a story's articles are new: `since` where the reader has seen it, else after its longest break. */
const newsBegins = (story: Story, since: Instant | undefined): Instant => {
  const times = story.articles.map(dated);
  const first = times[0] ?? 0;
  if (since !== undefined) return times.some((time) => time < since) ? since : first;
  const gaps = times.slice(1).map((time, at) => ({ time, gap: time - (times[at] ?? time) }));
  const longest = gaps.toSorted((a, b) => b.gap - a.gap)[0];
  return longest && longest.gap >= NIGHT ? longest.time : first;
};

/** The best sentence of the new articles that the old ones do not say. */
const whatIsNew = (all: readonly Scored[], begins: Instant): Scored | undefined => {
  const before = all.filter(({ article }) => dated(article) < begins);
  if (before.length === 0) return undefined;
  return all
    .filter(
      ({ article, words }) =>
        dated(article) >= begins && before.every((old) => contained(words, old.words) < SAME),
    )
    .toSorted((a, b) => b.worth - a.worth)[0];
};

interface Choice {
  readonly taken: readonly Scored[];
  readonly words: number;
}

const fits = ({ taken, words }: Choice, next: Candidate): boolean => {
  const room = taken.length < 3 ? STRETCHED_WORDS : SENTENCE_WORDS;
  return taken.length < MOST_SENTENCES && words + next.length <= room;
};

/** The next best sentence that says something else, an outlet not yet heard first among equals. */
const nextOf = (choice: Choice, all: readonly Scored[]): Scored | undefined => {
  const heard = new Set(choice.taken.map(({ article }) => article.id));
  const told = new Set(choice.taken.flatMap(({ words }) => [...words]));
  const value = (one: Scored): number => {
    const fresh = 1 - contained(one.words, told);
    const isSaid =
      fresh < LEAST_FRESH || choice.taken.some((other) => likeness(other.words, one.words) >= SAME);
    return isSaid ? -1 : one.worth * fresh * (heard.has(one.article.id) ? 1 : 1.25);
  };
  const isTaken = (one: Scored): boolean =>
    choice.taken.some(({ article, start }) => article === one.article && start === one.start);
  return all
    .filter((one) => !isTaken(one) && fits(choice, one))
    .map((one) => ({ one, value: value(one) }))
    .filter((rated) => rated.value > 0)
    .toSorted((a, b) => b.value - a.value)[0]?.one;
};

const choose = (all: readonly Scored[], first: readonly Scored[]): readonly Scored[] => {
  let choice: Choice = { taken: first, words: first.reduce((sum, { length }) => sum + length, 0) };
  for (let next = nextOf(choice, all); next; next = nextOf(choice, all))
    choice = { taken: [...choice.taken, next], words: choice.words + next.length };
  return choice.taken;
};

const passage = ({ article, start, end }: Candidate): Passage => ({ article: article.id, start, end });

/** A sentence of another article that says as much: it has the same numbers and names, and most of the words. */
const backs = (one: Candidate, other: Candidate): boolean =>
  other.article.id !== one.article.id &&
  likeness(one.words, other.words) >= SAME &&
  numbersOf(one.text).isSubsetOf(numbersOf(other.text)) &&
  namesOf(one.text).isSubsetOf(namesOf(other.text));

const MOST_REFS = 3;

const sentenceOf = (one: Scored, all: readonly Scored[], isNew: boolean): Omit<Sentence, "n"> => {
  const others = all.filter((other) => backs(one, other)).map(passage);
  return {
    text: one.text,
    refs: [passage(one), ...others].slice(0, MOST_REFS),
    ...(isNew && { isNew: true as const }),
  };
};

const notesOf = (story: Story, article: Article): readonly string[] => {
  const original = story.articles.find(({ id }) => id === story.copies.get(article.id));
  const copied = original ? [`wire copy of ${original.publisher ?? "an earlier article"}`] : [];
  const disclaimer = article.blocks.some(({ kind }) => kind === "notice")
    ? ["carries a publisher's notice"]
    : [];
  return [...article.labels, ...copied, ...disclaimer];
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
  const everywhere = (own[0]?.labels ?? []).filter((label) =>
    own.every(({ labels }) => labels.includes(label)),
  );
  return [...(isUpdate ? ["update"] : []), ...(publishers.size === 1 ? ["one source"] : []), ...everywhere];
};

/** Sentences in the order of the telling: what is new, the lead, then as the articles go on. */
const inReadingOrder = (taken: readonly Scored[], first: readonly Scored[]): readonly Scored[] => [
  ...first,
  ...taken.filter((one) => !first.includes(one)).toSorted((a, b) => a.place - b.place || b.worth - a.worth),
];

/** What an update's older articles say is worth less: it is there for whoever has missed the beginning. */
const BACKGROUND = 0.6;
const asBackground = (all: readonly Scored[], begins: Instant): readonly Scored[] =>
  all.map((one) => (dated(one.article) < begins ? { ...one, worth: one.worth * BACKGROUND } : one));

/** The best opening sentence, else the first that can stand alone. */
const leadOf = (all: readonly Scored[]): Scored | undefined =>
  all.filter(({ place }) => place <= 1).toSorted((a, b) => b.worth - a.worth)[0] ?? all[0];

/**
 * The story in two to four sentences (one, where its articles hold no more), with at most three quotes.
 * @param since what was told to the reader up to here; a story that has moved since then is an update.
 * @returns undefined when no sentence can stand alone, or when nothing new has been said since.
 */
export const summarise = (story: Story, since?: Instant): Summary | undefined => {
  const begins = newsBegins(story, since);
  const all = scored(candidatesIn(story));
  const isUpdate = story.articles.some((article) => dated(article) < begins);
  const fresh = isUpdate ? whatIsNew(all, begins) : undefined;
  const top = fresh ?? leadOf(all);
  if (!top || (isUpdate && since !== undefined && !fresh)) return undefined;
  const taken = inReadingOrder(choose(fresh ? asBackground(all, begins) : all, [top]), [top]);
  const words = taken.reduce((sum, { text }) => sum + wordCount(text), 0);
  const heads = fresh ? story.articles.filter((one) => dated(one) >= begins) : story.articles;
  return {
    id: story.id,
    headline: headlineOf(heads, top.heart, top),
    method: "extractive",
    sentences: taken.map((one) => sentenceOf(one, all, one === fresh)),
    quotes: fitQuotes(
      quotesToChooseFrom({ ...story, articles: heads }),
      taken.map(passage),
      STORY_WORDS - words,
    ),
    sources: story.articles.map((article) => sourceOf(story, article)),
    labels: labelsOf(story, fresh !== undefined),
  };
};
