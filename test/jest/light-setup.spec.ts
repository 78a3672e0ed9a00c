import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Specs of one worker, the first of which hangs and leaves a spy, a clock and a limit. */
const SPECS = {
  first: `
    jest.setTimeout(50);
    beforeAll(() => { jest.useFakeTimers(); jest.spyOn(Math, 'cbrt').mockReturnValue(7); });
    it('hangs', () => new Promise(() => undefined));
    it('hangs, with a limit of its own', () => new Promise(() => undefined), 20);
    it('is run after it', () => expect(Math.cbrt(8)).toBe(7));`,
  second: `
    it('meets no spy', () => expect(Math.cbrt(8)).toBe(2));
    it('meets no clock and no limit', () => new Promise((done) => setTimeout(done, 100)));
    it('has a clock that leaves alone what it is asked to, and goes as far as the spec says', async () => {
      jest.useFakeTimers({ doNotFake: ['setImmediate'], now: 7 });
      let isLate = false;
      setTimeout(() => (isLate = true), 60_000);
      await new Promise(setImmediate);
      await jest.advanceTimersByTimeAsync(59_999);
      expect([isLate, Date.now()]).toEqual([false, 60_006]);
      jest.advanceTimersByTime(1);
      expect(isLate).toBe(true);
    });`,
  third: `
    jest.setTimeout(50);
    beforeAll(() => jest.setTimeout(5_000));
    it('has the limit that was set last', () => new Promise((done) => setTimeout(done, 100)));`,
};

const run = (folder: string) => `
  const { default: Runner } = await import(${JSON.stringify(resolve('test/jest/light-runner.mjs'))});
  const ran = { rootDir: ${JSON.stringify(folder)}, testNamePattern: null, setupFiles: [], snapshotSerializers: [] };
  const setupFilesAfterEnv = [${JSON.stringify(resolve('test/jest/light-setup.mjs'))}];
  const config = { ...ran, setupFilesAfterEnv, snapshotFormat: {}, transform: [], transformIgnorePatterns: [] };
  const tests = ${JSON.stringify(Object.keys(SPECS))}.map((name) => ({ path: ${JSON.stringify(folder)} + '/' + name + '.mjs', context: { config } }));
  const runner = new Runner({ maxWorkers: 1, testNamePattern: null, updateSnapshot: 'none' }, {}, {});
  const say = ({ testResults }) => process.stdout.write(JSON.stringify(testResults.map(({ title, status, failureMessages: [why] }) =>
    [title, status, ...(why ? [why.split('\\n')[1].trim()] : [])])) + '\\n');
  await runner.runTests(tests, {}, async () => {}, async (_, result) => say(result), async (_, error) => { throw error; });
  process.exit(0);`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-setup-'));
  writeFileSync(join(folder, 'run.mjs'), run(folder));
  for (const [name, spec] of Object.entries(SPECS)) writeFileSync(join(folder, `${name}.mjs`), spec);
});
afterAll(() => rmSync(folder, { recursive: true }));

it('ends a test that hangs, by its name, and leaves nothing of a spec to the next one', () => {
  const { stdout, error } = spawnSync(
    process.execPath,
    ['--experimental-vm-modules', '--no-warnings', join(folder, 'run.mjs')],
    { encoding: 'utf8', timeout: 60_000, killSignal: 'SIGKILL' },
  );
  expect(error).toBeUndefined();
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([
    [
      ['hangs', 'failed', 'Error: Not done within 0.05 seconds.'],
      ['hangs, with a limit of its own', 'failed', 'Error: Not done within 0.02 seconds.'],
      ['is run after it', 'passed'],
    ],
    [
      ['meets no spy', 'passed'],
      ['meets no clock and no limit', 'passed'],
      ['has a clock that leaves alone what it is asked to, and goes as far as the spec says', 'passed'],
    ],
    [['has the limit that was set last', 'passed']],
  ]);
});
