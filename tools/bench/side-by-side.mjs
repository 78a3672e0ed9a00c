/** Does the work for all items, `atOnce` at a time. @returns items per second */
export const perSecond = async (items, atOnce, work) => {
  const queue = items.values();
  const start = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of queue) await work(item);
    }),
  );
  return (1_000 * items.length) / (performance.now() - start);
};
