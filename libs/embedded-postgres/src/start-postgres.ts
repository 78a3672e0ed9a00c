import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { findBinaries } from './binaries.js';
import { ensureCluster } from './cluster.js';
import { locate, pointerOf, type Location } from './location.js';
import { portOf, rememberPort } from './port.js';
import { end } from './postmaster.js';
import { DATABASE, type Role } from './role.js';
import { ensureRoles } from './roles.js';
import { passwordsOf, secretsOf } from './secrets.js';
import { serverOf } from './server.js';

export interface Start {
  /** The data folder: everything is in it, or named by a file in it. */
  folder: string;
  /** By default the one of the last start if it is free, else any. */
  port?: number | undefined;
  /** A database to throw away: stop removes it. */
  scratch?: boolean;
  log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  readonly folder: string;
  readonly port: number;
  readonly pid: number;
  readonly superuserUrl: string;
  urlFor(role: Role): string;
  /** Whether it already ran, left by a starter that was killed. */
  readonly adopted: boolean;
  /** Resolves when the server has ended, asked to or not. */
  readonly exited: Promise<{ asked: boolean }>;
  /** Ends the server in a fraction of a second, or by force within nine. */
  stop(): Promise<void>;
}

/**
 * A Postgres of this data folder's own. Two who start one folder share its server, and the first to stop ends it for
 * both: that only one starts is the business of whoever starts.
 */
export async function startPostgres(start: Start): Promise<EmbeddedPostgres> {
  const { scratch = false, log = () => undefined } = start;
  const folder = resolve(start.folder);
  const location = locate(folder, scratch);
  const passwords = passwordsOf(folder, location.cluster);
  const binaries = await findBinaries(folder, location.runAs);
  const isNew = await ensureCluster(location, binaries, passwords.postgres, !scratch);
  if (isNew) log(`Postgres: new database in ${location.cluster}`);
  const server = await serverOf({ folder, location, postgres: binaries.postgres, passwords, port: start.port });
  const { port, pid, adopted } = server;
  log(`Postgres: ${adopted ? 'already runs' : 'started'} on port ${port}, process ${pid}`);
  try {
    await ensureRoles(port, passwords);
    rememberPort(folder, port);
  } catch (error) {
    if (!adopted) await end(pid, server.isGone);
    throw error;
  }

  let asked = false;
  const url = (user: string, password: string) => `postgres://${user}:${password}@127.0.0.1:${port}/${DATABASE}`;
  return {
    folder,
    port,
    pid,
    superuserUrl: url('postgres', passwords.postgres),
    urlFor: (role) => url(role, passwords[role]),
    adopted,
    exited: server.gone.then(() => ({ asked })),
    stop: async () => {
      asked = true;
      await end(pid, server.isGone);
      if (scratch) remove(folder, location);
    },
  };
}

function remove(folder: string, { cluster, elsewhere }: Location) {
  const files = [elsewhere ?? cluster, pointerOf(folder), secretsOf(folder), portOf(folder)];
  for (const file of files) rmSync(file, { recursive: true, force: true });
}
