/** The digest as a message: blocks in the order in which a reader needs them. No platform's markup here. */
import type { Digest, DigestArticle, DigestStory, Source } from "../model/digest.ts";
import type { ArticleId } from "../model/id.ts";
import type { Block, Message, TextSpan } from "../model/message.ts";
import type { Quote } from "../model/quote.ts";
import type { Length } from "../model/settings.ts";
import type { Corrected } from "./corrections.ts";
import { labelInWords, labelsBehind } from "./label-words.ts";
import { disagreementBlock } from "./tell-disagreements.ts";
import { amendmentNote, tellCorrections } from "./tell-corrections.ts";
import { spokenTime } from "./spoken-time.ts";
import { nameOf, type Telling } from "./telling.ts";
import { counted, wordingFor } from "./wording.ts";

/** So many stories are told in full; the others are headlines. A reader is done in three minutes. */
const TOLD_IN_FULL = 5;
const WORDS_A_MINUTE = 220;

/** How a chat wants its digest told. */
export interface Manner {
  /** IANA zone that times are told in. */
  readonly zone: string;
  readonly length?: Length;
  /** Reading time at most; 0 for the usual. */
  readonly minutes?: number;
  /** Whether each story is a message of its own. */
  readonly isSplit?: boolean;
  /** What was corrected since it was told, with the texts; it stands below its story. */
  readonly amended?: {
    readonly corrected: readonly Corrected[];
    readonly articles: Readonly<Record<string, DigestArticle>>;
  };
}

const basic = (language: string | undefined): string | undefined => language?.split("-")[0];

const nameOfLanguage = (one: string, { language }: Telling): string =>
  new Intl.DisplayNames(language, { type: "language" }).of(one) ?? one;

/** A quote is never translated: where its language is not the digest's, it says which it is. */
const originalOf = ({ article }: Quote, telling: Telling): string => {
  const { language, languageOf } = telling;
  const own = basic(languageOf?.(article)) ?? language;
  if (own === language || own === "und") return "";
  return ` · ${wordingFor(language).original}: ${nameOfLanguage(own, telling)}`;
};

export const quoteBlock = (quote: Quote, telling: Telling): Block => ({
  kind: "quote",
  text: `“${quote.text}”${quote.cut ? " …" : ""}`,
  speaker: `${quote.speaker?.name ?? wordingFor(telling.language).speakerNotNamed}${originalOf(quote, telling)}`,
});

/** Said of a story where others of its digest are taken from the sources. */
const BY_MODEL = "worded by a model";

/** What concerns the whole story; that it is an update stands in its headline. */
const labelSpans = (story: DigestStory, telling: Telling): readonly TextSpan[] =>
  [
    ...story.labels.filter((label) => label !== "update"),
    ...(telling.isMixed && story.method === "model" ? [BY_MODEL] : []),
  ].map((label) => ({ text: ` · ${labelInWords(label, telling)}`, tone: "faint" }));

/** Of a source that tells the story in another language than it is told in here. */
const otherLanguage = (story: DigestStory, { article }: Source, telling: Telling): readonly string[] => {
  const [own, told] = [article, story.sentences[0]?.refs[0]?.article].map((one) =>
    basic(one && telling.languageOf?.(one)),
  );
  return own === undefined || told === undefined || own === told || own === "und"
    ? []
    : [nameOfLanguage(own, telling)];
};

/** What concerns one source stands beside it; a label of the whole story is not said again. */
const notesOf = (story: DigestStory, source: Source, telling: Telling): string =>
  labelsBehind(
    [
      ...otherLanguage(story, source, telling),
      ...source.notes.filter((note) => !story.labels.includes(note)),
    ],
    telling,
  );

/** Each outlet once, with the address of its first article. */
const sourceSpans = (story: DigestStory, telling: Telling): readonly TextSpan[] => {
  const once = [
    ...new Map(story.sources.toReversed().map((one) => [nameOf(one.publisher, telling), one])).values(),
  ].toReversed();
  const names = once.flatMap((source, at): TextSpan[] => [
    ...(at > 0 ? [{ text: " · " }] : []),
    { text: nameOf(source.publisher, telling), ...(source.url !== null && { link: source.url }) },
    { text: notesOf(story, source, telling) },
  ]);
  const [only] = once;
  const isDated = once.length === 1 && only?.publishedAt;
  const time = isDated ? [{ text: ` · ${spokenTime(only.publishedAt, telling)}` }] : [];
  return [...names, ...time, ...labelSpans(story, telling)].filter(({ text }) => text !== "");
};

