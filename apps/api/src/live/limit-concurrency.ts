/** Runs so many at a time, and the others in the order of their arrival. */
export const limitConcurrency = (most: number): (<Result>(work: () => Promise<Result>) => Promise<Result>) => {
  let free = most;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((turn) => waiting.push(turn));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
};
