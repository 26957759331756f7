/** Whether it is the feeds that fail, or the net is down: then no feed is blamed. */
import { hours, type Instant } from "../model/time.ts";

export interface Outage {
  /** When the first of the hosts fell silent. */
  readonly since: Instant;
  /** Hosts that cannot be reached, of feeds that were well until now and are not blamed. */
  readonly silent: readonly string[];
  /** Hosts that have answered since. */
  readonly answered: readonly string[];
  readonly isTold: boolean;
}

/** What a round heard of the hosts that it asked. */
export interface Heard {
  readonly answered: ReadonlySet<string>;
  readonly silent: ReadonlySet<string>;
}

export interface Judged {
  readonly isOffline: boolean;
  /** Whether the operator is to be told now. */
  readonly isToTell: boolean;
  /** To be remembered; undefined when all is well. */
  readonly outage: Outage | undefined;
}

const ENOUGH_HOSTS = 3;
/** So many silent hosts and no other: there is no use in asking on. */
const SILENT_ENOUGH = 8;
/** While some hosts answer, or there are only one or two, it may be the feeds after all: then they are not excused for longer. */
const LONGEST_EXCUSE = hours(6);

export const isPlainlyOffline = ({ answered, silent }: Heard): boolean =>
  answered.size === 0 && silent.size >= SILENT_ENOUGH;

const isDown = ({ silent, answered, since }: Outage, now: Instant): boolean => {
  const [lost, all] = [silent.length, silent.length + answered.length];
  if (answered.length === 0 && lost >= ENOUGH_HOSTS) return true;
  const isLikely = all >= ENOUGH_HOSTS ? lost > 1 && lost * 2 >= all : lost === all;
  return isLikely && now - since < LONGEST_EXCUSE;
};

/** With what this round heard; undefined when every host that was silent has answered. */
const heardOn = (before: Outage | undefined, heard: Heard, now: Instant): Outage | undefined => {
  const begun = { since: now, silent: [], answered: [], isTold: false };
  const known = before && before.since <= now ? before : begun;
  const silent = [...new Set([...known.silent, ...heard.silent])].filter((host) => !heard.answered.has(host));
  const answered = [...new Set([...known.answered, ...heard.answered])].filter(
    (host) => !silent.includes(host),
  );
  return silent.length === 0 ? undefined : { ...known, silent, answered };
};

/** Those whom this round asked in vain are blamed; the others are still excused. */
const withoutBlamed = (outage: Outage, heard: Heard): Outage | undefined => {
  const silent = outage.silent.filter((host) => !heard.silent.has(host));
  return silent.length === 0 ? undefined : { ...outage, silent };
};

/** @param before what was remembered of the rounds up to now */
export const judge = (before: Outage | undefined, heard: Heard, now: Instant): Judged => {
  const outage = heardOn(before, heard, now);
  if (!outage) return { isOffline: false, isToTell: false, outage };
  if (!isDown(outage, now))
    return { isOffline: false, isToTell: false, outage: withoutBlamed(outage, heard) };
  const isSure = outage.silent.length >= ENOUGH_HOSTS || before !== undefined;
  const isTold = outage.isTold || isSure;
  return { isOffline: true, isToTell: isTold && !outage.isTold, outage: { ...outage, isTold } };
};
