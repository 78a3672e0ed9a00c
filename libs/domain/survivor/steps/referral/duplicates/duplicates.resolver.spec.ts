import { randomUUID } from 'node:crypto';
import { DataSource, IsNull } from 'typeorm';
import type { Comparing, ReadingGate } from '#security/access';
import { aReader } from '#security/access/testing';
import { DEFAULT_SETTINGS, type Actor } from '#kernel/decider';
import {
  Codec,
  InMemoryEventStore,
  StoreUnavailable,
  AggregateStore,
  positionText,
  type StoreContext,
  type RecordedEvent,
} from '#kernel/event-store';
import { TEST_STAMP, openTestLog } from '#kernel/event-store/testing';
import { Checkpoint, ParkedStream, Projector, makeReadTogether } from '#kernel/projections';
import { Receipt, AggregateStores, readingOf } from '#kernel/nest';
import { PlainSealing, digestWith, tokenWith, type Sealing } from '#kernel/integrity';
import { journey } from '../../../testing/journey.js';
import { survivor } from '../../../survivor.js';
import { PersonToken, personTokens } from '../person.index.js';
import { PossibleDuplicatesResolver } from './duplicates.resolver.js';
import type { ReferralCommands } from '../referral.decider.js';
import { referralProjection } from '../referral.projection.js';
import { ReferralView } from '../referral.view.js';

const schema = `duplicates_${randomUUID().replaceAll('-', '')}`;
const sealing = new PlainSealing();
/** Counts what is opened in the rows of other survivors. */
const watched: Sealing = {
  seal: (place, part) => sealing.seal(place, part),
  open: (place, text) => {
    opened++;
    return sealing.open(place, text);
  },
  fingerprintKey: (stream) => sealing.fingerprintKey(stream),
};
const codec = new Codec(sealing, Object.assign({}, ...journey.map(({ classes }) => classes)), {});
const digest = digestWith(Buffer.from('a key'));

let db: DataSource;
let ledger: StoreContext;
let resolver: PossibleDuplicatesResolver;
let compared: Comparing[];
let off: boolean;
let opened: number;
beforeAll(async () => {
  db = new DataSource({
    type: 'postgres',
    url: process.env.TEST_POSTGRES_URL!,
    schema,
    entities: [Checkpoint, ParkedStream, ReferralView, PersonToken],
    extra: { options: `-c search_path=${schema}` },
  });
  await db.initialize();
  await db.query(`CREATE SCHEMA ${schema}`);
});
afterAll(() => db.destroy());
beforeEach(async () => {
  await db.synchronize(true);
  await makeReadTogether(db);
  const store = new InMemoryEventStore();
  ledger = { store, codec, digest, origin: await openTestLog(store), settings: DEFAULT_SETTINGS, stamp: TEST_STAMP };
  [compared, off, opened] = [[], false, 0];
  const gate: ReadingGate = {
    mayOpen: async () => true,
    permits: async ({ classes }) => classes,
    pass: async () => undefined,
    compare: async (comparing) => {
      if (off) throw new StoreUnavailable('no answer');
      expect(opened).toBe(0);
      compared.push(comparing);
    },
  };
  resolver = new PossibleDuplicatesResolver(db, { ledger } as AggregateStores, watched, gate);
});

type Said = Partial<ReferralCommands['ReceiveReferral']>;

const sokha: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21' };
const sophea: Actor = { ...sokha, id: 'sophea', role: 'SUPERVISOR' };

const ask = async (
  id: string,
  name: 'ReceiveReferral' | 'RevisePersonDetails' | 'CorrectEntry',
  command: object,
  by: Actor = sokha,
): Promise<Receipt> => {
  const circumstances = { by, now: '2020-03-01T09:00:00.000Z', commandId: randomUUID() };
  const receipt = await new AggregateStore(ledger, 'survivor', survivor).transact(
    id,
    name,
    command as never,
    circumstances,
  );
  return { ...receipt, survivorId: id, command: name, position: positionText(ledger, receipt.position) };
};

