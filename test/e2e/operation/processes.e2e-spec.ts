import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { removeFolder } from '#embedded/postgres';
import { commandNameOf } from '#nest/plain';
import { onEmbeddedStore } from '../../harness/embedded-only.js';
import { switchWhileHeld } from '../../harness/sets/held-set.js';
import { Homeward, auditor, borrow } from '../../harness/homeward.js';
import { referralOf } from '../../harness/command-outcomes.js';
import { inDatabase } from '../../harness/database-url.js';
import { refusedInBoth } from '../refusals/refused-in-both.js';

const run = async (verb: readonly string[], env: Readonly<Record<string, string>>) => {
  const main = resolve('dist/apps/cli/src/main.js');
  const child = spawn(process.execPath, [main, ...verb], {
    env: { ...process.env, HOMEWARD_PORT: '0', HOMEWARD_EVENTSTORE_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [[code], out, err] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  return { code: code as number, out, err };
};

/** For all failing starts, and started once before. */
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-cli-'));
  chmodSync(folder, 0o711);
  const { files } = await borrow<{ files: string[] }>('begun');
  execFileSync('cp', ['-a', ...files, folder]);
});
afterAll(() => removeFolder(folder));

/** The log of all specs is begun with this key. */
const testLogKeyFile = (): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'homeward-log-key-')), 'log-key.json');
  const key = Buffer.alloc(32, 7).toString('base64');
  const epochs = [{ number: 1, began: '2026-01-01T00:00:00.000Z', key }];
  writeFileSync(file, JSON.stringify({ synthetic: true, epochs }), { mode: 0o600 });
  return file;
};

/** The building process yields to all others: on a busy machine it is slow. */
const SET_READY_MS = 150_000;

const oneLine = (err: string) => expect(err.trim().split('\n')).toHaveLength(1);

describe('a start with a fault', () => {
  it.each<[string, Record<string, string>, string]>([
    ['an unknown mode', { HOMEWARD_MODE: 'staging' }, 'HOMEWARD_MODE is "staging"'],
    [
      'a folder that cannot be written',
      { HOMEWARD_DATA: '/proc/homeward' },
      'The data folder /proc/homeward cannot be written',
    ],
    [
      'a database without a listener',
      {
        DATABASE_URL: 'postgres://a:b@127.0.0.1:9/x',
        EVENTSTORE_URL: process.env.TEST_EVENTSTORE_URL!,
        HOMEWARD_LOG_KEY_FILE: testLogKeyFile(),
      },
      'Nothing answers at 127.0.0.1:9',
    ],
  ])('because of %s prints one line and exits with 78', async (_, env, sentence) => {
    const { code, out, err } = await run(['start'], { HOMEWARD_DATA: folder, ...env });
    expect(err).toContain(sentence);
    oneLine(err);
    expect([code, out.replace(/^Starting .* …\n/gm, '')]).toEqual([78, '']);
  });

  onEmbeddedStore('because its port is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const port = String((server.address() as AddressInfo).port);
    const { code, err } = await run(['start'], { HOMEWARD_DATA: folder, HOMEWARD_PORT: port });
    server.close();
    expect(err).toContain(port);
    expect(err).toMatch(/in use|taken/);
    oneLine(err);
    expect(code).toBe(78);
  });

  it('because of a file in the place of the folder', async () => {
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

  it('answers the other commands: token, figures, history', async () => {
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

  it.each([
    ['a second start in its folder', ['start']],
    ['an adoption of its log', ['adopt-log', '--yes']],
    ['a copy of its log', ['migrate-log', '--yes', '--to', 'esdb://127.0.0.1:9?tls=false']],
  ])('refuses %s', async (_, verb) => {
    const refused = await run(verb, { HOMEWARD_DATA: homeward.data });
    expect(refused).toMatchObject({ code: 78, err: expect.stringContaining('Homeward is already running on') });
  });

  it('rebuilds its views in parallel, switches to the new set, and rolls back', async () => {
    const administrator = { id: 'rachana', role: 'ADMINISTRATOR' } as const;
    const inKhmer = { 'accept-language': 'km' };
    const changes = (mutation: string, input: object = {}) => {
      const type = commandNameOf(mutation);
      const document = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { version } }`;
      return homeward.ask(document, { input }, administrator, homeward.url, inKhmer);
    };
    const accepted = { data: expect.anything() };
    const isIn = (version: number, wanted: string) =>
      homeward.until(
        `set ${version} is ${wanted}`,
        async () => {
          const { data } = await homeward.ask('{ projectionSets { version state } }', {}, administrator);
          const sets = data!.projectionSets as { version: number; state: string }[];
          return sets.some(({ version: one, state }) => one === version && state === wanted);
        },
        SET_READY_MS,
      );
    const read = async () =>
      (await homeward.ask(`{ survivor(id: "${survivorId}", purpose: CARE) { referral { sex } } }`)).data;
    expect(await changes('rebuildProjections')).toEqual(accepted);
    expect((await changes('rebuildProjections')).errors).toEqual([refusedInBoth('REBUILD_UNDERWAY')]);
    await isIn(2, 'READY');
    expect((await switchWhileHeld(homeward, 2, inKhmer)).errors).toEqual([refusedInBoth('SET_NOT_REACHED')]);
    expect(await changes('switchProjections', { version: 2 })).toEqual(accepted);
    await isIn(2, 'LIVE');
    expect(await read()).toEqual({ survivor: { referral: { sex: 'FEMALE' } } });
    expect(await changes('rollbackProjections')).toEqual(accepted);
    await isIn(1, 'LIVE');
    expect(await read()).toEqual({ survivor: { referral: { sex: 'FEMALE' } } });
  });

  onEmbeddedStore.each(['null', '{}', '"gone"', 'not JSON', '', '{"hash":7,"actor":null}'])(
    'shows a history with metadata changed to %j, and where it was altered',
    async (metadata) => {
      await inDatabase(homeward, 'eventstore', `UPDATE events SET metadata = $1 WHERE stream = $2`, [
        Buffer.from(metadata),
        `survivor-${survivorId}`,
      ]);
      expect(await historyOf('{ chain { sound brokenAt } edges { node { type by { id } commandId } } }')).toEqual({
        chain: { sound: false, brokenAt: 0 },
        edges: [{ node: { type: 'ReferralReceived', by: { id: 'altered' }, commandId: 'altered' } }],
      });
    },
  );

  it('stops on a signal, and clients then get a sentence', async () => {
    expect(await homeward.end('SIGINT')).toBe(0);
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
