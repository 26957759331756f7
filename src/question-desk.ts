/** Questions put together with what is stored: the articles, what was said before in the chat, and the model where there is one. */
import { z } from "zod";
import { answer } from "./ask/answer.ts";
import type { Memory } from "./ask/follow-up.ts";
import { likelyLanguage } from "./language/common.ts";
import { wordsOf } from "./language/words.ts";
import type { Article, Passage } from "./model/article.ts";
import { articleId, type ArticleId } from "./model/id.ts";
import type { Answered } from "./model/question.ts";
import { days, hours } from "./model/time.ts";
import { feedsOf, type ChatSettings } from "./model/settings.ts";
import { fits } from "./stories/fits.ts";
import type { Clock } from "./ops/clock.ts";
import type { Store } from "./store/open.ts";
import { findQuotes } from "./summaries/quotes.ts";
import type { Writer } from "./writer.ts";

export interface Questions {
  /** @param chat whose memory a follow-up leans on; @param mayUseModel a stranger's question is answered without */
  ask(chat: string, text: string, chosen: ChatSettings, mayUseModel?: boolean): Promise<Answered>;
  /** What the chat looks at now: "and what did he say?" is about this. */
  dwellOn(chat: string, articles: readonly ArticleId[]): Promise<void>;
  forget(chat: string): Promise<void>;
}

interface Needs {
  readonly store: Pick<Store, "articles" | "stories" | "cache">;
  readonly clock: Clock;
  readonly writer: Writer | undefined;
  /** Of a question whose words do not tell their language. */
  readonly language: string;
}

/** How far back an answer looks, and how long a chat's memory lasts. */
const REACH = days(30);
const REMEMBERED = hours(2);

interface Speech {
  readonly start: number;
  readonly end: number;
  readonly speaker: string;
}

const speechIn = (article: Article): readonly Speech[] =>
  findQuotes(article.text, article.language).flatMap(({ start, end, speaker, confident }) =>
    speaker && confident ? [{ start, end, speaker: speaker.name }] : [],
  );

/** Who was heard in the answer; where nobody was, the only person whom its articles quote. */
const personIn = (refs: readonly Passage[], articles: readonly Article[]): string | undefined => {
  const speech = articles.flatMap((article) =>
    speechIn(article).map((one) => ({ ...one, article: article.id })),
  );
  const heard = speech.find((one) =>
    refs.some((ref) => ref.article === one.article && ref.start < one.end && one.start < ref.end),
  );
  const everybody = new Set(speech.map(({ speaker }) => speaker));
  return heard?.speaker ?? (everybody.size === 1 ? [...everybody][0] : undefined);
};

const textOrNone = z
  .string()
  .nullable()
  .transform((text) => text ?? undefined);
const memorySchema: z.ZodType<Memory> = z.object({
  about: z.array(z.string().transform(articleId)),
  person: textOrNone,
  matter: textOrNone,
});

/** What each chat was told last, as the stories that it was about. Words of the reader are not kept. */
const memoryIn = (store: Needs["store"]) => {
  const kept = store.cache("memory");
  return {
    of: async (chat: string): Promise<Memory | undefined> =>
      memorySchema.safeParse(await kept.get(chat)).data,
    keep: async (chat: string, articles: readonly Article[], refs: readonly Passage[]): Promise<void> => {
      const [first] = articles;
      if (!first) return;
      const person = personIn(refs, articles) ?? null;
      const about = await store.stories.withMates(articles.map(({ id }) => id));
      await kept.set(chat, { about, person, matter: first.title ?? null }, REMEMBERED);
    },
    drop: (chat: string): Promise<unknown> => kept.delete(chat),
  };
};

export const openQuestions = ({ store, clock, writer, language }: Needs): Questions => {
  const memory = memoryIn(store);
  /** Only what is for the chat is looked through: another chat's feeds are none of its business. */
  const lookThrough = (chosen: ChatSettings, mayUseModel: boolean) => ({
    matching: async (stems: readonly string[]) =>
      (await store.articles.matching(stems, clock() - REACH)).filter((article) => fits(article, chosen)),
    scope: () => {
      const feeds = [...feedsOf(chosen)];
      return store.articles.scope(clock() - REACH, feeds.length === 0 ? undefined : feeds);
    },
    quotesIn: speechIn,
    wording: mayUseModel ? writer?.wording : undefined,
  });
  return {
    ask: async (chat, text, chosen, mayUseModel = true) => {
      const spoken = likelyLanguage((as) => wordsOf(text, as), language);
      const question = { text, language: spoken, now: clock(), memory: await memory.of(chat) };
      const told = await answer(question, lookThrough(chosen, mayUseModel));
      const articles = await store.articles.byIds(told.about);
      await memory.keep(
        chat,
        articles,
        told.sentences.flatMap(({ refs }) => refs),
      );
      return { answer: told, articles };
    },
    dwellOn: async (chat, ids) => memory.keep(chat, await store.articles.byIds(ids), []),
    forget: async (chat) => void (await memory.drop(chat)),
  };
};
