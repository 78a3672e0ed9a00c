import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { borrow } from '../../harness/homeward.js';

/** Of these commands, only that they reach the stores of a stopped service: the rest is beside their code and in the soak. */
const MAIN = resolve('dist/apps/cli/src/main.js');

let folders: readonly [served: string, other: string];
let node: ChildProcess;
let other: { readonly url: string; readonly credentialFile: string };

const environmentOf = (data: string) => ({ ...process.env, HOMEWARD_DATA: data, HOMEWARD_EVENTSTORE_PORT: '0' });

beforeAll(async () => {
  const copyOf = async (what: 'begun' | 'cluster') => {
    const folder = mkdtempSync(join(tmpdir(), 'homeward-log-verbs-'));
    chmodSync(folder, 0o711);
    execFileSync('cp', ['-a', ...(await borrow<{ files: string[] }>(what)).files, folder]);
    return folder;
  };
  folders = [await copyOf('begun'), await copyOf('cluster')];
  node = spawn(process.execPath, [MAIN, 'eventstore', '--json'], {
    env: environmentOf(folders[1]),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(node.stdout!), 'line')) as [string];
  other = JSON.parse(line) as typeof other;
});
afterAll(async () => {
  node.kill('SIGTERM');
  await once(node, 'exit');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Runs a command as an operator's script does, without a terminal. */
const run = async (...verb: readonly string[]): Promise<{ code: number; out: string }> => {
  const running = promisify(execFile)(process.execPath, [MAIN, ...verb], { env: environmentOf(folders[0]) });
  running.child.stdin?.end();
  return running.then(
    ({ stdout }) => ({ code: 0, out: stdout }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, out: stdout + stderr }),
  );
};

it('a log with codes needs no adoption, and the command that adopts one says so', async () => {
  expect(await run('adopt-log', '--yes')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^The log [0-9a-f]{8} was started with codes: there is nothing to adopt\.\n$/),
  });
});

it('a log is copied into another event store with one command, only with confirmation, and once', async () => {
  const migrateLog = (...more: readonly string[]) =>
    run('migrate-log', '--to', other.url, '--credentials', other.credentialFile, ...more);
  const asked = await migrateLog();
  expect(asked).toMatchObject({ code: 78, out: expect.stringContaining('run the command again with --yes') });
  expect(asked.out).toMatch(/The event store behind --to is empty: \d+ events will be copied\./);
  expect(await migrateLog('--yes')).toMatchObject({
    code: 0,
    out: expect.stringContaining(
      `  EVENTSTORE_URL='${other.url}'\n  EVENTSTORE_CREDENTIALS_FILE='${other.credentialFile}'`,
    ),
  });
  expect(await migrateLog('--json', '--yes')).toMatchObject({ code: 0, out: expect.stringContaining('"copied":0') });
});
