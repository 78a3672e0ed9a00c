/** Number of streams written in parallel. */
const STREAMS_AT_ONCE = 16;

export const forEachAtOnce = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: STREAMS_AT_ONCE }, worker));
};
