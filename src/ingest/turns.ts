/** Politeness: how many may be at work at once, in all and for each host. */
export interface Turns {
  /** Does the work as soon as the host and the house have a place free; first come, first served. */
  take<Result>(host: string, work: () => Promise<Result>): Promise<Result>;
}

export const openTurns = (limits: { readonly atOnce: number; readonly perHost: number }): Turns => {
  const busy = new Map<string, number>();
  const waiting: { readonly host: string; readonly begin: () => void }[] = [];
  let atWork = 0;
  const next = (): void => {
    if (atWork >= limits.atOnce) return;
    const place = waiting.findIndex(({ host }) => (busy.get(host) ?? 0) < limits.perHost);
    const [found] = place < 0 ? [] : waiting.splice(place, 1);
    if (!found) return;
    atWork += 1;
    busy.set(found.host, (busy.get(found.host) ?? 0) + 1);
    found.begin();
  };
  const end = (host: string): void => {
    atWork -= 1;
    const left = (busy.get(host) ?? 1) - 1;
    if (left === 0) busy.delete(host);
    else busy.set(host, left);
    next();
  };
  return {
    take: async (host, work) => {
      const turn = Promise.withResolvers<void>();
      waiting.push({ host, begin: turn.resolve });
      next();
      await turn.promise;
      return work().finally(() => end(host));
    },
  };
};
