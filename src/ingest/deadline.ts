/** A time to be done by, and whether it was the time that ended the work, or whoever asked for it. */
export interface Deadline extends Disposable {
  readonly signal: AbortSignal;
  readonly isOver: () => boolean;
}

/** @param time in milliseconds */
export const openDeadline = (time: number, asker: AbortSignal | undefined): Deadline => {
  const stop = new AbortController();
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    stop.abort();
  }, time);
  const obey = (): void => stop.abort(asker?.reason);
  if (asker?.aborted) obey();
  asker?.addEventListener("abort", obey);
  return {
    signal: stop.signal,
    isOver: () => isOver,
    [Symbol.dispose]: () => {
      clearTimeout(timer);
      asker?.removeEventListener("abort", obey);
    },
  };
};

/** What comes first: the work's end, or that the asker does not want it any more. @throws the signal's reason then */
export const unlessStopped = async <Result>(
  work: Promise<Result>,
  asker: AbortSignal | undefined,
): Promise<Result> => {
  if (!asker) return work;
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const leave = (): void => reject(asker.reason);
  if (asker.aborted) leave();
  asker.addEventListener("abort", leave);
  return Promise.race([work, stopped]).finally(() => asker.removeEventListener("abort", leave));
};
