import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../../libs/embedded/eventstore/testing/free-port.js';
import { throughSocket } from '../../libs/embedded/postgres/connection.js';
import type { CleanupTimeouts } from '../../libs/embedded/postgres/timeouts.js';
import { removeFolder } from '../../libs/embedded/postgres/remove-folder.js';
import { readPostmaster } from '../../libs/embedded/postgres/postmaster.js';
import { isAlive, pollUntil } from '../../libs/embedded/postgres/server-process.js';
import { startPostgres, type EmbeddedPostgres } from '../../libs/embedded/postgres/start-postgres.js';
import { copyCluster, discardStarter, folderFor, query, starterIn } from '../../libs/embedded/postgres/testing.js';

async function killed(child: ChildProcess) {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** A frozen process is as frozen after half a second as after five. */
const SHORT_TIMEOUTS: CleanupTimeouts = { answer: 500, children: 500, end: [500, 500, 2_000] };
/** Milliseconds for a test with a frozen or spinning process, while others need the processor too. */
const BUSY_TIMEOUT_MS = 90_000;

describe('the embedded Postgres after a kill -9', () => {
  let folder: string;
  let cluster: string;
  let running: EmbeddedPostgres[] = [];

  const start = async (timeouts?: CleanupTimeouts) => {
    const postgres = await startPostgres({ folder, ...(timeouts && { timeouts }) });
    running.push(postgres);
    return postgres;
  };

  afterAll(() => discardStarter());
  beforeEach(() => {
    folder = folderFor();
    cluster = join(folder, 'postgres');
  });
  afterEach(async () => {
    for (const postgres of running) await postgres.stop();
    running = [];
    removeFolder(folder);
  });

  it('of the server reports it, and starts again with the committed data', async () => {
    await copyCluster(folder);
    const first = await start();
    await query(first.urlFor('homeward'), 'CREATE TABLE kept AS SELECT 42 AS answer');
    process.kill(first.pid, 'SIGKILL');
    expect(await first.exited).toEqual({ asked: false });
    const second = await start();
    expect(second).toMatchObject({ adopted: false, port: first.port });
    expect(await query(second.urlFor('homeward'), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('of its starter is adopted, watched and stopped like one of our own', async () => {
    await copyCluster(folder);
    await killed(await starterIn(folder));
    const left = readPostmaster(cluster)?.pid ?? 0;
    expect(isAlive(left)).toBe(true);
    const adopted = await start();
    expect(adopted).toMatchObject({ adopted: true, pid: left });
    expect(await query(adopted.urlFor('homeward'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await adopted.stop();
    expect(await adopted.exited).toEqual({ asked: true });
    expect(isAlive(left)).toBe(false);
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false);
    expect((await start()).adopted).toBe(false);
  });

  it('of an adopted server reports it', async () => {
    await copyCluster(folder);
    await killed(await starterIn(folder));
    const adopted = await start();
    process.kill(adopted.pid, 'SIGKILL');
    expect(await adopted.exited).toEqual({ asked: false });
    expect((await start()).adopted).toBe(false);
  });

  it('of its starter is restarted on the requested port', async () => {
    await copyCluster(folder);
    await killed(await starterIn(folder));
    const left = readPostmaster(cluster)?.pid ?? 0;
    const port = await freePort();
    const other = await startPostgres({ folder, port });
    running.push(other);
    expect(other).toMatchObject({ adopted: false, port });
    expect(isAlive(left)).toBe(false);
  });

  it(
    'of its starter replaces a frozen server',
    async () => {
      await copyCluster(folder);
      await killed(await starterIn(folder));
      const left = readPostmaster(cluster)?.pid ?? 0;
      process.kill(left, 'SIGSTOP');
      const second = await start(SHORT_TIMEOUTS);
      expect(second.adopted).toBe(false);
      expect(isAlive(left)).toBe(false);
    },
    BUSY_TIMEOUT_MS,
  );

  it(
    'of the server does not wait for ever for a child that does not notice',
    async () => {
      await copyCluster(folder);
      const first = await start();
      const client = new pg.Client(first.urlFor('homeward'));
      client.on('error', () => undefined);
      await client.connect();
      const busy = client.query(`DO $$ BEGIN LOOP END LOOP; END $$`).catch(() => undefined);
      await pollUntil(() => false, 200);
      process.kill(first.pid, 'SIGKILL');
      await first.exited;
      const second = await start(SHORT_TIMEOUTS);
      await busy;
      expect(await query(second.urlFor('homeward'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    },
    BUSY_TIMEOUT_MS,
  );

  it('cannot be misled by its postmaster.pid, or by the lock of its socket', async () => {
    await copyCluster(folder);
    const first = await start();
    await first.stop();
    for (const text of [
      `${process.ppid}\n`, // a number that belongs to another process now
      `${process.pid}\n`,
      '4194303\n', // a number without a process
      '',
      'nonsense\n',
    ]) {
      const rest = `${cluster}\n1\n5432\n\n127.0.0.1\n0 0\nready\n`;
      writeFileSync(join(cluster, 'postmaster.pid'), text === '' ? '' : text + rest);
      writeFileSync(join(cluster, `.s.PGSQL.${first.port}.lock`), text === '' ? '' : text + rest);
      const again = await start();
      expect([text, again.adopted, again.port]).toEqual([text, false, first.port]);
      await again.stop();
    }
  });

  it('cannot be misled by the socket that it left', async () => {
    await copyCluster(folder);
    const first = await start();
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    expect(existsSync(join(cluster, `.s.PGSQL.${first.port}`))).toBe(true);
    expect(throughSocket(cluster)).not.toBe('');
    // as of a server of a former version, on the same port
    const file = join(cluster, 'postmaster.pid');
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, lines.with(4, '').join('\n'));
    expect(throughSocket(cluster)).toBe('');
    expect((await start()).urlFor('homeward')).toContain('?host=');
  });

  it('during the creation of the database starts again from nothing', async () => {
    const half = `${cluster}.new-4194303-aBc123`;
    mkdirSync(join(half, 'data', 'base'), { recursive: true });
    writeFileSync(join(half, 'data', 'PG_VERSION'), '18\n');
    writeFileSync(join(half, 'unfinished'), '');
    await start();
    expect(readdirSync(folder).filter((name) => name.includes('.new-'))).toEqual([]);
  });

  it('of the starter of a temporary database leaves nothing behind', async () => {
    const starter = await starterIn(folder, { scratch: true });
    const left = readPostmaster(cluster)?.pid ?? 0;
    await killed(starter);
    expect(await pollUntil(() => !isAlive(left) && !existsSync(cluster), 10_000)).toBe(true);
  });

  it('gives two concurrent starters the same server', async () => {
    const [one, other] = await Promise.all([starterIn(folder), starterIn(folder)]);
    const pid = readPostmaster(cluster)?.pid ?? 0;
    expect(isAlive(pid)).toBe(true);
    await killed(one);
    await killed(other);
    const third = await start();
    expect(third).toMatchObject({ adopted: true, pid });
  });
});
