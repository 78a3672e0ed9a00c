import type { DataSource } from 'typeorm';
import { EMPTYING_LIMITS, givingWay } from './lock-timeout.js';
import { SYSTEM_SCHEMA, schemaOf, type SetId } from './view-set.js';

/** Which sets exist, the requests about them, and numbers and notices that somebody may have read already: none comes from the log. */
const NOT_FROM_THE_LOG: readonly string[] = ['view_set', 'set_request', 'released_cell', 'release_code', 'notice'];

const TABLES = `
  SELECT oid::regclass::text AS name FROM pg_class
  WHERE relkind = 'r' AND (relnamespace::regnamespace::text = ANY ($1)
    OR relnamespace::regnamespace::text = '${SYSTEM_SCHEMA}' AND NOT relname = ANY ($2))
  ORDER BY 1`;

/**
 * Empties everything that was derived from the log, in every set and in the kept schema, with the checkpoints: readers
 * begin again at the first event. One transaction, so a process that is killed here leaves nothing half done.
 */
export const emptyAll = async (kept: DataSource): Promise<void> => {
  const sets = (await kept.query(`SELECT version, hash FROM view_set`)) as SetId[];
  const schemas = sets.map(schemaOf);
  const tables = (await kept.query(TABLES, [schemas, NOT_FROM_THE_LOG])) as { name: string }[];
  await givingWay(kept, EMPTYING_LIMITS, async (tx) => {
    await tx.query(`TRUNCATE ${tables.map(({ name }) => name).join(', ')}`);
    await tx.query(
      `UPDATE view_set SET position = -1, events = 0, "resumedFrom" = -1, "resumedEvents" = 0, "resumedAt" = now()`,
    );
    await tx.query(`SELECT pg_notify('homeward_views', '{"position":"-1","subjects":null}')`);
  });
};
