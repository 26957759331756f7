/** The model put to work, where one is configured: summaries and answers in its words, within a budget, and checked. */
import { fileURLToPath } from "node:url";
import { openWording, type Wording } from "./ask/word.ts";
import { withinBudget } from "./llm/budget.ts";
import { openModel } from "./llm/openai.ts";
import { loadPrompt } from "./llm/prompt.ts";
import type { Story } from "./model/story.ts";
import type { Summary } from "./model/summary.ts";
import { days } from "./model/time.ts";
import type { Clock } from "./ops/clock.ts";
import type { Config } from "./ops/config.ts";
import type { Store } from "./store/open.ts";
import { holds } from "./summaries/evidence.ts";
import { addressesTheReader } from "./summaries/plain.ts";
import { toldPart } from "./summaries/one-language.ts";
import { write } from "./summaries/write.ts";

export interface Writer {
  /** The model's name. */
  readonly name: string;
  /** How long it may take for one digest, or for one answer. */
  readonly deadlineMs: number;
  /** The story in the model's words where they hold, else `extract` as it is; asked once, however many want it at a time. */
  summarise(story: Story, extract: Summary, deadlineMs: number): Promise<Summary>;
  readonly wording: Wording;
}

const PROMPTS = fileURLToPath(new URL("../prompts", import.meta.url));
const REPLIES_KEPT = days(30);

interface Needs {
  readonly store: Pick<Store, "cache">;
  readonly clock: Clock;
  /** Told once for each thing that is wrong with the model. */
  readonly notice: (sentence: string) => void;
  /** Told of each thing for which a text of the model was sent back or left out. */
  readonly found?: (what: string) => void;
}

/** Those who ask for the same at the same time share one answer. */
const sharing = <Value>() => {
  const under = new Map<string, Promise<Value>>();
  return (key: string, make: () => Promise<Value>): Promise<Value> => {
    const shared = under.get(key) ?? make().finally(() => under.delete(key));
    under.set(key, shared);
    return shared;
  };
};

/** @returns undefined when no model is configured. */
export const openWriter = (config: Config, { store, clock, notice, found }: Needs): Writer | undefined => {
  const { openaiApiKey: apiKey, openaiBaseUrl: baseUrl, openaiModel: name, modelDeadline } = config;
  if (name === undefined || (apiKey ?? baseUrl) === undefined) return undefined;
  const caps = { callsADay: config.modelCalls, tokensADay: config.modelTokens };
  const purse = store.cache("model budget");
  const kept = store.cache("model replies");
  const model = withinBudget(openModel({ apiKey, baseUrl, model: name }), caps, {
    purse,
    now: clock,
    notice,
  });
  const prompt = loadPrompt(PROMPTS, "summarise-story", ["language", "sources", "quotes"]);
  const replies = {
    get: (key: string): Promise<unknown> => kept.get(key),
    set: (key: string, value: unknown): Promise<unknown> => kept.set(key, value, REPLIES_KEPT),
  };
  const shared = sharing<Summary>();
  return {
    name,
    deadlineMs: modelDeadline,
    summarise: (story, extract, deadlineMs) => {
      const language = toldPart(story, extract).articles[0]?.language ?? "und";
      const version = [story.id, language, ...story.articles.map(({ id }) => id)].join(" ");
      return shared(version, () =>
        write(story, extract, language, { model, prompt, replies, deadlineMs, found }),
      );
    },
    wording: openWording({
      model,
      prompt: loadPrompt(PROMPTS, "answer-question", ["language", "question", "passages"]),
      holds,
      isSuspect: addressesTheReader,
      deadlineMs: modelDeadline,
    }),
  };
};
