import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import { aPrefix, newEvent } from '../../../libs/kernel/event-store/event-store.contract.js';

const data = mkdtempSync(join(tmpdir(), 'homeward-eventstore-'));
chmodSync(data, 0o711);
const file = join(data, 'eventstore', 'operator.credential');

let running: ChildProcess | undefined;
const stop = async () => {
  const child = running;
  running = undefined;
  if (child?.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
};
afterEach(stop);
afterAll(() => rmSync(data, { recursive: true }));

/** The first lines of `npx homeward eventstore`. */
const started = async (count: number, ...options: readonly string[]): Promise<string[]> => {
  running = spawn(process.execPath, [resolve('dist/apps/cli/src/main.js'), 'eventstore', ...options], {
    env: { ...process.env, HOMEWARD_DATA: data, HOMEWARD_EVENTSTORE_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  for await (const line of createInterface(running.stdout!)) if (lines.push(line) === count) break;
  return lines;
};
const password = () => (JSON.parse(readFileSync(file, 'utf8')) as { password: string }).password;

describe('npx homeward eventstore', () => {
  it("prints its address and the file with the operator's credential, and no password", async () => {
    const lines = await started(2);
    expect(lines[0]).toMatch(/^The event store is ready at esdb:\/\/localhost:\d+\?tls=true&tlsCaFile=\S+ca\.crt$/);
    expect(lines[1]).toBe(`The user and the password of its operator are in ${file}`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(lines.join()).not.toContain(password());
    await stop();
    const [line] = await started(1, '--json');
    expect(JSON.parse(line!)).toEqual({ url: expect.stringMatching(/^esdb:\/\/localhost:/), credentialFile: file });
    expect(line).not.toContain(password());
  }, 180_000);

  it('prints the whole connection string on request', async () => {
    const [url] = await started(1, '--print-url');
    expect(url).toContain(`//homeward-operator:${password()}@localhost:`);
    const store = EventStoreDbEventStore.at(url!);
    expect(await store.append(`${aPrefix()}1`, [newEvent('First')], -1)).toMatchObject({ revision: 0 });
    await store.dispose();
  }, 180_000);
});
