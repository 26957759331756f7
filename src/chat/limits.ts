/** How much a person, or a chat as a whole, may ask in a while: over it they are told so once, and then nothing until it is over. */
import { minutes, type Instant } from "../model/time.ts";

export type Allowance =
  | { readonly kind: "go on" }
  /** Told to the person; `until` is when they may ask again. */
  | { readonly kind: "tell"; readonly asked: number; readonly until: Instant }
  | { readonly kind: "silence" };

export interface Limits {
  /** Counts one request. @param who any name of a person or a chat */
  take(who: string, now: Instant): Allowance;
}

export const FOR_A_PERSON = 10;
export const FOR_A_CHAT = 60;
/** In a day, for a chat that the operator does not know. */
export const FOR_STRANGERS = 40;
/** So many people are kept track of; the ones longest silent are forgotten first. */
const MOST_PEOPLE = 10_000;

interface Track {
  readonly times: readonly Instant[];
  readonly told: boolean;
}

/** @param most within so many milliseconds */
export const openLimits = (most: number, within = minutes(1)): Limits => {
  const tracks = new Map<string, Track>();
  const keep = (who: string, track: Track): void => {
    tracks.delete(who);
    tracks.set(who, track);
    const [oldest] = tracks.keys();
    if (tracks.size > MOST_PEOPLE && oldest !== undefined) tracks.delete(oldest);
  };
  return {
    take: (who, now) => {
      const before = tracks.get(who) ?? { times: [], told: false };
      const times = before.times.filter((time) => now - time < within);
      const [first = now] = times;
      if (times.length < most) {
        keep(who, { times: [...times, now], told: false });
        return { kind: "go on" };
      }
      keep(who, { times, told: true });
      return before.told ? { kind: "silence" } : { kind: "tell", asked: most, until: first + within };
    },
  };
};
