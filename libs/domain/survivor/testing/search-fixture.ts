import { randomUUID } from 'node:crypto';
import { ReadingGate, decide, relationsFrom, type ReadingRequest } from '#security/access';
import type { Actor, AnyDecider } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import {
  AS_STORED,
  Codec,
  InMemoryEventStore,
  AggregateStore,
  type StoreContext,
  type RecordedEvent,
} from '#kernel/event-store';
import { TEST_STAMP, openTestLog } from '#kernel/event-store/testing';
import { Checkpoint, Projector } from '#kernel/projections';
import { classesOf, OpenableClasses, AggregateStores, readingOf, readingOfIndexes, type Purpose } from '#nest';
import { PlainSealing, digestWith, tokenWith, type Sealing } from '#kernel/integrity';
import { tablesDatabase } from '../../../kernel/projections/testing/database.js';
import { journey } from '../index.js';
import type { ReferralCommands } from '../steps/referral/referral.decider.js';
import { PersonKey, personKeys } from '../steps/referral/person.index.js';
import { referralProjection } from '../steps/referral/referral.projection.js';
import { ReferralView } from '../steps/referral/referral.view.js';
import { ContactSearchResolver } from '../steps/referral/search/contact-search.resolver.js';
import { SearchResolver } from '../steps/referral/search/search.resolver.js';
import type { SearchDeadline } from '../steps/referral/search/search.too-wide.js';
import { relationInLog } from '../relation/relation-in-log.js';
import { relationProjection } from '../relation/relation.projection.js';
import { RelationView } from '../relation/relation.view.js';
import { survivor } from '../survivor.js';

/** Colleagues send what a caller of the service may send: any content, which the decider judges. */
const anySurvivor: AnyDecider = survivor;

const sealing = new PlainSealing();
const digest = digestWith(Buffer.from('a key'));

interface SearchArgs {
  readonly name: string;
  readonly birthYear?: number;
  readonly first?: number;
  readonly after?: string;
}

type ReferralInput = Partial<ReferralCommands['ReceiveReferral']>;

const SOMEBODY = {
  on: '2020-02-01',
  source: 'Self',
  province: '01',
  urgency: 'Routine',
  sex: 'Female',
  nationality: 'KH',
  languages: ['khm'],
};

/** One looks up the reader's own subjects, the other those who share the name. */
export const WAYS = [
  { subjects: 'few', max: 1_000 },
  { subjects: 'many', max: -1 },
];

/** A log, the index projected from it, and a search that passes the gate. */
export const searchFixture = async () => {
  const tables = [Checkpoint, ReferralView, RelationView, PersonKey];
  const { database, db } = await tablesDatabase('search', tables);
  const codec = new Codec(sealing, classesOf(journey), AS_STORED);
  const store = new InMemoryEventStore();
  const storeContext: StoreContext = {
    store,
    codec,
    digest,
    origin: await openTestLog(store),
    settings: DEFAULT_SETTINGS,
    stamp: TEST_STAMP,
  };
  const opened = new Set<string>();
  const watched: Sealing = {
    seal: (place, part) => sealing.seal(place, part),
    open: (place, text) => {
      opened.add(place.stream.slice('survivor-'.length));
      return sealing.open(place, text);
    },
    fingerprintKey: (stream) => sealing.fingerprintKey(stream),
  };
  const reads: string[] = [];
  const read: typeof store.inspect = (stream, ...from) => {
    reads.push(stream);
    return store.inspect(stream, ...from);
  };
  const relations = relationsFrom(relationInLog({ ...readingOf(journey), store: { inspect: read } }));
  const passed: ReadingRequest[] = [];
  /** Which records the log opens to nobody, though the views show them. */
  const fixture = { shut: (_survivorId: string) => false };
  /** Records to which access ends after a search has decided on them. */
  const ended = new Set<string>();
  const gate: ReadingGate = {
    mayOpen: async () => true,
    permits: async (reading) => {
      const relation = await relations.of(reading.by, reading.survivorId, reading.purpose);
      if (fixture.shut(reading.survivorId)) return undefined;
      return relation && decide({ ...reading, relation })?.classes;
    },
    pass: async (reading) => {
      if (ended.has(reading.survivorId)) return undefined;
      passed.push(reading);
      return { basis: 'Supervision', classes: reading.classes };
    },
    compare: async () => undefined,
  };
  const search = new SearchResolver(db, { storeContext } as AggregateStores, watched, gate);
  const contacts = new ContactSearchResolver(db, { storeContext } as AggregateStores, watched, gate);

  const ask = (id: string, by: Actor, name: keyof typeof survivor.decide, command: object) => {
    const metadata = { by, now: '2020-03-01T09:00:00.000Z', commandId: randomUUID() };
    return new AggregateStore(storeContext, 'survivor', anySurvivor).transact(id, name, command, metadata);
  };

  const receive = async (by: Actor, payload: ReferralInput): Promise<string> => {
    const id = randomUUID();
    await ask(id, by, 'ReceiveReferral', { ...SOMEBODY, office: by.office, ...payload });
    return id;
  };

  const openEvents = (events: readonly RecordedEvent[]): Promise<RecordedEvent[]> => codec.open(events);

  /** Does what the projector would have done meanwhile. */
  const project = async (): Promise<void> => {
    const head = (await store.last(['survivor-']))!.position;
    const reading = readingOf(journey);
    const log = { origin: storeContext.origin, head, at: (position: bigint) => store.at(position) };
    const inspect = async (stream: string) => openEvents(await store.read(stream));
    const views = await Projector.start(db, [referralProjection, relationProjection], log, {
      ...reading,
      store,
    });
    const indexes = [personKeys.with(tokenWith(digest))];
    const index = await Projector.start(db, indexes, log, {
      ...readingOfIndexes(reading, [personKeys]),
      upcast: {},
      store: { inspect },
    });
    for await (const batch of store.subscribe({ prefixes: ['survivor-'], after: index.position })) {
      await views.project(batch);
      await index.project(await openEvents(batch));
      if (index.position >= head) return;
    }
  };

  const page = (by: Actor, sought: SearchArgs, purpose: Purpose = 'CARE', deadline: SearchDeadline = {}) => {
    const reader = { by, operation: 'searchSurvivors', classes: [], disclosed: new OpenableClasses() };
    return search.searchSurvivors({ ...sought, purpose }, reader, deadline);
  };
  const callBack = (by: Actor, contact: string, deadline: SearchDeadline = {}) => {
    const reader = { by, operation: 'survivorsByContact', classes: [], disclosed: new OpenableClasses() };
    return contacts.survivorsByContact({ contact, purpose: 'CARE' }, reader, deadline);
  };
  const find = async (...asked: Parameters<typeof page>) => (await page(...asked)).edges.map(({ node }) => node);

  return Object.assign(fixture, {
    db,
    digest,
    search,
    passed,
    ended,
    opened,
    reads,
    ask,
    receive,
    project,
    page,
    callBack,
    find,
    drop: () => database.drop(),
  });
};

export type SearchFixture = Awaited<ReturnType<typeof searchFixture>>;
