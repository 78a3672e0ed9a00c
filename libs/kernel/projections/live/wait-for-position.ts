import type { DataSource } from 'typeorm';
import { viewChangesOf } from './view-change-listener.js';

/** Milliseconds. */
const WAIT_TIMEOUT_MS = 2_000;

/** Milliseconds between two polls: with notifications only as a safeguard against a missed one. */
const POLL_INTERVAL_MS = { deaf: 15, hearing: 250 };

/**
 * Waits, for a bounded time, until each of the tables reflects a position that the caller knows from a receipt.
 * @returns whether they do; after the timeout the caller gets what there is, marked as stale.
 */
export const waitForPosition = async (
  db: DataSource,
  tables: readonly string[],
  position: bigint,
  timeoutMs = WAIT_TIMEOUT_MS,
): Promise<boolean> => {
  const moves = viewChangesOf(db);
  const deadline = Date.now() + timeoutMs;
  let wake = (): void => undefined;
  const deafen = moves?.hear((moved) => {
    if (moved.subjects === null || moved.position >= position) wake();
  });
  try {
    for (;;) {
      const woken = new Promise<void>((resolve) => (wake = resolve)); // before the poll, so that no move is missed
      if (await isAtPosition(db, tables, position)) return true;
      const left = deadline - Date.now();
      if (left <= 0) return false;
      await waitAtMost(woken, Math.min(left, moves?.hearing ? POLL_INTERVAL_MS.hearing : POLL_INTERVAL_MS.deaf));
    }
  } finally {
    deafen?.();
  }
};

const isAtPosition = async (db: DataSource, tables: readonly string[], position: bigint): Promise<boolean> => {
  const [{ claimed, least }] = (await db.query(
    `SELECT count(*)::int AS claimed, min(position) AS least FROM checkpoints WHERE name = ANY($1)`,
    [tables],
  )) as [{ claimed: number; least: string | null }];
  // a table without a checkpoint reflects nothing
  return least !== null && claimed === new Set(tables).size && BigInt(least) >= position;
};

/** Waits until the event, or for that long. */
export const waitAtMost = async (woken: Promise<void>, milliseconds: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([woken, late]);
  clearTimeout(timer);
};
