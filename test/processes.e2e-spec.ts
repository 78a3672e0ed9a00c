import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
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

/** For all starts that fail: what one has made, the next need not make again. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-cli-'));
  chmodSync(folder, 0o711);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Past every guard, as whoever has the passwords of the database could. */
const inEventStore = async ({ data }: Homeward, statement: string, values: unknown[]): Promise<void> => {
  const { eventstore } = JSON.parse(readFileSync(join(data, 'postgres.secrets.json'), 'utf8')) as {
    eventstore: string;
  };
  const port = readFileSync(join(data, 'postgres.port'), 'utf8').trim();
  const client = new pg.Client({ connectionString: `postgres://eventstore:${eventstore}@127.0.0.1:${port}/homeward` });
  await client.connect();
  try {
    await client.query(statement, values);
  } finally {
    await client.end();
  }
};

const oneLine = (err: string) => expect(err.trim().split('\n')).toHaveLength(1);

describe('a start that cannot be', () => {
  it.each<[string, Record<string, string>, string]>([
    ['a port that is none', { HOMEWARD_PORT: 'four' }, 'HOMEWARD_PORT is "four"'],
    ['a host that is none of this machine', { HOMEWARD_HOST: 'example.org' }, 'HOMEWARD_HOST is "example.org"'],
    ['an address that others reach', { HOMEWARD_HOST: '192.0.2.1' }, 'in development anybody signs in as anybody'],
    ['a wrong event store', { EVENTSTORE_URL: 'http://localhost' }, 'EVENTSTORE_URL is not such a URL'],
    ['a wrong database', { DATABASE_URL: 'localhost:5432' }, 'DATABASE_URL is not such a URL'],
    ['a mode that is none', { HOMEWARD_MODE: 'staging' }, 'HOMEWARD_MODE is "staging"'],
    ['production without an issuer', { HOMEWARD_MODE: 'production' }, 'OIDC_ISSUER is not set'],
    [
      'a folder that cannot be written',
      { HOMEWARD_DATA: '/proc/homeward' },
      'The data folder /proc/homeward cannot be written',
    ],
    [
      'a database where nothing listens',
      { DATABASE_URL: 'postgres://a:b@127.0.0.1:9/x', EVENTSTORE_URL: process.env.TEST_EVENTSTORE_URL! },
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

  it.each(['HOMEWARD_POSTGRES_PORT', 'HOMEWARD_EVENTSTORE_PORT', 'HOMEWARD_PORT'])(
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
  let homeward: Homeward;
  const survivorId = randomUUID();
  const historyOf = async (what: string) => {
    const { data } = await homeward.ask(
      `{ history(survivorId: "${survivorId}", purpose: AUDIT) ${what} }`,
      {},
      auditor,
    );
    return data!.history;
  };

  beforeAll(async () => {
    homeward = await Homeward.start();
    await homeward.command('receiveReferral', referralOf(survivorId));
    await homeward.caughtUp();
  }, 60_000);
  afterAll(() => homeward.stop());

  it('answers the other verbs: token, figures, history', async () => {
    const env = { HOMEWARD_DATA: homeward.data };
    const [token, figures, history, nobody] = await Promise.all([
      run(['token', '--role', 'AUDITOR', '--as', 'vuthy'], env),
      run(['figures', '--year', '2020', '--json'], env),
      run(['history', survivorId], env),
      run(['history', randomUUID()], env),
    ]);
    expect((await homeward.ask('{ projections { name } }', {}, token.out.trim())).errors).toBeUndefined();
    expect(JSON.parse(figures.out)).toContainEqual(expect.objectContaining({ id: 'M1' }));
    expect(history.out).toContain('ReferralReceived');
    expect(history.out).toContain('the hash chain holds');
    expect(nobody).toMatchObject({ code: 1, err: 'There is no such survivor, or she is not yours to see.\n' });
  }, 60_000);

  it('refuses a second start in its folder', async () => {
    const second = await run(['start'], { HOMEWARD_DATA: homeward.data });
    expect(second).toMatchObject({ code: 78, err: expect.stringContaining('Homeward runs already on') });
  });

  it('recovers by itself when every process of it was killed at once', async () => {
    for (const part of ['supervisor', 'api', 'projector', 'eventstore', 'postgres'] as const) homeward.kill(part);
    await homeward.begin();
    await homeward.caughtUp();
    expect(await historyOf('{ chain { sound checked } }')).toEqual({ chain: { sound: true, checked: 1 } });
  }, 90_000);

  it('recovers when only the one that was started by hand was killed', async () => {
    homeward.kill('supervisor');
    await homeward.begin();
    await homeward.caughtUp();
  }, 90_000);

  it.each(['null', '{}', '"gone"', 'not JSON', '', '{"hash":7,"actor":null}'])(
    'shows a history whose metadata somebody made into %j, and where it was altered',
    async (metadata) => {
      await inEventStore(homeward, `UPDATE events SET metadata = $1 WHERE stream = $2`, [
        Buffer.from(metadata),
        `survivor-${survivorId}`,
      ]);
      expect(await historyOf('{ chain { sound brokenAt } edges { node { type by { id } commandId } } }')).toEqual({
        chain: { sound: false, brokenAt: 0 },
        edges: [{ node: { type: 'ReferralReceived', by: { id: 'altered' }, commandId: 'altered' } }],
      });
    },
  );

  it('stops in time when it is told to, and is missed by who asks then', async () => {
    const began = Date.now();
    expect(await homeward.end('SIGINT')).toBe(0);
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(homeward.pidOf('api')).toBeUndefined();
    expect(await run(['figures'], { HOMEWARD_DATA: homeward.data, HOMEWARD_PORT: '9' })).toMatchObject({
      code: 1,
      err: expect.stringContaining('start the service with npm start'),
    });
  });
});

describe('the command', () => {
  it('teaches its verbs', async () => {
    const verbs = ['start', 'demo', 'token', 'figures', 'history', 'eventstore'];
    const taught = await Promise.all(verbs.map((verb) => run([verb, '--help'], {})));
    for (const [index, { code, out }] of taught.entries()) {
      expect(code).toBe(0);
      expect(out).toContain(`Usage: homeward ${verbs[index]}`);
      expect(out.length).toBeGreaterThan(300);
    }
  });
});
