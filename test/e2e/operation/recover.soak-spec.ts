import { execFile, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { LOG_STREAM } from '#kernel/event-store';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import { Homeward, receiptOf } from '../../harness/homeward.js';
import { referralOf } from '../../harness/command-outcomes.js';

const MAIN = resolve('dist/apps/cli/src/main.js');

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.start();
});
afterAll(() => homeward.stop());

const record = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n++) receiptOf(await homeward.command('receiveReferral', referralOf(randomUUID())));
};
const environment = () => ({ ...process.env, HOMEWARD_DATA: homeward.data, HOMEWARD_EVENTSTORE_PORT: '0' });

/** The output and the exit code of a command. */
const run = async (...verb: readonly string[]): Promise<{ code: number; out: string }> => {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [MAIN, ...verb], { env: environment() });
    return { code: 0, out: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout + stderr };
  }
};
const ACCEPT = ['recover', '--accept-loss', '--reason', 'The disk was lost, and a backup restored.'] as const;

const losses = async (): Promise<number> => {
  const store = EventStoreDbEventStore.at(homeward.eventStoreUrl);
  try {
    return (await store.inspect(LOG_STREAM)).filter(({ type }) => type === 'LossAccepted').length;
  } finally {
    await store.dispose();
  }
};

it('a restored backup is refused at the start, explained, accepted in spite of a kill, and then served', async () => {
  await record(3);
  await homeward.end('SIGTERM');
  const [database, backup] = ['postgres', 'backup'].map((name) => join(homeward.data, name)) as [string, string];
  execFileSync('cp', ['-a', database, backup]);
  await homeward.begin();
  await record(2);
  await homeward.caughtUp();
  await homeward.end('SIGTERM'); // with a signed head
  rmSync(database, { recursive: true });
  execFileSync('mv', [backup, database]);

  await expect(homeward.begin()).rejects.toThrow(
    /ended with 78: The log ends before position \d+, and the head signed at .* counts \d+ events up to there.*npx homeward recover/s,
  );

  const explained = await run('recover');
  expect(explained.code).toBe(1);
  expect(explained.out).toMatch(/Missing: at least \d+ events, recorded since 20/);
  expect(explained.out).toContain('npx homeward recover --accept-loss --reason');
  expect(await run('recover', '--accept-loss')).toMatchObject({ code: 64 });

  const killed = spawn(process.execPath, [MAIN, ...ACCEPT], { env: environment(), stdio: 'ignore' });
  await sleep(Math.random() * 6_000); // at a random moment
  killed.kill('SIGKILL');

  const accepted = await run(...ACCEPT);
  // the killed attempt may have succeeded already
  expect([accepted.code, accepted.out]).toEqual([
    expect.any(Number),
    expect.stringMatching(/recorded|Nothing is missing/),
  ]);

  await homeward.begin();
  expect(await losses()).toBe(1);
  await record(1);
  await homeward.caughtUp();
  const ready = await fetch(homeward.url.replace('/graphql', '/health/ready'));
  expect([ready.status, await ready.json()]).toMatchObject([
    200,
    { status: 'ok', views: true, log: true, appends: true },
  ]);
  const verified = await run('verify', '--json');
  expect([verified.code, JSON.parse(verified.out)]).toMatchObject([0, { sound: true, logged: expect.any(Number) }]);
}, 400_000);
