/** An answer in a model's words, checked sentence by sentence against the passages it names. */
import { z } from "zod";
import type { Passage } from "../model/article.ts";
import type { Answer, AnswerSentence } from "../model/question.ts";
import type { Asked } from "./question.ts";
import type { Hit } from "./retrieve.ts";

const replySchema = z.object({
  found: z.boolean(),
  sentences: z.array(z.object({ text: z.string(), refs: z.array(z.string()) })),
});
type Reply = z.infer<typeof replySchema>;

interface Blanks {
  readonly language: string;
  readonly question: string;
  readonly passages: string;
}

export interface WordingNeeds {
  readonly model: {
    complete(request: {
      readonly system: string;
      readonly user: string;
      readonly schema: z.ZodType<Reply>;
      readonly schemaName: string;
      readonly maxOutputTokens: number;
      readonly deadlineMs: number;
    }): Promise<{ readonly kind: "said"; readonly value: Reply } | { readonly kind: "fault" }>;
  };
  readonly prompt: { fill(blanks: Blanks): { readonly system: string; readonly user: string } };
  /** True when every claim of the sentence stands in the passages. */
  readonly holds: (text: string, passages: readonly string[], language: string) => boolean;
  /** True for text that speaks to a machine; it is not shown to one. */
  readonly isSuspect: (text: string) => boolean;
  readonly deadlineMs: number;
}

/** @returns undefined when there was nothing to ask about, or when the model or the check failed: the plain answer stands. */
export type Wording = (asked: Asked, hits: readonly Hit[], plain: Answer) => Promise<Answer | undefined>;

const MOST_PASSAGES = 8;
const REPLY_TOKENS = 600;

const defused = (text: string): string => text.replaceAll(/[[\]]/gu, "|").replaceAll(/\s+/gu, " ").trim();

const asPassage = ({ article, start, end }: Hit): Passage => ({ article: article.id, start, end });

const sentencesFrom = (
  reply: Reply,
  passages: ReadonlyMap<string, Hit>,
  needs: WordingNeeds,
): readonly AnswerSentence[] =>
  reply.sentences
    .map(({ text, refs }) => ({
      text: text.trim(),
      hits: refs.map((id) => passages.get(id)).filter((hit) => hit !== undefined),
    }))
    .filter(
      ({ text, hits }) =>
        hits[0] &&
        needs.holds(
          text,
          hits.map((hit) => hit.text),
          hits[0].article.language,
        ),
    )
    .map(({ text, hits }) => ({ text, refs: hits.map(asPassage) }));

export const openWording =
  (needs: WordingNeeds): Wording =>
  async (asked, hits, plain) => {
    const shown = hits.filter(({ text }) => !needs.isSuspect(text)).slice(0, MOST_PASSAGES);
    if (shown.length === 0) return undefined;
    const passages = new Map(shown.map((hit, at) => [`P${at + 1}`, hit]));
    const said = await needs.model.complete({
      ...needs.prompt.fill({
        language: new Intl.DisplayNames("en", { type: "language" }).of(asked.language) ?? asked.language,
        question: defused(asked.text),
        passages: [...passages].map(([id, { text }]) => `[${id}] ${defused(text)}`).join("\n"),
      }),
      schema: replySchema,
      schemaName: "answer",
      maxOutputTokens: REPLY_TOKENS,
      deadlineMs: needs.deadlineMs,
    });
    if (said.kind === "fault") return undefined;
    if (!said.value.found) {
      const [nearest] = plain.sentences;
      return {
        ...plain,
        kind: "not told",
        sentences: [],
        closest: plain.closest ?? nearest,
        method: "model",
      };
    }
    const sentences = sentencesFrom(said.value, passages, needs);
    const about = [...new Set(sentences.flatMap(({ refs }) => refs.map(({ article }) => article)))];
    const kind = asked.asksForJudgement ? "judgement" : "answer";
    return sentences.length === 0
      ? undefined
      : { ...plain, kind, sentences, closest: undefined, method: "model", about };
  };
