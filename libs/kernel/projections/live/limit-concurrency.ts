type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Runs so many at a time, and the others in the order of their arrival. */
export const limitConcurrency = (most: number): InTurn => {
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

interface Places {
  readonly all: number;
  readonly each: number;
}

/** `limitConcurrency` with a limit for each person besides, so that nobody waits behind all that another person asks. */
export const limitPerPerson = ({
  all,
  each,
}: Places): (<Result>(who: string, work: () => Promise<Result>) => Promise<Result>) => {
  const inTurn = limitConcurrency(all);
  const own = new Map<string, { readonly inTurn: InTurn; asked: number }>();
  return async (who, work) => {
    const lane = own.get(who) ?? { inTurn: limitConcurrency(each), asked: 0 };
    own.set(who, lane);
    lane.asked++;
    try {
      return await lane.inTurn(() => inTurn(work));
    } finally {
      if (--lane.asked === 0) own.delete(who);
    }
  };
};
