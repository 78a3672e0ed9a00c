import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { randomUUID } from 'node:crypto';
import { Homeward, auditor } from './harness/homeward.js';
import { referralOf } from './harness/ledger.js';

const run = async (verb: readonly string[], env: Readonly<Record<string, string>>) => {
  const main = resolve('dist/apps/homeward/src/main.js');
  const child = spawn(process.execPath, [main, ...verb], {
    env: { ...process.env, HOMEWARD_PORT: '0', HOMEWARD_EVENTSTORE_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [[code], out, err] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  return { code: code as number, out, err };
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-cli-'));
  chmodSync(folder, 0o711);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const oneLine = (err: string) => expect(err.trim().split('\n')).toHaveLength(1);

describe('a start that cannot be', () => {
  it.each<[string, Record<string, string>, string]>([
    ['a port that is none', { HOMEWARD_PORT: 'four' }, 'HOMEWARD_PORT is "four"'],
    ['a wrong event store', { EVENTSTORE_URL: 'http://localhost' }, 'EVENTSTORE_URL is not such a URL'],
    ['a wrong database', { DATABASE_URL: 'localhost:5432' }, 'DATABASE_URL is not such a URL'],
    ['a mode that is none', { HOMEWARD_MODE: 'staging' }, 'HOMEWARD_MODE is "staging"'],
    ['production, which needs sealing', { HOMEWARD_MODE: 'production' }, 'cannot seal personal data yet'],
    [
      'a folder that cannot be written',
      { HOMEWARD_DATA: '/proc/homeward' },
      'The data folder /proc/homeward cannot be written',
    ],
    [
      'a database where nothing listens',
      { DATABASE_URL: 'postgres://a:b@127.0.0.1:9/x' },
      'Nothing answers at 127.0.0.1:9',
    ],
  ])(
    'because of %s, says so in one line and exits with 78',
    async (_, env, sentence) => {
      const { code, out, err } = await run(['start'], { HOMEWARD_DATA: folder, ...env });
      expect(err).toContain(sentence);
      oneLine(err);
      expect([code, out]).toEqual([78, '']);
    },
    60_000,
  );

  it.each(['HOMEWARD_PORT', 'HOMEWARD_EVENTSTORE_PORT', 'HOMEWARD_POSTGRES_PORT'])(
    'because %s is in use',
    async (name) => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const port = String((server.address() as AddressInfo).port);
      const { code, err } = await run(['start'], { HOMEWARD_DATA: folder, [name]: port });
      server.close();
      expect(err).toContain(port);
      expect(err).toMatch(/in use|taken/);
      oneLine(err);
      expect(code).toBe(78);
    },
    60_000,
  );

  it('because a file stands where the folder should be', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const { code, err } = await run(['start'], { HOMEWARD_DATA: file });
    oneLine(err);
    expect(code).toBe(78);
  });
});

describe('the running service', () => {
  it('refuses a second start in its folder, and stops in time when it is told to', async () => {
    const homeward = await Homeward.start();
    const second = await run(['start'], { HOMEWARD_DATA: homeward.data });
    expect(second).toMatchObject({ code: 78, err: expect.stringContaining('Homeward runs already on') });
    const began = Date.now();
    expect(await homeward.end('SIGINT')).toBe(0);
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(homeward.pidOf('api')).toBeUndefined();
    await homeward.stop();
  }, 60_000);

  it('recovers by itself when every process of it was killed at once', async () => {
    const homeward = await Homeward.start();
    const survivorId = randomUUID();
    await homeward.command('receiveReferral', referralOf(survivorId));
    for (const part of ['supervisor', 'api', 'projector', 'eventstore', 'postgres'] as const) homeward.kill(part);
    await homeward.begin();
    await homeward.caughtUp();
    const { data } = await homeward.ask(
      `{ history(survivorId: "${survivorId}", purpose: AUDIT) { chain { sound checked } } }`,
      {},
      auditor,
    );
    expect(data).toEqual({ history: { chain: { sound: true, checked: 1 } } });
    expect(await homeward.stop()).toBe(0);
  }, 90_000);

  it('recovers when only the one that was started by hand was killed', async () => {
    const homeward = await Homeward.start();
    homeward.kill('supervisor');
    await homeward.begin();
    await homeward.caughtUp();
    expect(await homeward.stop()).toBe(0);
  }, 90_000);

  it('answers the other verbs: token, figures, history', async () => {
    const homeward = await Homeward.start();
    const survivorId = randomUUID();
    await homeward.command('receiveReferral', referralOf(survivorId));
    await homeward.caughtUp();
    const env = { HOMEWARD_DATA: homeward.data };
    const { out: token } = await run(['token', '--role', 'AUDITOR', '--as', 'vuthy'], env);
    expect((await homeward.ask('{ projections { name } }', {}, token.trim())).errors).toBeUndefined();
    const { out: figures } = await run(['figures', '--year', '2020', '--json'], env);
    expect(JSON.parse(figures)).toContainEqual(expect.objectContaining({ id: 'M1' }));
    const { out: history } = await run(['history', survivorId], env);
    expect(history).toContain('ReferralReceived');
    expect(history).toContain('the hash chain holds');
    expect(await run(['history', randomUUID()], env)).toMatchObject({
      code: 1,
      err: 'There is no such survivor, or she is not yours to see.\n',
    });
    await homeward.stop();
    expect(await run(['figures'], { ...env, HOMEWARD_PORT: '9' })).toMatchObject({
      code: 1,
      err: expect.stringContaining('start the service with npm start'),
    });
  }, 90_000);

  it.each(['start', 'demo', 'token', 'figures', 'history', 'eventstore'])('teaches %s', async (verb) => {
    const { code, out } = await run([verb, '--help'], {});
    expect(code).toBe(0);
    expect(out).toContain(`Usage: homeward ${verb}`);
    expect(out.length).toBeGreaterThan(300);
  });
});
