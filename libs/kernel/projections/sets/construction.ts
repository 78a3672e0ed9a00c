import type { DataSource, EntityManager } from 'typeorm';
import { restoreRowSecurity } from '../access/lifted-row-security.js';
import { schemaOf, type SetId } from './view-set.js';

/** How many statements on its filled tables run at a time; beside readers it is one. */
export const AT_A_TIME = 2;

export const isBeingBuilt = async (kept: DataSource, { hash, version }: SetId): Promise<boolean> => {
  const building = `SELECT FROM view_set WHERE version = $1 AND hash = $2 AND state = 'building'`;
  const found = (await kept.query(building, [version, hash])) as object[];
  return found.length > 0;
};

/** A set cannot be ready: row security is off, and this role does not own every table of it. */
export class RowSecurityOff extends Error {
  override readonly name = 'RowSecurityOff';
}

/**
 * Turns row security on again where another builder has lifted it since this one finished the set. That one then writes what
 * it still has in the ordinary way. To refuse instead would let the two hold each other up without end.
 * @throws RowSecurityOff
 */
export const markReady = async (tx: EntityManager, set: SetId): Promise<void> => {
  const schema = schemaOf(set);
  if (!(await restoreRowSecurity(tx, schema)))
    throw new RowSecurityOff(`The schema ${schema} has tables of another owner: remove them, and rebuild.`);
  await tx.query(
    `UPDATE view_set SET state = 'ready', reason = NULL, since = now() WHERE version = $1 AND state = 'building'`,
    [set.version],
  );
};
