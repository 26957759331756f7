/** The digest as a message: blocks in the order in which a reader needs them. No platform's markup here. */
import type { Digest, DigestStory, Source } from "../model/digest.ts";
import type { Block, Message, TextSpan } from "../model/message.ts";
import type { Quote } from "../model/quote.ts";
import { counted, wordingFor } from "./wording.ts";

/** So many stories are told in full; the others are headlines. A reader is done in three minutes. */
const TOLD_IN_FULL = 5;
const WORDS_A_MINUTE = 220;

export interface Telling {
  /** IANA zone that times are told in. */
  readonly zone: string;
  /** The digest's own language. */
  readonly language: string;
  /** Whether some stories are worded by a model and some are not. */
  readonly isMixed?: boolean;
}

/** A date without an hour is kept as midnight UTC, and told without one. */
const isDateOnly = (iso: string): boolean => /T00:00:00(?:\.0+)?Z$/u.test(iso);

/** "Sat 22 Nov, 07:30", in the zone and in the way of the language; a date alone as "12 Aug 2025". */
export const spokenTime = (iso: string, { zone, language }: Telling): string =>
  new Intl.DateTimeFormat(
    language === "en" ? "en-GB" : language,
    isDateOnly(iso)
      ? { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" }
      : {
          timeZone: zone,
          weekday: "short",
          day: "numeric",
          month: "short",
          hour: "2-digit",
          minute: "2-digit",
          hourCycle: "h23",
        },
  ).format(new Date(iso));

export const quoteBlock = (quote: Quote, { language }: Telling): Block => ({
  kind: "quote",
  text: `“${quote.text}”${quote.cut ? " …" : ""}`,
  speaker: quote.speaker?.name ?? wordingFor(language).speakerNotNamed,
});

export const nameOf = (publisher: string | null, { language }: Telling): string =>
  publisher ?? wordingFor(language).publisherNotStated;

const inWords = (label: string, { language }: Telling): string => wordingFor(language).labels[label] ?? label;

/** Said of a story where others of its digest are taken from the sources. */
const BY_MODEL = "worded by a model";

/** What concerns the whole story; that it is an update stands in its headline. */
const labelSpans = (story: DigestStory, telling: Telling): readonly TextSpan[] =>
  [
    ...story.labels.filter((label) => label !== "update"),
    ...(telling.isMixed && story.method === "model" ? [BY_MODEL] : []),
  ].map((label) => ({ text: ` · ${inWords(label, telling)}`, tone: "faint" }));

/** What concerns one source stands beside it; a label of the whole story is not said again. */
const notesOf = (story: DigestStory, { notes }: Source, telling: Telling): string => {
  const own = notes.filter((note) => !story.labels.includes(note)).map((note) => inWords(note, telling));
  return own.length === 0 ? "" : ` (${own.join("; ")})`;
};

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

const headlineSpans = (story: DigestStory, { language }: Telling): readonly TextSpan[] => [
  {
    text: `${story.labels.includes("update") ? `${wordingFor(language).update}: ` : ""}${story.headline}`,
    tone: "strong",
  },
];

const sentenceSpans = (story: DigestStory, { language }: Telling): readonly TextSpan[] =>
  story.sentences.flatMap((sentence, at): TextSpan[] => [
    ...(at > 0 ? [{ text: " " }] : []),
    ...(sentence.isNew ? [{ text: `${wordingFor(language).isNew}: `, tone: "mark" as const }] : []),
    { text: sentence.text },
    { text: ` [${sentence.n}]`, tone: "receipt" },
  ]);

/** One story in full; its number counts through the digest. */
export const tellStory = (story: DigestStory, number: number, telling: Telling): readonly Block[] => [
  { kind: "headline", number, spans: headlineSpans(story, telling) },
  { kind: "text", spans: sentenceSpans(story, telling) },
  ...story.quotes.map((quote) => quoteBlock(quote, telling)),
  { kind: "sources", spans: sourceSpans(story, telling) },
];

const readingMinutes = (stories: readonly DigestStory[]): number => {
  const words = stories
    .flatMap(({ headline, sentences, quotes }) => [
      headline,
      ...[...sentences, ...quotes].map(({ text }) => text),
    ])
    .reduce((sum, text) => sum + text.split(/\s+/u).length, 0);
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
};

const openingBlocks = (digest: Digest, telling: Telling): readonly Block[] => {
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
    `${readingMinutes(digest.stories.slice(0, TOLD_IN_FULL))} ${wording.minutes}`,
  ];
  return [
    ...(top ? [{ kind: "title" as const, spans: headlineSpans(top, telling) }] : []),
    note(facts.join(" · ")),
  ];
};

const note = (text: string): Block => ({ kind: "note", spans: [{ text, tone: "faint" }] });

const moreBlocks = (stories: readonly DigestStory[], telling: Telling): readonly Block[] => {
  if (stories.length === 0) return [];
  const heads = stories.flatMap((story, at): TextSpan[] => [
    { text: ` ${at > 0 ? "· " : ""}${at + TOLD_IN_FULL + 1} `, tone: "faint" },
    { text: story.headline },
  ]);
  return [
    { kind: "more", spans: [{ text: `${wordingFor(telling.language).more}:`, tone: "strong" }, ...heads] },
  ];
};

/** Each story as a line: its headline and its outlets. */
export const tellHeadlines = (digest: Digest, zone: string): Message => {
  const telling: Telling = { zone, language: digest.language };
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

/** The whole digest. Nothing new and nothing readable are told apart. */
export const tellDigest = (digest: Digest, zone: string): Message => {
  const telling: Telling = { zone, language: digest.language, isMixed: digest.method === "mixed" };
  const wording = wordingFor(digest.language);
  const full = digest.stories.slice(0, TOLD_IN_FULL);
  const isEmpty = digest.stories.length === 0;
  return {
    blocks: [
      ...openingBlocks(digest, telling),
      ...full.flatMap((story, at) => tellStory(story, at + 1, telling)),
      ...moreBlocks(digest.stories.slice(TOLD_IN_FULL), telling),
      ...(isEmpty ? [nothing(digest, telling)] : []),
      ...digest.failures.map(({ source, why }) => note(`${wording.notRead}: ${source}. ${why}`)),
      ...(isEmpty ? [] : [note(wording[digest.method])]),
    ],
  };
};
