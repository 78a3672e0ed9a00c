import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import pg from 'pg';
import { LOG_STREAM } from '#kernel/event-store';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import { connectionStringFrom } from '#platform/plain';
import { databaseUrlOf } from '../../harness/database-url.js';
import { Homeward, auditor, receiptOf, refusalOf, supervisor, type Receipt } from '../../harness/homeward.js';
import { consentOf, referralOf } from '../../harness/command-outcomes.js';

const MAIN = resolve('dist/apps/cli/src/main.js');
const LOOKED_AT = randomUUID();

/** Another event store, without a log and with other positions than the first one. */
interface OtherStore {
  readonly url: string;
  readonly credentialFile: string;
}

let homeward: Homeward;
let before: string;
let folder: string;
let node: ChildProcess;
let other: OtherStore;
let receipts: Receipt[];

const env = () => ({ EVENTSTORE_URL: other.url, EVENTSTORE_CREDENTIALS_FILE: other.credentialFile });
const connection = () => connectionStringFrom(other.url, { eventStoreCredentials: { file: other.credentialFile } });

/** The output and the exit code of a command. */
const run = async (verb: readonly string[], more: object = {}): Promise<{ code: number; out: string }> => {
  const environment = { ...process.env, HOMEWARD_DATA: homeward.data, HOMEWARD_EVENTSTORE_PORT: '0', ...more };
  const running = promisify(execFile)(process.execPath, [MAIN, ...verb], { env: environment });
  running.child.stdin?.end();
  return running.then(
    ({ stdout }) => ({ code: 0, out: stdout }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, out: stdout + stderr }),
  );
};
const migrateLog = (...more: readonly string[]) =>
  run(['migrate-log', '--to', other.url, '--credentials', other.credentialFile, ...more]);

const HISTORY = `query ($id: UUID!, $after: String) { history(survivorId: $id, purpose: AUDIT, after: $after, first: 2) {
  edges { node { eventId type recordedAt } } pageInfo { endCursor } chain { sound } } }`;
const FIGURES = `{ figures(from: "2020-01-01", to: "2020-12-31") { cells { key value } } }`;
const historyOf = async (after?: string) => homeward.ask(HISTORY, { id: LOOKED_AT, after }, auditor);
const entries = ({ data }: Awaited<ReturnType<typeof historyOf>>) => {
  const { edges, chain } = data!.history as { edges: object[]; chain: object };
  return { edges, chain };
};
const cursorOf = ({ data }: Awaited<ReturnType<typeof historyOf>>) =>
  (data!.history as { pageInfo: { endCursor: string } }).pageInfo.endCursor;

const beginOther = async (): Promise<OtherStore> => {
  const environment = { ...process.env, HOMEWARD_DATA: folder, HOMEWARD_EVENTSTORE_PORT: '0' };
  node = spawn(process.execPath, [MAIN, 'eventstore', '--json'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(node.stdout!), 'line')) as [string];
  return JSON.parse(line) as OtherStore;
};

const endOther = async (): Promise<void> => {
  node.kill('SIGTERM');
  await once(node, 'exit');
};

/** As in a real event store: from here on no position is one of the embedded event store. */
const putSystemEvent = async (): Promise<void> => {
  const db = new pg.Client(databaseUrlOf(Homeward.at(folder), 'postgres'));
  await db.connect();
  await db.query(
    `INSERT INTO eventstore.events (position, stream, revision, event_id, type, json, created, data, metadata)
     VALUES (70001, '$stats', 0, $1, '$statistics', true, 17000000000000000, '{}', '{}')`,
    [randomUUID()],
  );
  await db.end();
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-other-'));
  // closed to the user that Postgres runs as, its database would be elsewhere, and stay there
  chmodSync(folder, 0o711);
  homeward = await Homeward.start();
  receipts = [receiptOf(await homeward.command('receiveReferral', referralOf(LOOKED_AT)))];
  for (let n = 0; n < 3; n++) {
    receiptOf(await homeward.command('giveConsent', consentOf(LOOKED_AT, { on: `2020-03-0${n + 2}` })));
    receipts.push(receiptOf(await homeward.command('receiveReferral', referralOf(randomUUID()))));
  }
  await homeward.caughtUp();
  other = await beginOther();
  await putSystemEvent();
  await endOther();
  other = await beginOther();
}, 300_000);
afterAll(async () => {
  await homeward.stop();
  await endOther();
  for (const path of [folder, before]) if (path) rmSync(path, { recursive: true, force: true });
});

