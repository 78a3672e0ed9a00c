import { TooManyOpen } from '#platform';

/** A screen shows a few things at a time; a person may have several open. */
const MAX_PER_PERSON = { sockets: 10, queries: 30 } as const;

interface Open {
  sockets: number;
  queries: number;
}

/** Counts the sockets and queries that each person has open. */
export class ConnectionQuota {
  readonly #open = new Map<string, Open>();

  /** @returns how to release it, once; undefined at the limit. */
  takes(who: string, limitKind: keyof Open): (() => void) | undefined {
    const open = this.#open.get(who) ?? { sockets: 0, queries: 0 };
    if (open[limitKind] >= MAX_PER_PERSON[limitKind]) return undefined;
    open[limitKind]++;
    this.#open.set(who, open);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      open[limitKind]--;
      if (open.sockets + open.queries === 0) this.#open.delete(who);
    };
  }
}

export const tooMany = (): TooManyOpen => new TooManyOpen(MAX_PER_PERSON.queries);
