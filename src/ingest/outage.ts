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

export const judge = (before: Outage | undefined, heard: Heard, now: Instant): Judged => {
  const known = before && before.since <= now ? before : undefined;
  const silent = [...new Set([...(known?.silent ?? []), ...heard.silent])].filter(
    (host) => !heard.answered.has(host),
  );
  if (silent.length === 0) return { isOffline: false, isToTell: false, outage: undefined };
  const answered = [...new Set([...(known?.answered ?? []), ...heard.answered])].filter(
    (host) => !silent.includes(host),
  );
  const outage = { since: known?.since ?? now, silent, answered, isTold: known?.isTold ?? false };
  if (!isDown(outage, now)) {
    const unblamed = silent.filter((host) => !heard.silent.has(host));
    const left = unblamed.length === 0 ? undefined : { ...outage, silent: unblamed };
    return { isOffline: false, isToTell: false, outage: left };
  }
  const isSure = silent.length >= ENOUGH_HOSTS || known !== undefined;
  return {
    isOffline: true,
    isToTell: isSure && !outage.isTold,
    outage: { ...outage, isTold: outage.isTold || isSure },
  };
};
