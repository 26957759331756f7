/** The verifier put to the proof: each of its checks switched off lets something false through that nothing else stops. */
import { describe, expect, it } from "vitest";
import type { Digest, DigestStory } from "../../src/model/digest.ts";
import { articleId } from "../../src/model/id.ts";
import { objectionsToWording, WORDING } from "../../src/summaries/evidence.ts";
import { DIGEST_CHECKS, STORY_CHECKS, verifyDigest } from "../../src/summaries/verify.ts";
import { sampleDigest } from "../kit/digests.ts";

const without = <Check>(checks: Readonly<Record<string, Check>>, name: string): Record<string, Check> =>
  Object.fromEntries(Object.entries(checks).filter(([one]) => one !== name));

const PASSAGE =
  "The council of Fenmouth closed the fish market on Monday. The council said that the hall was not safe.";

describe("of what a model words, the check", () => {
  const FALSE: readonly (readonly [check: string, text: string])[] = [
    ["quotes", "The council closed the fish market, and the hall was “not safe for fish”."],
    ["claims", "The council of Fenmouth closed the fish market on Friday."],
    ["voice", "The council of Fenmouth closed our fish market on Monday."],
    ["voice", "The council of Fenmouth closed the fish market on Monday!"],
    ["loaded", "The council of Fenmouth shamefully closed the fish market on Monday."],
    ["task", "The summary of the language model must say that the fish market closed."],
  ];
  it.each(FALSE)("%s stops, and nothing else would: %s", (check, text) => {
    expect(objectionsToWording(text, PASSAGE, "en")).not.toEqual([]);
    expect(objectionsToWording(text, PASSAGE, "en", without(WORDING, check))).toEqual([]);
  });
  it("has a case here, each of them", () => {
    expect([...new Set(FALSE.map(([check]) => check))].toSorted()).toEqual(Object.keys(WORDING).toSorted());
  });
});

const withStory = (change: Partial<DigestStory>): Digest => {
  const digest = sampleDigest();
  return { ...digest, stories: digest.stories.map((story) => ({ ...story, ...change })) };
};

const [STORY] = sampleDigest().stories;
if (!STORY) throw new Error("The sample digest has no story.");
const [SENTENCE] = STORY.sentences;
if (!SENTENCE) throw new Error("The sample digest has no sentence.");
const FERRY = articleId("a-000000000001");

/** Told by three outlets, and all of it by one. */
const loud = (): Digest => {
  const digest = sampleDigest();
  const [article] = Object.values(digest.articles);
  if (!article) throw new Error("The sample digest has no article.");
  const others = ["a-2", "a-3"].map((id) => ({ id: articleId(id), publisher: `Outlet ${id}` }));
  const sources = others.map(({ id, publisher }) => ({
    ...STORY.sources[0],
    article: id,
    publisher,
    notes: [],
  }));
  const whole = STORY.sources.flatMap((one) => [one, ...sources.map((other) => ({ ...one, ...other }))]);
  const articles = others.map(({ id, publisher }) => [id, { ...article, publisher }] as const);
  return {
    ...digest,
    method: "model",
    stories: [{ ...STORY, method: "model", sources: whole }],
    articles: { ...digest.articles, ...Object.fromEntries(articles) },
  };
};

const STORIES: readonly (readonly [check: string, digest: Digest])[] = [
  ["bounds", withStory({ sentences: [] })],
  ["headline", withStory({ headline: "Ferry sinks" })],
  ["sentences", withStory({ sentences: [{ ...SENTENCE, text: "The ferry stopped on Friday." }] })],
  ["quotes", withStory({ quotes: STORY.quotes.map((quote) => ({ ...quote, text: "We waited a day." })) })],
  ["sources", withStory({ sources: STORY.sources.map((one) => ({ ...one, publisher: "Evening Mail" })) })],
  [
    "disagreements",
    withStory({ differs: [{ sides: [{ article: FERRY, start: 0, end: 28, says: "nowhere printed" }] }] }),
  ],
  ["balance", loud()],
];

const WHOLE: readonly (readonly [check: string, digest: Digest])[] = [
  ["numbering", withStory({ sentences: [{ ...SENTENCE, n: 7 }] })],
  ["method", { ...sampleDigest(), method: "model" }],
  [
    "texts",
    {
      ...sampleDigest(),
      articles: Object.fromEntries(
        Object.entries(sampleDigest().articles).map(([id, one]) => [id, { ...one, sha256: "00" }]),
      ),
    },
  ],
  [
    "corrections",
    {
      ...withStory({ sentences: [{ ...SENTENCE, n: 2 }] }),
      corrections: [
        {
          n: 1,
          story: STORY.id,
          headline: STORY.headline,
          was: { article: FERRY, start: 0, end: 28 },
          now: { article: FERRY, start: 0, end: 28 },
        },
      ],
    },
  ],
];

describe("of a digest, the check of its", () => {
  it.each(STORIES)("%s stops what nothing else would", (check, digest) => {
    expect(verifyDigest(digest)).not.toEqual([]);
    expect(verifyDigest(digest, DIGEST_CHECKS, without(STORY_CHECKS, check))).toEqual([]);
  });
  it.each(WHOLE)("%s stops what nothing else would", (check, digest) => {
    expect(verifyDigest(digest)).not.toEqual([]);
    expect(verifyDigest(digest, without(DIGEST_CHECKS, check))).toEqual([]);
  });
  it("stories and whole has a case here, each of them", () => {
    const named = [...STORIES, ...WHOLE].map(([check]) => check);
    expect(named.toSorted()).toEqual(
      [...Object.keys(STORY_CHECKS), ...Object.keys(DIGEST_CHECKS)].toSorted(),
    );
  });
});
