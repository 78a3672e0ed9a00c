import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { steps } from '#domain/aggregates';
import { DUPLICATE_MATCHER, pairIdOf } from '#domain/between-offices';
import { PersonToken } from '#domain/survivor';
import type { Actor } from '#kernel/decider';
import { FlawedStream, InMemoryEventStore, type RecordedEvent } from '#kernel/event-store';
import { TEST_STAMP, bareEvent } from '#kernel/event-store/testing';
import { PREFIXES } from '#nest';
import { BrokenWrapping } from '#security/keys';
import { DuplicateMatcher } from './duplicate-matcher.js';
import { IndexFollower } from './index-follower.js';
import { NeverAtRest, keepBusy } from './testing/busy-views.js';
import { checkpointIn, freshTables, ownerOf, pollUntil } from './testing/checkpoints.js';
import { ViewsFirst } from './views-first.js';
import { Office, aggregateStoresOver } from './testing/office.js';
import { SHORT_GATHERING_MS } from './testing/short-gathering.js';

Logger.overrideLogger(false);

const sokha: Actor = { id: 'sokha', role: 'SUPERVISOR', organisation: 'A21', office: 'Poipet' };
const sophea: Actor = { id: 'sophea', role: 'SUPERVISOR', organisation: 'A21', office: 'SiemReapCac' };

const forged = (stream: string) => new FlawedStream(stream, 0, randomUUID(), { kind: 'unproven', reason: 'forged' });

class Store extends InMemoryEventStore {
  readonly unreadable = new Map<string, Error>();

  override async read(stream: string, from = 0) {
    const error = this.unreadable.get(stream);
    if (error) throw error;
    return super.read(stream, from);
  }
}

let db: DataSource;
let store: Store;
let office: Office;
let index: IndexFollower;
let matcher: DuplicateMatcher;
/** To which the matcher of each test yields. */
let views: ViewsFirst;
beforeEach(async () => {
  db = await freshTables([PersonToken]);
  store = new Store();
  const stores = await aggregateStoresOver(store);
  office = new Office(stores);
  index = new IndexFollower(store, db, ownerOf(db), stores, steps, undefined, SHORT_GATHERING_MS);
  views = new ViewsFirst();
  matcher = new DuplicateMatcher(store, db, await aggregateStoresOver(store), views, SHORT_GATHERING_MS);
  await index.onApplicationBootstrap();
  await matcher.onApplicationBootstrap();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await matcher.beforeApplicationShutdown();
  await index.beforeApplicationShutdown();
  await db.destroy();
});

const referral = (more: object) => ({
  on: '2020-02-01',
  source: 'LawEnforcement',
  province: '17',
  urgency: 'Urgent',
  sex: 'Female',
  nationality: 'KH',
  languages: ['khm'],
  ...more,
});
const receiveReferral = async (by: Actor, more: object): Promise<string> => {
  const survivorId = randomUUID();
  await office.ask('survivor', survivorId, 'ReceiveReferral', referral({ office: by.office, ...more }), by);
  return survivorId;
};

const startedWith = async (first: ViewsFirst): Promise<void> => {
  await matcher.beforeApplicationShutdown();
  matcher = new DuplicateMatcher(store, db, await aggregateStoresOver(store), first, SHORT_GATHERING_MS);
  await matcher.onApplicationBootstrap();
};

const positionOf = async (name: string): Promise<bigint> => BigInt((await checkpointIn(db, name))?.position ?? -1);

/** Waits until the matcher has read everything that was recorded. */
const suspicions = async (ids: readonly string[]): Promise<readonly RecordedEvent[]> => {
  const head = (await store.last(PREFIXES))!.position;
  await pollUntil(
    () => positionOf(DUPLICATE_MATCHER),
    (position) => position >= head,
  );
  return store.read(`duplicate-${pairIdOf(ids)}`);
};

const named = { givenName: 'Bopha', familyName: 'Meas' };

