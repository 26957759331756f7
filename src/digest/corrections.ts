/** What outlets have changed of what a digest told. */
import type { Change, Correction, Passage, Span } from "../model/article.ts";
import type { Digest, DigestArticle, DigestCorrection, DigestStory } from "../model/digest.ts";

/** Of one change, as it concerns a story of the digest. */
export type Corrected = Omit<DigestCorrection, "n">;

const overlap = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

const passagesOf = ({ sentences, quotes }: DigestStory): readonly Passage[] => [
  ...sentences.flatMap(({ refs }) => refs),
  ...quotes,
];

const concerns = (story: DigestStory, { article }: Correction, { was }: Change): boolean =>
  passagesOf(story).some((passage) => passage.article === article && overlap(passage, was));

/** A page that changes a great deal is told by its first few changes. */
const MOST = 3;

/** In the order of the stories; a passage that was changed twice is told as it is now. */
export const correctedIn = (digest: Digest, corrections: readonly Correction[]): readonly Corrected[] =>
  digest.stories.flatMap((story) => {
    const found = corrections.flatMap((correction) =>
      correction.changes
        .filter((change) => concerns(story, correction, change))
        .map(({ was, now }): Corrected => ({
          story: story.id,
          headline: story.headline,
          was: { article: correction.article, ...was },
          now: now && { article: correction.replacedBy, ...now },
        })),
    );
    const last = new Map(found.map((one) => [`${one.was.article} ${one.was.start}`, one]));
    return [...last.values()].slice(0, MOST);
  });

/** The digest, opened by the corrections; with nothing to correct, as it is. */
export const withCorrections = (
  digest: Digest,
  corrected: readonly Corrected[],
  articles: Readonly<Record<string, DigestArticle>>,
): Digest => {
  const known = corrected.filter(
    ({ was, now }) => articles[was.article] && (now === null || articles[now.article]),
  );
  if (known.length === 0) return digest;
  const cited = known.flatMap(({ was, now }) => [was.article, ...(now ? [now.article] : [])]);
  return {
    ...digest,
    corrections: known.map((one, at) => ({ n: at + 1, ...one })),
    stories: digest.stories.map((story) => ({
      ...story,
      sentences: story.sentences.map((sentence) => ({ ...sentence, n: sentence.n + known.length })),
    })),
    articles: {
      ...Object.fromEntries(Object.entries(articles).filter(([id]) => cited.some((one) => one === id))),
      ...digest.articles,
    },
  };
};
