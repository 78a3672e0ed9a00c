import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './private-file.js';

/** Whether a process runs, and is not only waiting to be reaped (in a container, for ever). */
export function isAlive(pid: number): boolean {
  if (!isInUse(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Whether the system has a process of this number, alive or not reaped yet. */
export function isInUse(pid: number): boolean {
  // 0 and below are process groups
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Whether a process is a Postgres in this cluster: its number alone may belong to another program by now. */
export function worksIn(cluster: string, pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  try {
    if (process.platform === 'linux') return isPostgres(pid) && readlinkSync(`/proc/${pid}/cwd`) === cluster;
    return commandOf(pid).includes(`-D ${cluster}`);
  } catch (error) {
    return codeOf(error) === 'EACCES' && wasStartedIn(cluster, pid);
  }
}

/**
 * Root in a container may not look into another user's process (CAP_SYS_PTRACE), but everybody sees what the server was
 * started as. Not so its children, which call themselves otherwise.
 */
function wasStartedIn(cluster: string, pid: number): boolean {
  try {
    const [program = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const folder = args[args.indexOf('-D') + 1] ?? '';
    const isOwners = statSync(`/proc/${pid}`).uid === statSync(cluster).uid;
    return isOwners && program.endsWith('/postgres') && args.includes('-D') && realpathSync(folder) === cluster;
  } catch {
    return false;
  }
}

/**
 * Whether a process is a child of a killed server, of this owner, which may not be looked into: perhaps it works in this
 * cluster. A server that runs has its own children.
 */
function isOrphan(cluster: string, pid: number): boolean {
  try {
    if (!isAlive(pid) || !commandOf(pid).startsWith('postgres: ')) return false;
    if (statSync(`/proc/${pid}`).uid !== statSync(cluster).uid) return false;
    const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    const [program = ''] = readFileSync(`/proc/${parent}/cmdline`, 'utf8').split('\0');
    return !/(^|\/)postgres$/.test(program) && !mayLookInto(pid);
  } catch {
    return false;
  }
}

function mayLookInto(pid: number): boolean {
  try {
    readlinkSync(`/proc/${pid}/cwd`);
    return true;
  } catch (error) {
    return codeOf(error) !== 'EACCES';
  }
}

/** What a process was started as; empty if it has ended. */
export function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-ww', '-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** A program that npm replaced while it ran shows as deleted. */
const isPostgres = (pid: number) => /\/postgres( \(deleted\))?$/.test(readlinkSync(`/proc/${pid}/exe`));

/** Every Postgres process in this cluster, if the system can tell. */
export function findProcesses(cluster: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && worksIn(cluster, pid));
}

/** Children of killed servers that may work in this cluster or in another one: they end by themselves. */
export function findOrphans(cluster: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && isOrphan(cluster, pid));
}

const POLL_INTERVAL_MS = 20;

export async function pollUntil(condition: () => boolean, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (!condition()) {
    if (performance.now() > deadline) return false;
    await sleep(POLL_INTERVAL_MS);
  }
  return true;
}

export function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}
