import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '#embedded/postgres';
import { Homeward } from '../../harness/homeward.js';
import { databaseUrlOf } from '../../harness/checker.js';
import { referralOf } from '../../harness/ledger.js';
import { FIRST_SET } from '../../harness/sets/live-set.js';

let homeward: Homeward;
const survivorId = randomUUID();
beforeAll(async () => {
  homeward = await Homeward.start();
  await homeward.command('receiveReferral', referralOf(survivorId));
  await homeward.caughtUp();
});
afterAll(() => homeward.stop());

/** Changes the database by hand while the service is stopped. */
const byHand = async (statement: string) => {
  await homeward.end('SIGTERM');
  const postgres = await startPostgres({ folder: homeward.data });
  const client = new pg.Client(postgres.urlFor('homeward'));
  await client.connect();
  await client.query(statement);
  await client.end();
  await postgres.stop();
};

const tableOf = async (name: string): Promise<string> => {
  const { data } = await homeward.ask('{ projections { name } }');
  return (data!.projections as { name: string }[]).find((one) => one.name.startsWith(name))!.name;
};

const SEX = 'query ($id: UUID!) { survivor(id: $id, purpose: CARE) { referral { sex } } }';

describe('a table of the views', () => {
  let table: string;
  let client: pg.Client;
  afterAll(() => client.end());

  const sets = async () => {
    const statement = `SELECT version, hash = '00000000' AS theirs, state FROM kept.view_set ORDER BY version`;
    return (await client.query<{ version: number; theirs: boolean; state: string }>(statement)).rows;
  };

  it('that was dropped by hand is complete again after the next start', async () => {
    table = await tableOf('referral');
    await byHand(`DROP TABLE ${FIRST_SET}.${table} CASCADE`);
    await homeward.begin();
    await homeward.caughtUp();
    const { data } = await homeward.ask(SEX, { id: survivorId });
    expect(data).toEqual({ survivor: { referral: { sex: 'FEMALE' } } });
  });

  it('that was changed in place stops the start, with one sentence and exit code 78', async () => {
    await byHand(`ALTER TABLE ${FIRST_SET}.${table} ADD COLUMN remark text NOT NULL DEFAULT ''`);
    await expect(homeward.begin()).rejects.toThrow(
      /^It ended with 78: A view was changed in place\. Undo that[^\n]+remark[^\n]*\n$/,
    );
    await byHand(`ALTER TABLE ${FIRST_SET}.${table} DROP COLUMN remark`);
    await homeward.begin();
    await homeward.caughtUp();
  });

  it('of another version is not read: a set of this version is built in parallel and becomes live', async () => {
    const other = FIRST_SET.replace(/_[0-9a-f]{8}_/, '_00000000_');
    await byHand(`SET homeward.part = projector; UPDATE kept.view_set SET hash = '00000000'`);
    await byHand(`ALTER SCHEMA ${FIRST_SET} RENAME TO ${other}`);
    await homeward.begin();
    await homeward.caughtUp();
    const { data } = await homeward.ask(SEX, { id: survivorId });
    expect(data).toEqual({ survivor: { referral: { sex: 'FEMALE' } } });
    client = new pg.Client(databaseUrlOf(homeward));
    await client.connect();
    expect(await sets()).toEqual([
      { version: 1, theirs: true, state: 'retired' },
      { version: 2, theirs: false, state: 'live' },
    ]);
  });

  it('of another version stays in its place as long as a projector of that version runs', async () => {
    const theirs = `hashtextextended('sets of homeward 00000000', 0)`;
    await client.query(`SELECT pg_advisory_lock_shared(${theirs})`);
    await client.query(
      `UPDATE kept.view_set SET state = CASE version WHEN 1 THEN 'live' ELSE 'retired' END WHERE version <= 2`,
    );
    const log = join(homeward.data, 'logs/projector.log');
    await homeward.until('the projector says for what it waits', async () =>
      readFileSync(log, 'utf8').includes('A projector of another version is still running'),
    );
    expect(await sets()).toMatchObject([{ state: 'live' }, { state: 'retired' }]);
    await client.query(`SELECT pg_advisory_unlock_shared(${theirs})`);
    await homeward.until('its set is live', async () => (await sets())[1]!.state === 'live');
  });
});
