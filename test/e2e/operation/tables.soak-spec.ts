import { randomUUID } from 'node:crypto';
import { Homeward } from '../../harness/homeward.js';
import { referralOf } from '../../harness/command-outcomes.js';
import { stopAndChange } from '../../harness/database-url.js';
import { FIRST_SET } from '../../harness/sets/live-set.js';

let homeward: Homeward;
const survivorId = randomUUID();
beforeAll(async () => {
  homeward = await Homeward.start();
  await homeward.command('receiveReferral', referralOf(survivorId));
  await homeward.caughtUp();
});
afterAll(() => homeward.stop());

const tableOf = async (name: string): Promise<string> => {
  const { data } = await homeward.ask('{ projections { name } }');
  return (data!.projections as { name: string }[]).find((one) => one.name.startsWith(name))!.name;
};

const SEX = 'query ($id: UUID!) { survivor(id: $id, purpose: CARE) { referral { sex } } }';

describe('a table of the views', () => {
  let table: string;

  it('that was dropped by hand is complete again after the next start', async () => {
    table = await tableOf('referral');
    await stopAndChange(homeward, `DROP TABLE ${FIRST_SET}.${table} CASCADE`);
    await homeward.begin();
    await homeward.caughtUp();
    const { data } = await homeward.ask(SEX, { id: survivorId });
    expect(data).toEqual({ survivor: { referral: { sex: 'FEMALE' } } });
  });

  it('that was changed in place stops the start, with one sentence and exit code 78', async () => {
    await stopAndChange(homeward, `ALTER TABLE ${FIRST_SET}.${table} ADD COLUMN remark text NOT NULL DEFAULT ''`);
    await expect(homeward.begin()).rejects.toThrow(
      /^It ended with 78: A view was changed in place\. Undo that[^\n]+remark[^\n]*\n$/,
    );
    await stopAndChange(homeward, `ALTER TABLE ${FIRST_SET}.${table} DROP COLUMN remark`);
    await homeward.begin();
    await homeward.caughtUp();
  });
});
