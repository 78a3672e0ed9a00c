import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Of Linux, in which the kernel tells the time that processes used. */
const TICKS_PER_SECOND = 100;

const statOf = (pid) => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, parent, , , , , , , , , , user, system, waited, waitedSystem] = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { parent, own: (user + system) / TICKS_PER_SECOND, ended: (waited + waitedSystem) / TICKS_PER_SECOND };
  } catch {
    return undefined; // it has ended
  }
};

/** Between two looks. */
export const between = (before, after) =>
  Object.fromEntries(Object.entries(after).map(([who, seconds]) => [who, seconds - before[who]]));

const ofChildren = (pid) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((stat) => stat?.parent === Number(pid))
    .reduce((sum, { own }) => sum + own, 0);

/** Seconds of a processor that a process has used; with `all`, those of its children too, also of those that have ended. */
export const used = (pid, all = false) => {
  const stat = statOf(pid);
  if (!stat) return 0;
  return all ? stat.own + stat.ended + ofChildren(pid) : stat.own;
};

/** Of what a house has running, but for whoever builds and whoever follows. */
export const usedBy = ({ data }) => {
  const { children } = JSON.parse(readFileSync(join(data, 'homeward.json'), 'utf8'));
  const [postgres] = readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n');
  return { API: used(children.api), 'event store': used(children.eventstore), Postgres: used(postgres, true) };
};