describe('the reader that compares records', () => {
  it('suspects two records of one name once, and says which office has got one of them since', async () => {
    const ids = [await receiveReferral(sokha, { ...named, birthYear: 2004 }), await receiveReferral(sophea, named)];
    expect(await suspicions(ids)).toMatchObject([{ type: 'DuplicateSuspected', data: { reasons: ['SAME_NAME'] } }]);
    const assignment = { worker: 'nary', as: 'CaseWorker', office: 'Battambang', on: '2020-02-02' };
    await office.ask('survivor', ids[1]!, 'AssignCaseWorker', assignment, sophea);
    expect((await suspicions(ids)).map(({ type }) => type)).toEqual(['DuplicateSuspected', 'DuplicateOfficesChanged']);
    const { offices } = (await suspicions(ids))[1]!.data as { offices: readonly string[] };
    expect(offices.toSorted()).toEqual(['Battambang', 'Poipet']);
    await office.ask('survivor', ids[1]!, 'RevisePersonDetails', { birthYear: 2004 }, sophea);
    expect(await suspicions(ids)).toHaveLength(2);
    const [first] = await store.read(`survivor-${ids[1]!}`);
    const replacement = { receiveReferral: referral({ ...named, office: 'SiemReapCac', birthYear: 2004 }) };
    const correction = { eventId: first!.id, reason: 'x', replacement };
    await office.ask('survivor', ids[1]!, 'CorrectEntry', correction, { ...sophea, id: 'dara' });
    expect(await suspicions(ids)).toHaveLength(2);
  });

  it('goes on with the others where a pair cannot be relied on', async () => {
    const ids = [await receiveReferral(sokha, { ...named, birthYear: 2004 }), await receiveReferral(sophea, named)];
    expect(await suspicions(ids)).toHaveLength(1);
    store.unreadable.set(`duplicate-${pairIdOf(ids)}`, forged('a pair'));
    const assignment = { worker: 'nary', as: 'CaseWorker', office: 'Battambang', on: '2020-02-02' };
    await office.ask('survivor', ids[1]!, 'AssignCaseWorker', assignment, sophea);
    await office.ask('survivor', ids[1]!, 'RevisePersonDetails', { birthYear: 2004 }, sophea);
    const others = [await receiveReferral(sokha, { givenName: 'Chenda', familyName: 'Sok' })];
    others.push(await receiveReferral(sophea, { givenName: 'Chenda', familyName: 'Sok' }));
    expect(await suspicions(others)).toMatchObject([{ type: 'DuplicateSuspected' }]);
  });

  it('goes on with the others where the key of a record was damaged', async () => {
    const damaged = await receiveReferral(sokha, named);
    await suspicions([damaged]);
    store.unreadable.set(`survivor-${damaged}`, new BrokenWrapping());
    const alike = [await receiveReferral(sophea, named), await receiveReferral(sokha, named)];
    expect(await suspicions(alike)).toMatchObject([{ type: 'DuplicateSuspected' }]);
    expect(await suspicions([damaged, alike[0]!])).toEqual([]);
  });

  it('suspects nobody by a telephone number or a birthday alone, since it may be shared, or guessed', async () => {
    const contact = { kind: 'Phone', value: '012 345 678' };
    const ids = [
      await receiveReferral(sokha, { givenName: 'Bopha', contact, birthDate: '1990-06-01' }),
      await receiveReferral(sophea, { givenName: 'Chenda', contact }),
      await receiveReferral(sophea, { givenName: 'Nary', birthDate: '1990-06-01' }),
    ];
    expect(await suspicions([ids[0]!, ids[1]!])).toEqual([]);
    expect(await suspicions([ids[0]!, ids[2]!])).toEqual([]);
  });

  it('suspects nobody by a name that many have, unless something else agrees', async () => {
    const contact = { kind: 'Phone', value: '012 345 678' };
    const first = await receiveReferral(sokha, { ...named, contact });
    const namesakes: string[] = [];
    for (let count = 0; count < 11; count += 1) namesakes.push(await receiveReferral(sophea, named));
    const last = await receiveReferral(sophea, { ...named, contact });
    expect(await suspicions([namesakes[10]!, first])).toEqual([]);
    expect(await suspicions([last, namesakes[10]!])).toEqual([]);
    expect(await suspicions([last, first])).toMatchObject([{ type: 'DuplicateSuspected' }]);
  });
});

