import { randomUUID } from 'node:crypto';
import type { ReadingGate } from '#security/access';
import { aReader, openDoor } from '#security/access/testing';
import { DEFAULT_SETTINGS } from '#settings';
import { AS_STORED, Codec, InMemoryEventStore, AggregateStore } from '#kernel/event-store';
import { TEST_STAMP, openTestLog } from '#kernel/event-store/testing';
import { classesOf, type AggregateStores } from '#nest';
import { PlainSealing, digestWith } from '#kernel/integrity';
import { journey } from '../testing/journey.js';
import { SURVIVOR_ID, logWithOneRecord } from '../timeline/testing/one-record.js';
import { survivor } from '../survivor.js';
import { EntriesResolver } from './entries.resolver.js';
import type { EntriesArgs } from './entries.type.js';

const ID = randomUUID();
const sokha = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'SiemReapCac' };
const sophea = { id: 'sophea', role: 'SUPERVISOR', organisation: 'A21', office: 'SiemReapCac' };

const store = new InMemoryEventStore();
const ids: string[] = [];
let entries: (asked?: Partial<EntriesArgs>, gate?: ReadingGate) => ReturnType<EntriesResolver['entries']>;

beforeAll(async () => {
  const codec = new Codec(new PlainSealing(), classesOf(journey), AS_STORED);
  const storeContext = {
    store,
    codec,
    digest: digestWith(Buffer.alloc(32)),
    origin: await openTestLog(store),
    settings: DEFAULT_SETTINGS,
    stamp: TEST_STAMP,
  };
  const aggregateStore = new AggregateStore(storeContext, 'survivor', survivor);
  const ask = async (name: string, command: object, by = sokha) => {
    const metadata = { by, now: '2021-03-01T09:00:00.000Z', commandId: randomUUID() };
    const receipt = await aggregateStore.transact(ID, name as never, command as never, metadata);
    ids.push(receipt.eventIds[0]!);
  };
  const consent = { givenBy: 'Survivor', language: 'khm', witnessRole: 'SocialWorker', on: '2020-02-02' };
  await ask('ReceiveReferral', {
    on: '2020-02-01',
    source: 'LawEnforcement',
    office: 'SiemReapCac',
    province: '17',
    urgency: 'Urgent',
    givenName: 'Sophea (SYNTHETIC)',
    birthDate: '1990-06-01',
    sex: 'Female',
    nationality: 'KH',
    languages: ['khm'],
  });
  await ask('GiveConsent', { ...consent, scopes: ['Interview'] });
  const replacement = { giveConsent: { ...consent, scopes: ['Interview', 'Services'] } };
  await ask('CorrectEntry', { eventId: ids[1], reason: 'The survivor agreed to both.', replacement }, sophea);
  entries = (asked = {}, gate = openDoor()) =>
    new EntriesResolver(store, { storeContext } as unknown as AggregateStores, gate, journey).entries(
      { survivorId: ID, purpose: 'CARE', ...asked },
      aReader('entries'),
    );
});

describe('the entries of a record', () => {
  it('come with the latest first, each with its id, its command and its author', async () => {
    const { edges, pageInfo } = (await entries())!;
    expect(edges.map(({ node }) => [node.eventId, node.command, node.by.id])).toEqual([
      [ids[2], 'CorrectEntry', 'sophea'],
      [ids[1], 'GiveConsent', 'sokha'],
      [ids[0], 'ReceiveReferral', 'sokha'],
    ]);
    expect(pageInfo.hasNextPage).toBe(false);
  });

  it('show the corrected content', async () => {
    const { edges } = (await entries({ eventId: ids[1]! }))!;
    expect(edges).toHaveLength(1);
    expect(edges[0]!.node).toMatchObject({
      on: '2020-02-02',
      standing: 'Restated',
      says: { scopes: ['Interview', 'Services'] },
    });
  });

  it('come a page at a time', async () => {
    const one = (await entries({ first: 2 }))!;
    expect(one.pageInfo.hasNextPage).toBe(true);
    const next = (await entries({ first: 2, after: one.pageInfo.endCursor! }))!;
    expect(next.edges.map(({ node }) => node.eventId)).toEqual([ids[0]]);
  });

  it('show a pregnancy and what corrects it only to readers of health', async () => {
    const log = await logWithOneRecord();
    const pregnancy = { pregnancyId: 'p', on: '2020-03-01' };
    const eventId = await log.record('PregnancyRecorded', pregnancy);
    const replacement = { PregnancyRecorded: { ...pregnancy, on: '2020-03-02' } };
    await log.record('EntryCorrected', { eventId, reason: 'a slip', replacement });
    const typesFor = async (gate: ReadingGate) => {
      const resolver = new EntriesResolver(
        log.store,
        { storeContext: log.storeContext } as unknown as AggregateStores,
        gate,
        journey,
      );
      const { edges } = (await resolver.entries({ survivorId: SURVIVOR_ID, purpose: 'CARE' }, aReader('entries')))!;
      return edges.map(({ node }) => node.type);
    };
    expect(await typesFor(openDoor())).toEqual(['EntryCorrected', 'PregnancyRecorded']);
    expect(await typesFor(openDoor(['identity', 'testimony']))).toEqual([]);
  });

  it('are hidden from a reader without a relation to the survivor', async () => {
    const shut = Object.assign(openDoor(), { permits: async () => undefined });
    expect(await entries({}, shut)).toBeNull();
  });
});
