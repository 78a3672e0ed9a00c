import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { Homeward } from '../../harness/homeward.js';
import { databaseUrlOf, stopAndChange } from '../../harness/database-url.js';
import { referralOf } from '../../harness/command-outcomes.js';
import { FIRST_SET } from '../../harness/sets/live-set.js';

let homeward: Homeward;
const survivorId = randomUUID();
beforeAll(async () => {
  homeward = await Homeward.start();
  await homeward.command('receiveReferral', referralOf(survivorId));
  await homeward.caughtUp();
});
afterAll(() => homeward.stop());

const SEX = 'query ($id: UUID!) { survivor(id: $id, purpose: CARE) { referral { sex } } }';

describe('a set of views of another version', () => {
  let client: pg.Client;
  afterAll(() => client.end());

  const sets = async () => {
    const statement = `SELECT version, hash = '00000000' AS theirs, state FROM kept.view_set ORDER BY version`;
    return (await client.query<{ version: number; theirs: boolean; state: string }>(statement)).rows;
  };

  it('is not read: a set of this version is built in parallel and becomes live', async () => {
    const other = FIRST_SET.replace(/_[0-9a-f]{8}_/, '_00000000_');
    await stopAndChange(homeward, `SET homeward.part = projector; UPDATE kept.view_set SET hash = '00000000'`);
    await stopAndChange(homeward, `ALTER SCHEMA ${FIRST_SET} RENAME TO ${other}`);
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

  it('stays in its place as long as a projector of that version runs', async () => {
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