describe('the reader that compares records, while the views are at work', () => {
  it('compares nothing, passes nothing by, and does all of it afterwards, also over a stop', async () => {
    const busy = new NeverAtRest();
    await startedWith(busy);
    const ids = [await receiveReferral(sokha, named), await receiveReferral(sophea, named)];
    await pollUntil(
      async () => busy.asked,
      (asked) => asked > 0,
    );
    const [referral] = await store.read(`survivor-${ids[0]!}`);
    expect(await store.read(`duplicate-${pairIdOf(ids)}`)).toEqual([]);
    expect(await positionOf(DUPLICATE_MATCHER)).toBeLessThan(referral!.position);
    await startedWith(new ViewsFirst());
    expect(await suspicions(ids)).toMatchObject([{ type: 'DuplicateSuspected' }]);
  });

  it('goes on by and by where they never rest', async () => {
    const first = new ViewsFirst();
    first.longestWaitMs = 50;
    const { end, writing } = keepBusy(first);
    await startedWith(first);
    const ids = [await receiveReferral(sokha, named), await receiveReferral(sophea, named)];
    expect(await suspicions(ids)).toMatchObject([{ type: 'DuplicateSuspected' }]);
    end();
    await writing;
  });

  it('moves on at once past entries with nothing to compare', async () => {
    await startedWith(new NeverAtRest());
    const stream = `access-${randomUUID()}`;
    await store.append(stream, [bareEvent('PersonalDataRead')], -1);
    expect(await suspicions([randomUUID(), randomUUID()])).toEqual([]);
  });

  it('reads the records of several people side by side', async () => {
    await matcher.beforeApplicationShutdown();
    const ids = [await receiveReferral(sokha, named), await receiveReferral(sophea, { givenName: 'Chenda' })];
    const [read, reading] = [store.read.bind(store), new Set<string>()];
    let meet = () => {};
    const both = new Promise<void>((resolve) => (meet = resolve));
    jest.spyOn(store, 'read').mockImplementation(async (stream, from) => {
      if (!stream.startsWith('survivor-')) return read(stream, from);
      if (reading.add(stream).size === ids.length) meet();
      await both;
      return read(stream, from);
    });
    await startedWith(new ViewsFirst());
    expect(await suspicions(ids).finally(() => meet())).toEqual([]);
  });

  // in one process: after a start it compares up to ten minutes more, so a name may be common by then
  it('suspects late what it would have suspected at once, however many have the name by then', async () => {
    // a clock that nobody sets back: what has an earlier instant was recorded before, so all were namesakes at once
    let at = Date.now();
    jest.spyOn(TEST_STAMP, 'now').mockImplementation(() => new Date((at += 1_000)).toISOString());
    views.longestWaitMs = Infinity;
    const { end, writing } = keepBusy(views);
    const ids = [await receiveReferral(sokha, named), await receiveReferral(sophea, named)];
    let namesake = '';
    for (let count = 0; count < 11; count += 1) namesake = await receiveReferral(sophea, named);
    end();
    await writing;
    expect(await suspicions(ids)).toMatchObject([{ type: 'DuplicateSuspected' }]);
    expect(await suspicions([ids[0]!, namesake])).toEqual([]);
  });

  it('misses no pair of which the earlier entry has the later instant, since clocks differ', async () => {
    const ahead = new Date(Date.now() + 4 * 60_000).toISOString();
    const clock = jest.spyOn(TEST_STAMP, 'now').mockReturnValue(ahead);
    const one = await receiveReferral(sokha, named);
    clock.mockRestore();
    await suspicions([one]); // compared before the other came
    const other = await receiveReferral(sophea, named);
    expect((await store.read(`survivor-${one}`))[0]!.recordedAt).toBe(ahead);
    expect(await suspicions([one, other])).toMatchObject([{ type: 'DuplicateSuspected' }]);
  });
});
