import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { KeyDatabase } from '../key-database.js';
import type { KeyWrapper } from '../wrapping/key-wrapper.js';
import { PostgresKeyStore } from '../postgres.key-store.js';

interface KeyRow {
  readonly wrapped: Buffer | null;
  readonly made_at: Date | null;
  readonly destroyed_at: Date | null;
}

/** A schema of its own for one spec, and the processes that use it. */
export const freshKeys = async (url = process.env.TEST_POSTGRES_URL!) => {
  const schema = `keys_${randomUUID().replaceAll('-', '')}`;
  const open: { onApplicationShutdown(): Promise<void> }[] = [];
  const database = async (): Promise<KeyDatabase> => {
    const opened = await KeyDatabase.open(url, schema);
    open.push(opened);
    return opened;
  };
  return {
    schema,
    database,
    /** The key store of one process. */
    store: async (wrapper: KeyWrapper, options?: Parameters<typeof PostgresKeyStore.over>[2]) => {
      const store = await PostgresKeyStore.over(await database(), wrapper, options);
      open.push(store);
      return store;
    },
    rowsOf: async (subject: string) =>
      (await database()).query<KeyRow>('SELECT * FROM data_key WHERE subject = $1', [subject]),
    drop: async () => {
      for (const each of open.toReversed()) await each.onApplicationShutdown();
      const client = new pg.Client(url);
      await client.connect();
      await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
      await client.end();
    },
  };
};
