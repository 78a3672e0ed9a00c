import { existsSync, readFileSync } from 'node:fs';

/** The start time of a process, if the system provides it: process ids are reused. */
export const beginOf = (pid: number): string | undefined => statOf(pid)?.begin;

/** Whether the process with this id and start time is still running. */
export const isLiving = (pid: number, begin: string | undefined): boolean => {
  if (!(pid > 0)) return false; // 0 and below are process groups
  if (!existsSync('/proc/self/stat')) return isInUse(pid);
  const stat = statOf(pid);
  // Z and X are dead and only wait for their parent, in a container for ever
  return stat !== undefined && !/[ZX]/.test(stat.state) && stat.begin === begin;
};

/** The third and the 22nd field; the second is a name in brackets and may contain any character. */
const statOf = (pid: number): { readonly state: string; readonly begin: string } | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0]!, begin: fields[19]! };
  } catch {
    return undefined;
  }
};

const isInUse = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
