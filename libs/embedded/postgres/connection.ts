import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { clusterOf } from './location.js';
import { findLeftRunning, readPostmaster } from './postmaster.js';
import { DATABASE, type DatabaseRole } from './role.js';
import { passwordsOf, secretsOf } from './secrets.js';

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

/** The shortest limit of a system: that of macOS. */
const PATH_MAX_BYTES = 103;

const socketOf = (cluster: string, port: number) => join(cluster, `.s.PGSQL.${port}`);

/**
 * Where the server listens besides its port: in the cluster, which is closed to other users. A message through a socket in
 * the file system takes both sides less of the processor. Undefined where there is none: the port is enough.
 */
export const socketFolderOf = (cluster: string, port: number): string | undefined =>
  process.platform !== 'win32' && Buffer.byteLength(socketOf(cluster, port)) <= PATH_MAX_BYTES ? cluster : undefined;

/**
 * Leads the URL of the running server to its socket. A server of a former version has none, though a killed one may have
 * left its own: only the server itself says where it listens.
 */
export const throughSocket = (cluster: string): string => {
  const folder = readPostmaster(cluster)?.socketFolder;
  return folder ? `?host=${encodeURIComponent(folder)}` : '';
};

/**
 * The URL of a role at the server that another process runs in a data folder; undefined if none does. Only a server that
 * runs holds its port: once it has ended, any account of the machine may listen there and ask for the password.
 */
export function urlIn(data: string, role: DatabaseRole): string | undefined {
  const folder = resolve(data);
  const cluster = clusterOf(folder);
  if (!existsSync(cluster) || !existsSync(secretsOf(folder))) return undefined;
  const running = findLeftRunning(cluster);
  if (running === undefined) return undefined;
  const password = passwordsOf(folder, cluster)[role];
  return `postgres://${role}:${password}@127.0.0.1:${running.port}/${DATABASE}${throughSocket(cluster)}`;
}
