/** An answer as a message: what the sources say with numbered receipts, or an honest no with what was looked through. */
import { spokenTime, type Telling } from "../digest/tell.ts";
import type { Article } from "../model/article.ts";
import type { Block, Message, TextSpan } from "../model/message.ts";
import type { Answer, AnswerSentence } from "../model/question.ts";

interface Numbered {
  readonly article: Article;
  readonly number: number;
}

/** Dense numbers for the cited articles, in the order of their first citation. */
const numberedSources = (
  sentences: readonly AnswerSentence[],
  articles: ReadonlyMap<string, Article>,
): readonly Numbered[] =>
  [...new Set(sentences.flatMap(({ refs }) => refs.map(({ article }) => article)))]
    .map((id) => articles.get(id))
    .filter((article) => article !== undefined)
    .map((article, at) => ({ article, number: at + 1 }));

const numbersOf = ({ refs }: AnswerSentence, sources: readonly Numbered[]): string =>
  sources
    .filter(({ article }) => refs.some((ref) => ref.article === article.id))
    .map(({ number }) => ` [${number}]`)
    .join("");

const told = (sentences: readonly AnswerSentence[], sources: readonly Numbered[]): readonly TextSpan[] =>
  sentences.flatMap((sentence, at): TextSpan[] => [
    { text: `${at > 0 ? " " : ""}${sentence.text}` },
    { text: numbersOf(sentence, sources), tone: "receipt" },
  ]);

const sourceBlock = ({ article, number }: Numbered, telling: Telling): Block => {
  const time =
    article.publishedAt === undefined
      ? ""
      : ` · ${spokenTime(new Date(article.publishedAt).toISOString(), telling)}`;
  const title = article.title === undefined ? "" : ` · ${article.title}`;
  const link = article.url === undefined ? [] : [{ text: ` ${article.url}`, link: article.url }];
  return {
    kind: "sources",
    spans: [{ text: `[${number}] ${article.publisher ?? "publisher not stated"}${time}${title}` }, ...link],
  };
};

const text = (words: string): Block => ({ kind: "text", spans: [{ text: words }] });
const note = (words: string): Block => ({ kind: "note", spans: [{ text: words, tone: "faint" }] });

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

const scopeOf = ({ scope }: Answer): string =>
  `${counted(scope.articles, "article")} from ${counted(scope.publishers, "outlet")}`;

const refusal = (answer: Answer, sources: readonly Numbered[]): readonly Block[] =>
  answer.closest
    ? [
        text("Your sources do not say. The closest they come:"),
        { kind: "text", spans: told([answer.closest], sources) },
        note(`Looked through ${scopeOf(answer)}.`),
      ]
    : [text(`The sources don't tell: nothing about that in ${scopeOf(answer)}.`)];

const said = (answer: Answer, sources: readonly Numbered[]): readonly Block[] => [
  ...(answer.kind === "judgement" ? [text("I don't judge. What the sources say about it:")] : []),
  { kind: "text", spans: told(answer.sentences, sources) },
];

const method = (answer: Answer): string =>
  answer.method === "model"
    ? "Worded by a model, checked against the passages."
    : "Sentences are taken from the sources.";

/** @param articles at least those that the answer cites. */
export const tellAnswer = (answer: Answer, articles: readonly Article[], zone: string): Message => {
  const telling: Telling = { zone, language: "en" };
  const cited = answer.kind === "not told" ? (answer.closest ? [answer.closest] : []) : answer.sentences;
  const sources = numberedSources(cited, new Map(articles.map((article) => [String(article.id), article])));
  const isNo = answer.kind === "not told";
  return {
    blocks: [
      ...(answer.understoodAs === undefined ? [] : [note(`Understood as: ${answer.understoodAs}`)]),
      ...(isNo ? refusal(answer, sources) : said(answer, sources)),
      ...sources.map((source) => sourceBlock(source, telling)),
      ...(isNo ? [] : [note(`As of now, from ${scopeOf(answer)}. ${method(answer)}`)]),
    ],
  };
};
