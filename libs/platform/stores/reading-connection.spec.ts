import type pg from 'pg';
import { RowSecurityDataSource } from '#kernel/projections';
import { configurationFrom } from '../configuration/configuration.js';
import { toReadingConnection } from './stores.module.js';

interface Driver {
  obtainMasterConnection(): Promise<[pg.ClientBase, () => void]>;
}

/** What a connection answers to a query, as the API opens it with this deadline. */
const answerWithin = async (deadlineMs: number, query: string): Promise<unknown[]> => {
  const configuration = configurationFrom({ HOMEWARD_DATA: '/nowhere', HOMEWARD_DEADLINE_MS: String(deadlineMs) });
  const connection = toReadingConnection({ configuration, databaseUrl: process.env.TEST_POSTGRES_URL! }, []);
  const db = await new RowSecurityDataSource(connection, 'no set').initialize();
  try {
    const [client, release] = await (db.driver as unknown as Driver).obtainMasterConnection();
    return await client
      .query(query)
      .then(({ rows }) => rows as unknown[])
      .finally(release);
  } finally {
    await db.destroy();
  }
};

describe('a connection with which the API reads', () => {
  it('has the deadline of requests as the time limit of each statement', async () => {
    expect(await answerWithin(1_234, 'SHOW statement_timeout')).toEqual([{ statement_timeout: '1234ms' }]);
  });

  it('is cut by Postgres, whatever this process is doing', async () => {
    await expect(answerWithin(50, 'SELECT pg_sleep(600)')).rejects.toMatchObject({ code: '57014' });
  });
});
