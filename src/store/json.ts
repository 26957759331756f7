/** What JSON columns hold, checked when it comes back. The compiler sees that no field of the model is forgotten here. */
import { z } from "zod";
import type { Change, Passage, Span, TextBlock } from "../model/article.ts";
import type { FeedMarks, Habit, Rhythm } from "../model/feed.ts";
import type {
  Digest,
  DigestArticle,
  DigestCorrection,
  DigestStory,
  Disagreement,
  Failure,
  Follows,
  Sentence,
  Side,
  Source,
} from "../model/digest.ts";
import { articleId, feedId, storyId } from "../model/id.ts";
import type { Quote } from "../model/quote.ts";
import {
  EVERY_DAY,
  LENGTHS,
  NO_FILTER,
  type Filter,
  type OwnSettings,
  type Topic,
  type Weekday,
} from "../model/settings.ts";
import { Trouble } from "../ops/trouble.ts";

/** An object with all fields of `Noun`, the optional ones too, and no others. */
const all =
  <Noun>() =>
  <Fields extends { [Name in keyof Required<Noun>]: z.ZodType<Noun[Name]> }>(fields: Fields) =>
    z.strictObject(fields);

const text = z.string();
const textOrNull = z.string().nullable();
const texts = z.array(z.string());
const article = z.string().transform(articleId);
const method = z.enum(["extractive", "model"]);

const block = all<TextBlock>()({
  start: z.int(),
  end: z.int(),
  kind: z.enum(["prose", "heading", "date", "byline", "embed", "notice"]),
  author: text.exactOptional(),
});

const passage = all<Passage>()({ article, start: z.int(), end: z.int() });

const quote = all<Quote>()({
  ...passage.shape,
  text,
  speaker: z.strictObject({ name: text }).nullable(),
  said: all<Span>()({ start: z.int(), end: z.int() }).nullable().exactOptional(),
  named: all<Span>()({ start: z.int(), end: z.int() }).exactOptional(),
  cut: z.literal(true).exactOptional(),
});

const sentence = all<Sentence>()({
  n: z.int(),
  text,
  refs: z.array(passage),
  isNew: z.literal(true).exactOptional(),
});

const source = all<Source>()({
  article,
  publisher: textOrNull,
  title: textOrNull,
  url: textOrNull,
  publishedAt: textOrNull,
  notes: texts,
});

const side = all<Side>()({ ...passage.shape, says: text });
const disagreement = all<Disagreement>()({ what: text.exactOptional(), sides: z.array(side) });

const story = all<DigestStory>()({
  id: z.string().transform(storyId),
  headline: text,
  method,
  sentences: z.array(sentence),
  quotes: z.array(quote),
  sources: z.array(source),
  labels: texts,
  differs: z.array(disagreement).exactOptional(),
  follows: all<Follows>()({ date: text, headline: text }).exactOptional(),
});

const correction = all<DigestCorrection>()({
  n: z.int(),
  story: z.string().transform(storyId),
  headline: text,
  was: passage,
  now: passage.nullable(),
});

const printed = all<DigestArticle>()({
  text,
  sha256: text,
  title: textOrNull,
  publisher: textOrNull,
  url: textOrNull,
  publishedAt: textOrNull,
  language: text,
  byline: text.exactOptional(),
});

const span = all<Span>()({ start: z.int(), end: z.int() });
const change = all<Change>()({ was: span, now: span.nullable() });

export const changesSchema: z.ZodType<readonly Change[]> = z.array(change);
export const blocksSchema: z.ZodType<readonly TextBlock[]> = z.array(block);
export const labelsSchema: z.ZodType<readonly string[]> = texts;
export const digestSchema: z.ZodType<Digest> = all<Digest>()({
  version: z.literal(1),
  date: text,
  language: text,
  method: z.enum(["extractive", "model", "mixed"]),
  stories: z.array(story),
  articles: z.record(z.string(), printed),
  failures: z.array(all<Failure>()({ source: text, why: text })),
  corrections: z.array(correction).exactOptional(),
});

const filterFields = all<Filter>()({ words: texts, outlets: texts, languages: texts });
/** At first there were only words. */
const filter = z.union([filterFields, texts.transform((words): Filter => ({ ...NO_FILTER, words }))]);
const topic = all<Topic>()({
  name: text,
  feeds: z.array(z.string().transform(feedId)),
  only: filter,
  without: filter,
});
const weekday: z.ZodType<Weekday> = z.union(EVERY_DAY.map((day) => z.literal(day)));
const time = z.strictObject({ hour: text, days: z.array(weekday) });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** At first there was one hour, every day. */
const withTimes = (value: unknown): unknown => {
  if (!isRecord(value) || typeof value["hour"] !== "string") return value;
  const { hour, ...rest } = value;
  return { times: [{ hour, days: EVERY_DAY }], ...rest };
};

const own = z.strictObject({
  topics: z.array(topic).exactOptional(),
  mutedOutlets: texts.exactOptional(),
  mutedWords: texts.exactOptional(),
  mutedStories: z.array(z.strictObject({ id: text.transform(storyId), headline: text })).exactOptional(),
  language: text.exactOptional(),
  zone: text.exactOptional(),
  times: z.array(time).exactOptional(),
  quiet: z.strictObject({ from: text, to: text }).nullable().exactOptional(),
  length: z.enum(LENGTHS).exactOptional(),
  minutes: z.int().exactOptional(),
  isSplit: z.boolean().exactOptional(),
  isThreaded: z.boolean().exactOptional(),
  isSilentWithoutNews: z.boolean().exactOptional(),
  pausedUntil: z.int().exactOptional(),
} satisfies Record<keyof OwnSettings, z.ZodType>);

export const ownSettingsSchema: z.ZodType<OwnSettings> = z.preprocess(withTimes, own);

/** @throws Trouble naming `what` when the text is not what was written there */
export const readJson = <Value>(schema: z.ZodType<Value>, json: string, what: string): Value => {
  try {
    return schema.parse(JSON.parse(json));
  } catch (thrown) {
    throw new Trouble(
      "wake-operator",
      `What the database holds as ${what} was altered: put a backup in its place.`,
      thrown,
    );
  }
};

const rhythm = all<Rhythm>()({
  every: z
    .number()
    .nullish()
    .transform((every) => every ?? undefined),
  skipHours: z.array(z.number()),
  skipDays: z.array(z.number()),
});
const textOrNothing = z
  .string()
  .nullish()
  .transform((said) => said ?? undefined);
export const marksSchema: z.ZodType<FeedMarks> = all<FeedMarks>()({
  of: text,
  etag: textOrNothing,
  lastModified: textOrNothing,
  sha256: text,
});
export const habitSchema: z.ZodType<Habit> = all<Habit>()({
  pace: z.number(),
  every: z.number(),
  asks: rhythm,
  came: z.number(),
  countedSince: z.number(),
});
