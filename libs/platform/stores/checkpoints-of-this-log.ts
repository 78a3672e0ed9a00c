import pg from 'pg';
import type { EventStore } from '#kernel/event-store';
import { eventOf, type CheckpointRow } from '#kernel/projections';

/** As whoever may read the names; a version before 0.7.0 has noted no events. */
const CHECKPOINTS = `
  SELECT name, position, origin, "recordedAt", to_jsonb(it) ->> 'eventId' AS "eventId", to_jsonb(it) ->> 'hash' AS hash
  FROM views.checkpoint it ORDER BY name`;

const MAY_READ = `
  SELECT to_regclass('views.checkpoint') IS NOT NULL AND has_schema_privilege('views', 'USAGE')
    AND has_table_privilege('views.checkpoint', 'SELECT') AS may`;

/**
 * Before a process serves anything: the views that are read, the indexes and the policies stand on this log.
 * @throws LogMismatch, StoreUnavailable
 */
export const assertCheckpointsOfThisLog = async (
  databaseUrl: string,
  { store, origin }: { readonly store: Pick<EventStore, 'at'>; readonly origin: string },
): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ may: boolean | null }>(MAY_READ).catch(() => ({ rows: [] }));
    if (!rows[0]?.may) return; // nobody has made them yet
    const checkpoints = (await client.query<CheckpointRow>(CHECKPOINTS)).rows;
    const log = { origin, at: (position: bigint) => store.at(position) };
    const looked = new Set<string>();
    for (const row of checkpoints) {
      const place = [row.origin, row.position, row.eventId].join(' ');
      if (!looked.has(place)) await eventOf(row, log);
      looked.add(place);
    }
  } finally {
    await client.end();
  }
};
