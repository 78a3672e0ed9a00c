import type { DataSource } from 'typeorm';
import { timeHop } from '#kernel/event-store';
import { endsWithin } from '#kernel/waiting';
import { keepingPlans, withinRequest } from '../access/read-scope.js';
import { viewChangesOf } from './view-change-listener.js';

/** Milliseconds. */
const WAIT_TIMEOUT_MS = 2_000;

/** Milliseconds between two polls: with notifications only as a safeguard against a missed one. */
const POLL_INTERVAL_MS = { disconnected: 15, connected: 250 };

/** What was found, and the position that the tables had then. */
export interface ViewPosition {
  /** The position of the slowest table; null while one of them has no checkpoint, and so reflects nothing. */
  readonly at: bigint | null;
  /** The position of the furthest of all tables. */
  readonly furthest: bigint;
}

interface ViewPositionRow {
  readonly at: string | null;
  readonly furthest: string | null;
}

/** The columns of a look, for the tables in the first parameter. */
export const VIEW_POSITION_COLUMNS = `
  (SELECT CASE WHEN count(*) = cardinality($1::text[]) THEN min(position) END FROM checkpoints
     WHERE name = ANY ($1::text[])) AS at,
  (SELECT max(position) FROM checkpoints) AS furthest`;

const READ_POSITION_SQL = `SELECT ${VIEW_POSITION_COLUMNS}`;

export const toViewPosition = ({ at, furthest }: ViewPositionRow): ViewPosition => ({
  at: at === null ? null : BigInt(at),
  furthest: BigInt(furthest ?? -1),
});

/**
 * Waits, for a bounded time, until each of the tables reflects a position that the caller knows from a receipt.
 * @returns whether they do; after the timeout the caller gets what there is, marked as stale.
 */
export const waitForPosition = async (
  db: DataSource,
  tables: readonly string[],
  position: bigint,
  timeoutMs?: number,
): Promise<boolean> => {
  const distinct = [...new Set(tables)];
  const look = async () =>
    toViewPosition((await keepingPlans(() => db.query<[ViewPositionRow]>(READ_POSITION_SQL, [distinct])))[0]);
  return isAt(await lookUntil(db, position, look, timeoutMs), position);
};

const FURTHEST_SQL = 'SELECT max(position) AS furthest FROM checkpoints';

const sharedLooks = new WeakMap<DataSource, Promise<bigint>>();

/**
 * The furthest position of all tables: one look for all who wait, whatever positions they wait for. Who looks first may
 * fail for a reason of their own, such as their connection: the others look once more.
 */
const lookAtFurthest = (db: DataSource): Promise<bigint> => {
  const running = sharedLooks.get(db);
  return running ? running.catch(() => sharedLooks.get(db) ?? beginLook(db)) : beginLook(db);
};

const beginLook = (db: DataSource): Promise<bigint> => {
  const noteFound = viewChangesOf(db)?.look();
  const read = () => keepingPlans(() => db.query<[Pick<ViewPositionRow, 'furthest'>]>(FURTHEST_SQL));
  // outside the request that looks first: its snapshot may be older, or end before the others have their answer
  const look = withinRequest(read)
    .then(([{ furthest }]) => {
      const found = BigInt(furthest ?? -1);
      return noteFound?.(found) ?? found;
    })
    .finally(() => sharedLooks.delete(db));
  sharedLooks.set(db, look);
  return look;
};

/** Whether some table has come so far. @param doubts whether a move may have been missed */
const mayBeAt = async (db: DataSource, position: bigint, doubts: boolean): Promise<boolean> => {
  const moves = viewChangesOf(db);
  if (!doubts && moves?.areBefore(position)) return false;
  if (!doubts && moves?.haveReached(position)) return true;
  return (await lookAtFurthest(db)) >= position;
};

/**
 * Looks until the views are at the position, or until the timeout. Until one of them has come so far, all who wait
 * share their looks: otherwise, positions that the log has not reached would keep the database busy.
 * @returns the last look
 */
export const lookUntil = <Found extends ViewPosition>(
  db: DataSource,
  position: bigint,
  look: () => Promise<Found>,
  timeoutMs = WAIT_TIMEOUT_MS,
): Promise<Found> => timeHop('views', () => lookingUntil(db, position, look, timeoutMs));

const lookingUntil = async <Found extends ViewPosition>(
  db: DataSource,
  position: bigint,
  look: () => Promise<Found>,
  timeoutMs: number,
): Promise<Found> => {
  const moves = viewChangesOf(db);
  const deadline = Date.now() + timeoutMs;
  let wake = (): void => undefined;
  const unsubscribe = moves?.subscribe((moved) => {
    if (moved.subjects === null || moved.position >= position) wake();
  });
  try {
    for (let doubts = false; ;) {
      const woken = new Promise<void>((resolve) => (wake = resolve)); // before the look, so that no move is missed
      if (Date.now() >= deadline || (await mayBeAt(db, position, doubts))) {
        const noteFound = moves?.look();
        const found = await timeHop('look', look);
        noteFound?.(found.furthest);
        if (isAt(found, position) || Date.now() >= deadline) return found;
      }
      const left = Math.max(0, deadline - Date.now());
      const pause = moves?.isConnected ? POLL_INTERVAL_MS.connected : POLL_INTERVAL_MS.disconnected;
      doubts = !(await endsWithin(woken, Math.min(left, pause)));
    }
  } finally {
    unsubscribe?.();
  }
};

/** Whether what was found reflects the position. */
export const isAt = ({ at }: Pick<ViewPosition, 'at'>, position: bigint): boolean => at !== null && at >= position;
