import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const MIB = 1_024;

const kilobytes = (file, name) => {
  try {
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(file, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0; // it has ended
  }
};

/** What a process has in memory now, and had at most, in MiB. */
export const residentOf = (pid) => ({
  now: Math.round(kilobytes(`/proc/${pid}/status`, 'VmRSS') / MIB),
  most: Math.round(kilobytes(`/proc/${pid}/status`, 'VmHWM') / MIB),
});

const childrenOf = (parent) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => kilobytes(`/proc/${pid}/status`, 'PPid') === Number(parent));

/** Counts the share of each Postgres process, so that common buffers count once. */
const sharesOf = (postmaster) => {
  const pids = [postmaster, ...childrenOf(postmaster)];
  const sum = pids.reduce((total, pid) => total + kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss'), 0);
  return { now: Math.round(sum / MIB), processes: pids.length };
};

/** The memory of each process of a running service. */
export const memory = ({ data }) => {
  const { pid, children } = JSON.parse(readFileSync(join(data, 'homeward.json'), 'utf8'));
  const [postmaster] = readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n');
  const own = Object.fromEntries(Object.entries(children).map(([name, one]) => [name, residentOf(one)]));
  return { ...own, supervisor: residentOf(pid), postgres: sharesOf(postmaster) };
};

const SCHEMAS = `SELECT nspname AS name, sum(pg_total_relation_size(c.oid))::bigint::text AS bytes
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE relkind = 'r' AND nspname NOT LIKE 'pg_%' AND nspname <> 'information_schema' GROUP BY 1`;
const LOG = `SELECT count(*)::int AS events, count(DISTINCT stream)::int AS streams,
  avg(length(data) + length(metadata))::float AS bytes FROM eventstore.events`;

/** The bytes on disk by schema of the database, and of the write-ahead log. */
export const disk = async ({ query }) => {
  const schemas = Object.fromEntries((await query(SCHEMAS)).map(({ name, bytes }) => [name, Number(bytes)]));
  const [log] = await query(LOG);
  const [{ wal }] = await query('SELECT sum(size)::bigint::text AS wal FROM pg_ls_waldir()');
  return { schemas, log, wal: Number(wal) };
};
