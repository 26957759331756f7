/** The passage behind a sentence, marked inside its paragraph, with who printed it and when. */
import type { Passage } from "../model/article.ts";
import type { Digest, DigestArticle, DigestCorrection, Sentence } from "../model/digest.ts";
import type { Block, Message, TextSpan } from "../model/message.ts";
import { quoteBlock, spokenTime } from "./tell.ts";
import { correctionLine } from "./tell-corrections.ts";
import { nameOf, type Telling } from "./telling.ts";

const paragraphAround = (
  text: string,
  { start, end }: Passage,
): { readonly from: number; readonly to: number } => {
  const next = text.indexOf("\n", end);
  return { from: text.lastIndexOf("\n", start - 1) + 1, to: next === -1 ? text.length : next };
};

const marked = (text: string, passage: Passage): readonly TextSpan[] => {
  const { from, to } = paragraphAround(text, passage);
  return [
    { text: text.slice(from, passage.start), tone: "faint" as const },
    { text: text.slice(passage.start, passage.end), tone: "mark" as const },
    { text: text.slice(passage.end, to), tone: "faint" as const },
  ].filter((span) => span.text !== "");
};

const whence = (article: DigestArticle, telling: Telling): readonly TextSpan[] => [
  { text: nameOf(article.publisher, telling), tone: "strong" },
  ...(article.publishedAt ? [{ text: ` · ${spokenTime(article.publishedAt, telling)}` }] : []),
  ...(article.title ? [{ text: ` · ${article.title}` }] : []),
];

const passageBlocks = (digest: Digest, passage: Passage, telling: Telling): readonly Block[] => {
  const article = digest.articles[passage.article];
  if (!article) return [];
  return [
    { kind: "text", spans: whence(article, telling) },
    { kind: "text", spans: marked(article.text, passage) },
    ...(article.url === null
      ? []
      : [{ kind: "sources" as const, spans: [{ text: article.url, link: article.url }] }]),
  ];
};

const sentenceNumbered = (digest: Digest, n: number): Sentence | undefined =>
  digest.stories.flatMap(({ sentences }) => sentences).find((sentence) => sentence.n === n);

/** What the outlet says now and, below it, what was told. */
const tellCorrection = (one: DigestCorrection, digest: Digest, telling: Telling): Message => {
  const line = correctionLine(one, digest.articles, telling);
  const passages = [...(one.now ? [one.now] : []), one.was];
  return {
    blocks: [
      { kind: "note", spans: [{ text: `[${one.n}] ${line}`, tone: "faint" }] },
      ...passages.flatMap((passage) => passageBlocks(digest, passage, telling)),
    ],
  };
};

/** @returns undefined when the digest has no sentence or correction of that number. */
export const tellReceipt = (digest: Digest, n: number, zone: string): Message | undefined => {
  const telling: Telling = { zone, language: digest.language };
  const corrected = digest.corrections?.find((one) => one.n === n);
  if (corrected) return tellCorrection(corrected, digest, telling);
  const sentence = sentenceNumbered(digest, n);
  if (!sentence) return undefined;
  const heading: Block = { kind: "note", spans: [{ text: `[${n}] ${sentence.text}`, tone: "faint" }] };
  return { blocks: [heading, ...sentence.refs.flatMap((ref) => passageBlocks(digest, ref, telling))] };
};

/** Every quote of the digest with its speaker and outlet; `name` keeps those whose speaker has it. undefined when there is none. */
export const tellQuotes = (digest: Digest, name: string, zone: string): Message | undefined => {
  const languageOf = (article: string): string | undefined => digest.articles[article]?.language;
  const telling: Telling = { zone, language: digest.language, languageOf };
  const blocks = digest.stories
    .flatMap(({ quotes }) => quotes)
    .filter(({ speaker }) => (speaker?.name ?? "").toLowerCase().includes(name.toLowerCase()))
    .flatMap((quote): Block[] => [
      quoteBlock(quote, telling),
      {
        kind: "sources",
        spans: [{ text: nameOf(digest.articles[quote.article]?.publisher ?? null, telling) }],
      },
    ]);
  return blocks.length > 0 ? { blocks } : undefined;
};
