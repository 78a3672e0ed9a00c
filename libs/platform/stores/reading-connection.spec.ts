import type pg from 'pg';
import { RowSecurityDataSource } from '#kernel/projections';
import { configurationFrom } from '../configuration/configuration.js';
import { toReadingConnection } from './stores.module.js';

interface Driver {
  obtainMasterConnection(): Promise<[pg.ClientBase, () => void]>;
}

/** What a connection answers to the last of these queries, as the API opens it with this deadline. */
const answerWithin = async (deadlineMs: number, ...queries: readonly string[]): Promise<unknown[]> => {
  const configuration = configurationFrom({ HOMEWARD_DATA: '/nowhere', HOMEWARD_DEADLINE_MS: String(deadlineMs) });
  const connection = toReadingConnection({ configuration, databaseUrl: process.env.TEST_POSTGRES_URL! }, []);
  const db = new RowSecurityDataSource(connection, 'no set');
  try {
    await db.initialize();
    const [client, release] = await (db.driver as unknown as Driver).obtainMasterConnection();
    try {
      let rows: unknown[] = [];
      for (const query of queries) ({ rows } = await client.query(query));
      return rows;
    } finally {
      release();
    }
  } finally {
    if (db.isInitialized) await db.destroy();
  }
};

describe('a connection with which the API reads', () => {
  it('has the deadline of requests as the time limit of each statement', async () => {
    expect(await answerWithin(1_234, 'SHOW statement_timeout')).toEqual([{ statement_timeout: '1234ms' }]);
  });

  it('is cut by Postgres, whatever this process is doing', async () => {
    // so short only now, so that nothing but the sleep is cut
    const cut = answerWithin(30_000, 'SET statement_timeout = 50', 'SELECT pg_sleep(600)');
    await expect(cut).rejects.toMatchObject({ code: '57014' });
  });
});
