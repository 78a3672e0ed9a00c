import pg from 'pg';

/** Each answer must come in this time: a Postgres that does not answer is an answer, too. */
const LIMIT_MS = 5_000;

const SESSIONS = `SELECT pid, datname, state, wait_event_type || ' ' || wait_event AS waits,
    round(extract(epoch FROM now() - state_change)) AS seconds, pg_blocking_pids(pid)::text AS blocked_by, left(query, 120) AS query
  FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND (backend_type = 'client backend' OR wait_event_type <> 'Activity')
  ORDER BY state_change`;

/** What each session of the tested Postgres waits for: of a spec that hangs, it says more than the spec's name. */
export const readWaits = async () => {
  const client = new pg.Client({
    connectionString: process.env.TEST_POSTGRES_URL,
    connectionTimeoutMillis: LIMIT_MS,
    query_timeout: LIMIT_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query(SESSIONS);
    return rows.map((row) => JSON.stringify(row)).join('\n') || 'No session waits in Postgres.';
  } catch (error) {
    return `Postgres did not say what it waits for: ${error.message}`;
  } finally {
    await client.end().catch(() => undefined);
  }
};
