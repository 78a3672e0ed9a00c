import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { policies, steps } from '#domain/aggregates';
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
import { askToRetry } from '#kernel/projections';
import { PREFIXES } from '#nest';
import { LogKeys, PlainSealing, anchorOf } from '#kernel/integrity';
import { PolicyFollower } from './policy-follower.js';
import { checkpointIn, freshTables, pollUntil } from '../testing/checkpoints.js';
import { Office, aggregateStoresOver } from '../testing/office.js';
import { SHORT_GATHERING_MS } from '../testing/short-gathering.js';

Logger.overrideLogger(false);

const NAME = 'policy:prosecution';
const STRANGER: Stamp = { ...TEST_STAMP, keys: new LogKeys([{ number: 1, key: Buffer.alloc(32, 9) }]) };

let db: DataSource;
let inner: InMemoryEventStore;
let store: VerifiedEventStore;
let office: Office;
let running: PolicyFollower | undefined;

beforeEach(async () => {
  db = await freshTables();
  inner = new InMemoryEventStore();
  const { origin, adopted } = await openLog(inner, 'development', TEST_STAMP);
  store = new VerifiedEventStore(inner, { origin, adopted, keys: TEST_LOG_KEYS, knownTypes: knownTypesOf(steps) });
  office = new Office(await aggregateStoresOver(store));
});
afterEach(async () => {
  await running?.beforeApplicationShutdown();
  await db.destroy();
});

const start = async () => {
  running = new PolicyFollower(store, db, await aggregateStoresOver(store), policies, steps, SHORT_GATHERING_MS);
  await running.onApplicationBootstrap();
};

const append = async (stream: string, type: string, data: JsonObject, stamp = TEST_STAMP): Promise<string> => {
  const there = await inner.read(stream);
  const last = there.findLast(({ metadata }) => TEST_LOG_KEYS.proves(metadata.code!, metadata.hash));
  const end = { stream, revision: there.length - 1, hash: last?.metadata.hash ?? anchorOf(store.origin, stream) };
  const by = { id: 'somebody', role: 'SUPERVISOR', organisation: 'A21' };
  const commandMetadata = { by, now: '2021-03-01T10:00:00.000Z', commandId: randomUUID() };
  const codec = new Codec(new PlainSealing(), {}, AS_STORED);
  const [event] = await envelop(codec, [{ type, data }], { name: type, digest: '' }, commandMetadata, end, stamp);
  await inner.append(stream, [event!], end.revision);
  return event!.id;
};

const forge = (stream: string) =>
  append(
    stream,
    'ProsecutionConcluded',
    { prosecutionId: randomUUID(), outcome: 'Acquitted', on: '2020-11-19' },
    STRANGER,
  );
const setAside = async (stream: string, eventId: string) => {
  const revision = (await inner.read(stream)).findIndex(({ id }) => id === eventId);
  return append(setAsideStream(stream), 'EventSetAside', { eventId, revision });
};

const waitForPolicy = () =>
  pollUntil(
    async () => [(await checkpointIn(db, NAME))?.position, String((await store.last(PREFIXES))?.position)],
    ([position, head]) => position === head,
  );
const readParked = (): Promise<{ stream: string; reason: string }[]> =>
  db.query(`SELECT stream, reason FROM parked WHERE name = $1 ORDER BY stream`, [NAME]);
const typesIn = async (stream: string) => (await inner.read(stream)).map(({ type }) => type);

describe('a policy that meets a flawed entry', () => {
  it('continues with all other records, and answers the rest of that record once the entry was set aside', async () => {
    await start();
    const [one, other, court] = [await office.woman(), await office.woman(), randomUUID()];
    await office.open(one, court);
    await office.open(other, court);
    await waitForPolicy();
    const flawed = await forge(`prosecution-${court}`);
    await office.open(await office.woman(), randomUUID());
    await waitForPolicy();
    expect(await readParked()).toEqual([
      { stream: `prosecution-${court}`, reason: expect.stringMatching(/^unproven: its code was not made/) },
    ]);
    await setAside(`prosecution-${court}`, flawed);
    await waitForPolicy();
    expect(await readParked()).toEqual([]);
    await office.convict(court);
    await waitForPolicy();
    for (const id of [one, other]) expect((await typesIn(`survivor-${id}`)).at(-1)).toBe('ProsecutionConcluded');
  });

  it('passes over a stream that this service never named, and answers what follows', async () => {
    await start();
    const [one, court] = [await office.woman(), randomUUID()];
    for (const id of ['a\u0000b', Array.from({ length: 100 }, () => randomUUID().slice(0, 30)).join('')])
      for (const stream of [`prosecution-${id}`, `survivor-${id}`]) await forge(stream);
    await office.open(one, court);
    await waitForPolicy();
    expect(await readParked()).toEqual([]);
    expect(await typesIn(`prosecution-${court}`)).toEqual(['ProsecutionCommenced', 'SurvivorJoined']);
  });

  it('postpones what it would record in a record that accepts nothing', async () => {
    await start();
    const [one, other, court] = [await office.woman(), await office.woman(), randomUUID()];
    await office.open(one, court);
    await office.open(other, court);
    await waitForPolicy();
    const flawed = await forge(`survivor-${other}`);
    await waitForPolicy();
    await office.convict(court);
    await waitForPolicy();
    expect((await readParked()).map(({ stream }) => stream)).toEqual(
      [`prosecution-${court}`, `survivor-${other}`].toSorted(),
    );
    await setAside(`survivor-${other}`, flawed);
    await waitForPolicy();
    await pollUntil(readParked, (rows) => rows.length === 0);
    for (const id of [one, other])
      expect((await typesIn(`survivor-${id}`)).filter((type) => type === 'ProsecutionConcluded')).toHaveLength(
        id === other ? 2 : 1,
      );
  });

  it('answers what it left out, in order and once, when a retry is requested', async () => {
    await start();
    const [one, court] = [await office.woman(), randomUUID()];
    await office.open(one, court);
    await waitForPolicy();
    const flawed = await forge(`prosecution-${court}`);
    await waitForPolicy();
    await askToRetry(db, NAME, `prosecution-${court}`);
    await pollUntil(
      () => db.query(`SELECT "triedAt" FROM parked WHERE name = $1`, [NAME]) as Promise<{ triedAt: Date | null }[]>,
      ([row]) => row?.triedAt !== null,
    );
    expect(await readParked()).toHaveLength(1);
    await running!.beforeApplicationShutdown();
    await setAside(`prosecution-${court}`, flawed);
    await office.convict(court);
    await start();
    await waitForPolicy();
    expect(await readParked()).toEqual([]);
    expect((await typesIn(`survivor-${one}`)).filter((type) => type === 'ProsecutionConcluded')).toHaveLength(1);
  });
});
