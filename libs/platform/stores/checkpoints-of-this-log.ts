import pg from 'pg';
import type { EventStore } from '#kernel/event-store';
import { checkpointEvent, placeKeyOf, type CheckpointRow } from '#kernel/projections';

/** The schema of the live set; version 0.8 stored no hash. */
const LIVE = `SELECT concat_ws('_', 'views', to_jsonb(it) ->> 'hash', version) AS schema FROM kept.view_set it WHERE state = 'live'`;

/** The checkpoints that this role may read. */
const TABLES = `
  SELECT format('%I.checkpoint', nspname) AS name FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
  WHERE relname = 'checkpoint' AND nspname IN ('kept', $1)
    AND has_schema_privilege(relnamespace, 'USAGE') AND has_table_privilege(pg_class.oid, 'SELECT')`;

/** Versions before 0.7.0 stored no events. */
const checkpointsIn = (table: string): string =>
  `SELECT name, position, origin, "recordedAt", to_jsonb(it) ->> 'eventId' AS "eventId", to_jsonb(it) ->> 'hash' AS hash
   FROM ${table} it ORDER BY name`;

/** What Postgres says while no projector has made its tables: they are absent, or this role may not read them yet. */
const NOT_YET: ReadonlySet<string | undefined> = new Set(['42P01', '3F000', '42501']);

const liveSchema = async (client: pg.Client): Promise<string | undefined> => {
  try {
    return (await client.query<{ schema: string }>(LIVE)).rows[0]?.schema;
  } catch (error) {
    if (error instanceof pg.DatabaseError && NOT_YET.has(error.code)) return undefined;
    throw error;
  }
};

/**
 * Before a process serves anything: live views, indexes and policies must be of this log.
 * @throws LogMismatch, StoreUnavailable
 */
export const assertCheckpointsOfThisLog = async (
  databaseUrl: string,
  { store, origin }: { readonly store: Pick<EventStore, 'at'>; readonly origin: string },
): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const live = await liveSchema(client);
    if (live === undefined) return; // there are no views yet
    const tables = (await client.query<{ name: string }>(TABLES, [live])).rows;
    const checkpoints: CheckpointRow[] = [];
    for (const { name } of tables) checkpoints.push(...(await client.query<CheckpointRow>(checkpointsIn(name))).rows);
    const log = { origin, at: (position: bigint) => store.at(position) };
    const looked = new Set<string>();
    for (const row of checkpoints) {
      const place = placeKeyOf(row);
      if (!looked.has(place)) await checkpointEvent(row, log);
      looked.add(place);
    }
  } finally {
    await client.end();
  }
};
