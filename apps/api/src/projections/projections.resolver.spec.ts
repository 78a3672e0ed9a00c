import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import type { Actor } from '#kernel/decider';
import { InMemoryEventStore, StoreUnavailable } from '#kernel/event-store';
import { bareEvent, eventsIn } from '#kernel/event-store/testing';
import { Checkpoint, ParkedStream, makeReadTogether } from '#kernel/projections';
import { PolicyRefusal, noteRefusal, type Policy, type Step, type AggregateStores } from '#nest';
import { ProjectionStatuses } from './projection-statuses.js';
import { ProjectionsResolver } from './projections.resolver.js';

Logger.overrideLogger(false);

const supervisor: Actor = { id: 'sophea', role: 'SUPERVISOR', organisation: 'homeward' };

@Entity('home')
class Home {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') town!: string;
}

@Entity('suspicion')
class Suspicion {
  @PrimaryColumn('uuid') id!: string;
}

@Entity('person')
class Person {
  @PrimaryColumn('uuid') id!: string;
}

const ORIGIN = '0123abcd';
const stores = { storeContext: { origin: ORIGIN } } as unknown as AggregateStores;
const steps = [{ projections: [{ view: Person }, { view: Home }] }] as unknown as readonly Step[];
const policies = [{ name: 'prosecution' }] as unknown as readonly Policy[];

class Unreadable extends InMemoryEventStore {
  away = false;
  isSilent = false;

  override async last(prefixes: readonly string[]) {
    if (this.isSilent) return new Promise<undefined>(() => undefined);
    if (this.away) throw new StoreUnavailable('The event store cannot be reached.');
    return super.last(prefixes);
  }
}

let db: DataSource;
let store: Unreadable;
let resolver: ProjectionsResolver;
beforeEach(async () => {
  const schema = `projections_${randomUUID().replaceAll('-', '')}`;
  db = await new DataSource({
    type: 'postgres',
    url: process.env.TEST_POSTGRES_URL!,
    schema,
    entities: [Checkpoint, ParkedStream, PolicyRefusal, Person, Home, Suspicion],
    extra: { options: `-c search_path=${schema}` },
  }).initialize();
  await db.query(`CREATE SCHEMA ${schema}`);
  await db.synchronize();
  await makeReadTogether(db);
  store = new Unreadable();
  resolver = new ProjectionsResolver(new ProjectionStatuses(db, store, stores, steps, policies));
});
afterEach(() => db.destroy());

const recordEvents = async (stream: string, count = 1): Promise<void> => {
  for (let n = 0; n < count; n++) {
    const event = bareEvent('Met');
    await store.append(`${stream}-${randomUUID()}`, [event], -1);
  }
};
/** Where the n-th event of the log lies; of none, before all. */
const positionOf = async (nth: number): Promise<string> => String((await eventsIn(store))[nth - 1]?.position ?? -1);
/** A checkpoint at the n-th event of the log. */
const stands = async (name: string, nth: number, seenAt = new Date()) =>
  db
    .getRepository(Checkpoint)
    .insert({ name, position: await positionOf(nth), origin: ORIGIN, reason: null, recordedAt: new Date(0), seenAt });

