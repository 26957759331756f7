/** A summary without a model: the sources' own sentences, chosen, trimmed at their ends, and never reworded. */
import { dated, type Article, type Passage } from "../model/article.ts";
import type { Disagreement, Sentence, Source } from "../model/digest.ts";
import type { Quote } from "../model/quote.ts";
import { voiceOf, type Story } from "../model/story.ts";
import type { Summary } from "../model/summary.ts";
import { hours } from "../model/time.ts";
import { type OneSided, oneSided } from "./balance.ts";
import { backersOf, SAME } from "./backing.ts";
import { candidatesIn, contained, opens, type Candidate } from "./candidates.ts";
import { disagreementsIn } from "./disagreements.ts";
import { headlineOf } from "./headline.ts";
import { fitQuotes, quotesToChooseFrom, wordCount } from "./choose-quotes.ts";
import { chooseSentences, inReadingOrder, USUAL_WORDS } from "./choose-sentences.ts";
import { notesOf } from "./notes.ts";
import { byLanguage } from "./one-language.ts";
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

/** What else is told beside the sentences. */
interface Beside {
  readonly headline: string;
  readonly quotes: readonly Quote[];
  readonly articles: readonly Article[];
}

const quotesBeside = (taken: readonly Scored[], quotes: readonly Quote[]): readonly Quote[] => {
  const words = taken.reduce((sum, { text }) => sum + wordCount(text), 0);
  return fitQuotes(quotes, taken.map(passage), STORY_WORDS - words);
};

interface Evened {
  readonly taken: readonly Scored[];
  readonly quotes: readonly Quote[];
}

const sidesOf = ({ taken, quotes }: Evened, { headline, articles }: Beside): readonly OneSided[] =>
  oneSided(
    taken.map(({ text }) => text),
    [headline, ...quotes.map(({ speaker }) => speaker?.name ?? "")].join("\n"),
    articles,
  );

/** Where one of two who are at odds is not named, a quotation of theirs is told first; else the sentence is left out, if others stand without it. */
const evened = (all: readonly Scored[], beside: Beside, found: Found): Evened => {
  const plain = { taken: all, quotes: quotesBeside(all, beside.quotes) };
  const [sided] = sidesOf(plain, beside);
  if (!sided) return plain;
  found("one side");
  const isTheirs = ({ speaker }: Quote): boolean =>
    speaker !== null && sided.missing.includes(speaker.name.split(" ").at(-1) ?? "");
  const reordered = [...beside.quotes.filter(isTheirs), ...beside.quotes.filter((quote) => !isTheirs(quote))];
  const heard = { taken: all, quotes: quotesBeside(all, reordered) };
  if (sidesOf(heard, beside).length === 0) return heard;
  const rest = all.filter((one, at) => at !== sided.at && !one.leans);
  return rest.length > 0 && sided.at > 0 ? { taken: rest, quotes: quotesBeside(rest, beside.quotes) } : plain;
};

type Found = (what: string) => void;

/** What a summary is told beside its story. */
interface Wishes {
  /** What was told to the reader; a story that has moved since then is an update. */
  readonly known?: Known | undefined;
  /** The digest's, in which a story is told that has an article in it. */
  readonly language?: string | undefined;
  /** The length to aim at. */
  readonly words?: number | undefined;
  /** Told of what was found wrong with a choice. */
  readonly found?: Found | undefined;
}

interface Choice {
  /** As the language has it that it is told in. */
  readonly part: Story;
  /** All that could be told. */
  readonly all: readonly Scored[];
  readonly candidates: readonly Candidate[];
  /** In the order of the telling. */
  readonly taken: readonly Scored[];
  readonly top: Scored;
  /** What is new in an update. */
  readonly fresh: Scored | undefined;
  readonly isKnown: Known;
}

/** The sentences to tell; undefined when none can stand alone, or when nothing new has been said since. */
const choiceFrom = (part: Story, known: Known | undefined, words: number): Choice | undefined => {
  const isKnown = known ?? beforeTheBreak(part);
  const candidates = candidatesIn(part);
  const all = scored(candidates);
  const isUpdate = part.articles.some(isKnown);
  const fresh = isUpdate ? whatIsNew(all, isKnown) : undefined;
  if (isUpdate && known && !fresh) return undefined;
  const share = (one: Scored): number => (fresh && isKnown(one.article) ? BACKGROUND : 1);
  const chosen = chooseSentences(all, { first: fresh, share, words });
  const top = fresh ?? leadOf(chosen);
  return top && { part, all, candidates, taken: inReadingOrder(chosen, top), top, fresh, isKnown };
};

/** In the first language that has something to tell. */
const bestChoice = (story: Story, { language, known, words = USUAL_WORDS }: Wishes): Choice | undefined => {
  for (const part of byLanguage(story, language, known)) {
    const choice = choiceFrom(part, known, words);
    if (choice) return choice;
  }
  return undefined;
};

/**
 * The story in two or three sentences (four short ones; one, where its articles hold no more), with at most three quotes.
 * @returns undefined when no sentence can stand alone, or when nothing new has been said since.
 */
export const summarise = (story: Story, wishes: Wishes = {}): Summary | undefined => {
  const { found = () => undefined } = wishes;
  const choice = bestChoice(story, wishes);
  if (!choice) return undefined;
  const { part, all, candidates, taken, top, fresh, isKnown } = choice;
  const heads = fresh ? part.articles.filter((one) => !isKnown(one)) : part.articles;
  const headline = headlineOf(heads, top.heart, top);
  const quotes = quotesToChooseFrom({ ...part, articles: heads });
  const told = evened(taken, { headline, quotes, articles: part.articles }, found);
  return {
    id: story.id,
    headline,
    method: "extractive",
    sentences: told.taken.map((one) => sentenceOf(one, all, one === fresh)),
    quotes: told.quotes,
    sources: story.articles.map((article) => sourceOf(story, article)),
    labels: labelsOf(story, fresh !== undefined),
    ...differing(disagreementsIn(part, candidates)),
  };
};
