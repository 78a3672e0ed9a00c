import type { DataSource } from 'typeorm';
import { movesOf } from './moves.js';
import { atMost } from './patience.js';

/** Milliseconds: what changes though nothing is recorded, such as a day or an hour that is over, is seen by then. */
const AGAIN = 30_000;

/** What something that is read from the views rests on. */
export interface Rests {
  /** The tables that must have been read as far as it is said to reach. */
  readonly on: readonly string[];
  /** Whether it may be another one now that rows of these people are. */
  readonly changesWith?: (subjects: ReadonlySet<string>) => boolean;
  /** Milliseconds from one reading to the next at least, where that is work. */
  readonly pause?: number;
}

/** The views have yet to read of what is asked for: it is told with the next that they read. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
}

/** How far all of the tables have read the log. */
export const standingOf = async (db: DataSource, tables: readonly string[]): Promise<bigint> => {
  const [{ least }] = (await db.query(
    `SELECT coalesce(min(position), -1) AS least FROM checkpoint WHERE name = ANY($1)`,
    [tables],
  )) as [{ least: string }];
  return BigInt(least);
};

/**
 * Says when to read something, and when to read it again: at once, and whenever the views have moved since the last time.
 * It listens before it looks, so nothing falls in between; what moves while somebody is still reading is one more reading,
 * however often it moved. How far the views had come is told each time, and never goes back.
 */
export const live = <Root extends object>(
  db: DataSource,
  { on, changesWith = () => true, pause = 0 }: Rests,
  root: Root,
): AsyncIterableIterator<Root & { readonly position: bigint }> => {
  let due = true;
  let ended = false;
  let wake = (): void => undefined;
  let last = { position: -2n, at: 0 };
  const deafen = movesOf(db)?.hear(({ subjects }) => {
    if (subjects !== null && !changesWith(subjects)) return;
    due = true;
    wake();
  });
  const asleep = (milliseconds: number) => atMost(new Promise<void>((resolve) => (wake = resolve)), milliseconds);
  const end = async () => {
    ended = true;
    deafen?.();
    wake();
    return { value: undefined, done: true } as const;
  };
  return {
    next: async () => {
      while (!ended) {
        if (!due) await asleep(AGAIN);
        for (let rest; !ended && (rest = last.at + pause - Date.now()) > 0;) await asleep(rest);
        if (ended) break;
        due = false;
        const position = await standingOf(db, on);
        if (position < last.position) continue; // a former set of views, which has yet to catch up
        last = { position, at: Date.now() };
        return { value: { ...root, position }, done: false };
      }
      return end();
    },
    return: end,
    throw: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};
