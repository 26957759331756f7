/** What the liars work from: each article of the sample newsroom with a true digest of it and what its people said. */
import { digestOf } from "../src/edition.ts";
import type { Article } from "../src/model/article.ts";
import type { Digest } from "../src/model/digest.ts";
import { storyId } from "../src/model/id.ts";
import { quotesToChooseFrom } from "../src/summaries/choose-quotes.ts";
import { printedAll } from "../src/summaries/print.ts";
import { MORNING_AT } from "../test/kit/sample.ts";
import type { Claim } from "./lies.ts";
import { truthsOf, type Truth } from "./truth.ts";

export interface Sheet {
  readonly article: Article;
  /** A digest of this article alone, true in every claim, without its quotes. */
  readonly digest: Digest;
  readonly truths: readonly Truth[];
  readonly claims: readonly Claim[];
}

type Bare = Omit<Claim, "beside" | "elsewhere">;

/** What the product would print of the article, where it is as somebody told us by hand. */
const bareClaims = (article: Article, truths: readonly Truth[]): readonly Bare[] =>
  quotesToChooseFrom({ id: storyId("s-000000000000"), articles: [article], copies: new Map() }).flatMap(
    (quote) => {
      const truth = truths.find(
        ({ start, name }) => start === quote.start && quote.speaker?.name.endsWith(name),
      );
      return truth ? [{ quote, truth }] : [];
    },
  );

const withNeighbours = (own: readonly Bare[], all: readonly Bare[]): readonly Claim[] => {
  const bare = (some: readonly Bare[]): Claim[] => some.map((one) => ({ ...one, beside: [], elsewhere: [] }));
  return own.map((claim) => ({
    ...claim,
    beside: bare(own.filter((one) => one !== claim)),
    elsewhere: bare(all.filter((one) => !own.includes(one))),
  }));
};

const digestOfOne = async (article: Article): Promise<Digest> => {
  const digest = await digestOf({
    articles: [article],
    failures: [],
    language: "en",
    limit: 1,
    now: MORNING_AT,
  });
  return {
    ...digest,
    articles: printedAll([article]),
    stories: digest.stories.map((story) => ({
      ...story,
      sentences: story.sentences.slice(0, 2),
      quotes: [],
    })),
  };
};

export const sheetsOf = async (articles: readonly Article[]): Promise<readonly Sheet[]> => {
  const bare = articles.map((article) => {
    const truths = truthsOf([article]);
    return { article, truths, claims: bareClaims(article, truths) };
  });
  const all = bare.flatMap(({ claims }) => claims);
  const digests = await Promise.all(bare.map(({ article }) => digestOfOne(article)));
  return bare.flatMap(({ article, truths, claims }, at) => {
    const digest = digests[at];
    const isTold = digest?.stories.length === 1 && claims.length > 0;
    return isTold ? [{ article, digest, truths, claims: withNeighbours(claims, all) }] : [];
  });
};
