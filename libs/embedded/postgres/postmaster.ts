import { readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.js';
import { DEFAULT_CLEANUP_TIMEOUTS, type CleanupTimeouts } from './timeouts.js';
import { findOrphans, findProcesses, isAlive, isInUse, signal, pollUntil, worksIn } from './server-process.js';

/** The process of a cluster's server, from its own pid file. */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
  /** Where its socket is; empty if it has none. */
  socketFolder: string;
}

const fileOf = (cluster: string) => join(cluster, 'postmaster.pid');

/** The pid file of the cluster's last server, which may no longer run. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const [pid, , , port, socketFolder = '', , , status] = readFileSync(fileOf(cluster), 'utf8').split('\n');
    return { pid: Number(pid), port: Number(port), ready: status?.trim() === 'ready', socketFolder };
  } catch {
    return undefined;
  }
}

/** The running server of an earlier start whose starter was killed. */
export function findLeftRunning(cluster: string): Postmaster | undefined {
  const found = readPostmaster(cluster);
  return found !== undefined && worksIn(realpathSync(cluster), found.pid) ? found : undefined;
}

/**
 * Cleans up after a killed server: its children may live on, and its process number may be another program's by now.
 */
export async function clearAway(cluster: string, { children }: CleanupTimeouts) {
  const real = realpathSync(cluster);
  const found = () => [...findProcesses(real), ...findOrphans(real)];
  const isClear = () => found().length === 0 || findLeftRunning(cluster) !== undefined;
  let clear = await pollUntil(isClear, children);
  for (const name of ['SIGQUIT', 'SIGKILL'] as const) {
    if (clear) break;
    for (const pid of findProcesses(real)) signal(pid, name);
    clear = await pollUntil(isClear, children);
  }
  if (!clear) {
    const rest = found().join(', ');
    throw new CannotStart(`Processes of an earlier Postgres still work in ${cluster} and do not end: ${rest}.`);
  }
  if (findLeftRunning(cluster) !== undefined) return;
  if (isMisleading(readPostmaster(cluster)?.pid)) rmSync(fileOf(cluster), { force: true });
  // it would mislead alike
  for (const name of readdirSync(cluster)) {
    if (/^\.s\.PGSQL\.\d+\.lock$/.test(name)) rmSync(join(cluster, name), { force: true });
  }
}

/** Postgres would take this number for a server: of another process, or of one that has ended and not been reaped. */
function isMisleading(pid: number | undefined): boolean {
  return pid !== undefined && (pid === 0 || Number.isNaN(pid) || (pid > 0 && isInUse(pid)));
}

/** Stops a server: gracefully, then fast, then by force. Committed data is safe in each case. */
export async function end(pid: number, isGone = () => !isAlive(pid), timeouts = DEFAULT_CLEANUP_TIMEOUTS) {
  for (const [index, name] of (['SIGINT', 'SIGQUIT', 'SIGKILL'] as const).entries()) {
    if (isGone()) return;
    signal(pid, name);
    if (await pollUntil(isGone, timeouts.end[index]!)) return;
  }
}
