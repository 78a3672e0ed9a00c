import { readFileSync, statfsSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';

const SETTINGS = ['fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method', 'shared_buffers'];

/** The version, the machine, its load, and the durability settings of Postgres: without them a number means nothing. */
export const machine = async (query) => {
  const settings = await query(
    `SELECT name, setting || coalesce(unit, '') AS value FROM pg_settings WHERE name = ANY ($1)`,
    [SETTINGS],
  );
  return {
    version: JSON.parse(readFileSync('package.json', 'utf8')).version,
    at: new Date().toISOString(),
    processors: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    load: loadavg().map((one) => Number(one.toFixed(2))),
    disk: `${tmpdir()} on type ${statfsSync(tmpdir()).type.toString(16)}`,
    system: readFileSync('/proc/version', 'utf8').split(' ').slice(0, 3).join(' '),
    node: process.version,
    postgres: Object.fromEntries(settings.map(({ name, value }) => [name, value])),
  };
};
