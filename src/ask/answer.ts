/** A question → an answer from the stored articles, or an honest no. */
import { wordsOf } from "../language/words.ts";
import { dated, type Article, type Passage } from "../model/article.ts";
import type { Answer, AnswerSentence, Scope } from "../model/question.ts";
import type { Instant } from "../model/time.ts";
import { understood, type Memory } from "./follow-up.ts";
import { askedFrom, type Asked } from "./question.ts";
import { hasStem, rankSentences, type Hit } from "./retrieve.ts";
import type { Wording } from "./word.ts";

export interface Needs {
  /** All articles that have a word beginning with one of the stems; every article when there is no stem. */
  matching(stems: readonly string[]): Promise<readonly Article[]>;
  /** What there is to look through. */
  scope(): Promise<Scope>;
  /** Somebody's words, as the article plainly attributes them. */
  quotesIn(
    article: Article,
  ): readonly { readonly start: number; readonly end: number; readonly speaker: string }[];
  /** Words the answer, where a model is configured. */
  readonly wording: Wording | undefined;
}

export interface Question {
  readonly text: string;
  readonly language: string;
  readonly now: Instant;
  /** What was said before in this chat. */
  readonly memory: Memory | undefined;
}

/** From here on a sentence is taken for an answer; tuned on questions of our own, see test/ask. */
const SAID = 0.45;
const AROUND = 0.75;
const MOST_SENTENCES = 3;
/** Another sentence joins the best one when it is nearly as good and says something else. */
const NEARLY = 0.85;
const SAME = 0.7;

const foldedWords = (article: Article): ReadonlySet<string> =>
  new Set(wordsOf(`${article.title ?? ""}\n${article.text}`, article.language));

const hasNames = (asked: Asked, article: Article): boolean => {
  const words = foldedWords(article);
  return asked.names.every((name) => words.has(name));
};

const answers = (hit: Hit): boolean => hit.fits && hit.said >= SAID && hit.around >= AROUND;

const likeness = (a: string, b: string, language: string): number => {
  const [left, right] = [new Set(wordsOf(a, language)), new Set(wordsOf(b, language))];
  return left.intersection(right).size / Math.max(1, Math.min(left.size, right.size));
};

/** Of the same words in several articles, those that were printed first. */
const originalOf = (hit: Hit, hits: readonly Hit[]): Hit =>
  hits.filter(({ text }) => text === hit.text).toSorted((a, b) => dated(a.article) - dated(b.article))[0] ??
  hit;

const digitsIn = (text: string): string => (text.match(/\d+/gu) ?? []).join(" ");

/** The best sentence and those that add to it, the best of each article before a second of one. */
const pick = (hits: readonly Hit[], { wanted }: Asked): readonly Hit[] => {
  const [best] = hits;
  /** Two that say the same in other numbers differ, and the reader is to see that they do. */
  const differ = (one: Hit, other: Hit): boolean =>
    likeness(one.text, other.text, one.article.language) < SAME ||
    (wanted === "number" && digitsIn(one.text) !== digitsIn(other.text));
  const taken: Hit[] = [];
  for (const hit of hits) {
    const isNew = taken.every((one) => differ(one, hit));
    const isGood = taken.length < MOST_SENTENCES && hit.worth >= (best?.worth ?? 0) * NEARLY;
    if (isNew && isGood) taken.push(originalOf(hit, hits));
  }
  return taken;
};

const passage = ({ article, start, end }: Hit): Passage => ({ article: article.id, start, end });
const sentence = (hit: Hit): AnswerSentence => ({ text: hit.text, refs: [passage(hit)] });

const SAYING =
  /\b(?:say|said|says|quote[sd]?|comment\w*|respond\w*|react\w*|dijo|dice|gesagt|sagt|dit|disse|сказа\p{L}+)\b/iu;

const TELLS =
  /(?<!\p{L})(?:said|says|told|called|asked|added|warned|announced|denied|dijo|dice|afirmó|sagte|sagt|teilte|dit|déclaré|disse|сказа\p{L}+)(?!\p{L})/iu;

/** Whether a sentence holds words of the person, or tells in other words what they said. */
const isOf = (person: string, hit: Hit, needs: Needs): boolean => {
  const surname = person.split(" ").at(-1)?.toLowerCase() ?? "";
  const isQuoted = needs
    .quotesIn(hit.article)
    .some(
      ({ start, end, speaker }) =>
        start < hit.end && hit.start < end && speaker.toLowerCase().includes(surname),
    );
  return isQuoted || (TELLS.test(hit.text) && hit.text.toLowerCase().includes(surname));
};

/** For "what did X say about Y": what X is told to have said, that on Y first; nothing, when none of it is on Y. */
const spokenBy = (person: string, asked: Asked, hits: readonly Hit[], needs: Needs): readonly Hit[] => {
  const name = person.toLowerCase();
  const topic = asked.stems.filter((stem) => !name.includes(stem));
  const onTopic = ({ words }: Hit): number => topic.filter((stem) => hasStem(words, stem)).length;
  const spoken = hits.filter((hit) => isOf(person, hit, needs));
  const most = Math.max(0, ...spoken.map(onTopic));
  return spoken.filter((hit) => topic.length === 0 || (most > 0 && onTopic(hit) === most));
};

/** What was asked about, so far as it is there: articles that have the names, and sentences that answer. */
const found = (
  asked: Asked,
  person: string | undefined,
  hits: readonly Hit[],
  needs: Needs,
): readonly Hit[] => {
  const named = hits.filter((hit) => hasNames(asked, hit.article));
  if (SAYING.test(asked.text) && person !== undefined) {
    const spoken = spokenBy(person, asked, named, needs);
    const once = new Set(spoken.map((hit) => originalOf(hit, spoken)));
    if (once.size > 0) return [...once].slice(0, MOST_SENTENCES);
  }
  return pick(named.filter(answers), asked);
};

const NEAR_ENOUGH = 0.35;

type Finding = Pick<Answer, "kind" | "sentences" | "closest" | "about">;

const told = (asked: Asked, best: readonly Hit[]): Finding => ({
  kind: asked.asksForJudgement ? "judgement" : "answer",
  sentences: best.map(sentence),
  closest: undefined,
  about: [...new Set(best.map(({ article }) => article.id))],
});

const notTold = (hits: readonly Hit[]): Finding => {
  const nearest = hits.find(({ around }) => around >= NEAR_ENOUGH);
  return {
    kind: "not told",
    sentences: [],
    closest: nearest && sentence(nearest),
    about: nearest ? [nearest.article.id] : [],
  };
};

/** @returns an answer whose sentences are slices of the articles they cite, or a model's that were checked against them. */
export const answer = async (question: Question, needs: Needs): Promise<Answer> => {
  const meant = understood(question.text, question.memory);
  const asked = askedFrom(meant.sought, question.language);
  const scope = await needs.scope();
  const all = await needs.matching(asked.stems);
  const looked = meant.within ? all.filter(({ id }) => meant.within?.has(id)) : all;
  const hits = rankSentences(asked, { articles: looked, size: scope.articles }, question.now);
  const isAboutNothing = asked.stems.length === 0 && !meant.within;
  const best = isAboutNothing ? [] : found(asked, meant.person ?? asked.person, hits, needs);
  const plain: Answer = {
    ...(best.length > 0 ? told(asked, best) : notTold(hits)),
    scope,
    method: "extractive",
    understoodAs: meant.text === question.text ? undefined : meant.text,
  };
  const worded = await needs.wording?.(asked, hits, plain);
  return worded ?? plain;
};
