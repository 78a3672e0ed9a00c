import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { InUse, gaveUp, nameSet } from './names.js';
import { schemaOf, type ViewSet } from './view-set.js';

/** Milliseconds for which the live set waits until the other has come to where it stands, and then until all names are moved. */
const [HELD, MOVING] = [80, 2_000];
const LOOK = 4;

/** Done; or not this time, because it stands before the live one, or somebody reads for long; or never, with the code. */
export type Switched = 'done' | 'behind' | 'busy' | 'SET_NOT_READY';

/**
 * From now on everybody reads another set. Meanwhile the live one takes in nothing more: whatever has been read in it is in
 * the other too, so that it is all the same by which of them a name is read, and nobody's own writing is gone again.
 */
export const switchTo = async (
  kept: DataSource,
  version: number,
  requestId: string,
  granted: () => Promise<void>,
): Promise<Switched> => {
  const sets = (await kept.query(`SELECT version, state FROM view_set`)) as ViewSet[];
  const live = sets.find(({ state }) => state === 'live')!.version;
  const next = sets.find((set) => set.version === version)?.state;
  if (next !== 'ready' && next !== 'retired') return 'SET_NOT_READY';
  try {
    return await kept.transaction(async (tx) => {
      if (!(await isReached(tx, live, version))) return 'behind';
      try {
        await nameSet(kept, version, Date.now() + MOVING);
        await granted();
        await noted(tx, live, version, requestId);
        return 'done';
      } catch (error) {
        await nameSet(kept, live);
        throw error;
      }
    });
  } catch (error) {
    if (error instanceof InUse || gaveUp(error)) return 'busy';
    throw error;
  }
};

/** Holds the live set where it is. @returns whether the other has come there in time */
const isReached = async (tx: EntityManager, live: number, version: number): Promise<boolean> => {
  await tx.query(`SET LOCAL lock_timeout = ${HELD}`);
  await tx.query(`SELECT FROM ${schemaOf(live)}.checkpoint FOR UPDATE`);
  for (const deadline = Date.now() + HELD; await isBehind(tx, live, version); await sleep(LOOK))
    if (Date.now() > deadline) return false;
  return true;
};

const noted = async (tx: EntityManager, live: number, version: number, requestId: string): Promise<void> => {
  await tx.query(
    `UPDATE view_set SET state = CASE version WHEN $1 THEN 'live' ELSE 'retired' END, since = now(), reason = NULL
     WHERE version IN ($1, $2)`,
    [version, live],
  );
  await tx.query(`UPDATE set_request SET "doneAt" = now(), version = $1 WHERE id = $2`, [version, requestId]);
  await tx.query(`SELECT pg_notify('homeward_views', '{"position":"-1","subjects":null}')`);
};

/** In any of the tables that both have. */
const isBehind = async (tx: EntityManager, live: number, version: number): Promise<boolean> => {
  const [{ behind }] = (await tx.query(
    `SELECT EXISTS (SELECT FROM ${schemaOf(live)}.checkpoint it LEFT JOIN ${schemaOf(version)}.checkpoint its USING (name)
       WHERE to_regclass('${schemaOf(version)}.' || quote_ident(name)) IS NOT NULL
         AND it.position > coalesce(its.position, -1)) AS behind`,
  )) as [{ behind: boolean }];
  return behind;
};