const headlineOf = ({ headline, labels }: DigestStory, { language }: Telling): string =>
  labels.includes("update") ? `${wordingFor(language).update}: ${headline}` : headline;

const headlineSpans = (story: DigestStory, telling: Telling): readonly TextSpan[] => [
  { text: headlineOf(story, telling), tone: "strong" },
];

/** What kind of piece it is that tells the story, where that is no plain news. */
const natureOf = ({ labels }: DigestStory): readonly string[] =>
  labels.filter((label) => !STANDING.has(label));
const STANDING: ReadonlySet<string> = new Set(["update", "one source", "one owner"]);

const sentenceSpans = (story: DigestStory, { language }: Telling): readonly TextSpan[] =>
  story.sentences.flatMap((sentence, at): TextSpan[] => [
    ...(at > 0 ? [{ text: " " }] : []),
    ...(sentence.isNew ? [{ text: `${wordingFor(language).isNew}: `, tone: "mark" as const }] : []),
    { text: sentence.text },
    { text: ` [${sentence.n}]`, tone: "receipt" },
  ]);

/** An update leads back to what was told before. */
const followsBlocks = ({ follows }: DigestStory, telling: Telling): readonly Block[] => {
  if (!follows) return [];
  const { before } = wordingFor(telling.language);
  return [note(`${before} (${spokenTime(follows.date, telling)}): ${follows.headline}`)];
};

/** One story in full; its number counts through the digest. */
export const tellStory = (
  story: DigestStory,
  number: number,
  telling: Telling,
  amendments: readonly Block[] = [],
): readonly Block[] => [
  { kind: "headline", number, spans: headlineSpans(story, telling) },
  ...followsBlocks(story, telling),
  { kind: "text", spans: sentenceSpans(story, telling) },
  ...amendments,
  ...story.quotes.map((quote) => quoteBlock(quote, telling)),
  ...(story.differs ?? []).map((one) => disagreementBlock(one, story.sources, telling)),
  { kind: "sources", spans: sourceSpans(story, telling) },
];

const wordsIn = ({ headline, sentences, quotes }: DigestStory): number =>
  [headline, ...[...sentences, ...quotes].map(({ text }) => text)].reduce(
    (sum, text) => sum + text.split(/\s+/u).length,
    0,
  );

const readingMinutes = (stories: readonly DigestStory[]): number =>
  Math.max(1, Math.round(stories.map(wordsIn).reduce((sum, words) => sum + words, 0) / WORDS_A_MINUTE));

/** A story as the chat wants it: all of it, or its first sentence alone. */
const shortened = (story: DigestStory, length: Length): DigestStory =>
  length === "full" ? story : { ...story, sentences: story.sentences.slice(0, 1), quotes: [], differs: [] };

/** How many stories are told before the headlines begin: at least one, unless headlines are all that is wanted. */
const toldInFull = (stories: readonly DigestStory[], length: Length, minutes: number): number => {
  if (length === "headlines") return 0;
  if (minutes === 0) return TOLD_IN_FULL;
  const most = minutes * WORDS_A_MINUTE;
  let words = 0;
  const over = stories.findIndex((story) => (words += wordsIn(shortened(story, length))) > most);
  return over === -1 ? stories.length : Math.max(1, over);
};

const openingBlocks = (digest: Digest, full: readonly DigestStory[], telling: Telling): readonly Block[] => {
  const [top] = digest.stories;
  const wording = wordingFor(telling.language);
  const publishers = new Set(
    digest.stories.flatMap(({ sources }) => sources.map(({ publisher, article }) => publisher ?? article)),
  );
  const facts = [
    wording.yourDigest,
    spokenTime(digest.date, telling),
    counted(digest.stories.length, wording.stories, telling.language),
    counted(publishers.size, wording.sources, telling.language),
    `${readingMinutes(full)} ${wording.minutes}`,
  ];
  return [
    ...(top ? [{ kind: "title" as const, spans: headlineSpans(top, telling) }] : []),
    note(facts.join(" · ")),
  ];
};

