import { randomUUID } from 'node:crypto';
import type { ReadingGate } from '#security/access';
import type { Actor } from '#kernel/decider';
import { IndexOfAnotherKey, runAsReader } from '#kernel/projections';
import { PlainSealing, digestWith, markOfKey, tokenWith } from '#kernel/integrity';
import { OpenableClasses, type AggregateStores, type Purpose } from '#nest';
import { personKeys } from '../survivor/steps/referral/person.index.js';
import { SearchResolver } from '../survivor/steps/referral/search/search.resolver.js';
import { LIVE, insertRows, makeProtectedDatabase } from './testing/protected-database.js';

const digest = digestWith(Buffer.from('a key'));
const name = { givenName: 'Bopha', familyName: 'Sok' };
const dara: Actor = { id: 'dara', role: 'CASE_WORKER', organisation: 'A21', office: 'Battambang' };

/** The log would allow each of them: what is found, row security lets through. */
const gate: ReadingGate = {
  mayOpen: async () => true,
  permits: async ({ classes }) => classes,
  pass: async ({ classes }) => ({ basis: 'BreakGlass', classes }),
  compare: async () => undefined,
};

let at: Awaited<ReturnType<typeof makeProtectedDatabase>>;
let search: SearchResolver;
const [opened, ended, others] = [randomUUID(), randomUUID(), randomUUID()];
beforeAll(async () => {
  at = await makeProtectedDatabase();
  const insert = (table: string, ...rows: object[]) => insertRows(at.projector, at.api.getMetadata(table), ...rows);
  // the index reads no more of an event
  const keys = personKeys.with(tokenWith(digest)).on.ReferralReceived!(name, { recordedAt: '2020-03-02' } as never);
  for (const survivorId of [opened, ended, others]) {
    // this sealing asks for no place
    const text = await new PlainSealing().seal({} as never, name);
    const value = { stream: `survivor-${survivorId}`, eventId: survivorId, type: 'ReferralReceived' };
    await insert('ReferralView', {
      survivorId,
      birthYear: null,
      sealed: [{ ...value, personalClass: 'identity', text }],
    });
    await insert('RelationView', { survivorId, readers: ['AUDITOR', 'received:sokha'] });
    const fact = { subject: survivorId, eventId: survivorId, recordedTo: null };
    await insert('PersonKey', ...keys.map((key, ordinal) => ({ ...key, ...fact, ordinal })));
  }
  const access = { openedBy: 'dara', role: 'CASE_WORKER', upheld: null, reviewedBy: null };
  await insert('BreakGlassView', { ...access, survivorId: opened, until: '2999-01-01' });
  await insert('BreakGlassView', { ...access, survivorId: ended, until: '2020-01-01' });
  // a search reads nothing else of them
  const stores = { storeContext: { digest, origin: '0123abcd' } } as unknown as AggregateStores;
  search = new SearchResolver(at.api, stores, new PlainSealing(), gate);
});
afterAll(() => at.drop());

const answerTo = (by: Actor, asked: { readonly purpose: Purpose; readonly atLeast?: string }) => {
  const reader = { by, operation: 'searchSurvivors', classes: [], disclosed: new OpenableClasses() };
  return runAsReader({ ...by, office: by.office! }, () =>
    search.searchSurvivors({ name: 'Sok Bopha', ...asked }, reader),
  );
};

const found = async (by: Actor, purpose: Purpose): Promise<readonly string[]> =>
  (await answerTo(by, { purpose })).edges.map(({ node }) => node.survivorId);

describe('a search by a colleague who broke the glass', () => {
  it('finds the record that it opens, while it does, and for that purpose only', async () => {
    expect(await found(dara, 'BREAK_GLASS')).toEqual([opened]);
    expect(await found(dara, 'CARE')).toEqual([]);
  });

  it('says that it is stale for as long as the views do not list what was opened', async () => {
    const tables = ['ReferralView', 'PersonKey', 'RelationView', 'BreakGlassView'];
    const rows = tables.map((table) => `('${at.api.getMetadata(table).tableName}', '0123abcd', 5, now())`);
    await at.byHand(
      `INSERT INTO ${LIVE}.checkpoint (name, origin, position, "seenAt") VALUES ${rows.join(', ')}`,
      `UPDATE ${LIVE}.checkpoint SET position = 4 WHERE name = '${at.api.getMetadata('BreakGlassView').tableName}'`,
    );
    const isStale = async () => (await answerTo(dara, { purpose: 'BREAK_GLASS', atLeast: '0123abcd.5' })).stale;
    expect(await isStale()).toBe(true);
    await at.byHand(`UPDATE ${LIVE}.checkpoint SET position = 5`);
    expect(await isStale()).toBe(false);
  });

  it('counts what it leaves out among the records that the reader may open, and no other', async () => {
    const { tableName } = at.api.getMetadata('PersonKey');
    await insertRows(at.projector, at.api.getMetadata('ParkedStream'), {
      name: tableName,
      stream: `survivor-${opened}`,
      subject: opened,
      eventId: opened,
    });
    const leftOut = async (id: string, purpose: Purpose) => (await answerTo({ ...dara, id }, { purpose })).leftOutCount;
    expect([await leftOut('sokha', 'CARE'), await leftOut('dara', 'BREAK_GLASS')]).toEqual([1, 1]);
    expect(await leftOut('bopha', 'CARE')).toBe(0);
    await at.byHand(`DELETE FROM ${LIVE}.parked`);
  });

  it('counts no flawed entry about no survivor, which supervisors see in order to set it aside', async () => {
    const operation = randomUUID();
    const { tableName: name } = at.api.getMetadata('PersonKey');
    const parked = [
      { name, stream: 'access-2026-12-01-0123abcd', subject: null },
      { name, stream: `operation-${operation}`, subject: operation },
    ];
    await insertRows(at.projector, at.api.getMetadata('ParkedStream'), ...parked);
    const sophea = { ...dara, id: 'sophea', role: 'SUPERVISOR' } as const;
    const visible = await runAsReader({ ...sophea, office: 'Battambang' }, () =>
      at.api.query('SELECT FROM parked_streams'),
    );
    expect(visible).toHaveLength(2);
    expect(await answerTo(sophea, { purpose: 'CARE' })).toMatchObject({ leftOutCount: 0 });
    await at.byHand(`DELETE FROM ${LIVE}.parked`);
  });

  it('is refused where the index was filled with another key, and finds the record with its own', async () => {
    const [{ name: primaryKey }] = (await at.api.query(
      `SELECT quote_ident(conname) AS name FROM pg_constraint WHERE contype = 'p' AND conrelid = 'kept.person_key'::regclass`,
    )) as [{ name: string }];
    const markWith = (mark: string) => at.byHand(`COMMENT ON CONSTRAINT ${primaryKey} ON kept.person_key IS '${mark}'`);
    await markWith('of another key');
    await expect(found(dara, 'BREAK_GLASS')).rejects.toThrow(IndexOfAnotherKey);
    await markWith(markOfKey(digest));
    expect(await found(dara, 'BREAK_GLASS')).toEqual([opened]);
  });

  it('finds nothing for others', async () => {
    expect(await found({ ...dara, id: 'bopha' }, 'BREAK_GLASS')).toEqual([]);
    expect((await found({ ...dara, id: 'sokha' }, 'CARE')).toSorted()).toEqual([opened, ended, others].toSorted());
  });
});
