import type { Log } from "./log.ts";

/** Counts what was found by name: one line of the log for each, with how many there were since the start. */
export const openTally = (log: Pick<Log, "info">): ((found: string) => void) => {
  const counts = new Map<string, number>();
  return (found) => {
    const count = (counts.get(found) ?? 0) + 1;
    counts.set(found, count);
    log.info({ found, count }, "A text was written otherwise, or left out, for what was found in it.");
  };
};
