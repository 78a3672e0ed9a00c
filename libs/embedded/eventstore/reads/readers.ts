import pg from 'pg';

/** Maximum number of connections that read. */
export const READERS = 8;

/**
 * Every read goes along an index in its order, and takes no more than a page of it. The planner does not know how far the
 * log has grown since its statistics were made: it would collect all that follows and sort it, for each page.
 */
const ALONG_AN_INDEX = '-c enable_seqscan=off -c enable_bitmapscan=off -c enable_sort=off';

export function openReaders(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: READERS,
    connectionTimeoutMillis: 10_000,
    query_timeout: 30_000,
    application_name: 'homeward-eventstore reader',
    options: ALONG_AN_INDEX,
  });
  // a broken idle connection is replaced at the next read
  pool.on('error', () => undefined);
  return pool;
}
