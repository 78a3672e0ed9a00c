import pg from 'pg';
import { inOneCall } from './in-one-call.mjs';

/**
 * The rows that the views wrote for the last event of a record, in one transaction again: into tables without indexes,
 * with one statement for each, in one call. The views do not wait for the disk, so neither does this. Checkpoints have
 * moved on since, and are left out.
 */
export const openSameRows = async (house, survivorId) => {
  const { query } = house;
  const schema = await house.setSchema('live');
  const tables = await query(`SELECT tablename FROM pg_tables WHERE schemaname = $1 AND tablename <> 'checkpoint'`, [
    schema,
  ]);
  const [{ written }] = await query(`SELECT xmin::text AS written FROM ${schema}.overview WHERE "survivorId" = $1`, [
    survivorId,
  ]);
  await query('DROP SCHEMA IF EXISTS bench CASCADE');
  await query('CREATE SCHEMA bench');
  const statements = [];
  let rows = 0;
  for (const { tablename: table } of tables) {
    const [{ found, count }] = await query(
      `SELECT jsonb_agg(to_jsonb(it)) AS found, count(*)::int AS count FROM ${schema}."${table}" it
       WHERE xmin::text = $1`,
      [written],
    );
    if (count === 0) continue;
    rows += count;
    await query(`CREATE TABLE bench."${table}" (LIKE ${schema}."${table}")`);
    const text = `INSERT INTO bench."${table}" SELECT * FROM jsonb_populate_recordset(NULL::bench."${table}", $1)`;
    statements.push({ name: `into ${table}`, text, values: [JSON.stringify(found)] });
  }
  const client = new pg.Client({ connectionString: house.databaseUrl('postgres'), pipeline: true });
  await client.connect();
  await client.query('SET synchronous_commit = off');
  return {
    about: `${rows} rows in ${statements.length} tables`,
    once: () => inOneCall(client, ['BEGIN', ...statements, 'COMMIT']),
    close: async () => {
      await client.end();
      await query('DROP SCHEMA bench CASCADE');
    },
  };
};
