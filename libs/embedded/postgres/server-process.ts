import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './kept-file.js';

/** Whether a process is there and not only waiting for a parent to notice that it has gone (in a container, for ever). */
export function isAlive(pid: number): boolean {
  if (!isTaken(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Whether the system knows a process of this number, dead or alive. */
export function isTaken(pid: number): boolean {
  // 0 and below are groups of processes
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Whether a process is a Postgres that works in this cluster: a number alone may long be somebody else's. */
export function worksIn(cluster: string, pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  try {
    if (process.platform === 'linux') return isPostgres(pid) && readlinkSync(`/proc/${pid}/cwd`) === cluster;
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).includes(`-D ${cluster}`);
  } catch {
    return false;
  }
}

/** A program replaced by npm while it ran shows as deleted. */
const isPostgres = (pid: number) => /\/postgres( \(deleted\))?$/.test(readlinkSync(`/proc/${pid}/exe`));

/** Every Postgres process in this cluster, where the system can tell. */
export function allIn(cluster: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && worksIn(cluster, pid));
}

export async function until(condition: () => boolean, milliseconds: number, every = 20): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (!condition()) {
    if (performance.now() > deadline) return false;
    await sleep(every);
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
