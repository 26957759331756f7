import type { Instant } from "../model/time.ts";

/** Tells the moment. */
export type Clock = () => Instant;

/** The machine's clock or, for tests and demonstrations, one that started at `startsAt`. */
export const clockFrom = (startsAt: Instant | undefined): Clock => {
  if (startsAt === undefined) return Date.now;
  const started = performance.now();
  return () => startsAt + Math.floor(performance.now() - started);
};
