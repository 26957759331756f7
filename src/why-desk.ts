/** Where any article went: not seen, filtered by which rule, the copy of which other, told when, or waiting. */
import { tellIn, type Said } from "./chat/strings/strings.ts";
import { spokenTime } from "./digest/spoken-time.ts";
import { articleIdAt } from "./ingest/address.ts";
import type { Article } from "./model/article.ts";
import { openerOf, type ChatId } from "./model/id.ts";
import type { DigestStory } from "./model/digest.ts";
import { wordsIn, type ChatSettings } from "./model/settings.ts";
import { days, type Instant } from "./model/time.ts";
import { failuresOf, toldUpTo, type Tools } from "./news.ts";
import type { Placed } from "./store/stories.ts";
import { reasonsFor, type Reasons } from "./stories/rank.ts";
import { storiesOf } from "./stories/stories.ts";
import { objectionTo, topicsOf } from "./stories/fits.ts";

interface Asked {
  readonly chat: ChatId;
  readonly chosen: ChatSettings;
  /** An address, or the number of a story. */
  readonly asked: string;
}

const quotedIn = ({ language }: ChatSettings): ((text: string) => string) => {
  const tell = tellIn(language);
  return (text) => tell("quoted", { text });
};

const LOOKED_BACK = days(30);

const nameOf = ({ title, publisher, url }: Article): string =>
  [title ?? url ?? "", publisher].filter((part) => part !== undefined).join(" · ");

/** The digest of the chat that told it, and under which number. */
const whenTold = async (
  { store, zone }: Tools,
  { chat, chosen }: Asked,
  article: Article,
): Promise<Said | undefined> => {
  const telling = { zone: chosen.zone ?? zone, language: chosen.language };
  for (const { digest } of await store.digests.told(chat, LOOKED_BACK)) {
    const at = digest.stories.findIndex(({ sources }) => sources.some((one) => one.article === article.id));
    if (at >= 0) return ["why-told", { time: spokenTime(digest.date, telling), n: at + 1 }];
  }
  return undefined;
};

const copyOf = async ({ store }: Tools, place: Placed | undefined): Promise<Said | undefined> => {
  const [known] = place?.copyOf === undefined ? [] : await store.articles.byIds([place.copyOf]);
  return known && ["why-copy", { of: nameOf(known) }];
};

const enoughOf = async (
  { store }: Tools,
  { mutedStories }: ChatSettings,
  place: Placed | undefined,
): Promise<Said | undefined> => {
  for (const { id, headline } of place ? mutedStories : []) {
    const now = (await store.stories.placeOf(openerOf(id)))?.story ?? id;
    if (now === place?.story) return ["why-enough", { headline }];
  }
  return undefined;
};

const ofArticle = async (tools: Tools, given: Asked, article: Article): Promise<readonly Said[]> => {
  const objection = objectionTo(article, given.chosen);
  if (objection)
    return [
      ["why-filtered", { name: nameOf(article) }],
      [`why-${objection.rule}`, { what: objection.what }],
    ];
  const topics = topicsOf(article, given.chosen).map(quotedIn(given.chosen));
  const seen: Said = ["why-fits", { name: nameOf(article), topics: topics.join(", ") }];
  const place = await tools.store.stories.placeOf(article.id);
  const [told, copy] = [await whenTold(tools, given, article), await copyOf(tools, place)];
  const upTo = await toldUpTo(tools, given.chat);
  const isWaiting = upTo === undefined || article.fetchedAt > upTo;
  const enough = await enoughOf(tools, given.chosen, place);
  const fate: Said = told ?? enough ?? (isWaiting ? ["why-waiting"] : ["why-outranked"]);
  return [seen, ...(copy ? [copy] : []), fate];
};

const tellReasons = (
  reasons: Reasons,
  told: DigestStory,
  time: (instant: Instant) => string,
): readonly Said[] => [
  ["why-fresh", { time: time(reasons.latestAt) }],
  told.follows ? ["why-update", { time: time(Date.parse(told.follows.date)) }] : ["why-first"],
  ...(reasons.named === undefined ? [] : [["why-named", { word: reasons.named }] satisfies Said]),
  ...(reasons.isNews ? [] : [["why-no-news"] satisfies Said]),
];

/** What it was ranked by, reckoned again as it was then. */
const reasonsOf = (
  { families }: Tools,
  told: DigestStory,
  articles: readonly Article[],
  chosen: ChatSettings,
): Reasons | undefined => {
  const [story] = storiesOf(articles, new Map(articles.map(({ id }) => [id, told.id])), undefined, families);
  return story && reasonsFor(story, { isUpdate: told.follows !== undefined, words: wordsIn(chosen) });
};

/** A number counts through the last digest. */
const ofNumber = async (tools: Tools, { chat, chosen, asked }: Asked): Promise<readonly Said[]> => {
  const stories = (await tools.store.digests.latest(chat))?.digest.stories ?? [];
  const told = stories[Number(asked) - 1];
  if (!told) return [["story-unknown", { last: stories.length }]];
  const articles = await tools.store.articles.byIds(told.sources.map(({ article }) => article));
  const reasons = reasonsOf(tools, told, articles, chosen);
  const telling = { zone: chosen.zone ?? tools.zone, language: chosen.language };
  const timeOf = (at: Instant): string => spokenTime(new Date(at).toISOString(), telling);
  const topics = [...new Set(articles.flatMap((article) => topicsOf(article, chosen)))];
  const outlets = reasons?.publishers ?? told.sources.length;
  const inTopics: Said = ["why-topics", { topics: topics.map(quotedIn(chosen)).join(", ") }];
  return [
    ["why-story", { headline: told.headline, outlets, place: Number(asked) }],
    ...(reasons ? tellReasons(reasons, told, timeOf) : []),
    ...(topics.length === 0 ? [] : [inTopics]),
  ];
};

export const whyFor = async (tools: Tools, given: Asked): Promise<readonly Said[]> => {
  if (/^\d{1,3}$/u.test(given.asked)) return ofNumber(tools, given);
  const [article] = await tools.store.articles.byIds([articleIdAt(given.asked)]);
  if (article) return ofArticle(tools, given, article);
  const failing = (await failuresOf(tools, given.chosen)).map(({ source }) => source);
  return [
    ["why-unseen"],
    ...(failing.length === 0 ? [] : [["why-failing", { feeds: failing.join(", ") }] satisfies Said]),
  ];
};
