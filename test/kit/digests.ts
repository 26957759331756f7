/** A small digest object of our own, true in every claim: one story, two sentences, one quote. */
import { createHash } from "node:crypto";
import type { Digest } from "../../src/model/digest.ts";
import { articleId, storyId } from "../../src/model/id.ts";

const text =
  "The ferry stopped on Monday. Nobody was hurt.\n“We waited an hour.” said Ada Quill, a passenger from Lower Marsh.\nThe 12 crew stayed.";
const article = articleId("a-000000000001");

const slice = (words: string): { start: number; end: number } => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

const at = (words: string): { article: typeof article; start: number; end: number } => ({
  article,
  ...slice(words),
});

const facts = {
  title: "Ferry stops between Salt Quay and Lower Marsh",
  publisher: "Salt Quay Courier",
  url: "https://courier.example/ferry",
  publishedAt: "2031-05-12T06:00:00.000Z",
};

/** Made anew each time, so that a test may change its own. */
export const sampleDigest = (): Digest => ({
  version: 1,
  date: "2031-05-12T07:30:00.000Z",
  language: "en",
  method: "extractive",
  stories: [
    {
      id: storyId("s-000000000001"),
      headline: facts.title,
      method: "extractive",
      sentences: [
        { n: 1, text: "The ferry stopped on Monday.", refs: [at("The ferry stopped on Monday.")] },
        { n: 2, text: "Nobody was hurt.", refs: [at("Nobody was hurt.")] },
      ],
      quotes: [
        {
          text: "We waited an hour.",
          speaker: { name: "Ada Quill" },
          said: slice("Ada Quill"),
          ...at("We waited an hour."),
        },
      ],
      sources: [{ article, ...facts, notes: [] }],
      labels: ["one source"],
    },
  ],
  articles: {
    [article]: { text, sha256: createHash("sha256").update(text).digest("hex"), ...facts, language: "en" },
  },
  failures: [],
});