describe('the projections', () => {
  it('have about as many rows as when they were analysed, also after a crash of Postgres, which forgets its counts', async () => {
    await db.query('INSERT INTO home SELECT gen_random_uuid(), $1 FROM generate_series(1, 7)', ['Poipet']);
    await db.query('ANALYZE home');
    await db.query(`SELECT pg_stat_reset_single_table_counters('home'::regclass)`);
    const shown = await resolver.projections({ ...supervisor, role: 'AUDITOR' });
    expect(shown.find(({ name }) => name === 'home')?.rows).toBe(7);
    expect(shown.find(({ name }) => name === 'person')?.rows).toBe(0);
  });

  it('are every table and policy of this build, also those without a checkpoint, and none of a former build', async () => {
    await recordEvents('survivor', 3);
    await stands('house', 3);
    await stands('person', 3);
    await stands('policy:of-yesterday', 3);
    expect(await resolver.projections(supervisor)).toMatchObject([
      { name: 'home', state: 'new', position: null, head: `${ORIGIN}.${await positionOf(3)}` },
      { name: 'person', state: 'live', position: `${ORIGIN}.${await positionOf(3)}`, lagSeconds: 0, reason: null },
      { name: 'policy:prosecution', state: 'new' },
      { name: 'matcher:duplicates', state: 'new' },
    ]);
  });

  it('lag by the age of the first event that they have not read, whatever else is in the log', async () => {
    await recordEvents('survivor', 1);
    await stands('person', 1);
    await recordEvents('elsewhere', 2);
    await stands('home', 2);
    const before = Date.now();
    await recordEvents('operation', 2);
    const lags = async () =>
      Object.fromEntries((await resolver.projections(supervisor)).map(({ name, lagSeconds }) => [name, lagSeconds]));
    const { person, home } = await lags();
    // the event that they read last is from 1970
    expect(person).toBeLessThanOrEqual((Date.now() - before) / 1_000);
    expect(home).toBeLessThanOrEqual((Date.now() - before) / 1_000);
    await db.query(`UPDATE checkpoint SET position = $1`, [await positionOf(5)]);
    expect(await lags()).toMatchObject({ person: 0, home: 0 });
  });

  it('keep their position in an empty log', async () => {
    await stands('person', 0);
    expect((await resolver.projections(supervisor))[1]).toEqual({
      name: 'person',
      position: null,
      head: null,
      lagSeconds: 0,
      state: 'live',
      reason: null,
      rows: null,
      parked: 0,
      since: null,
    });
  });

  const projectionsFor = async (role: string) => resolver.projections({ id: 'dara', role, organisation: 'homeward' });

  it('say how many rows they have to an auditor only, and never how many of what passes between offices', async () => {
    const all = [
      { projections: [{ view: Person }, { view: Suspicion }, { view: Home }] },
    ] as unknown as readonly Step[];
    const watched = new ProjectionsResolver(new ProjectionStatuses(db, store, stores, all, policies));
    const countFor = async (role: string) =>
      (await watched.projections({ id: 'dara', role, organisation: 'homeward' }))
        .filter(({ rows }) => rows !== null)
        .map(({ name }) => name);
    expect(await countFor('AUDITOR')).toEqual(['home', 'person']);
    for (const role of ['CASE_WORKER', 'SUPERVISOR', 'ANALYST', 'ADMINISTRATOR'])
      expect([role, await countFor(role)]).toEqual([role, []]);
  });

  it('say where they and the log stand to those who watch over the service only', async () => {
    await recordEvents('survivor', 1);
    await stands('person', 1);
    const standing = async (role: string) => (await projectionsFor(role))[1];
    for (const role of ['CASE_WORKER', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER', 'ANALYST'])
      expect(await standing(role)).toMatchObject({ name: 'person', state: 'live', position: null, head: null });
    const at = `${ORIGIN}.${await positionOf(1)}`;
    for (const role of ['SUPERVISOR', 'AUDITOR', 'ADMINISTRATOR'])
      expect(await standing(role)).toMatchObject({ name: 'person', position: at, head: at });
  });

  it('are listed even while the log cannot be read', async () => {
    await recordEvents('survivor', 3);
    await stands('person', 3);
    store.away = true;
    expect(await resolver.projections(supervisor)).toMatchObject([
      { name: 'home', state: 'new', lagSeconds: null },
      {
        name: 'person',
        state: 'unknown',
        lagSeconds: null,
        head: null,
        position: `${ORIGIN}.${await positionOf(3)}`,
      },
      { name: 'policy:prosecution', state: 'new' },
      { name: 'matcher:duplicates', state: 'new' },
    ]);
  });

  it('are reported even while no node of the event store answers', async () => {
    await stands('person', 3);
    store.isSilent = true;
    expect((await resolver.projections(supervisor))[1]).toMatchObject({ name: 'person', state: 'unknown', head: null });
  });

  it('tell what the rules refused a policy', async () => {
    await stands('policy:prosecution', 0);
    const refusal = { policy: 'prosecution', eventId: randomUUID() };
    await noteRefusal(db, { ...refusal, commandId: randomUUID(), code: 'NOT_FOUND' });
    await noteRefusal(db, { ...refusal, commandId: randomUUID(), code: 'CASE_CLOSED' });
    expect((await resolver.projections(supervisor))[2]).toMatchObject({
      name: 'policy:prosecution',
      state: 'live',
      reason: '2 refused, last: CASE_CLOSED',
    });
  });

  it('tell nothing of a policy where the view of its name is reported', async () => {
    await stands('home', 0);
    await stands('policy:home', 0);
    await noteRefusal(db, { policy: 'home', eventId: randomUUID(), commandId: randomUUID(), code: 'CASE_CLOSED' });
    const named = [{ name: 'home' }] as unknown as readonly Policy[];
    const watched = new ProjectionsResolver(new ProjectionStatuses(db, store, stores, steps, named));
    const reported = await watched.projections({ ...supervisor, role: 'ADMINISTRATOR' });
    expect(Object.fromEntries(reported.map(({ name, reason }) => [name, reason]))).toMatchObject({
      home: null,
      'policy:home': '1 refused, last: CASE_CLOSED',
    });
  });
});
