import { Refusal } from '#decider';

/** A screen shows a few things at a time; somebody may have several open. */
export const MOST = { sockets: 10, queries: 30 } as const;

interface Open {
  sockets: number;
  queries: number;
}

/** How much each person keeps open. */
export class People {
  readonly #open = new Map<string, Open>();

  /** @returns how to give it back, once; nothing where there are too many already. */
  takes(who: string, what: keyof Open): (() => void) | undefined {
    const hers = this.#open.get(who) ?? { sockets: 0, queries: 0 };
    if (hers[what] >= MOST[what]) return undefined;
    hers[what]++;
    this.#open.set(who, hers);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      hers[what]--;
      if (hers.sockets + hers.queries === 0) this.#open.delete(who);
    };
  }
}

export const tooMany = (): Refusal =>
  new Refusal('RATE_LIMITED', `You have ${MOST.queries} live queries open: close one that you no longer look at.`);
