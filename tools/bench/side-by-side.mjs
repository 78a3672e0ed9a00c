/** Does the work for all items, `concurrent` at a time. @returns items per second */
export const perSecond = async (items, concurrent, work) => {
  const queue = items.values();
  const start = performance.now();
  await Promise.all(
    Array.from({ length: concurrent }, async () => {
      for (const item of queue) await work(item);
    }),
  );
  return (1_000 * items.length) / (performance.now() - start);
};
