import pg from 'pg';
import { goAlongIndexes } from '../along-indexes.js';

/** Maximum number of connections that read. */
export const READERS = 8;

export function openReaders(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: READERS,
    connectionTimeoutMillis: 10_000,
    query_timeout: 30_000,
    application_name: 'homeward-eventstore reader',
    // not in `options`: those of the URL would replace them, and a pooler may refuse them
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it, although its type says void
    onConnect: goAlongIndexes,
  });
  // a broken idle connection is replaced at the next read
  pool.on('error', () => undefined);
  return pool;
}
