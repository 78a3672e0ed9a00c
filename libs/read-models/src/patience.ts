import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';

/** Milliseconds. */
const PATIENCE = 2_000;
const PAUSE = 15;

/**
 * Waits, for a bounded time, until each of the tables reflects a position that the caller knows from a receipt.
 * @returns whether they do; past the bound the caller gets what there is, marked as stale.
 */
export const reached = async (
  db: DataSource,
  tables: readonly string[],
  position: bigint,
  patience = PATIENCE,
): Promise<boolean> => {
  for (const deadline = Date.now() + patience; ; await sleep(PAUSE)) {
    const [{ claimed, least }] = (await db.query(
      `SELECT count(*)::int AS claimed, min(position) AS least FROM checkpoint WHERE name = ANY($1)`,
      [tables],
    )) as [{ claimed: number; least: string | null }];
    // a table that nobody has begun to fill reflects nothing
    if (least !== null && claimed === new Set(tables).size && BigInt(least) >= position) return true;
    if (Date.now() > deadline) return false;
  }
};
