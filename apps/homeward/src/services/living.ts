import { existsSync, readFileSync } from 'node:fs';

/** When a process began, where the system tells: its number alone may be another's by now. */
export const beginOf = (pid: number): string | undefined => statOf(pid)?.begin;

/** Whether a process lives that is the same as the one of that number which began then. */
export const isLiving = (pid: number, begin: string | undefined): boolean => {
  if (!(pid > 0)) return false; // 0 and below are groups of processes
  if (!existsSync('/proc/self/stat')) return isTaken(pid);
  const stat = statOf(pid);
  // Z and X wait only for a parent to notice that they have gone (in a container, for ever)
  return stat !== undefined && !/[ZX]/.test(stat.state) && stat.begin === begin;
};

/** The third and the twenty-second field; the second, a name in brackets, may hold anything. */
const statOf = (pid: number): { readonly state: string; readonly begin: string } | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0]!, begin: fields[19]! };
  } catch {
    return undefined;
  }
};

const isTaken = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
