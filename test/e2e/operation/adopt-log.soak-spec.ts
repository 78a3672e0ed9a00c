import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import pg from 'pg';
import { anchorOf, hashOf } from '#kernel/integrity';
import { databaseUrlOf } from '../../harness/database-url.js';
import { Homeward } from '../../harness/homeward.js';
import { CommandOutcomes, consentOf, referralOf } from '../../harness/command-outcomes.js';
import { FIRST_SET } from '../../harness/sets/live-set.js';

interface Row {
  readonly stream: string;
  readonly revision: string;
  readonly event_id: string;
  readonly type: string;
  readonly data: Buffer;
  readonly metadata: Buffer;
}

const subject = randomUUID();
const outcomes = new CommandOutcomes();
let homeward: Homeward;

const main = resolve('dist/apps/cli/src/main.js');
const environment = () => ({ ...process.env, HOMEWARD_DATA: homeward.data, HOMEWARD_EVENTSTORE_PORT: '0' });

/** Runs a command as an operator's script does, without a terminal. */
const asked = async (...words: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
  const asking = promisify(execFile)(process.execPath, [main, ...words], { env: environment() });
  asking.child.stdin?.end();
  return asking.then(
    (said) => ({ code: 0, ...said }),
    (failed: { code: number; stdout: string; stderr: string }) => failed,
  );
};

/**
 * Rewrites the log as version 0.6.0 would have written it: hashes without codes, and a first event without metadata.
 */
const asBefore = async (db: pg.Client): Promise<void> => {
  // that version bound no log to its keys, and wrote no codes of places
  await db.query(`DELETE FROM eventstore.events WHERE type IN ('KeysBound', 'PlaceCoded')`);
  await db.query(`DELETE FROM kept.place_code`);
  const { rows } = await db.query<Row>(
    `SELECT * FROM eventstore.events WHERE stream !~ '^[$]' AND length(metadata) > 0 ORDER BY stream, revision`,
  );
  const origin = rows.find(({ stream }) => stream === 'homeward-log')!.event_id.slice(0, 8);
  let previous = { stream: '', hash: '' };
  for (const { stream, revision, event_id: id, type, data, metadata } of rows) {
    const { hash: _, code: __, recordedAt, ...rest } = JSON.parse(metadata.toString()) as Record<string, unknown>;
    const prevHash = previous.stream === stream ? previous.hash : anchorOf(origin, stream);
    const former = { ...rest, schema: 1, prevHash };
    const link = { stream, revision: Number(revision), id, type, data: JSON.parse(data.toString()), metadata: former };
    previous = { stream, hash: hashOf(link) };
    const stored = stream === 'homeward-log' ? {} : { ...former, hash: previous.hash };
    // that version showed the store's time as the time of recording
    await db.query('UPDATE eventstore.events SET metadata = $3, created = $4 WHERE stream = $1 AND revision = $2', [
      stream,
      revision,
      Buffer.from(JSON.stringify(stored)),
      String(BigInt(Date.parse(String(recordedAt))) * 10_000n),
    ]);
  }
  for (const schema of ['kept', FIRST_SET])
    await db.query(`UPDATE ${schema}.checkpoint SET "eventId" = NULL, hash = NULL, events = NULL`);
};

beforeAll(async () => {
  homeward = await Homeward.start();
  await outcomes.send(homeward, 'receiveReferral', referralOf(subject));
  await outcomes.send(homeward, 'giveConsent', consentOf(subject, { on: '2020-03-02' }));
  await homeward.caughtUp();
  await homeward.end('SIGTERM');
  const store = spawn(process.execPath, [main, 'eventstore'], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(createInterface(store.stdout), 'line');
  const db = new pg.Client(databaseUrlOf(homeward, 'postgres'));
  try {
    await db.connect();
    await asBefore(db);
  } finally {
    await db.end();
    store.kill('SIGTERM');
    await once(store, 'exit');
  }
}, 240_000);
afterAll(() => homeward.stop());

describe('a log with a signed head', () => {
  it('is not adopted: its codes were removed', async () => {
    expect(await asked('adopt-log', '--yes')).toMatchObject({
      code: 78,
      stderr: expect.stringMatching(/A head of the log [0-9a-f]{8} was signed in .*Restore a backup/),
    });
  }, 180_000);
});

describe('a log from before 0.7.0', () => {
  beforeAll(() => {
    rmSync(join(homeward.data, 'keys', 'log-key.json'));
    rmSync(join(homeward.data, 'heads'), { recursive: true });
  });

  it('is not served before its adoption', async () => {
    await expect(homeward.begin()).rejects.toThrow(
      /The log [0-9a-f]{8} was written before version 0\.7\.0, and its events carry no codes\..*npx homeward adopt-log/,
    );
  }, 180_000);

  it('is adopted once, and only with confirmation', async () => {
    const shown = await asked('adopt-log');
    expect(shown).toMatchObject({ code: 78, stderr: expect.stringContaining('run the command again with --yes') });
    expect(shown.stdout).toMatch(/^The log [0-9a-f]{8} holds \d+ entries in \d+ streams with intact chains\.$/m);
    expect(await asked('adopt-log', '--yes')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Adopted \d+/m),
    });
    expect(await asked('adopt-log', '--yes')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/nothing to do/),
    });
  }, 240_000);

  it('is then served, verified, and extended; earlier entries count', async () => {
    await homeward.begin();
    expect(await asked('adopt-log', '--yes')).toMatchObject({
      code: 78,
      stderr: expect.stringContaining('Homeward is already running on'),
    });
    const { errors } = await homeward.command('giveConsent', consentOf(subject, { on: '2020-03-03' }));
    expect(errors).toBeUndefined();
    await homeward.caughtUp();
    const { code, stdout } = await asked('verify', '--json');
    expect({ code, ...(JSON.parse(stdout) as object) }).toMatchObject({ code: 0, findings: [], codes: true });
  }, 240_000);

  it('accepts no more events without a code, whatever version they claim', async () => {
    const db = new pg.Client(databaseUrlOf(homeward, 'postgres'));
    await db.connect();
    const { rows } = await db.query<Row>(
      `SELECT * FROM eventstore.events WHERE stream = 'survivor-${subject}' ORDER BY revision DESC LIMIT 1`,
    );
    const [last] = rows as [Row];
    const {
      hash: _,
      code: __,
      recordedAt: ___,
      ...rest
    } = JSON.parse(last.metadata.toString()) as Record<string, unknown> & { prevHash: string };
    const former = { ...rest, schema: 1 };
    const link = {
      ...last,
      revision: Number(last.revision),
      id: last.event_id,
      data: JSON.parse(last.data.toString()),
    };
    const metadata = Buffer.from(JSON.stringify({ ...former, hash: hashOf({ ...link, metadata: former }) }));
    await db.query('UPDATE eventstore.events SET metadata = $1 WHERE event_id = $2', [metadata, last.event_id]);
    await db.end();
    const { code, stdout } = await asked('verify', '--json');
    expect(code).toBe(1);
    expect((JSON.parse(stdout) as { findings: object[] }).findings).toContainEqual({
      stream: `survivor-${subject}`,
      revision: 2,
      eventId: last.event_id,
      what: 'is unproven: it has no code of this log',
    });
  });
});
