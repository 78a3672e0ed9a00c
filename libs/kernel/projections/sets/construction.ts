import type { DataSource, EntityManager } from 'typeorm';
import { restoreRowSecurity, type ForeignTable } from '../access/lifted-row-security.js';
import { schemaOf, type SetId } from './view-set.js';

/** How many statements on its filled tables run at a time; beside readers it is one. */
export const AT_A_TIME = 2;

export const isBeingBuilt = async (kept: DataSource, { hash, version }: SetId): Promise<boolean> => {
  const building = `SELECT FROM view_set WHERE version = $1 AND hash = $2 AND state = 'building'`;
  const found = (await kept.query(building, [version, hash])) as object[];
  return found.length > 0;
};

/**
 * Why readers are not let into a set: somebody else has a table without row security in its schema, and only the owner of a
 * table can turn that on. It begins with a stable code for monitoring.
 */
export const foreignTablesIn = (tables: readonly ForeignTable[]): string => {
  const named = tables.map(({ path, owner }) => `${path} of ${owner}`).join(', ');
  return `FOREIGN_TABLE: Nobody may read the set while its schema has tables of another owner without row security: ${named}. Drop them, or move them to another schema.`;
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
  const foreign = await restoreRowSecurity(tx, schemaOf(set));
  if (foreign.length > 0) throw new RowSecurityOff(foreignTablesIn(foreign));
  await tx.query(
    `UPDATE view_set SET state = 'ready', reason = NULL, since = now() WHERE version = $1 AND state = 'building'`,
    [set.version],
  );
};
