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
export const readProcessorSeconds = ({ data }) => {
  const { children } = JSON.parse(readFileSync(join(data, 'homeward.json'), 'utf8'));
  const [postgres] = readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n');
  return { API: used(children.api), 'event store': used(children.eventstore), Postgres: used(postgres, true) };
};

const readOr = (path, otherwise) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise; // it has ended
  }
};

const threadsOf = (pid) => {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
};

/** The microseconds of the processors that a process has used, exactly, while Linux reports whole ticks otherwise. */
export const costOfProcess = (pid) =>
  threadsOf(pid).reduce(
    (sum, thread) => sum + Number.parseInt(readOr(`/proc/${pid}/task/${thread}/schedstat`, '0')),
    0,
  ) / 1_000;

const childrenOf = (parent) =>
  readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && statOf(pid)?.parent === Number(parent));

/** The same of a Postgres with its sessions. */
export const costOfServer = (pid) => [pid, ...childrenOf(pid)].reduce((sum, one) => sum + costOfProcess(one), 0);

/** Who the process works for, read from its title: the role of a session, or the server itself. */
const sessionOf = (pid) => /^postgres: (\w+) homeward /.exec(readOr(`/proc/${pid}/cmdline`, ''))?.[1] ?? 'itself';

/** The microseconds of each process of a service so far: Postgres by the role of its sessions. */
export const costOf = ({ data, process: supervisor }) => {
  const { children } = JSON.parse(readFileSync(join(data, 'homeward.json'), 'utf8'));
  const [postgres] = readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n');
  const used = {
    client: process.cpuUsage().user + process.cpuUsage().system,
    API: costOfProcess(children.api),
    projector: costOfProcess(children.projector),
    'event store': costOfProcess(children.eventstore),
    supervisor: costOfProcess(supervisor.pid),
  };
  for (const pid of childrenOf(postgres)) {
    const who = `Postgres: ${sessionOf(pid)}`;
    used[who] = (used[who] ?? 0) + costOfProcess(pid);
  }
  return used;
};
