import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { InUse, gaveUp, nameSets } from './names.js';
import { schemaOf, type ViewSet } from './view-set.js';

/** Milliseconds for which the live set may be kept from taking in more, while the other comes to where it stands. */
const HELD = 80;
const LOOK = 4;

/** Done; or not this time, because it stands before the live one, or somebody reads for long; or never, with the code. */
export type Switched = 'done' | 'behind' | 'busy' | 'SET_NOT_READY';

/**
 * From now on everybody reads another set. First each name is made to show whichever set is live; then that changes, for
 * all of them at once and for every query that begins after it; then each name shows that set alone.
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
    await nameSets(kept, [live, version]);
    await granted();
    const flipped = await kept.transaction((tx) => flip(tx, live, version, requestId));
    if (flipped === 'done') await nameSets(kept, [version]).catch(() => undefined); // the next start does it
    return flipped;
  } catch (error) {
    if (error instanceof InUse || gaveUp(error)) return 'busy';
    throw error;
  }
};

/**
 * While the live set is held where it is: whoever has read a position in the one finds it in the other, so nobody's own
 * writing is gone again.
 */
const flip = async (tx: EntityManager, live: number, version: number, requestId: string): Promise<Switched> => {
  await tx.query(`SET LOCAL lock_timeout = ${HELD}`);
  await tx.query(`SELECT FROM ${schemaOf(live)}.checkpoint FOR UPDATE`);
  for (const deadline = Date.now() + HELD; await isBehind(tx, live, version); await sleep(LOOK))
    if (Date.now() > deadline) return 'behind';
  await tx.query(
    `UPDATE view_set SET state = CASE version WHEN $1 THEN 'live' ELSE 'retired' END, since = now(), reason = NULL
     WHERE version IN ($1, $2)`,
    [version, live],
  );
  await tx.query(`UPDATE set_request SET "doneAt" = now(), version = $1 WHERE id = $2`, [version, requestId]);
  await tx.query(`SELECT pg_notify('homeward_views', '{"position":"-1","subjects":null}')`);
  return 'done';
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
