/** What is asked of a whole story in a model's words: that it is fair to its sources. */
import type { Digest, DigestStory } from "../model/digest.ts";
import { loudestIn, oneSided } from "./balance.ts";
import { languageTold } from "./one-language.ts";

interface Objection {
  readonly kind: "balance";
  readonly why: string;
  readonly sentence?: number;
}

const tooLoud = (story: Pick<DigestStory, "sentences" | "sources">): readonly Objection[] => {
  const loud = loudestIn(story);
  if (loud === undefined) return [];
  const why = `${loud.outlet} alone tells most of the story; let the other sources tell more of it.`;
  return [{ kind: "balance", why, ...(loud.n !== undefined && { sentence: loud.n }) }];
};

/** No outlet tells most of it, and of two who are at odds both are named. */
export const checkBalance = (story: DigestStory, articles: Digest["articles"]): readonly Objection[] => {
  if (story.method !== "model") return [];
  const language = languageTold(story, articles);
  // Only those in its language can tell any of it.
  const sources = story.sources.filter(({ article }) => articles[article]?.language === language);
  const texts = sources.map(({ article }) => articles[article]).filter((one) => one !== undefined);
  const beside = [story.headline, ...story.quotes.map(({ speaker }) => speaker?.name ?? "")].join("\n");
  const told = story.sentences.map(({ text }) => text);
  const sided = oneSided(told, beside, texts).map(({ named, missing, at }): Objection => {
    const n = story.sentences[at]?.n ?? at + 1;
    const why = `Sentence ${n} names ${named}, and nothing names ${missing}, who is at odds with them.`;
    return { kind: "balance", why, sentence: n };
  });
  return [...tooLoud({ ...story, sources }), ...sided];
};
