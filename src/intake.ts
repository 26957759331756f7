/**
 * What comes in, and what is told of it, in turns: an article that is stored while a digest looks at what there is belongs to
 * that digest or to the next one, never to both and never to none.
 */
import type { Article } from "./model/article.ts";
import type { ArticleId } from "./model/id.ts";
import { hours, type Instant } from "./model/time.ts";
import type { Clock } from "./ops/clock.ts";

export interface Intake {
  /** An article counts as having come when it is stored: after every look that did not see it. */
  save(articles: readonly Article[]): Promise<readonly ArticleId[]>;
  /** What is written down with its instant, in its turn. */
  note<Result>(write: (at: Instant) => Promise<Result>): Promise<Result>;
  /** What stands at a moment; what is stored later has come after it. */
  look<Seen>(read: () => Promise<Seen>): Promise<{ readonly upTo: Instant; readonly seen: Seen }>;
}

export const openIntake = (
  articles: { save(articles: readonly Article[]): Promise<readonly ArticleId[]> },
  clock: Clock,
): Intake => {
  let line: Promise<unknown> = Promise.resolve();
  let lastLook = 0;
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = line.then(work, work);
    line = turn;
    return turn;
  };
  const nextInstant = (): Instant => {
    const now = clock();
    // A look in the future was made by a clock that has been set back since.
    return lastLook > now + hours(1) ? now : Math.max(now, lastLook + 1);
  };
  return {
    save: (given) =>
      inTurn(() => {
        const fetchedAt = nextInstant();
        return articles.save(given.map((article) => ({ ...article, fetchedAt })));
      }),
    note: (write) => inTurn(() => write(nextInstant())),
    look: (read) =>
      inTurn(async () => {
        lastLook = clock();
        return { upTo: lastLook, seen: await read() };
      }),
  };
};
