import { existsSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { clusterOf } from './location.js';
import { findLeftRunning, readPostmaster, type Postmaster } from './postmaster.js';
import { DATABASE, type DatabaseRole } from './role.js';
import { passwordsOf, secretsOf } from './secrets.js';
import { isAlive } from './server-process.js';

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
 * Whether the server listens in its own cluster, closed to other users: then nobody else answers there, whatever the
 * process is. Root in a container without CAP_SYS_PTRACE cannot see what program a process of another user runs.
 */
const listensInside = (cluster: string, { pid, socketFolder }: Postmaster): boolean => {
  try {
    const isInside = socketFolder !== '' && realpathSync(socketFolder) === realpathSync(cluster);
    return isInside && (statSync(cluster).mode & 0o077) === 0 && isAlive(pid);
  } catch {
    return false;
  }
};

const runningIn = (cluster: string): Postmaster | undefined => {
  const found = readPostmaster(cluster);
  return found && listensInside(cluster, found) ? found : findLeftRunning(cluster);
};

/** Whether a data folder has a database of its own, which may not run. */
export const hasDatabase = (data: string): boolean => existsSync(clusterOf(resolve(data)));

/**
 * The URL of a role at the server that another process runs in a data folder; undefined if none does. Only a server that
 * runs holds its port: once it has ended, any account of the machine may listen there and ask for the password.
 */
export function urlIn(data: string, role: DatabaseRole): string | undefined {
  const folder = resolve(data);
  const cluster = clusterOf(folder);
  if (!existsSync(cluster) || !existsSync(secretsOf(folder))) return undefined;
  const running = runningIn(cluster);
  if (running === undefined) return undefined;
  const password = passwordsOf(folder, cluster)[role];
  return `postgres://${role}:${password}@127.0.0.1:${running.port}/${DATABASE}${throughSocket(cluster)}`;
}
