import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Actor } from '#kernel/decider';
import type { EventStore } from '#kernel/event-store';
import type { AggregateStores } from '#nest';
import { UNRELATED, type Relation, type RelationsNow } from '#security/access';
import type { FlawedRecordsArgs } from './flawed-record.type.js';
import { FlawedRecords } from './flawed-records.js';
import { SetAsideResolver } from './set-aside.resolver.js';
import { SettingAside } from './setting-aside.js';

const survivorId = randomUUID();
const stream = `survivor-${survivorId}`;
const by = (role: string): Actor => ({ id: 'mony', role, organisation: 'A21', office: 'Pailin' });

/** Who lists flawed records, and sees this one by row security: the last that is known. */
const listing = (role: string, relation: Partial<Relation>, others = 0) => {
  const parked = Array.from({ length: others }, (_, at) => ({
    stream: `survivor-${randomUUID()}`,
    since: new Date(at),
  })).concat({ stream, since: new Date(others) });
  const db = {
    query: async (_: string, [since, after, first]: readonly [Date, string, number]) =>
      parked.filter((one) => +one.since > +since || (+one.since === +since && one.stream > after)).slice(0, first),
    getRepository: () => ({ findBy: async () => [] }),
  } as unknown as DataSource;
  const entry = { id: randomUUID(), revision: 3, flaw: { kind: 'unproven', reason: 'it has no code of this log' } };
  const store = { inspect: async () => [entry] } as unknown as EventStore;
  const relations = {
    of: async (_: Actor, id: string) => ({ ...UNRELATED, ...(id === survivorId && relation) }),
  } as RelationsNow;
  const setting = new SettingAside(store, {} as AggregateStores, relations);
  const resolver = new SetAsideResolver(setting, new FlawedRecords(db, store, setting));
  return { parked, page: (asked: FlawedRecordsArgs) => resolver.flawedRecords(asked, by(role)) };
};

/** The flawed records in the list. */
const listedFor = async (...how: Parameters<typeof listing>): Promise<readonly string[]> =>
  (await listing(...how).page({})).map((one) => one.stream);

describe('the list of flawed records', () => {
  it('has those of the supervisor’s office, by the log', async () => {
    expect(await listedFor('SUPERVISOR', { ways: ['office'] })).toEqual([stream]);
  });

  it('has one of the office behind many of others', async () => {
    expect(await listedFor('SUPERVISOR', { ways: ['office'] }, 120)).toEqual([stream]);
  });

  it('shows all of them page by page', async () => {
    const { parked, page } = listing('AUDITOR', {}, 120);
    const found: string[] = [];
    for (let after: string | undefined; ;) {
      const some = await page({ first: 50, ...(after && { after }) });
      found.push(...some.map((one) => one.stream));
      if (some.length < 50) break;
      after = some.at(-1)!.cursor;
    }
    expect(found).toEqual(parked.map((one) => one.stream));
  });

  it('has none that a supervisor only opened in an emergency, or that a row alone says is theirs', async () => {
    expect(await listedFor('SUPERVISOR', { brokeGlass: true })).toEqual([]);
    expect(await listedFor('SUPERVISOR', {})).toEqual([]);
  });

  it.each(['AUDITOR', 'ADMINISTRATOR'])('has all for %s', async (role) => {
    expect(await listedFor(role, {})).toEqual([stream]);
  });
});