const somebody: ReferralCommands['ReceiveReferral'] = {
  on: '2020-02-01',
  source: 'Self',
  office: 'Poipet',
  province: '01',
  urgency: 'Routine',
  sex: 'Female',
  nationality: 'KH',
  languages: ['khm'],
};
const receive = (input: Said): Promise<Receipt> => ask(randomUUID(), 'ReceiveReferral', { ...somebody, ...input });

const told = async (events: readonly RecordedEvent[]) => (await codec.open(events)) as unknown as RecordedEvent[];

/** Does what the projector would have done meanwhile. */
const project = async (): Promise<void> => {
  const last = (await ledger.store.last(['survivor-']))!;
  const log = { origin: ledger.origin, head: last.position, at: (position: bigint) => ledger.store.at(position) };
  const { amends } = readingOf(journey);
  const inspect = async (stream: string) => told(await ledger.store.read(stream));
  const views = await Projector.start(db, [referralProjection], log, { amends, upcast: {}, store: ledger.store });
  const indexes = [personTokens.with(tokenWith(digest))];
  const index = await Projector.start(db, indexes, log, { amends, upcast: {}, store: { inspect } });
  for await (const batch of ledger.store.subscribe({ prefixes: ['survivor-'], after: index.position })) {
    await views.project(batch);
    await index.project(await told(batch));
    if (index.position >= last.position) return;
  }
};

const asked = async (receipt: Receipt) => {
  await project();
  opened = 0;
  return resolver.possibleDuplicates(receipt, aReader('possibleDuplicates'));
};

const bopha: Said = { givenName: 'Bopha', familyName: 'Sok', birthDate: '2004-05-06' };

