import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The second worker is busy when its first spec comes, so it asks for its data after the first one was answered. */
const BUSY = `
  if (process.env.TINYPOOL_WORKER_ID === '2')
    process.prependListener('message', ({ source }) => {
      const until = performance.now() + 700;
      while (source === 'port' && performance.now() < until);
    });`;

/** Runs two specs side by side, and says how each has ended. */
const run = (folder: string) => `
  const { default: Runner } = await import(${JSON.stringify(resolve('test/jest/light-runner.mjs'))});
  const ran = { rootDir: ${JSON.stringify(folder)}, testNamePattern: null, setupFiles: [], setupFilesAfterEnv: [] };
  const config = { ...ran, snapshotSerializers: [], snapshotFormat: {}, transform: [], transformIgnorePatterns: [] };
  const tests = ['one', 'two'].map((name) => ({ path: ${JSON.stringify(folder)} + '/' + name + '.mjs', context: { config } }));
  const runner = new Runner({ maxWorkers: 2, testNamePattern: null, updateSnapshot: 'none' }, {}, {});
  const say = (words) => process.stdout.write(words + ' ');
  await runner.runTests(tests, {}, async () => {}, async (_, { numPassingTests }) => say(numPassingTests + ' passed'), async (_, error) => say(error.stack));
  process.exit(0);`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-runner-'));
  writeFileSync(join(folder, 'run.mjs'), run(folder));
  for (const name of ['one', 'two']) writeFileSync(join(folder, `${name}.mjs`), `it('is run', () => undefined);`);
});
afterEach(() => rmSync(folder, { recursive: true }));

const runBoth = (...flags: string[]) =>
  spawnSync(process.execPath, ['--experimental-vm-modules', '--no-warnings', ...flags, join(folder, 'run.mjs')], {
    encoding: 'utf8',
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });

it('runs the first spec of a worker that asks late for its data', () => {
  const { stdout, error } = runBoth('--import', `data:text/javascript,${encodeURIComponent(BUSY)}`);
  expect(error).toBeUndefined();
  expect(stdout).toBe('1 passed 1 passed ');
});

it('ends a worker in which a spec has left something that still runs', () => {
  writeFileSync(
    join(folder, 'one.mjs'),
    `import { writeFileSync } from 'node:fs';
     it('leaves a timer', () => {
       setTimeout(() => undefined, 60_000);
       writeFileSync(${JSON.stringify(join(folder, 'pid'))}, String(process.pid));
     });`,
  );
  const { stdout, stderr, status } = runBoth();
  expect({ stdout, stderr, status }).toEqual({ stdout: '1 passed 1 passed ', stderr: '', status: 0 });
  const worker = Number(readFileSync(join(folder, 'pid'), 'utf8'));
  expect(() => process.kill(worker, 0)).toThrow('ESRCH');
});