const note = (text: string): Block => ({ kind: "note", spans: [{ text, tone: "faint" }] });

/** @param from how many were told before */
const moreBlocks = (stories: readonly DigestStory[], from: number, telling: Telling): readonly Block[] => {
  if (stories.length === 0) return [];
  if (from === 0) return stories.flatMap((story, at) => headlineBlocks(story, at + 1, telling));
  const heads = stories.flatMap((story, at): TextSpan[] => [
    { text: ` ${at > 0 ? "· " : ""}${at + from + 1} `, tone: "faint" },
    { text: `${headlineOf(story, telling)}${labelsBehind(natureOf(story), telling)}` },
  ]);
  return [
    { kind: "more", spans: [{ text: `${wordingFor(telling.language).more}:`, tone: "strong" }, ...heads] },
  ];
};

/** A story as a line: its headline and its outlets. */
const headlineBlocks = (story: DigestStory, number: number, telling: Telling): readonly Block[] => [
  { kind: "text", spans: [{ text: `${number} `, tone: "faint" }, ...headlineSpans(story, telling)] },
  { kind: "sources", spans: sourceSpans(story, telling) },
];

const languagesIn =
  ({ articles }: Digest) =>
  (article: ArticleId): string | undefined =>
    articles[article]?.language;

/** Each story as a line: its headline and its outlets. */
export const tellHeadlines = (digest: Digest, zone: string): Message => {
  const telling: Telling = { zone, language: digest.language, languageOf: languagesIn(digest) };
  return {
    blocks: digest.stories.flatMap((story): readonly Block[] => [
      { kind: "text", spans: headlineSpans(story, telling) },
      { kind: "sources", spans: sourceSpans(story, telling) },
    ]),
  };
};

const nothing = (digest: Digest, { language }: Telling): Block => {
  const { nothingRead, nothingNew } = wordingFor(language);
  return { kind: "text", spans: [{ text: digest.failures.length > 0 ? nothingRead : nothingNew }] };
};

const closingBlocks = (digest: Digest, telling: Telling): readonly Block[] => {
  const wording = wordingFor(telling.language);
  const isEmpty = digest.stories.length === 0;
  return [
    ...(isEmpty ? [nothing(digest, telling)] : []),
    ...digest.failures.map(({ source, why }) => note(`${wording.notRead}: ${source}. ${why}`)),
    ...(isEmpty ? [] : [note(wording[digest.method])]),
  ];
};

/** Where each piece begins, but the first. */
const cutsBetween = (pieces: readonly (readonly Block[])[]): readonly number[] => {
  let sum = 0;
  return pieces.slice(0, -1).map((blocks) => (sum += blocks.length));
};

const amendmentsTo = ({ id }: DigestStory, { amended }: Manner, telling: Telling): readonly Block[] =>
  (amended?.corrected ?? [])
    .filter(({ story }) => story === id)
    .map((one) => amendmentNote(one, amended?.articles ?? {}, telling));

/** The whole digest. Nothing new and nothing readable are told apart. */
export const tellDigest = (digest: Digest, manner: Manner): Message => {
  const { zone, length = "full", minutes = 0, isSplit = false } = manner;
  const telling: Telling = {
    zone,
    language: digest.language,
    isMixed: digest.method === "mixed",
    languageOf: languagesIn(digest),
  };
  const count = toldInFull(digest.stories, length, minutes);
  const full = digest.stories.slice(0, count).map((story) => shortened(story, length));
  const pieces = [
    [
      ...openingBlocks(digest, full, telling),
      ...tellCorrections(digest.corrections ?? [], digest.articles, telling),
    ],
    ...full.map((story, at) => tellStory(story, at + 1, telling, amendmentsTo(story, manner, telling))),
    [...moreBlocks(digest.stories.slice(count), count, telling), ...closingBlocks(digest, telling)],
  ];
  return { blocks: pieces.flat(), ...(isSplit && full.length > 0 && { cuts: cutsBetween(pieces) }) };
};
