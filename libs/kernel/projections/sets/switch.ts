import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { restoreRowSecurity } from '../access/lifted-row-security.js';
import { letReadersIn } from '../access/row-security.js';
import { foreignTablesIn } from './construction.js';
import { isLockTimeout } from './lock-timeout.js';
import { schemaOf, type SetId, type ViewSet } from './view-set.js';

/** How long the live set may be held until the other has caught up, and how often that is checked. */
const [HELD_MS, CHECK_INTERVAL_MS] = [80, 4];

/** Milliseconds after which Postgres ends the transaction of a process that died while it held the live set. */
const ABANDONED_MS = 10_000;

/** Done; or not now, because the set is behind the live one; or never, with the code. */
export type SwitchOutcome = 'done' | 'behind' | 'SET_NOT_READY';

/**
 * Makes another set the live one with one statement. The live set applies nothing until the other one has caught up, so
 * readers never lose sight of their own writes. The switch and the readers never wait for each other.
 * @param requestId the request that this answers, if there is one
 */
export const switchTo = async (kept: DataSource, to: SetId, requestId: string | null): Promise<SwitchOutcome> => {
  const sets = (await kept.query(`SELECT version, hash, state FROM view_set`)) as ViewSet[];
  const live = sets.find(({ state }) => state === 'live')!;
  const next = sets.find(({ hash, version }) => hash === to.hash && version === to.version)?.state;
  if (next !== 'ready' && next !== 'retired') return 'SET_NOT_READY';
  try {
    return await kept.transaction(async (tx) => {
      if (!(await isReached(tx, live, to))) return 'behind';
      // a builder of a former version marks a set ready without a look at it
      const foreign = await restoreRowSecurity(tx, schemaOf(to));
      if (foreign.length > 0) return await refuseFor(tx, to, foreignTablesIn(foreign));
      await letReadersIn(tx, schemaOf(to));
      await makeLive(tx, live, to, requestId);
      return 'done';
    });
  } catch (error) {
    if (isLockTimeout(error)) return 'behind';
    throw error;
  }
};

/** The reason is shown with the set until it is switched to. */
const refuseFor = async (tx: EntityManager, { version }: SetId, reason: string): Promise<SwitchOutcome> => {
  await tx.query(`UPDATE view_set SET reason = $2 WHERE version = $1`, [version, reason]);
  return 'SET_NOT_READY';
};

/** Holds the live set at its position. @returns whether the other has caught up with it in time */
const isReached = async (tx: EntityManager, live: SetId, to: SetId): Promise<boolean> => {
  await tx.query(`SET LOCAL lock_timeout = ${HELD_MS}`);
  await tx.query(`SET LOCAL idle_in_transaction_session_timeout = ${ABANDONED_MS}`);
  await tx.query(`SELECT FROM ${schemaOf(live)}.checkpoint FOR UPDATE`);
  for (const deadline = Date.now() + HELD_MS; await isBehind(tx, live, to); await sleep(CHECK_INTERVAL_MS))
    if (Date.now() > deadline) return false;
  return true;
};

/** Whether it is behind in any of the tables that both have. */
const isBehind = async (tx: EntityManager, live: SetId, to: SetId): Promise<boolean> => {
  const [{ behind }] = (await tx.query(
    `SELECT EXISTS (SELECT FROM ${schemaOf(live)}.checkpoint one LEFT JOIN ${schemaOf(to)}.checkpoint other USING (name)
       WHERE to_regclass('${schemaOf(to)}.' || quote_ident(name)) IS NOT NULL
         AND one.position > coalesce(other.position, -1)) AS behind`,
  )) as [{ behind: boolean }];
  return behind;
};

/** Live queries start again. */
const makeLive = async (tx: EntityManager, live: SetId, to: SetId, requestId: string | null): Promise<void> => {
  await tx.query(
    `UPDATE view_set SET state = CASE version WHEN $1 THEN 'live' ELSE 'retired' END, since = now(), reason = NULL
     WHERE version IN ($1, $2)`,
    [to.version, live.version],
  );
  await tx.query(`UPDATE set_request SET "doneAt" = now(), version = $1 WHERE id = $2`, [to.version, requestId]);
  await tx.query(`SELECT pg_notify('homeward_views', '{"position":"-1","subjects":null}')`);
};
