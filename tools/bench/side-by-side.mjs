/** Does the work for all items, `atOnce` at a time. @returns items per second */
export const perSecond = async (things, atOnce, work) => {
  const queue = things.values();
  const start = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const thing of queue) await work(thing);
    }),
  );
  return (1_000 * things.length) / (performance.now() - start);
};
