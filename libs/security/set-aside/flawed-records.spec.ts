import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Actor } from '#kernel/decider';
import type { EventStore } from '#kernel/event-store';
import type { AggregateStores } from '#nest';
import { UNRELATED, type Relation, type RelationsNow } from '#security/access';
import { FlawedRecords } from './flawed-records.js';
import { SetAsideResolver } from './set-aside.resolver.js';
import { SettingAside } from './setting-aside.js';

const survivorId = randomUUID();
const stream = `survivor-${survivorId}`;
const by = (role: string): Actor => ({ id: 'mony', role, organisation: 'A21', office: 'Pailin' });

/** The flawed records in the list of somebody who sees this one by row security. */
const listedFor = async (role: string, relation: Partial<Relation>, others = 0): Promise<readonly string[]> => {
  const parked = [...Array.from({ length: others }, () => `survivor-${randomUUID()}`), stream];
  const db = {
    query: async (_: string, [offset = 0] = [] as readonly number[]) =>
      parked.slice(offset, offset + 50).map((one) => ({ stream: one, since: new Date() })),
    getRepository: () => ({ findBy: async () => [] }),
  } as unknown as DataSource;
  const entry = { id: randomUUID(), revision: 3, flaw: { kind: 'unproven', reason: 'it has no code of this log' } };
  const store = { inspect: async () => [entry] } as unknown as EventStore;
  const relations = {
    of: async (_: Actor, id: string) => ({ ...UNRELATED, ...(id === survivorId && relation) }),
  } as RelationsNow;
  const setting = new SettingAside(store, {} as AggregateStores, relations);
  const found = await new SetAsideResolver(setting, new FlawedRecords(db, store, setting)).flawedRecords(by(role));
  return found.map((one) => one.stream);
};

describe('the list of flawed records', () => {
  it('has those of the supervisor’s office, by the log', async () => {
    expect(await listedFor('SUPERVISOR', { ways: ['office'] })).toEqual([stream]);
  });

  it('has one of the office behind many of others', async () => {
    expect(await listedFor('SUPERVISOR', { ways: ['office'] }, 120)).toEqual([stream]);
  });

  it('has none that a supervisor only opened in an emergency, or that a row alone says is theirs', async () => {
    expect(await listedFor('SUPERVISOR', { brokeGlass: true })).toEqual([]);
    expect(await listedFor('SUPERVISOR', {})).toEqual([]);
  });

  it.each(['AUDITOR', 'ADMINISTRATOR'])('has all for %s', async (role) => {
    expect(await listedFor(role, {})).toEqual([stream]);
  });
});
