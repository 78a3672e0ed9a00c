import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { startPostgres } from '#embedded/postgres';
import { onEmbeddedStore } from '../../harness/embedded-only.js';
import { Homeward, auditor, caseWorker, receiptOf, supervisor, type Answer } from '../../harness/homeward.js';
import { referralOf } from '../../harness/ledger.js';

const run = async (verb: readonly string[], env: Readonly<Record<string, string>>) => {
  const main = resolve('dist/apps/cli/src/main.js');
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
const inDatabase = async (
  role: 'eventstore' | 'homeward_keys',
  { data }: Homeward,
  statement: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> => {
  const secrets = JSON.parse(readFileSync(join(data, 'postgres.secrets.json'), 'utf8')) as Record<string, string>;
  const port = readFileSync(join(data, 'postgres.port'), 'utf8').trim();
  const connectionString = `postgres://${role}:${secrets[role]}@127.0.0.1:${port}/homeward`;
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(statement, values)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
};

/** Every row of the keys, as a backup of their schema has them. */
const KEY_TABLES = ['data_key', 'epoch', 'erasure'] as const;
type Backup = Readonly<Record<(typeof KEY_TABLES)[number], string>>;

const backedUp = async (homeward: Homeward): Promise<Backup> => {
  const tables = KEY_TABLES.map(async (table) => {
    const rows = `SELECT json_agg(to_json(kept))::text AS rows FROM keys.${table} kept`;
    return [table, (await inDatabase('homeward_keys', homeward, rows))[0]!.rows];
  });
  return Object.fromEntries(await Promise.all(tables)) as Backup;
};

const putBack = async (homeward: Homeward, backup: Backup): Promise<void> => {
  for (const table of KEY_TABLES) {
    await inDatabase('homeward_keys', homeward, `DELETE FROM keys.${table}`);
    const insert = `INSERT INTO keys.${table} SELECT * FROM json_populate_recordset(NULL::keys.${table}, $1::json)`;
    await inDatabase('homeward_keys', homeward, insert, [backup[table]]);
  }
};

/** The log of all specs is begun with this key. */
const testLogKeyFile = (): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'homeward-log-key-')), 'log-key.json');
  const key = Buffer.alloc(32, 7).toString('base64');
  const epochs = [{ number: 1, began: '2026-01-01T00:00:00.000Z', key }];
  writeFileSync(file, JSON.stringify({ synthetic: true, epochs }), { mode: 0o600 });
  return file;
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
      {
        DATABASE_URL: 'postgres://a:b@127.0.0.1:9/x',
        EVENTSTORE_URL: process.env.TEST_EVENTSTORE_URL!,
        HOMEWARD_LOG_KEY_FILE: testLogKeyFile(),
      },
      'Nothing answers at 127.0.0.1:9',
    ],
  ])('because of %s, says so in one line and exits with 78', async (_, env, sentence) => {
    const { code, out, err } = await run(['start'], { HOMEWARD_DATA: folder, ...env });
    expect(err).toContain(sentence);
    oneLine(err);
    expect([code, out]).toEqual([78, '']);
  });

  onEmbeddedStore.each(['HOMEWARD_POSTGRES_PORT', 'HOMEWARD_EVENTSTORE_PORT', 'HOMEWARD_PORT'])(
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
  });
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
    expect(nobody).toMatchObject({
      code: 1,
      err: 'There is no such survivor, or you may not see this record: check the id.\n',
    });
  });

  it('refuses a second start in its folder', async () => {
    const second = await run(['start'], { HOMEWARD_DATA: homeward.data });
    expect(second).toMatchObject({ code: 78, err: expect.stringContaining('Homeward is already running on') });
  });

  const erasedId = randomUUID();
  const nameOf = (id: string): Promise<Answer> =>
    homeward.ask(
      `query ($id: ID!) { survivor(id: $id, purpose: SUBJECT_REQUEST) { referral { givenName { value erased } } } }`,
      { id },
      supervisor,
    );
  const nameIn = ({ data }: Answer) =>
    (data?.survivor as { referral: { givenName: object | null } | null } | null | undefined)?.referral?.givenName;
  const openKeysOf = async (subject: string): Promise<number> => {
    const keys = `SELECT id FROM keys.data_key WHERE subject = $1 AND wrapped IS NOT NULL`;
    return (await inDatabase('homeward_keys', homeward, keys, [subject])).length;
  };
  let backup: Backup;

  onEmbeddedStore('erases somebody of whose keys there is a backup', async () => {
    await homeward.command('receiveReferral', referralOf(erasedId, { givenName: 'Sreyleak' }));
    await homeward.until('she is there', async () => nameIn(await nameOf(erasedId)));
    expect(nameIn(await nameOf(erasedId))).toEqual({ value: 'Sreyleak', erased: false });
    backup = await backedUp(homeward);
    const about = { survivorId: erasedId, requestId: randomUUID(), on: '2020-03-12' };
    receiptOf(await homeward.command('requestErasure', { ...about, askedBy: 'Survivor' }, caseWorker));
    receiptOf(await homeward.command('approveErasure', about, supervisor));
    await homeward.until('she is erased', async () => (nameIn(await nameOf(erasedId)) as { erased: boolean }).erased);
    expect(await openKeysOf(erasedId)).toBe(0);
  });

  onEmbeddedStore(
    'recovers by itself when every process of it was killed at once; the backup of the keys opens nothing of hers',
    async () => {
      for (const part of ['supervisor', 'api', 'projector', 'eventstore', 'postgres'] as const) homeward.kill(part);
      const postgres = await startPostgres({ folder: homeward.data });
      await putBack(homeward, backup);
      expect(await openKeysOf(erasedId)).toBeGreaterThan(0);
      await postgres.stop();

      await homeward.begin();
      const answers: string[] = [];
      await homeward.until('her erasure is carried out once more', async () => {
        const answer = await nameOf(erasedId);
        answers.push(JSON.stringify(answer));
        return (nameIn(answer) as { erased?: boolean } | null | undefined)?.erased;
      });
      expect(answers.filter((one) => one.includes('Sreyleak'))).toEqual([]);
      expect(nameIn(await nameOf(erasedId))).toEqual({ value: null, erased: true });
      expect(await openKeysOf(erasedId)).toBe(0);
      await homeward.caughtUp();
      expect(await historyOf('{ chain { sound checked } }')).toEqual({ chain: { sound: true, checked: 1 } });
    },
  );

  it('recovers when only the one that was started by hand was killed', async () => {
    homeward.kill('supervisor');
    await homeward.begin();
    await homeward.caughtUp();
  });

  onEmbeddedStore.each(['null', '{}', '"gone"', 'not JSON', '', '{"hash":7,"actor":null}'])(
    'shows a history whose metadata somebody made into %j, and where it was altered',
    async (metadata) => {
      await inDatabase('eventstore', homeward, `UPDATE events SET metadata = $1 WHERE stream = $2`, [
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
