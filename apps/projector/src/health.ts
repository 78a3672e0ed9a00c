import pg from 'pg';
import { configurationFrom, readSecretFiles, urlsOf } from '#platform';

/** The container's health check: healthy when the projector gave a sign of life within 15 seconds. */
const signOfLife = async (): Promise<boolean> => {
  readSecretFiles(process.env);
  const client = new pg.Client({
    connectionString: urlsOf(configurationFrom(process.env)).databaseUrl,
    options: '-c homeward.part=projector',
  });
  await client.connect();
  const { rows } = await client.query<{ alive: boolean | null }>(
    `SELECT max("seenAt") > now() - interval '15 seconds' AS alive FROM kept.checkpoint`,
  );
  return rows[0]?.alive ?? false;
};

try {
  process.exit((await signOfLife()) ? 0 : 1);
} catch (error) {
  // its tables may not exist yet, and the database may be down
  process.stderr.write(`The projector gives no sign of life: ${(error as Error).message}\n`);
  process.exit(1);
}
