/** A time to be done by, and whether it was the time that ended the work, or whoever asked for it. */
export interface Deadline extends Disposable {
  /** Calls when the time is over or the asker wants it no more; at once, where that is so already. */
  readonly whenOver: (stop: (why: Error) => void) => void;
  readonly isOver: () => boolean;
}

/** @param time in milliseconds */
export const openDeadline = (time: number, asker: AbortSignal | undefined): Deadline => {
  let isOver = false;
  let why: Error | undefined;
  let tell: ((why: Error) => void) | undefined;
  const stop = (because: Error): void => {
    why = because;
    tell?.(because);
  };
  const timer = setTimeout(() => {
    isOver = true;
    stop(new Error("The time is over."));
  }, time);
  const obey = (): void => stop(new Error("It is not wanted any more.", { cause: asker?.reason }));
  if (asker?.aborted) obey();
  asker?.addEventListener("abort", obey);
  return {
    whenOver: (listener) => {
      tell = listener;
      if (why) listener(why);
    },
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
