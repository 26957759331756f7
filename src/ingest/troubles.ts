/** What comes of the feeds of a round that failed: each is blamed and waits, or we were offline and none is. */
import { z } from "zod";
import type { Failure } from "../model/digest.ts";
import type { FailureKind, FollowedFeed } from "../model/feed.ts";
import type { FeedId } from "../model/id.ts";
import { days, type Instant, minutes } from "../model/time.ts";
import type { Clock } from "../ops/clock.ts";
import { each } from "../ops/each.ts";
import { type Heard, judge, type Outage } from "./outage.ts";
import { afterFailure } from "./rhythm.ts";

export interface TroubleNeeds {
  readonly feeds: {
    recordFailure(
      id: FeedId,
      failed: {
        readonly now: Instant;
        readonly nextFetchAt: Instant;
        readonly why: string;
        readonly kind: FailureKind;
        readonly since: Instant;
        readonly isParked: boolean;
      },
    ): Promise<void>;
    putOff(ids: readonly FeedId[], until: Instant): Promise<void>;
  };
  /** What is known of the net. */
  readonly net: {
    get(key: string): Promise<unknown>;
    set(key: string, value: unknown, ttl: number): Promise<unknown>;
    delete(key: string): Promise<unknown>;
  };
}

/** What they are settled with. */
interface Desk {
  readonly needs: TroubleNeeds;
  readonly tools: {
    readonly now: Clock;
    readonly chance: () => number;
    /** A word to whoever runs this. */
    readonly tellOperator: (sentence: string) => void;
  };
}

const KEPT = days(30);
/** What was put off because we were offline is asked again so soon. */
const OFFLINE_WAIT = minutes(3);

export interface Trouble {
  readonly followed: FollowedFeed;
  readonly why: string;
  readonly kind: FailureKind;
  readonly isNetwork?: boolean;
  /** Milliseconds that the server asks to wait. */
  readonly after?: number | undefined;
}

export const hostOf = ({ address }: FollowedFeed): string => URL.parse(address)?.host ?? address;

/** @param since when its host fell silent, where that was before */
const recordFailure = async (
  { followed, why, kind, after }: Trouble,
  { needs, tools }: Desk,
  since?: Instant,
): Promise<void> => {
  const now = tools.now();
  const hasMoved = followed.address !== followed.id;
  const began = followed.failingSince ?? since ?? now;
  const nextFetchAt = afterFailure({
    now,
    chance: tools.chance(),
    since: began,
    failuresBefore: followed.failures,
    after,
  });
  // What is gone from a new address may still be at the old one.
  const isParked = kind === "gone" && !hasMoved;
  await needs.feeds.recordFailure(followed.id, { now, nextFetchAt, why, kind, since: began, isParked });
};

const outageSchema: z.ZodType<Outage> = z.object({
  since: z.number(),
  silent: z.array(z.string()),
  answered: z.array(z.string()),
  isTold: z.boolean(),
});
const OUTAGE = "outage";

const tellOutage = ({ since, silent }: Outage, { tools }: Desk): void =>
  tools.tellOperator(
    `We seem to be offline since ${new Date(since).toISOString()}: ${silent.length} hosts of feeds cannot be reached. No feed is blamed, and all are tried again every few minutes.`,
  );

/** When the net is down no feed is blamed: all are due again within minutes. */
export const settle = async (
  troubles: readonly Trouble[],
  { answered, silent }: Heard,
  desk: Desk,
): Promise<readonly Failure[]> => {
  const { needs, tools } = desk;
  const before = outageSchema.safeParse(await needs.net.get(OUTAGE)).data;
  const heard: Heard = { answered, silent: new Set([...silent].filter((host) => !answered.has(host))) };
  const { isOffline, isToTell, outage } = judge(before, heard, tools.now());
  await (outage ? needs.net.set(OUTAGE, outage, KEPT) : needs.net.delete(OUTAGE));
  if (isToTell && outage) tellOutage(outage, desk);
  const isExcused = ({ isNetwork, followed }: Trouble): boolean =>
    isOffline && isNetwork === true && !answered.has(hostOf(followed));
  const excused = troubles.filter(isExcused).map(({ followed }) => followed.id);
  await needs.feeds.putOff(excused, tools.now() + OFFLINE_WAIT);
  const blamed = troubles.filter((trouble) => !isExcused(trouble));
  await each(blamed, 8, (trouble) =>
    recordFailure(
      trouble,
      desk,
      before?.silent.includes(hostOf(trouble.followed)) ? before.since : undefined,
    ),
  );
  return blamed.map(({ followed, why }) => ({ source: followed.title ?? followed.id, why }));
};
