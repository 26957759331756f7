/** The passage behind a sentence, marked inside its paragraph, with who printed it and when. */
import type { Passage, Span } from "../model/article.ts";
import type { Digest, DigestArticle, DigestCorrection, Disagreement, Sentence } from "../model/digest.ts";
import type { Block, Message, TextSpan } from "../model/message.ts";
import type { Quote } from "../model/quote.ts";
import { quoteBlock } from "./tell.ts";
import { spokenTime } from "./spoken-time.ts";
import { correctionLine } from "./tell-corrections.ts";
import { labelsBehind } from "./label-words.ts";
import { linkTo } from "./text-fragment.ts";
import { disagreementBlock } from "./tell-disagreements.ts";
import { nameOf, type Telling } from "./telling.ts";

const paragraphAround = (
  text: string,
  { start, end }: Span,
): { readonly from: number; readonly to: number } => {
  const next = text.indexOf("\n", end);
  return { from: text.lastIndexOf("\n", start - 1) + 1, to: next === -1 ? text.length : next };
};

/** The paragraph around the first of these slices, with every slice that stands in it marked. They do not overlap. */
const marked = (text: string, slices: readonly [Span, ...Span[]]): readonly TextSpan[] => {
  const { from, to } = paragraphAround(text, slices[0]);
  const spans: TextSpan[] = [];
  let at = from;
  for (const { start, end } of slices.toSorted((a, b) => a.start - b.start)) {
    if (start < at || end > to) continue;
    spans.push(
      { text: text.slice(at, start), tone: "faint" },
      { text: text.slice(start, end), tone: "mark" },
    );
    at = end;
  }
  return [...spans, { text: text.slice(at, to), tone: "faint" as const }].filter((span) => span.text !== "");
};

/** An outlet that signs with its own name says nobody more. */
const isByAnybody = ({ byline, publisher }: DigestArticle): boolean =>
  byline !== undefined && !(publisher !== null && byline.toLowerCase().includes(publisher.toLowerCase()));

const whence = (article: DigestArticle, notes: readonly string[], telling: Telling): readonly TextSpan[] => [
  { text: nameOf(article.publisher, telling), tone: "strong" },
  { text: labelsBehind(notes, telling) },
  ...(isByAnybody(article) ? [{ text: ` · ${article.byline}` }] : []),
  ...(article.publishedAt ? [{ text: ` · ${spokenTime(article.publishedAt, telling)}` }] : []),
  ...(article.title ? [{ text: ` · ${article.title}` }] : []),
];

const notesOf = ({ stories }: Digest, { article }: Passage): readonly string[] =>
  stories.flatMap(({ sources }) => sources).find((source) => source.article === article)?.notes ?? [];

const passageBlocks = (digest: Digest, passage: Passage, telling: Telling): readonly Block[] => {
  const article = digest.articles[passage.article];
  if (!article) return [];
  return [
    { kind: "text", spans: whence(article, notesOf(digest, passage), telling).filter(({ text }) => text) },
    { kind: "text", spans: marked(article.text, [passage]) },
    ...(article.url === null
      ? []
      : [
          {
            kind: "sources" as const,
            spans: [{ text: article.url, link: linkTo(article.url, article.text, passage) }],
          },
        ]),
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

/** What sources differ on stands in the receipt of a sentence of one side, else of the story's first: with every side's passage. */
const disagreementBlocks = (digest: Digest, sentence: Sentence, telling: Telling): readonly Block[] => {
  const story = digest.stories.find(({ sentences }) => sentences.includes(sentence));
  const holds = ({ refs }: Sentence, { sides }: Disagreement): boolean =>
    sides.some((side) => refs.some((ref) => ref.article === side.article && ref.start === side.start));
  const belongs = (one: Disagreement): boolean =>
    (story?.sentences.find((other) => holds(other, one)) ?? story?.sentences[0]) === sentence ||
    holds(sentence, one);
  const isShown = (side: Passage): boolean =>
    sentence.refs.some(({ article, start }) => article === side.article && start === side.start);
  return (story?.differs ?? [])
    .filter(belongs)
    .flatMap((one) => [
      disagreementBlock(one, story?.sources ?? [], telling),
      ...one.sides.filter((side) => !isShown(side)).flatMap((side) => passageBlocks(digest, side, telling)),
    ]);
};

/** @returns undefined when the digest has no sentence or correction of that number. */
export const tellReceipt = (digest: Digest, n: number, zone: string): Message | undefined => {
  const telling: Telling = { zone, language: digest.language };
  const corrected = digest.corrections?.find((one) => one.n === n);
  if (corrected) return tellCorrection(corrected, digest, telling);
  const sentence = sentenceNumbered(digest, n);
  if (!sentence) return undefined;
  const heading: Block = { kind: "note", spans: [{ text: `[${n}] ${sentence.text}`, tone: "faint" }] };
  const passages = sentence.refs.flatMap((ref) => passageBlocks(digest, ref, telling));
  return { blocks: [heading, ...passages, ...disagreementBlocks(digest, sentence, telling)] };
};

/** Where the outlet prints the words, and where it names who said them, which may be in another paragraph. */
const whoSaidIt = (quote: Quote, digest: Digest, telling: Telling): readonly Block[] => {
  const article = digest.articles[quote.article];
  if (!article) return [];
  const { said, named } = quote;
  const slices: readonly [Span, ...Span[]] = [quote, ...(said ? [said] : []), ...(named ? [named] : [])];
  const isElsewhere =
    named && paragraphAround(article.text, named).from !== paragraphAround(article.text, quote).from;
  return [
    ...(isElsewhere ? [{ kind: "text" as const, spans: marked(article.text, [named]) }] : []),
    { kind: "text", spans: marked(article.text, slices) },
    {
      kind: "sources",
      spans: [
        article.url === null
          ? { text: nameOf(article.publisher, telling) }
          : { text: nameOf(article.publisher, telling), link: linkTo(article.url, article.text, quote) },
      ],
    },
  ];
};

/** Every quote of the digest with its speaker and outlet; `name` keeps those whose speaker has it. undefined when there is none. */
export const tellQuotes = (digest: Digest, name: string, zone: string): Message | undefined => {
  const languageOf = (article: string): string | undefined => digest.articles[article]?.language;
  const telling: Telling = { zone, language: digest.language, languageOf };
  const blocks = digest.stories
    .flatMap(({ quotes }) => quotes)
    .filter(({ speaker }) => (speaker?.name ?? "").toLowerCase().includes(name.toLowerCase()))
    .flatMap((quote) => [quoteBlock(quote, telling), ...whoSaidIt(quote, digest, telling)]);
  return blocks.length > 0 ? { blocks } : undefined;
};
