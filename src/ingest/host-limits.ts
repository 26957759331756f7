/** Hosts that have asked for quiet (429 or 503 with Retry-After): nothing of theirs is asked for until then. */
import type { Instant } from "../model/time.ts";
import { openRecent } from "./recent.ts";

export interface HostLimits {
  /** @param wait in milliseconds */
  quiet(host: string, wait: number): void;
  /** The milliseconds that a host still wants quiet for. */
  left(host: string): number | undefined;
}

const MOST_HOSTS = 5000;

export const openHostLimits = (now: () => Instant): HostLimits => {
  const until = openRecent<Instant>(MOST_HOSTS);
  return {
    quiet: (host, wait) => until.set(host, now() + wait),
    left: (host) => {
      const wait = (until.get(host) ?? 0) - now();
      return wait > 0 ? wait : undefined;
    },
  };
};
