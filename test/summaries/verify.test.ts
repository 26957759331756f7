import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Digest, DigestStory } from "../../src/model/digest.ts";
import { articleId } from "../../src/model/id.ts";
import { verifyDigest, type ViolationKind } from "../../src/summaries/verify.ts";
import { sampleDigest } from "../kit/digests.ts";

const kinds = (digest: Digest): readonly ViolationKind[] => verifyDigest(digest).map(({ kind }) => kind);

const withStory = (change: (story: DigestStory) => DigestStory): Digest => {
  const digest = sampleDigest();
  return { ...digest, stories: digest.stories.map(change) };
};

describe("a digest object", () => {
  it("that is true in every claim passes", () => {
    expect(verifyDigest(sampleDigest())).toEqual([]);
  });

  const changes: readonly (readonly [string, ViolationKind, Digest])[] = [
    [
      "a word of a quote",
      "quote",
      withStory((story) => ({
        ...story,
        quotes: story.quotes.map((quote) => ({ ...quote, text: "We waited two hours." })),
      })),
    ],
    [
      "the place of a quote",
      "quote",
      withStory((story) => ({
        ...story,
        quotes: story.quotes.map((quote) => ({ ...quote, start: quote.start + 1 })),
      })),
    ],
    [
      "a quote to words that stand outside quotation marks",
      "quote",
      withStory((story) => ({
        ...story,
        quotes: [
          {
            text: "Nobody was hurt.",
            speaker: null,
            article: articleId("a-000000000001"),
            start: 29,
            end: 45,
          },
        ],
      })),
    ],
    [
      "the speaker",
      "speaker",
      withStory((story) => ({
        ...story,
        quotes: story.quotes.map((quote) => ({ ...quote, speaker: { name: "Lower Marsh" } })),
      })),
    ],
    ...(
      [
        ["the slice that names the speaker, to none", null],
        ["the slice that names the speaker, to another", { start: 0, end: 9 }],
        ["the slice that names the speaker, to one outside the text", { start: 900, end: 909 }],
      ] as const
    ).map(
      ([what, said]) =>
        [
          what,
          "speaker",
          withStory((story) => ({ ...story, quotes: story.quotes.map((quote) => ({ ...quote, said })) })),
        ] as const,
    ),
    [
      "the speaker to nobody, but not the slice that names one",
      "speaker",
      withStory((story) => ({
        ...story,
        quotes: story.quotes.map((quote) => ({ ...quote, speaker: null })),
      })),
    ],
    [
      "a sentence",
      "sentence",
      withStory((story) => ({
        ...story,
        sentences: story.sentences.map((one) => ({ ...one, text: one.text.replace("Monday", "Tuesday") })),
      })),
    ],
    [
      "a sentence's passage to none",
      "passage",
      withStory((story) => ({ ...story, sentences: story.sentences.map((one) => ({ ...one, refs: [] })) })),
    ],
    [
      "a sentence's passage to one outside the text",
      "passage",
      withStory((story) => ({
        ...story,
        sentences: story.sentences.map((one) => ({
          ...one,
          refs: one.refs.map((ref) => ({ ...ref, end: 9999 })),
        })),
      })),
    ],
    [
      "a number of a sentence's place",
      "numbering",
      withStory((story) => ({
        ...story,
        sentences: story.sentences.map((one) => ({ ...one, n: one.n + 1 })),
      })),
    ],
    [
      "a name in the headline",
      "headline",
      withStory((story) => ({ ...story, headline: story.headline.replace("Salt", "Silver") })),
    ],
    [
      "the publisher of a source",
      "source",
      withStory((story) => ({
        ...story,
        sources: story.sources.map((one) => ({ ...one, publisher: "Evening Mail" })),
      })),
    ],
    ["the list of sources to none of the cited", "source", withStory((story) => ({ ...story, sources: [] }))],
    ["the method", "method", { ...sampleDigest(), method: "model" }],
  ];
  it.each(changes)("is refused after a change of %s", (_, kind, digest) => {
    expect(kinds(digest)).toContain(kind);
  });

  it("is refused after a change of an article's text", () => {
    const digest = sampleDigest();
    const articles = Object.fromEntries(
      Object.entries(digest.articles).map(([id, one]) => [
        id,
        { ...one, text: one.text.replace("12 crew", "13 crew") },
      ]),
    );
    expect(kinds({ ...digest, articles })).toContain("source");
  });

  it("may leave a speaker out", () => {
    const digest = withStory((story) => ({
      ...story,
      quotes: story.quotes.map((quote) => ({ ...quote, speaker: null, said: null })),
    }));
    expect(verifyDigest(digest)).toEqual([]);
  });

  it("is refused when a story is longer than 120 words", () => {
    const digest = sampleDigest();
    const id = articleId("a-000000000001");
    const one = digest.articles[id];
    if (!one) throw new Error("The sample digest has no article.");
    const text = `${one.text}\n${"The ferry went on and on. ".repeat(24).trim()}`;
    const start = one.text.length + 1;
    const long = {
      n: 3,
      text: text.slice(start),
      refs: [{ article: id, start, end: text.length }],
    };
    const stories = digest.stories.map((story) => ({ ...story, sentences: [...story.sentences, long] }));
    const sha256 = createHash("sha256").update(text).digest("hex");
    expect(kinds({ ...digest, stories, articles: { [id]: { ...one, text, sha256 } } })).toEqual(["length"]);
  });
});

