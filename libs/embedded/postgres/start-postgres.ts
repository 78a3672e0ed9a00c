import { resolve } from 'node:path';
import { findBinaries } from './binaries.js';
import { CannotStart } from './cannot-start.js';
import { ensureCluster } from './cluster.js';
import { throughSocket } from './connection.js';
import { codeOf } from './private-file.js';
import { locate, type Location } from './location.js';
import { DEFAULT_CLEANUP_TIMEOUTS, type CleanupTimeouts } from './timeouts.js';
import { refuseNoPort, rememberPort } from './port.js';
import { end, findLeftRunning } from './postmaster.js';
import { DATABASE, type DatabaseRole } from './role.js';
import { ensureRoles } from './roles.js';
import { passwordsOf } from './secrets.js';
import { serverOf } from './server.js';
import {
  cutFormerTether,
  isEmpty,
  isTemporary,
  markPermanent,
  markTemporary,
  requireTemporary,
  removeTemporary,
  tether,
} from './temporary.js';

export interface Start {
  /** The data folder: everything is in it, or named by a file in it. */
  folder: string;
  /** By default the one of the last start if it is free, otherwise any. */
  port?: number | undefined;
  /**
   * A temporary database: stopping removes it, and it does not outlive the process that started it. A later start without
   * this keeps it.
   */
  scratch?: boolean;
  log?: (line: string) => void;
  timeouts?: CleanupTimeouts;
}

export interface EmbeddedPostgres {
  readonly folder: string;
  readonly port: number;
  readonly pid: number;
  readonly superuserUrl: string;
  urlFor(role: DatabaseRole): string;
  /** Whether it already ran, because its starter was killed. */
  readonly adopted: boolean;
  /** Resolves when the server has ended, whether we stopped it or not. */
  readonly exited: Promise<{ asked: boolean }>;
  /** Stops the server in a fraction of a second, or by force within nine. */
  stop(): Promise<void>;
}

/**
 * The Postgres of this data folder. Two processes that start in one folder share its server, and the first to stop ends
 * it for both: the caller must make sure that only one starts.
 */
export async function startPostgres(start: Start): Promise<EmbeddedPostgres> {
  const folder = resolve(start.folder);
  try {
    return await startInFolder(folder, start);
  } catch (error) {
    if (!FAULTS_OF_THE_PLACE.has(codeOf(error) ?? '')) throw error;
    throw new CannotStart(`Postgres cannot work in ${folder}: ${(error as Error).message}.`, { cause: error });
  }
}

const FAULTS_OF_THE_PLACE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ELOOP', 'ENAMETOOLONG', 'EIO']);

async function startInFolder(folder: string, start: Start): Promise<EmbeddedPostgres> {
  refuseNoPort(start.port);
  const { scratch = false } = start;
  await cutFormerTether(folder);
  if (scratch) requireTemporary(folder);
  const location = locate(folder, scratch);
  const place = placeOf(location);
  // a temporary database is started again when its server has died: what is in it was not made by this call
  const isNew = isEmpty(location.cluster);
  try {
    if (scratch) markTemporary(folder, place);
    else markPermanent(folder);
    return await startAt(location, folder, start);
  } catch (error) {
    if (scratch && isNew && findLeftRunning(location.cluster) === undefined) removeTemporary(folder, place);
    throw error;
  }
}

const placeOf = ({ cluster, elsewhere }: Location) => elsewhere ?? cluster;

async function startAt(
  location: Location,
  folder: string,
  { port: asked, scratch = false, log = () => undefined, timeouts = DEFAULT_CLEANUP_TIMEOUTS }: Start,
): Promise<EmbeddedPostgres> {
  const passwords = passwordsOf(folder, location.cluster);
  const binaries = await findBinaries(folder, location.runAs);
  const isNew = await ensureCluster(location, binaries, passwords.postgres, !scratch);
  if (isNew) log(`Postgres: new database in ${location.cluster}`);
  const server = await serverOf({ folder, location, postgres: binaries.postgres, passwords, port: asked, timeouts });
  const { port, pid, adopted } = server;
  log(`Postgres: ${adopted ? 'already runs' : 'started'} on port ${port}, process ${pid}`);
  try {
    await ensureRoles(port, passwords);
    rememberPort(folder, port);
  } catch (error) {
    if (!adopted) await end(pid, server.isGone);
    throw error;
  }

  const ties = scratch ? tether(pid, placeOf(location), folder) : undefined;
  void server.gone.then(() => ties?.cut());
  let wasAsked = false;
  const through = throughSocket(location.cluster);
  const url = (user: string, password: string) =>
    `postgres://${user}:${password}@127.0.0.1:${port}/${DATABASE}${through}`;
  return {
    folder,
    port,
    pid,
    superuserUrl: url('postgres', passwords.postgres),
    urlFor: (role) => url(role, passwords[role]),
    adopted,
    exited: server.gone.then(() => ({ asked: wasAsked })),
    stop: async () => {
      wasAsked = true;
      await end(pid, server.isGone);
      ties?.cut();
      if (scratch && isTemporary(folder, placeOf(location))) removeTemporary(folder, placeOf(location));
    },
  };
}
