import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The clock ticks in which Linux reports processor time. */
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

/** The difference of two measurements. */
export const between = (before, after) =>
  Object.fromEntries(Object.entries(after).map(([who, seconds]) => [who, seconds - before[who]]));

const ofChildren = (pid) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((stat) => stat?.parent === Number(pid))
    .reduce((sum, { own }) => sum + own, 0);

/** The processor seconds that a process has used; with `all`, including its running and ended children. */
export const used = (pid, all = false) => {
  const stat = statOf(pid);
  if (!stat) return 0;
  return all ? stat.own + stat.ended + ofChildren(pid) : stat.own;
};

/** The processor seconds of the API, the event store and Postgres, without projector and builder. */
export const usedBy = ({ data }) => {
  const { children } = JSON.parse(readFileSync(join(data, 'homeward.json'), 'utf8'));
  const [postgres] = readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n');
  return { API: used(children.api), 'event store': used(children.eventstore), Postgres: used(postgres, true) };
};