describe("a quote of two sentences", () => {
  const printed = "“It stopped. We did not choose to stop.” said Ada Quill.";
  const quoting = (words: string, cut: boolean): Digest => {
    const digest = sampleDigest();
    const [id, one] = Object.entries(digest.articles)[0] ?? [];
    if (!id || !one) throw new Error("The sample digest has no article.");
    const text = `${one.text}\n${printed}`;
    const start = text.indexOf(words, one.text.length);
    const quote = { text: words, speaker: null, article: articleId(id), start, end: start + words.length };
    return {
      ...digest,
      articles: { [id]: { ...one, text, sha256: createHash("sha256").update(text).digest("hex") } },
      stories: digest.stories.map((story) => ({
        ...story,
        quotes: [{ ...quote, ...(cut && { cut: true as const }) }],
      })),
    };
  };

  it("may end after the first one, and says so", () => {
    expect(kinds(quoting("It stopped.", true))).toEqual([]);
  });
  it.each([
    ["begins in its middle", "choose to stop.", false],
    ["leaves a sentence out without saying so", "It stopped.", false],
    ["ends in the middle of a sentence", "It stopped. We did not choose", true],
  ])("is refused when it %s", (_, words, cut) => {
    expect(kinds(quoting(words, cut))).toEqual(["quote"]);
  });
});

describe("a model's sentence", () => {
  const says = (text: string): Digest => {
    const digest = withStory((story) => ({
      ...story,
      method: "model",
      sentences: story.sentences.map((one) => (one.n === 1 ? { ...one, text } : one)),
    }));
    return { ...digest, method: "model" };
  };

  it("may use other words for what its passage says", () => {
    expect(verifyDigest(says("On Monday the ferry stopped."))).toEqual([]);
  });
  it.each([
    ["a number that its passage does not have", "number", "The ferry stopped at 9 on Monday."],
    ["a name that its passage does not have", "name", "The ferry stopped on Monday, said Quill."],
    ["a number that stands elsewhere in the article", "number", "The ferry with 12 crew stopped on Monday."],
    ["a denial", "negation", "The ferry never stopped on Monday."],
    ["words in quotation marks that nobody printed", "quote", "The ferry “simply gave up” on Monday."],
    [
      "more than its passage",
      "coverage",
      "A storm broke the engine, flooded cabins and delayed passengers badly when the ferry stopped.",
    ],
    ["something of its own", "voice", "We report that the ferry stopped on Monday."],
    ["a link", "markup", "The ferry stopped on Monday (https://evil.example)."],
  ] as const)("is refused when it says %s", (_, kind, text) => {
    expect(kinds(says(text))).toContain(kind);
  });
});
