import { randomUUID } from 'node:crypto';
import type { DatabaseRole } from '#embedded/postgres';
import { Homeward } from '../../harness/homeward.js';
import { referralOf } from '../../harness/command-outcomes.js';
import { inDatabase } from '../../harness/database-url.js';
import { FIRST_SET } from '../../harness/sets/live-set.js';

let homeward: Homeward;
const survivorId = randomUUID();
beforeAll(async () => {
  homeward = await Homeward.alone();
  await homeward.command('receiveReferral', referralOf(survivorId));
  await homeward.caughtUp();
});

const tableOf = async (name: string): Promise<string> => {
  const { data } = await homeward.ask('{ projections { name } }');
  return (data!.projections as { name: string }[]).find((one) => one.name.startsWith(name))!.name;
};

const SEX = 'query ($id: UUID!) { survivor(id: $id, purpose: CARE) { referral { sex } } }';

describe('a table of the views', () => {
  let table: string;

  it('shows nothing without a reader, not even to its owner', async () => {
    table = await tableOf('referral');
    const seen = (role: DatabaseRole) => inDatabase(homeward, role, `SELECT "survivorId" FROM ${FIRST_SET}.${table}`);
    expect(await seen('homeward')).toEqual([]);
    expect(await seen('homeward_api')).toEqual([]);
    expect(await seen('homeward_projector')).toContainEqual({ survivorId });
  });

  it('is read and filled by roles that do not own it', async () => {
    const rows = await inDatabase<{ usename: string }>(
      homeward,
      'postgres',
      `SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = current_database() AND usename LIKE 'homeward%'`,
    );
    expect(rows.map(({ usename }) => usename).toSorted()).toEqual([
      'homeward_api',
      'homeward_keys_api',
      'homeward_keys_projector',
      'homeward_projector',
    ]);
  });

  it('that cannot apply an entry continues with all other records, reports it, and resumes after the repair', async () => {
    table = await tableOf('referral');
    const [failing, another] = [randomUUID(), randomUUID()];
    const may = (condition: string) =>
      inDatabase(homeward, 'postgres', `ALTER TABLE ${FIRST_SET}.${table} ${condition}`);
    await may(`ADD CONSTRAINT not_failing CHECK ("survivorId" <> '${failing}') NOT VALID`);
    for (const one of [failing, another]) await homeward.command('receiveReferral', referralOf(one));
    await homeward.caughtUp();
    const sex = async (id: string) => (await homeward.ask(SEX, { id })).data;
    expect(await sex(another)).toEqual({ survivor: { referral: { sex: 'FEMALE' } } });
    expect(await sex(failing)).toEqual({ survivor: { referral: null } });
    const stale = async (id: string) =>
      (await homeward.ask('query ($id: UUID!) { survivor(id: $id, purpose: CARE) { stale } }', { id })).data;
    expect([await stale(failing), await stale(another)]).toEqual([
      { survivor: { stale: true } },
      { survivor: { stale: false } },
    ]);

    const administrator = { id: 'vanna', role: 'ADMINISTRATOR' } as const;
    const asked = '{ parked { edges { node { projection subject type reason } } } }';
    const parked = async () => (await homeward.ask(asked, {}, administrator)).data;
    const node = { projection: table, subject: failing, type: 'ReferralReceived', reason: 'QueryFailedError 23514' };
    expect(await parked()).toEqual({ parked: { edges: [{ node }] } });
    await homeward.caughtUp();
    const { data } = await homeward.ask('{ projections { name state parked reason since } }');
    const view = (data!.projections as { name: string }[]).find(({ name }) => name === table);
    expect(view).toMatchObject({ state: 'LIVE', parked: 1, since: expect.any(String) });
    const metrics = await fetch(homeward.url.replace('/graphql', '/metrics'));
    const measured = await metrics.text();
    expect(measured).toContain(`homeward_view_parked{view="${table}"} 1`);
    expect(measured).toMatch(/^homeward_keys_epoch_age_seconds \d/m);
    expect(measured).toMatch(/^homeward_keys_bad 0$/m);
    expect((await fetch(homeward.url.replace('/graphql', '/health/keys'))).status).toBe(200);
    expect((await fetch(homeward.url.replace('/graphql', '/health/views'))).status).toBe(200);

    const retry = 'mutation ($input: RetryParkedInput!) { retryParked(input: $input) { state reason } }';
    const input = { projection: table, subject: failing };
    const retried = async () => (await homeward.ask(retry, { input }, administrator)).data;
    expect(await retried()).toEqual({ retryParked: { state: 'PARKED', reason: 'QueryFailedError 23514' } });
    await may('DROP CONSTRAINT not_failing');
    expect(await retried()).toEqual({ retryParked: { state: 'GONE', reason: null } });
    expect(await parked()).toEqual({ parked: { edges: [] } });
    expect(await sex(failing)).toEqual({ survivor: { referral: { sex: 'FEMALE' } } });
  });
});
