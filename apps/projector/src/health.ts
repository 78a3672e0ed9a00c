import pg from 'pg';
import { configurationFrom, urlsOf } from '#platform';

/** For a container: healthy when the projector has given a sign of life within a quarter of a minute. */
const client = new pg.Client({
  connectionString: urlsOf(configurationFrom(process.env)).databaseUrl,
  options: '-c homeward.part=projector',
});
await client.connect();
const { rows } = await client.query<{ alive: boolean | null }>(
  `SELECT max("seenAt") > now() - interval '15 seconds' AS alive FROM kept.checkpoint`,
);
await client.end();
process.exit(rows[0]?.alive ? 0 : 1);
