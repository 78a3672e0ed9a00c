import pg from 'pg';

interface ClientLogin {
  port: number;
  user: string;
  password: string;
  database: string;
  connectionTimeoutMillis?: number;
}

/** One connection, for as long as it is used. */
export async function withClient<Result>(
  login: ClientLogin,
  use: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ host: '127.0.0.1', connectionTimeoutMillis: 5_000, ssl: false, ...login });
  // if the server dies, the query fails; this event without a listener would end the process
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
