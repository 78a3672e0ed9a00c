import { randomUUID } from 'node:crypto';
import type { ReadingRequest, ReadingGate } from '#security/access';
import type { PersonalClass } from '#kernel/decider';
import { aReader, openDoor } from '#security/access/testing';
import { DEFAULT_SETTINGS } from '#settings';
import {
  AS_STORED,
  Codec,
  InMemoryEventStore,
  AggregateStore,
  type EventData,
  type RecordedEvent,
} from '#kernel/event-store';
import { TEST_STAMP, openTestLog } from '#kernel/event-store/testing';
import { classesOf, type AggregateStores } from '#nest';
import { PlainSealing, digestWith } from '#kernel/integrity';
import { journey } from '../testing/journey.js';
import { survivor } from '../survivor.js';
import { HistoryResolver } from './history.resolver.js';
import type { HistoryEntry } from './history.type.js';

const ID = randomUUID();
const STREAM = `survivor-${ID}`;
const sokha = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'SiemReapCac' };

const REFERRAL = {
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
};

/** A log that was altered by hand after it was written. */
class AlteredStore extends InMemoryEventStore {
  altered: (event: RecordedEvent) => RecordedEvent = (event) => event;

  override async read(stream: string, from?: number): Promise<readonly RecordedEvent[]> {
    const events = await super.read(stream, from);
    return stream === STREAM ? events.map((event) => (event.revision === 1 ? this.altered(event) : event)) : events;
  }
}

let store: AlteredStore;
let history: (gate?: ReadingGate, survivorId?: string) => ReturnType<HistoryResolver['history']>;
let ask: (name: string, command: object, survivorId?: string) => Promise<unknown>;
beforeAll(async () => {
  store = new AlteredStore();
  const codec = new Codec(new PlainSealing(), classesOf(journey), AS_STORED);
  const origin = await openTestLog(store);
  const storeContext = {
    store,
    codec,
    digest: digestWith(Buffer.alloc(32)),
    origin,
    settings: DEFAULT_SETTINGS,
    stamp: TEST_STAMP,
  };
  const aggregateStore = new AggregateStore(storeContext, 'survivor', survivor);
  ask = (name, command, survivorId = ID) =>
    aggregateStore.transact(survivorId, name as never, command as never, {
      by: sokha,
      now: '2021-03-01T09:00:00.000Z',
      commandId: randomUUID(),
    });
  await ask('ReceiveReferral', REFERRAL);
  await ask('GiveConsent', {
    scopes: ['Interview'],
    givenBy: 'Survivor',
    language: 'khm',
    witnessRole: 'SocialWorker',
    on: '2020-02-02',
  });
  await ask('AssignCaseWorker', { worker: 'sokha', as: 'CaseWorker', office: 'SiemReapCac', on: '2020-02-03' });
  const resolverFor = (gate: ReadingGate) =>
    new HistoryResolver(store, { storeContext } as unknown as AggregateStores, gate, journey);
  history = (gate = openDoor(), survivorId = ID) =>
    resolverFor(gate).history({ survivorId, purpose: 'AUDIT' }, { ...aReader('history'), classes: ['identity'] });
});
beforeEach(() => {
  store.altered = (event) => event;
});

const withMetadata = (metadata: unknown) => (event: RecordedEvent) => ({ ...event, metadata }) as RecordedEvent;
const withData = (data: unknown) => (event: RecordedEvent) => ({ ...event, data: data as EventData['data'] });
const without = (name: string) => (event: RecordedEvent) => {
  const { [name]: _, ...metadata } = event.metadata as unknown as Record<string, unknown>;
  return { ...event, metadata } as unknown as RecordedEvent;
};

