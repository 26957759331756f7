/** A story that articles in several languages tell is told in one of them: a reader is not to change languages between two sentences. */
import type { Article } from "../model/article.ts";
import type { Digest } from "../model/digest.ts";
import type { ArticleId } from "../model/id.ts";
import { voiceOf, type Story } from "../model/story.ts";

interface Told {
  readonly sentences: readonly { readonly refs: readonly { readonly article: ArticleId }[] }[];
}

/** The language that sentences are taken from. */
export const languageTold = (
  { sentences }: Told,
  articles: Readonly<Record<string, Pick<Article, "language">>> | Digest["articles"],
): string | undefined => articles[sentences[0]?.refs[0]?.article ?? ""]?.language;

const voicesIn = ({ copies, families }: Story, articles: readonly Article[]): number =>
  new Set(
    articles
      .filter(({ id }) => !copies.has(id))
      .map((one) => voiceOf({ ...(families && { families }) }, one)),
  ).size;

/**
 * The story as each language has it, the one to be told first: the reader's, then the one that most independent outlets
 * write in, then the one that it was opened in. What a reader knows already goes on in the language that it was told in.
 */
export const byLanguage = (
  story: Story,
  preferred: string | undefined,
  isKnown: (article: Article) => boolean = () => false,
): readonly Story[] => {
  const known = story.articles.filter(isKnown);
  const told = Map.groupBy(known.length > 0 ? known : story.articles, ({ language }) => language);
  const languages = [...told]
    .toSorted(
      ([one, own], [other, theirs]) =>
        Number(other === preferred) - Number(one === preferred) ||
        voicesIn(story, theirs) - voicesIn(story, own),
    )
    .map(([language]) => language);
  return (known.length > 0 ? languages.slice(0, 1) : languages).map((language) => ({
    ...story,
    articles: story.articles.filter((article) => article.language === language),
  }));
};

/** The part of a story that a summary was made of. */
export const toldPart = (story: Story, summary: Told): Story => {
  const language = languageTold(summary, Object.fromEntries(story.articles.map((one) => [one.id, one])));
  return { ...story, articles: story.articles.filter((one) => one.language === language) };
};
