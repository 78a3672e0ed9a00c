import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findBinaries, removeFolder } from '#embedded/postgres';
import { freePort } from './free-port.js';

/** Postgres refuses to run as root. */
const NOBODY = userInfo().uid === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** A Postgres for a test that must kill or misconfigure it. */
export interface OwnPostgres {
  readonly url: string;
  start(...settings: string[]): Promise<void>;
  kill(signal: NodeJS.Signals): Promise<void>;
  remove(): Promise<void>;
}

export async function ownPostgres(): Promise<OwnPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'eventstore-postgres-'));
  if (NOBODY.uid) await chown(folder, NOBODY.uid, NOBODY.gid);
  const { initdb, postgres } = await findBinaries(folder, NOBODY);
  const data = join(folder, 'data');
  const port = await freePort();
  const run = promisify(execFile);
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '-E', 'UTF8'];
  await run(initdb, ['-D', data, '-A', 'trust', '-U', 'postgres', ...locale], NOBODY);
  let server: ChildProcess | null = null;

  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'close');
    server.kill(signal);
    await gone;
  };
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start: async (...settings) => {
      const options = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder];
      const all = [...options, ...settings.flatMap((setting) => ['-c', setting])];
      // the children of a killed Postgres exit when they notice; until then no other can start
      for (let log: string | null = ''; log !== null;) {
        server = spawn(postgres, all, { ...NOBODY, stdio: ['ignore', 'ignore', 'pipe'] });
        log = await waitForStart(server);
        if (log && !/still in use/.test(log)) throw new Error(`Postgres did not start: ${log}`);
      }
    },
    kill,
    remove: async () => {
      await kill('SIGQUIT');
      removeFolder(folder);
    },
  };
}

/** Null once it accepts connections, or its log if it ends before. */
function waitForStart(server: ChildProcess): Promise<string | null> {
  let log = '';
  return new Promise((resolve) => {
    server.stderr!.on('data', (text: Buffer) => {
      log += text.toString();
      if (log.includes('ready to accept connections')) resolve(null);
    });
    server.once('close', () => resolve(log));
  });
}
