import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { steps } from '#domain/aggregates';
import type { JsonObject } from '#kernel/decider';
import {
  AS_STORED,
  Codec,
  InMemoryEventStore,
  VerifiedEventStore,
  envelop,
  openLog,
  setAsideStream,
  type Stamp,
} from '#kernel/event-store';
import { TEST_LOG_KEYS, TEST_STAMP } from '#kernel/event-store/testing';
import { knownTypesOf } from '#platform';
import { LogKeys, PlainSealing, anchorOf } from '#kernel/integrity';
import { Records, onlyParked } from '../testing/erasing.js';
import { MemoryKeys } from '../testing/memory-keys.js';

const STRANGER: Stamp = { ...TEST_STAMP, keys: new LogKeys([{ number: 1, key: Buffer.alloc(32, 9) }]) };
const DAY_MS = 24 * 60 * 60 * 1_000;
/** All but the clock and intervals. */
const REAL_TIMERS = [
  'setTimeout',
  'clearTimeout',
  'setImmediate',
  'clearImmediate',
  'nextTick',
  'queueMicrotask',
  'hrtime',
  'performance',
] as const;
const request = randomUUID();
const [sokha, dara, eraser] = [
  { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21' },
  { id: 'dara', role: 'SUPERVISOR', organisation: 'A21' },
  { id: 'eraser', role: 'POLICY', organisation: 'Homeward' },
];

let inner: InMemoryEventStore;
let store: VerifiedEventStore;
let keys: MemoryKeys;
let records: Records;
let survivorId: string;
const { db, parked } = onlyParked();
const alarms: string[] = [];

beforeEach(async () => {
  inner = new InMemoryEventStore();
  const { origin, adopted } = await openLog(inner, 'development', TEST_STAMP);
  store = new VerifiedEventStore(inner, { origin, adopted, keys: TEST_LOG_KEYS, knownTypes: knownTypesOf(steps) });
  keys = new MemoryKeys();
  records = await Records.over(store, keys);
  survivorId = await records.woman();
  parked.clear();
  alarms.length = 0;
  Logger.overrideLogger({ log: () => {}, warn: () => {}, error: (said: string) => void alarms.push(said) });
});

/** Appends an event at the end of a stream: with the log key, or with another. */
const append = async (
  type: string,
  data: JsonObject,
  by = eraser!,
  stamp = TEST_STAMP,
  stream = `survivor-${survivorId}`,
) => {
  const there = await inner.read(stream);
  const last = there.findLast(({ metadata }) => TEST_LOG_KEYS.proves(metadata.code!, metadata.hash));
  const end = { stream, revision: there.length - 1, hash: last?.metadata.hash ?? anchorOf(store.origin, stream) };
  const commandMetadata = { by: by!, now: '2021-03-01T10:00:00.000Z', commandId: randomUUID() };
  const codec = new Codec(new PlainSealing(), {}, AS_STORED);
  const [event] = await envelop(codec, [{ type, data }], { name: type, digest: '' }, commandMetadata, end, stamp);
  await inner.append(stream, [event!], end.revision);
  return event!.id;
};

/** Runs the eraser until it has seen the whole log. */
const carriedOut = async (meanwhile: () => Promise<unknown> = async () => undefined): Promise<void> => {
  const running = await records.eraser(db);
  await keys.waitUntilErased(await records.head());
  await meanwhile();
  for (let head = -1n; head < (await records.head());) await keys.waitUntilErased((head = await records.head()));
  await running.beforeApplicationShutdown();
};

const stillThere = async () => {
  expect(await keys.destroyedKeys(survivorId)).toEqual([]);
  expect((await inner.read(`survivor-${survivorId}`)).map(({ type }) => type)).not.toContain('PersonalDataErased');
};

const begun = { requestId: request };
const requested = { requestId: request, on: '2020-05-01', askedBy: 'Survivor' };
const approved = { requestId: request, on: '2020-05-02' };

describe('an event that would destroy keys', () => {
  it.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'written without the log key',
      () => append('ErasureBegun', begun, eraser, STRANGER),
      /its code was not made with a key of this log/,
    ],
    ['that nobody has approved', () => append('ErasureBegun', begun), /the erasure was not approved/],
    ['that nobody has asked for', () => append('ErasureApproved', approved, dara), /the erasure was not requested/],
    [
      'approved by the person who requested it',
      async () => {
        await append('ErasureRequested', requested, dara);
        await append('ErasureApproved', approved, dara);
      },
      /the person who requested it approved it/,
    ],
    [
      'not approved by a supervisor',
      async () => {
        await append('ErasureRequested', requested, dara);
        await append('ErasureApproved', approved, sokha);
      },
      /it was not approved by a supervisor/,
    ],
    [
      'approved during a hold',
      async () => {
        await append('LegalHoldPlaced', { holdId: randomUUID(), reason: 'CourtOrder', on: '2020-05-01' }, dara);
        await append('ErasureRequested', requested, sokha);
        await append('ErasureApproved', approved, dara);
        await append('ErasureBegun', begun);
      },
      /a legal hold was in force at the approval/,
    ],
    [
      'withdrawn before',
      async () => {
        await append('ErasureRequested', requested, sokha);
        await append('ErasureApproved', approved, dara);
        await append('ErasureWithdrawn', { requestId: request, on: '2020-05-03' }, dara);
        await append('ErasureBegun', begun);
      },
      /the record did not allow it at that time/,
    ],
    [
      'that follows a record which was not erased',
      () => append('ErasureApproved', { ...approved, keptSurvivorId: survivorId }, eraser),
      /it follows itself/,
    ],
  ])('%s destroys nothing, raises the alarm and is parked', async (_, does, why) => {
    await does();
    await carriedOut();
    await stillThere();
    expect(alarms).toContainEqual(expect.stringMatching(/^ERASURE_UNPROVEN: survivor-/));
    expect(parked.get(`survivor-${survivorId}`)?.reason).toMatch(/^ERASURE_UNPROVEN: /);
    expect(parked.get(`survivor-${survivorId}`)?.reason).toMatch(why);
  });

  it('does not block other records', async () => {
    const another = await records.woman();
    await append('ErasureBegun', begun, eraser, STRANGER);
    await records.request(another, request);
    await records.approve(another, request);
    await carriedOut();
    await stillThere();
    expect(await keys.destroyedKeys(another)).not.toEqual([]);
    expect([...parked.keys()]).toEqual([`survivor-${survivorId}`]);
  });

  it('in a stream that this service never named is passed over with one alarm, and blocks nobody', async () => {
    const another = await records.woman();
    for (const id of ['a\u0000b', 'a'.repeat(3_000)])
      await append('ErasureBegun', begun, eraser, STRANGER, `survivor-${id}`);
    await records.request(another, request);
    await records.approve(another, request);
    await carriedOut();
    expect(await keys.destroyedKeys(another)).not.toEqual([]);
    expect([...parked.keys()]).toEqual([]);
    expect(alarms).toEqual([expect.stringMatching(/^FOREIGN_STREAM: 2 entries /)]);
  });

  it('has no effect once it was set aside, and a later approved erasure is carried out', async () => {
    const eventId = await append('ErasureBegun', begun, eraser, STRANGER);
    await carriedOut(async () => {
      expect(parked.size).toBe(1);
      const revision = (await inner.read(`survivor-${survivorId}`)).findIndex(({ id }) => id === eventId);
      await append('EventSetAside', { eventId, revision }, dara, TEST_STAMP, setAsideStream(`survivor-${survivorId}`));
    });
    await stillThere();
    expect(parked.size).toBe(0);
    await records.request(survivorId, request);
    await records.approve(survivorId, request);
    await carriedOut();
    expect(await keys.destroyedKeys(survivorId)).not.toEqual([]);
  });

  it('waits, and is parked with the reason, during a hold that followed its approval', async () => {
    const duplicateSurvivorId = randomUUID();
    const noteDuplicate = (held: boolean) =>
      append('DuplicateNoted', { duplicateSurvivorId, linked: true, held }, eraser);
    await records.request(survivorId, request);
    await records.approve(survivorId, request);
    await noteDuplicate(true);
    await carriedOut(async () => {
      await stillThere();
      expect(parked.get(`survivor-${survivorId}`)?.reason).toMatch(/^LEGAL_HOLD: /);
      await noteDuplicate(false);
    });
    expect(parked.size).toBe(0);
    expect(await keys.destroyedKeys(survivorId)).not.toEqual([]);
  });

  it('is carried out where it began soon after a verdict: how long an appeal was possible is not in the log', async () => {
    await records.request(survivorId, request);
    await records.approve(survivorId, request);
    const linked = { duplicateSurvivorId: randomUUID(), linked: true, held: false, verdictOn: '2021-02-26' };
    await append('DuplicateNoted', linked);
    await append('ErasureBegun', begun);
    await carriedOut();
    expect([parked.size, alarms]).toEqual([0, []]);
    expect(await keys.destroyedKeys(survivorId)).not.toEqual([]);
  });

  it('waits while an appeal is possible, and is tried again each day by itself', async () => {
    const verdictOn = new Date().toISOString().slice(0, 10);
    await records.request(survivorId, request);
    await records.approve(survivorId, request);
    await append('DuplicateNoted', { duplicateSurvivorId: randomUUID(), linked: true, held: false, verdictOn }, eraser);
    jest.useFakeTimers({ doNotFake: [...REAL_TIMERS], now: Date.now() });
    try {
      await carriedOut(async () => {
        await stillThere();
        expect(parked.get(`survivor-${survivorId}`)?.reason).toMatch(/^LEGAL_HOLD: An appeal is still possible/);
        jest.setSystemTime(Date.now() + 40 * DAY_MS);
        jest.advanceTimersByTime(DAY_MS);
        while (parked.size > 0) await new Promise(setImmediate);
      });
    } finally {
      jest.useRealTimers();
    }
    expect(await keys.destroyedKeys(survivorId)).not.toEqual([]);
  });
});
