import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { steps } from '#aggregates';
import type { JsonObject } from '#decider';
import {
  Codec,
  InMemoryEventStore,
  VerifiedEventStore,
  envelop,
  openLog,
  setAsideStream,
  type Stamp,
} from '#event-store';
import { TEST_LOG_KEYS, TEST_STAMP } from '#event-store/testing';
import { knownTypesOf } from '#platform';
import { LogKeys, Unsealed, anchorOf } from '#trust';
import { Records, onlyParked } from './testing/erasing.js';
import { MemoryKeys } from './testing/memory-keys.js';

jest.setTimeout(5_000);

const STRANGER: Stamp = { ...TEST_STAMP, keys: new LogKeys([{ number: 1, key: Buffer.alloc(32, 9) }]) };
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
let her: string;
const { db, parked } = onlyParked();
const alarms: string[] = [];

beforeEach(async () => {
  inner = new InMemoryEventStore();
  const { origin, adopted } = await openLog(inner, 'development', TEST_STAMP);
  store = new VerifiedEventStore(inner, { origin, adopted, keys: TEST_LOG_KEYS, knownTypes: knownTypesOf(steps) });
  keys = new MemoryKeys();
  records = await Records.over(store, keys);
  her = await records.woman();
  parked.clear();
  alarms.length = 0;
  Logger.overrideLogger({ log: () => {}, warn: () => {}, error: (said: string) => void alarms.push(said) });
});

/** What somebody appends at the end of a stream: with the log key, or with another. */
const append = async (type: string, data: JsonObject, by = eraser!, stamp = TEST_STAMP, stream = `survivor-${her}`) => {
  const there = await inner.read(stream);
  const last = there.findLast(({ metadata }) => TEST_LOG_KEYS.proves(metadata.code!, metadata.hash));
  const end = { stream, revision: there.length - 1, hash: last?.metadata.hash ?? anchorOf(store.origin, stream) };
  const circumstances = { by: by!, now: '2021-03-01T10:00:00.000Z', commandId: randomUUID() };
  const codec = new Codec(new Unsealed(), {}, {});
  const [event] = await envelop(codec, [{ type, data }], { name: type, digest: '' }, circumstances, end, stamp);
  await inner.append(stream, [event!], end.revision);
  return event!.id;
};

/** Until the eraser has seen all that is in the log. */
const carriedOut = async (meanwhile: () => Promise<unknown> = async () => undefined): Promise<void> => {
  const running = await records.eraser(db);
  await keys.until(await records.head());
  await meanwhile();
  for (let head = -1n; head < (await records.head());) await keys.until((head = await records.head()));
  await running.beforeApplicationShutdown();
};

const stillThere = async () => {
  expect(await keys.destroyedKeys(her)).toEqual([]);
  expect((await inner.read(`survivor-${her}`)).map(({ type }) => type)).not.toContain('PersonalDataErased');
};

const begun = { requestId: request };
const requested = { requestId: request, on: '2020-05-01', askedBy: 'Survivor' };
const approved = { requestId: request, on: '2020-05-02' };

describe('an entry that has keys destroyed', () => {
  it.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'that somebody without the log key wrote',
      () => append('ErasureBegun', begun, eraser, STRANGER),
      /its code was not made with a key of this log/,
    ],
    ['that nobody has approved', () => append('ErasureBegun', begun), /nobody has approved it/],
    ['that nobody has asked for', () => append('ErasureApproved', approved, dara), /nobody has asked for it/],
    [
      'that was approved by who asked for it',
      async () => {
        await append('ErasureRequested', requested, dara);
        await append('ErasureApproved', approved, dara);
      },
      /who asked for it has approved it/,
    ],
    [
      'that no supervisor has approved',
      async () => {
        await append('ErasureRequested', requested, dara);
        await append('ErasureApproved', approved, sokha);
      },
      /no supervisor has approved it/,
    ],
    [
      'that was approved while a hold stood',
      async () => {
        await append('LegalHoldPlaced', { holdId: randomUUID(), reason: 'CourtOrder', on: '2020-05-01' }, dara);
        await append('ErasureRequested', requested, sokha);
        await append('ErasureApproved', approved, dara);
        await append('ErasureBegun', begun);
      },
      /a legal hold stood when it was approved/,
    ],
    [
      'that was withdrawn',
      async () => {
        await append('ErasureRequested', requested, sokha);
        await append('ErasureApproved', approved, dara);
        await append('ErasureWithdrawn', { requestId: request, on: '2020-05-03' }, dara);
        await append('ErasureBegun', begun);
      },
      /the record does not allow it as it stood then/,
    ],
    [
      'that follows a record which was not erased',
      () => append('ErasureApproved', { ...approved, keptSurvivorId: her }, eraser),
      /it follows itself/,
    ],
  ])('%s destroys nothing, raises the alarm and is parked', async (_, does, why) => {
    await does();
    await carriedOut();
    await stillThere();
    expect(alarms).toContainEqual(expect.stringMatching(/^ERASURE_UNPROVEN: survivor-/));
    expect(parked.get(`survivor-${her}`)?.reason).toMatch(/^ERASURE_UNPROVEN: /);
    expect(parked.get(`survivor-${her}`)?.reason).toMatch(why);
  });

  it('stands in the way of no other record', async () => {
    const another = await records.woman();
    await append('ErasureBegun', begun, eraser, STRANGER);
    await records.request(another, request);
    await records.approve(another, request);
    await carriedOut();
    await stillThere();
    expect(await keys.destroyedKeys(another)).not.toEqual([]);
    expect([...parked.keys()]).toEqual([`survivor-${her}`]);
  });

  it('counts for nothing once it was set aside, and what two people approve afterwards is carried out', async () => {
    const eventId = await append('ErasureBegun', begun, eraser, STRANGER);
    await carriedOut(async () => {
      expect(parked.size).toBe(1);
      const revision = (await inner.read(`survivor-${her}`)).findIndex(({ id }) => id === eventId);
      await append('EventSetAside', { eventId, revision }, dara, TEST_STAMP, setAsideStream(`survivor-${her}`));
    });
    await stillThere();
    expect(parked.size).toBe(0);
    await records.request(her, request);
    await records.approve(her, request);
    await carriedOut();
    expect(await keys.destroyedKeys(her)).not.toEqual([]);
  });

  it('waits, and is parked with the reason, while a hold stands that came after its approval', async () => {
    const duplicateSurvivorId = randomUUID();
    const noted = (held: boolean) => append('DuplicateNoted', { duplicateSurvivorId, linked: true, held }, eraser);
    await records.request(her, request);
    await records.approve(her, request);
    await noted(true);
    await carriedOut(async () => {
      await stillThere();
      expect(parked.get(`survivor-${her}`)?.reason).toMatch(/^LEGAL_HOLD: /);
      await noted(false);
    });
    expect(parked.size).toBe(0);
    expect(await keys.destroyedKeys(her)).not.toEqual([]);
  });
});
