/** Whatever comes first: the work is done, or that many milliseconds are over; then it goes on by itself. */
export const atMost = async (time: number, work: Promise<void>): Promise<void> => {
  const over = Promise.withResolvers<void>();
  const alarm = setTimeout(over.resolve, time);
  await Promise.race([work, over.promise]).finally(() => clearTimeout(alarm));
};
