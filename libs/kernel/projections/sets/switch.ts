import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { ViewLocked, dropOtherNames, gaveUp, nameSet } from './names.js';
import { schemaOf, type ViewSet } from './view-set.js';

/** Milliseconds for which both sets may be locked until one has caught up, and for moving the names. */
const [HELD, MOVING] = [80, 1_000];
const LOOK = 4;

/** Done; or not now, because the set is behind the live one or a query lasts long; or never, with the code. */
export type SwitchOutcome = 'done' | 'behind' | 'busy' | 'SET_NOT_READY';

/**
 * Switches all readers to another set. Neither set changes meanwhile, and the new one has everything that was read in the
 * live one. So it does not matter which of them a name shows, and readers never lose sight of their own writes.
 */
export const switchTo = async (
  kept: DataSource,
  version: number,
  requestId: string,
  granted: () => Promise<void>,
): Promise<SwitchOutcome> => {
  const sets = (await kept.query(`SELECT version, state FROM view_set`)) as ViewSet[];
  const live = sets.find(({ state }) => state === 'live')!.version;
  const next = sets.find((set) => set.version === version)?.state;
  if (next !== 'ready' && next !== 'retired') return 'SET_NOT_READY';
  try {
    await nameSet(kept, live); // where the last attempt could not move all of them back
    const switched = await kept.transaction(async (tx) => {
      if (!(await isReached(tx, live, version))) return 'behind';
      try {
        await nameSet(kept, version, Date.now() + MOVING);
        await granted();
        await noted(tx, live, version, requestId);
        return 'done';
      } catch (error) {
        // a name that cannot be moved back now is moved back by the next attempt
        await nameSet(kept, live, Date.now() + MOVING, 'back').catch(() => undefined);
        throw error;
      }
    });
    if (switched === 'done') await dropOtherNames(kept, version);
    return switched;
  } catch (error) {
    if (error instanceof ViewLocked || gaveUp(error)) return 'busy';
    throw error;
  }
};

/** Locks both sets. @returns whether the one has caught up with the other in time */
const isReached = async (tx: EntityManager, live: number, version: number): Promise<boolean> => {
  await tx.query(`SET LOCAL lock_timeout = ${HELD}`);
  await tx.query(`SET LOCAL idle_in_transaction_session_timeout = ${10 * MOVING}`); // the process may die with the locks
  await tx.query(`SELECT FROM ${schemaOf(live)}.checkpoint FOR UPDATE`);
  for (const deadline = Date.now() + HELD; await isBehind(tx, live, version); await sleep(LOOK))
    if (Date.now() > deadline) return false;
  await tx.query(`SELECT FROM ${schemaOf(version)}.checkpoint FOR UPDATE`);
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

/** Whether it is behind in any of the tables that both have. */
const isBehind = async (tx: EntityManager, live: number, version: number): Promise<boolean> => {
  const [{ behind }] = (await tx.query(
    `SELECT EXISTS (SELECT FROM ${schemaOf(live)}.checkpoint it LEFT JOIN ${schemaOf(version)}.checkpoint its USING (name)
       WHERE to_regclass('${schemaOf(version)}.' || quote_ident(name)) IS NOT NULL
         AND it.position > coalesce(its.position, -1)) AS behind`,
  )) as [{ behind: boolean }];
  return behind;
};
