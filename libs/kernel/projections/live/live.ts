import type { DataSource } from 'typeorm';
import { endsWithin } from '#kernel/waiting';
import { viewChangesOf } from './view-change-listener.js';

/** Milliseconds after which changes without an event, such as the end of a day or an hour, are seen. */
const RERUN_INTERVAL_MS = 30_000;

/** Milliseconds between two runs for changes of which nobody says whose they are: they wake everybody. */
const UNNAMED_PAUSE_MS = 1_000;

/** A query that pauses rests so many times as long as its last run took: it leaves the database to others. */
const REST_FACTOR = 4;

/** What a live query depends on. */
export interface LiveDependencies {
  /** The tables that must have been read up to the reported position. */
  readonly on: readonly string[];
  /** Whether the result may change when rows of these subjects have changed. */
  readonly changesWith?: (subjects: ReadonlySet<string>) => boolean;
  /** Minimum milliseconds between two runs, for an expensive query. */
  readonly pause?: number;
}

/** The views do not have the requested data yet: the next batch that they read will be tried. */
export class NotYetProjected extends Error {
  override readonly name = 'NotYetProjected';
}

/** The position up to which all of the tables have read the log. */
const readSlowestPosition = async (db: DataSource, tables: readonly string[]): Promise<bigint> => {
  const [{ least }] = (await db.query(
    `SELECT coalesce(min(position), -1) AS least FROM checkpoints WHERE name = ANY($1)`,
    [tables],
  )) as [{ least: string }];
  return BigInt(least);
};

/**
 * Says when to run a query: at once, and again whenever the views have moved. It listens before it looks, so it misses no
 * change. All moves during a run make one more run. Each result has the position of the views, which never goes back.
 */
export const live = <Root extends object>(
  db: DataSource,
  { on, changesWith = () => true, pause = 0 }: LiveDependencies,
  root: Root,
): AsyncIterableIterator<Root & { readonly position: bigint }> => {
  let due = true;
  let ended = false;
  let wake = (): void => undefined;
  let named = false;
  let last = { position: -2n, at: 0 };
  const unsubscribe = viewChangesOf(db)?.subscribe(({ subjects }) => {
    if (subjects !== null && !changesWith(subjects)) return;
    due = true;
    named ||= subjects !== null;
    wake();
  });
  const asleep = (milliseconds: number) => endsWithin(new Promise<void>((resolve) => (wake = resolve)), milliseconds);
  const end = async () => {
    ended = true;
    unsubscribe?.();
    wake();
    return { value: undefined, done: true } as const;
  };
  return {
    next: async () => {
      const took = Math.min(RERUN_INTERVAL_MS, Date.now() - last.at); // the reader has taken the last answer
      const pauseNow = () => Math.max(pause && pause + REST_FACTOR * took, named ? 0 : UNNAMED_PAUSE_MS);
      while (!ended) {
        if (!due) await asleep(RERUN_INTERVAL_MS);
        for (let rest; !ended && (rest = last.at + Math.min(RERUN_INTERVAL_MS, pauseNow()) - Date.now()) > 0;)
          await asleep(rest);
        if (ended) break;
        due = false;
        named = false;
        const position = await readSlowestPosition(db, on);
        if (position < last.position) continue; // a former set of views that has yet to catch up
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