describe('a log in the embedded event store', () => {
  let page: Awaited<ReturnType<typeof historyOf>>;
  let figures: unknown;

  it('is not copied while the service runs, nor without confirmation', async () => {
    [page, figures] = [await historyOf(), await homeward.ask(FIGURES, {}, supervisor)];
    expect(await migrateLog('--yes')).toMatchObject({
      code: 78,
      out: expect.stringContaining('Homeward is already running'),
    });
    await homeward.end('SIGTERM');
    before = `${homeward.data}-before`;
    execFileSync('cp', ['-a', homeward.data, before]);
    const asked = await migrateLog();
    expect(asked).toMatchObject({ code: 78, out: expect.stringContaining('run the command again with --yes') });
    expect(asked.out).toMatch(/The event store behind --to is empty: \d+ events will be copied\./);
  }, 240_000);

  it('is copied in spite of a kill, and the output names the new settings without a password', async () => {
    const store = EventStoreDbEventStore.at(connection());
    const killed = spawn(
      process.execPath,
      [MAIN, 'migrate-log', '--yes', '--to', other.url, '--credentials', other.credentialFile],
      { env: { ...process.env, HOMEWARD_DATA: homeward.data, HOMEWARD_EVENTSTORE_PORT: '0' }, stdio: 'ignore' },
    );
    await homeward.until('the first event was copied', async () => (await store.inspect(LOG_STREAM)).length > 0);
    killed.kill('SIGKILL');
    await store.dispose();
    const done = await migrateLog('--yes');
    expect(done.out).toContain(
      `  EVENTSTORE_URL='${other.url}'\n  EVENTSTORE_CREDENTIALS_FILE='${other.credentialFile}'`,
    );
    expect(done.code).toBe(0);
    expect(await migrateLog('--json', '--yes')).toMatchObject({ code: 0, out: expect.stringContaining('"copied":0') });
  }, 300_000);

  it('is no longer served from its former store', async () => {
    await expect(homeward.begin()).rejects.toThrow(/ended with 78: .*the head signed at .*npx homeward recover/s);
  }, 180_000);

  it('is served from the new store: the same history, figures and chains, and verify finds no fault', async () => {
    await homeward.begin(env());
    await homeward.caughtUp();
    const now = await historyOf();
    expect(entries(now)).toEqual(entries(page));
    expect(await homeward.ask(FIGURES, {}, supervisor)).toEqual(figures);
    receiptOf(await homeward.command('giveConsent', consentOf(LOOKED_AT, { on: '2020-03-09' })));
    await homeward.caughtUp();
    const verified = await run(['verify', '--json'], env());
    expect([verified.code, JSON.parse(verified.out)]).toMatchObject([0, { sound: true, findings: [], codes: true }]);
    expect(await migrateLog('--yes')).toMatchObject({ code: 78, out: expect.stringContaining('is already running') });
  }, 300_000);

  it('accepts receipts from before, and refuses cursors from before', async () => {
    const query = `query ($id: UUID!, $at: String!) { survivor(id: $id, purpose: CARE, atLeast: $at) { id stale } }`;
    for (const { id, position } of receipts)
      expect((await homeward.ask(query, { id, at: position })).data).toEqual({ survivor: { id, stale: false } });
    expect(refusalOf(await historyOf(cursorOf(page)))).toBe('VALIDATION');
    const next = await historyOf(cursorOf(await historyOf()));
    expect(next.errors).toBeUndefined();
  }, 120_000);
});

describe('a service with the former positions', () => {
  it('refuses the copy in one sentence, and recovers without a loss', async () => {
    await homeward.end('SIGTERM');
    const old = Homeward.at(before);
    await expect(old.begin(env())).rejects.toThrow(/ended with 78: The checkpoint .*npx homeward recover/s);
    const at = { ...env(), HOMEWARD_DATA: before };
    const explained = await run(['recover'], at);
    expect(explained).toMatchObject({ code: 1, out: expect.stringContaining('npx homeward recover --accept-move') });
    expect(explained.out).toContain('Nothing is missing');
    expect(await run(['recover', '--accept-move'], at)).toMatchObject({ code: 0 });
    await old.begin(env());
    await old.caughtUp();
    const verified = await run(['verify', '--json'], at);
    expect([verified.code, JSON.parse(verified.out)]).toMatchObject([0, { sound: true, findings: [] }]);
    await old.end('SIGTERM');
  }, 400_000);
});
