import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { startPostgres, type EmbeddedPostgres } from '#embedded/postgres';
import { freePort } from '../../libs/embedded/eventstore/testing/free-port.js';
import { serve, type RunningNode } from '../../libs/embedded/eventstore/testing/node.js';
import { testSecurity } from '../../libs/embedded/eventstore/testing/security.js';
import { Homeward, borrow } from '../harness/homeward.js';
import { sentencesIn } from '../harness/log-lines.js';

type Environment = Readonly<Record<string, string>>;

/** A data folder with an existing Postgres. */
const dataFolder = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-later-'));
  folders.push(folder);
  chmodSync(folder, 0o711);
  execFileSync('cp', ['-a', ...(await borrow<{ files: string[] }>('cluster')).files, folder]);
  return folder;
};

const folders: string[] = [];
let data: string;
let postgres: EmbeddedPostgres;
beforeAll(async () => {
  data = await dataFolder();
  postgres = await startPostgres({ folder: data });
});
afterAll(async () => {
  await postgres.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const running: ChildProcess[] = [];
const nodes: RunningNode[] = [];
afterEach(async () => {
  for (const child of running.splice(0)) await ended(child);
  for (const node of nodes.splice(0)) await node.close();
});

/** In order: it has its own processes. */
const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
};

const shared = (eventStoreUrl: string): Environment => ({
  HOMEWARD_DATA: data,
  HOMEWARD_PORT: '0',
  EVENTSTORE_URL: eventStoreUrl,
  KEYS_DATABASE_URL: postgres.urlFor('homeward_keys'),
});
const asApi = (eventStoreUrl: string): Environment => ({
  ...shared(eventStoreUrl),
  DATABASE_URL: postgres.urlFor('homeward_api'),
});
const asProjector = (eventStoreUrl: string): Environment => ({
  ...shared(eventStoreUrl),
  DATABASE_URL: postgres.urlFor('homeward_projector'),
  OWNER_DATABASE_URL: postgres.urlFor('homeward'),
});

/** The first line of an output that is it. */
const lineOf = (output: Readable, isIt: (line: string) => boolean) =>
  new Promise<[string]>((found) => {
    createInterface(output).on('line', (line) => isIt(line) && found([line]));
  });

/** A process of ours and its output, line by line, with its exit code. */
const begun = (program: string, args: readonly string[], env: Environment) => {
  const child = spawn(process.execPath, [resolve(`dist/apps/${program}/src/main.js`), ...args], {
    env: { ...process.env, ...env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  const said: string[] = [];
  const awaited: string[] = [];
  const warned = new EventEmitter();
  createInterface(child.stderr).on('line', (line) => {
    if (line.includes('"event":"EVENT_STORE_AWAITED"')) awaited.push(program);
    for (const sentence of sentencesIn(line)) {
      said.push(sentence);
      warned.emit('sentence', sentence);
    }
  });
  return {
    said,
    awaited,
    waits: once(warned, 'sentence') as Promise<[string]>,
    ready: lineOf(child.stdout, (line) => !line.startsWith('Starting ')),
    ended: once(child, 'close').then(([code]) => code as number | null),
  };
};

/** Of an address without a listener, where one may appear. */
const urlAt = (port: number) => `esdb://127.0.0.1:${port}?tls=false`;

const WAITING =
  /^Waiting for the event store until \d\d:\d\d:\d\d UTC \(HOMEWARD_START_WAIT_S\)\. The event store cannot be reached: .* \(14 UNAVAILABLE, ECONNREFUSED\)\.$/;

describe('a service that is started before its event store', () => {
  it('waits in each process, says so once, and continues when the store comes', async () => {
    const port = await freePort();
    const projector = begun('projector', [], asProjector(urlAt(port)));
    const api = begun('api', [], asApi(urlAt(port)));
    for (const { waits } of [projector, api]) expect((await waits)[0]).toMatch(WAITING);
    nodes.push(await serve({ port }));
    const [[ready]] = await Promise.all([api.ready, projector.ready]);
    const { url } = JSON.parse(ready) as { url: string };
    // on a busy machine the first answer may be late
    const isReady = async () => (await fetch(new URL('/health/ready', url))).status === 200;
    await Homeward.at(data, url).until('the API is ready', isReady);
    for (const { said } of [projector, api]) expect(said.filter((line) => line.startsWith('Waiting'))).toHaveLength(1);
    expect([projector.awaited, api.awaited]).toEqual([['projector'], ['api']]);
  });

  it('reports it on the terminal of its user, and is ready when the store comes', async () => {
    const port = await freePort();
    const env = { HOMEWARD_DATA: await dataFolder(), HOMEWARD_PORT: '0', EVENTSTORE_URL: urlAt(port) };
    const service = begun('cli', ['start'], env);
    expect((await service.waits)[0]).toMatch(WAITING);
    nodes.push(await serve({ port }));
    expect((await service.ready)[0]).toMatch(/^Homeward is ready at /);
    expect(service.said).toHaveLength(1);
  });
});

describe('an event store that never comes', () => {
  const BRIEFLY = { HOMEWARD_START_WAIT_S: '1' };
  const REASON =
    /^The event store cannot be reached: .* \(14 UNAVAILABLE, ECONNREFUSED\)\. It was waited for 1 s \(HOMEWARD_START_WAIT_S\)\.$/;

  it.each<[string, string, readonly string[]]>([
    ['the API', 'api', []],
    ['the projector', 'projector', []],
    ['npx homeward start', 'cli', ['start']],
    ['npx homeward verify', 'cli', ['verify', '--public']],
  ])('ends %s with 78 and the reason', async (_, program, args) => {
    const url = urlAt(await freePort());
    const env = program === 'projector' ? asProjector(url) : asApi(url);
    const { ended: end, said } = begun(program, args, { ...env, ...BRIEFLY, HOMEWARD_DATA: await alone(program) });
    expect(await end).toBe(78);
    expect(said).toEqual([expect.stringMatching(WAITING), expect.stringMatching(REASON)]);
  });

  /** The command line locks the folder. */
  const alone = async (program: string): Promise<string> => (program === 'cli' ? dataFolder() : data);
});

describe('an event store that refuses', () => {
  it.each<{ fault: string; authority: string; password: string; reason: RegExp }>([
    {
      fault: 'a wrong password',
      authority: 'known',
      password: 'hunter2',
      reason: /^The event store refuses this user and password: .* \(16 UNAUTHENTICATED\)\.$/,
    },
    {
      fault: 'an unknown authority',
      authority: 'unknown',
      password: 'hunter2',
      reason: /^The event store shows a certificate of an unknown authority: /,
    },
  ])(
    'ends the start at once with 78 and a sentence without a password: $fault',
    async ({ authority, password, reason }) => {
      const [security, other] = await Promise.all([testSecurity(), testSecurity()]);
      const node = await serve({ security });
      nodes.push(node);
      const caFile = join(data, `${authority}.crt`);
      writeFileSync(caFile, authority === 'known' ? security.certificate : other.certificate);
      const { ended: end, said } = begun('api', [], {
        ...asApi(`esdb://localhost:${node.node.port}?tlsCaFile=${caFile}`),
        EVENTSTORE_USERNAME: security.username,
        EVENTSTORE_PASSWORD: password,
      });
      expect(await end).toBe(78);
      expect(said).toEqual([expect.stringMatching(reason)]);
      expect(said.join()).not.toMatch(/hunter2|esdb:/);
    },
  );
});