describe('the history of a survivor', () => {
  it('has a sound chain as long as no entry was altered', async () => {
    const { edges, chain } = (await history())!;
    expect(chain).toEqual({ stream: STREAM, sound: true, brokenAt: null, checked: 3 });
    expect(edges.map(({ node }) => [node.type, node.by, node.changes.length > 0])).toEqual([
      ['ReferralReceived', sokha, true],
      ['ConsentGiven', sokha, true],
      ['CaseWorkerAssigned', sokha, true],
    ]);
    expect(edges[0]!.node.data).toMatchObject({ givenName: 'Sophea (SYNTHETIC)' });
  });

  it('is a reading of health where it names a pregnancy, for those who may see it; the others see it there, too', async () => {
    const survivorId = randomUUID();
    await ask('ReceiveReferral', REFERRAL, survivorId);
    await ask('RecordPregnancy', { on: '2020-02-04' }, survivorId);
    const readAs = async (classes: readonly PersonalClass[]) => {
      const passed: (readonly string[])[] = [];
      const door = openDoor(classes);
      const gate = {
        ...door,
        pass: (one: ReadingRequest) => (passed.push(one.classes), door.pass(one)),
      } as ReadingGate;
      const { edges } = (await history(gate, survivorId))!;
      expect(edges.map(({ node }) => node.type)).toContain('PregnancyRecorded');
      return passed;
    };
    expect(await readAs(['identity', 'health'])).toEqual([['identity'], ['health']]);
    expect(await readAs(['identity'])).toEqual([['identity']]);
  });

  it.each<[string, (event: RecordedEvent) => RecordedEvent]>([
    ['metadata {}', withMetadata({})],
    ['no metadata', withMetadata(undefined)],
    ['metadata null', withMetadata(null)],
    ['metadata that is a text', withMetadata('gone')],
    ['metadata that is bytes', withMetadata(Uint8Array.of(1))],
    ['no actor', without('actor')],
    ['no commandId', without('commandId')],
    ['no hash', without('hash')],
    ['a hash that is a number', (event) => withMetadata({ ...event.metadata, hash: 7 })(event)],
    ['an actor that is null', (event) => withMetadata({ ...event.metadata, actor: null })(event)],
    ['an actor without a role', (event) => withMetadata({ ...event.metadata, actor: { id: 'eve' } })(event)],
    ['a payload null', withData(null)],
    ['a payload that is a text', withData('{"on":')],
    ['a payload {}', withData({})],
    ['fields of other kinds', withData({ on: 7, scopes: 'Interview' })],
    ['a sealed value that opens no more', withData({ on: '2020-02-02', scopes: [], sealed: { identity: '?' } })],
    ['sealed values that are null', withData({ on: '2020-02-02', scopes: [], sealed: null })],
  ])('reports the altered entry, and shows what is still readable: %s', async (_, altered) => {
    store.altered = altered;
    const { edges, chain } = (await history())!;
    expect(chain).toEqual({ stream: STREAM, sound: false, brokenAt: 1, checked: 3 });
    expect(edges.map(({ node }) => node.type)).toEqual(['ReferralReceived', 'ConsentGiven', 'CaseWorkerAssigned']);
    const [first, second, third] = edges.map(({ node }) => node) as [HistoryEntry, HistoryEntry, HistoryEntry];
    expect(first).toMatchObject({ by: sokha, data: { givenName: 'Sophea (SYNTHETIC)' } });
    expect(first.changes.length).toBeGreaterThan(0);
    expect(third).toMatchObject({ by: sokha, data: { worker: 'sokha' } });
    for (const text of [second.command, second.commandId, second.correlationId, second.causationId, second.on]) {
      expect(typeof text).toBe('string');
    }
    expect(second.by).toEqual({
      id: expect.any(String),
      role: expect.any(String),
      organisation: expect.any(String),
      ...(second.by.office !== undefined && { office: 'SiemReapCac' }),
    });
  });
});

describe('what the gate withholds', () => {
  it('is left out of the entries, which mark it as withheld', async () => {
    const { edges, chain } = (await history(openDoor([])))!;
    expect(chain.sound).toBe(true);
    const { data } = edges[0]!.node as { data: Record<string, unknown> };
    expect(data).toMatchObject({ givenName: { withheld: true }, birthDate: { withheld: true }, sex: 'Female' });
    expect(JSON.stringify(edges)).not.toContain('SYNTHETIC');
  });

  it('depends on the class of the data', async () => {
    const { edges } = (await history(openDoor(['identity'])))!;
    expect(edges[0]!.node.data).toMatchObject({ givenName: 'Sophea (SYNTHETIC)' });
  });

  it('stays withheld when the entries were altered', async () => {
    store.altered = withMetadata({});
    expect(JSON.stringify((await history(openDoor([])))!.edges)).not.toContain('SYNTHETIC');
  });

  it('is everything while the gate stays closed: the survivor appears not to exist', async () => {
    expect(await history(Object.assign(openDoor(), { pass: async () => undefined }))).toBeNull();
  });
});