describe('whether a referred survivor may already be on record', () => {
  it('finds no duplicate of the first survivor, or of a different person', async () => {
    expect(await asked(await receive(bopha))).toEqual({ count: 0, reasons: [] });
    expect(await asked(await receive({ givenName: 'Dara' }))).toEqual({ count: 0, reasons: [] });
    expect(await asked(await receive({}))).toEqual({ count: 0, reasons: [] });
  });

  it('counts each possible duplicate once, and lists every reason once', async () => {
    await receive(bopha);
    await receive({ ...bopha, contact: { channel: 'Phone', value: '012 345 678', safe: true } });
    await receive({ givenName: 'Bopha', familyName: 'Sok' });
    await receive({ givenName: 'Bopha', familyName: 'Chan' });
    expect(await asked(await receive(bopha))).toEqual({
      count: 3,
      reasons: ['SAME_NAME_AND_BIRTH_YEAR', 'SAME_BIRTH_DATE_AND_SEX', 'SAME_NAME'],
    });
  });

  it('compares with the latest revision of the other records', async () => {
    const { id } = await receive({ givenName: 'Sophea', familyName: 'Sok' });
    await ask(id, 'RevisePersonDetails', { givenName: 'Bopha' });
    expect(await asked(await receive({ givenName: 'Bopha', familyName: 'Sok' }))).toMatchObject({ count: 1 });
    expect(await asked(await receive({ givenName: 'Sophea', familyName: 'Sok' }))).toMatchObject({ count: 0 });
  });

  it('compares with corrected values, and no longer with the wrong ones', async () => {
    const { id, eventIds } = await receive({ givenName: 'Sophea' });
    const replacement = { receiveReferral: { ...somebody, givenName: 'Bopha' } };
    await ask(id, 'CorrectEntry', { eventId: eventIds[0], reason: 'Misheard.', replacement }, sophea);
    expect(await asked(await receive({ givenName: 'Bopha' }))).toEqual({ count: 1, reasons: ['SAME_NAME'] });
    expect(await asked(await receive({ givenName: 'Sophea' }))).toMatchObject({ count: 0 });
    const standing = await db.getRepository(PersonToken).findBy({ subject: id, recordedTo: IsNull() });
    expect(standing.map(({ kind }) => kind)).toEqual(['name', 'sound']);
  });

  it('opens the records that share a token, and counts none that share only tokens', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `Name${index}`);
    await Promise.all(names.map((givenName) => receive({ givenName })));
    const mine = tokenWith(digest)('name', 'name7');
    const sharing = names.filter((name) => tokenWith(digest)('name', name.toLowerCase()) === mine);
    expect(sharing.length).toBeGreaterThan(1);
    expect(await asked(await receive({ givenName: 'NAME7' }))).toEqual({ count: 1, reasons: ['SAME_NAME'] });
  });

  it('logs each comparison before the compared record is opened, and logs no other record', async () => {
    const known = await Promise.all([receive(bopha), receive(bopha), receive({ givenName: 'Dara' })]);
    const survivorIds = known.slice(0, 2).map(({ id }) => id);
    expect(await asked(await receive(bopha))).toMatchObject({ count: 2 });
    expect(compared).toEqual([
      {
        by: aReader('').by,
        operation: 'possibleDuplicates',
        purpose: 'DATA_QUALITY',
        classes: ['identity', 'contact'],
        survivorIds: expect.arrayContaining(survivorIds),
      },
    ]);
    expect(opened).toBeGreaterThan(0);
  });

  it('answers nothing while the comparison cannot be logged', async () => {
    await receive(bopha);
    const again = await receive(bopha);
    await project();
    [off, opened] = [true, 0];
    const question = () => resolver.possibleDuplicates(again, aReader('possibleDuplicates'));
    expect(await question()).toBeNull();
    expect(opened).toBe(0);
    off = false;
    expect(await question()).toMatchObject({ count: 1 });
  });

  it('answers the same receipt once more with the current state', async () => {
    const receipt = await receive(bopha);
    expect(await asked(receipt)).toMatchObject({ count: 0 });
    await receive(bopha);
    expect(await asked(receipt)).toMatchObject({ count: 1 });
  });

  it('compares the referral as received, so that revising or correcting it reveals no other record', async () => {
    await receive(bopha);
    const stranger = await receive({ givenName: 'Dara' });
    expect(await asked(stranger)).toMatchObject({ count: 0 });
    const replacement = { receiveReferral: { ...somebody, givenName: 'Bopha', familyName: 'Sok' } };
    await ask(stranger.id, 'CorrectEntry', { eventId: stranger.eventIds[0], reason: 'x', replacement }, sophea);
    expect(await asked(stranger)).toEqual({ count: 0, reasons: [] });
    await ask(stranger.id, 'RevisePersonDetails', bopha);
    expect(await asked(stranger)).toEqual({ count: 0, reasons: [] });
  });

  it('keeps its answer when the referral is revised to match another person', async () => {
    await receive(bopha);
    const again = await receive(bopha);
    const before = await asked(again);
    expect(before).toMatchObject({ count: 1 });
    const replacement = { receiveReferral: { ...somebody, ...bopha, givenName: 'Dara' } };
    await ask(again.id, 'CorrectEntry', { eventId: again.eventIds[0], reason: 'x', replacement }, sophea);
    expect(await asked(again)).toEqual(before);
    await ask(again.id, 'RevisePersonDetails', { givenName: 'Dara', familyName: 'Chan', birthDate: '1990-01-01' });
    expect(await asked(again)).toEqual(before);
  });

  it('is unknown while the index has not read the referral', async () => {
    await receive(bopha);
    await project();
    expect(await resolver.possibleDuplicates(await receive(bopha), aReader('possibleDuplicates'))).toBeNull();
  });

  it('is answered for receiveReferral only', async () => {
    const { id } = await receive(bopha);
    const revised = await ask(id, 'RevisePersonDetails', { sex: 'Male' });
    expect(await asked(revised)).toBeNull();
  });
});
