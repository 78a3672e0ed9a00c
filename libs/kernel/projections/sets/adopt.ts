import type { DataSource } from 'typeorm';
import { SYSTEM_SCHEMA, VIEW_SCHEMA, schemaOf } from './view-set.js';

/** Tables that exist both in each set and in the kept schema. */
const OF_BOTH: ReadonlySet<string> = new Set(['checkpoint', 'parked']);

/**
 * Turns the tables of a version without sets into the first set, with all their rows. One transaction, so a process that
 * is killed here leaves nothing half done.
 * @param kept the tables that belong to no set; the present ones have no kept table yet
 */
export const adoptTables = async (db: DataSource, kept: readonly string[]): Promise<void> => {
  const [sets] = (await db.query(`SELECT FROM ${SYSTEM_SCHEMA}.view_set LIMIT 1`)) as object[];
  if (sets) return;
  const found: { name: string }[] = await db.query(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = '${VIEW_SCHEMA}'::regnamespace`,
  );
  if (found.length === 0) return;
  const first = schemaOf(1);
  const names = found.map(({ name }) => name);
  const aside = names.filter((name) => kept.includes(name) && !OF_BOTH.has(name));
  const inSet = names.filter((name) => !aside.includes(name) && name !== 'migrations');
  await db.transaction(async (tx) => {
    await tx.query(`CREATE SCHEMA IF NOT EXISTS ${first}`);
    // a migration row derived from the class alone need not be kept
    await tx.query(`DROP TABLE IF EXISTS ${VIEW_SCHEMA}.migrations`);
    for (const name of inSet) await tx.query(`ALTER TABLE ${VIEW_SCHEMA}."${name}" SET SCHEMA ${first}`);
    for (const name of aside) {
      await tx.query(`DROP TABLE IF EXISTS ${SYSTEM_SCHEMA}."${name}"`);
      await tx.query(`ALTER TABLE ${VIEW_SCHEMA}."${name}" SET SCHEMA ${SYSTEM_SCHEMA}`);
    }
    // without the table of parked streams, all other tables would be rebuilt
    if (!names.includes('parked'))
      await tx.query(`CREATE TABLE ${first}.parked (LIKE ${SYSTEM_SCHEMA}.parked INCLUDING ALL)`);
    if (!names.includes('checkpoint')) return;
    const theirs = `name LIKE 'policy:%' OR name = ANY ($1)`;
    await tx.query(
      `INSERT INTO ${SYSTEM_SCHEMA}.checkpoint (name, position, origin, "recordedAt", reason, "seenAt")
       SELECT name, position, origin, "recordedAt", reason, "seenAt" FROM ${first}.checkpoint WHERE ${theirs}
       ON CONFLICT DO NOTHING`,
      [aside],
    );
    await tx.query(`DELETE FROM ${first}.checkpoint WHERE ${theirs}`, [aside]);
  });
};
