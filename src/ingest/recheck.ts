/** Articles that were told are read again, a few hours and a day later: what their outlet has changed since is a correction. */
import type { Article, Change, Correction } from "../model/article.ts";
import type { ArticleId } from "../model/id.ts";
import { hours, type Instant } from "../model/time.ts";
import { each } from "../ops/each.ts";
import { revisionId } from "./address.ts";
import { comparePages } from "./changed.ts";
import { type Tools, fetchPage } from "./read-entries.ts";
import type { PageRead } from "./reader.ts";

/** An article as it was told, and when it was told first. */
export interface ToldArticle {
  readonly article: Article;
  readonly toldAt: Instant;
}

export interface RecheckNeeds {
  /** Those whose turn has come, the longest waiting first. */
  due(now: Instant, limit: number): Promise<readonly ToldArticle[]>;
  /** When it is looked at next; never again without an instant. */
  settle(article: ArticleId, next: Instant | undefined): Promise<void>;
  /** Earlier ones, with the text that each led to. */
  of(article: ArticleId): Promise<readonly { readonly correction: Correction; readonly text: string }[]>;
  /** With the article as it is now, which takes the place of the old one in all that is told from now on. */
  record(correction: Omit<Correction, "at">, revision: Article): Promise<void>;
}

/** How long after it was told an article is looked at for the last time; the store has the first. */
const LAST_LOOK = hours(24);

const MOST_AT_A_TIME = 40;
const AT_ONCE = 4;

const nextLook = (toldAt: Instant, now: Instant): Instant | undefined =>
  now < toldAt + LAST_LOOK ? toldAt + LAST_LOOK : undefined;

const saying = (text: string, { was, now }: Change): string =>
  `${was.start} ${was.end} ${now === null ? "" : text.slice(now.start, now.end)}`;

const revisionOf = (article: Article, { text, blocks, title }: PageRead): Article => ({
  ...article,
  id: revisionId(article.id, text),
  title: title ?? article.title,
  bodyFrom: "page",
  text,
  blocks,
});

/** What an earlier look has found is told already. */
const unknownOf = async (
  article: ArticleId,
  changes: readonly Change[],
  { text }: PageRead,
  needs: RecheckNeeds,
): Promise<readonly Change[]> => {
  const known = new Set(
    (await needs.of(article)).flatMap(({ correction, text: then }) =>
      correction.changes.map((change) => saying(then, change)),
    ),
  );
  return changes.filter((change) => !known.has(saying(text, change)));
};

const lookAt = async (
  { article }: ToldArticle,
  needs: RecheckNeeds,
  tools: Tools,
  signal?: AbortSignal,
): Promise<boolean> => {
  const outcome = article.url === undefined ? undefined : await fetchPage(article.url, tools, signal);
  const page = outcome && "page" in outcome ? outcome.page : undefined;
  const compared = page && comparePages(article, page);
  const changes =
    page && compared?.kind === "changed" ? await unknownOf(article.id, compared.changes, page, needs) : [];
  if (page && changes.length > 0) {
    const revision = revisionOf(article, page);
    await needs.record({ article: article.id, replacedBy: revision.id, changes }, revision);
  }
  return changes.length > 0;
};

const AGAIN = hours(1);
const GIVEN_UP = hours(48);

/** One that could not be looked at, or whose correction could not be kept, is put off: it would stand before all others for ever. */
const recheckOne = async (told: ToldArticle, needs: RecheckNeeds, tools: Tools, signal?: AbortSignal) => {
  const { article, toldAt } = told;
  const { now } = tools;
  try {
    const isChanged = await lookAt(told, needs, tools, signal);
    await needs.settle(article.id, nextLook(toldAt, now));
    return isChanged;
  } catch (error) {
    signal?.throwIfAborted();
    await needs.settle(article.id, now < toldAt + GIVEN_UP ? now + AGAIN : undefined);
    throw error;
  }
};

/** @returns how many corrections were found. Throws the signal's reason when it is aborted. */
export const recheck = async (needs: RecheckNeeds, tools: Tools, signal?: AbortSignal): Promise<number> => {
  const due = await needs.due(tools.now, MOST_AT_A_TIME);
  const found = await each(due, AT_ONCE, (one) => recheckOne(one, needs, tools, signal));
  return found.filter(Boolean).length;
};
