/** An answer as a message: what the sources say with numbered receipts, or an honest no with what was looked through. */
import { labelsBehind } from "../digest/label-words.ts";
import { spokenTime } from "../digest/spoken-time.ts";
import { nameOf, type Telling } from "../digest/telling.ts";
import type { Article } from "../model/article.ts";
import type { Block, Message, TextSpan } from "../model/message.ts";
import type { Answer, AnswerSentence } from "../model/question.ts";
import { tellIn, type Tell } from "./strings/strings.ts";

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
  const name = `${nameOf(article.publisher ?? null, telling)}${labelsBehind(article.labels, telling)}`;
  const title = article.title === undefined ? "" : ` · ${article.title}`;
  const link = article.url === undefined ? [] : [{ text: ` ${article.url}`, link: article.url }];
  return {
    kind: "sources",
    spans: [{ text: `[${number}] ${name}${time}${title}` }, ...link],
  };
};

const text = (words: string): Block => ({ kind: "text", spans: [{ text: words }] });
const note = (words: string): Block => ({ kind: "note", spans: [{ text: words, tone: "faint" }] });

const scopeOf = ({ scope }: Answer, tell: Tell): string =>
  tell("scope", { articles: scope.articles, outlets: scope.publishers });

const refusal = (answer: Answer, sources: readonly Numbered[], tell: Tell): readonly Block[] =>
  answer.closest
    ? [
        text(tell("answer-closest")),
        { kind: "text", spans: told([answer.closest], sources) },
        note(tell("answer-looked", { scope: scopeOf(answer, tell) })),
      ]
    : [text(tell("answer-none", { scope: scopeOf(answer, tell) }))];

const said = (answer: Answer, sources: readonly Numbered[], tell: Tell): readonly Block[] => [
  ...(answer.kind === "judgement" ? [text(tell("answer-judgement"))] : []),
  { kind: "text", spans: told(answer.sentences, sources) },
];

/** @param articles at least those that the answer cites. */
export const tellAnswer = (answer: Answer, articles: readonly Article[], telling: Telling): Message => {
  const tell = tellIn(telling.language);
  const cited = answer.kind === "not told" ? (answer.closest ? [answer.closest] : []) : answer.sentences;
  const sources = numberedSources(cited, new Map(articles.map((article) => [String(article.id), article])));
  const isNo = answer.kind === "not told";
  const method = tell(answer.method === "model" ? "answer-by-model" : "answer-extractive");
  return {
    blocks: [
      ...(answer.understoodAs === undefined
        ? []
        : [note(tell("answer-understood", { question: answer.understoodAs }))]),
      ...(isNo ? refusal(answer, sources, tell) : said(answer, sources, tell)),
      ...sources.map((source) => sourceBlock(source, telling)),
      ...(isNo ? [] : [note(`${tell("answer-as-of-now", { scope: scopeOf(answer, tell) })} ${method}`)]),
    ],
  };
};
