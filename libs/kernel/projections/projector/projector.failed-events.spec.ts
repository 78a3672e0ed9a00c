import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { AS_STORED, plausibleType, type AnyUpcast, type RecordedEvent } from '#kernel/event-store';
import { ProjectionError } from './projection-error.js';
import { Checkpoint } from './checkpoint.js';
import { ParkedStream } from './parked.js';
import type { ProjectorOptions } from './parking.js';
import { Projector } from './projector.js';
import { viewsDatabase } from '../testing/database.js';
import { Library, ORIGIN, TABLES, contentOf, emptyTables, everything, loaned, people } from '../testing/library.js';
import { FOREIGN, FAILING_EVENTS, Spoilt, UPCAST, type FailingEvent } from '../testing/failed-events.js';

const RUNS = Number(process.env.POISON_RUNS ?? 4);
const SEED = Number(process.env.POISON_SEED ?? 2026);
const [ada, bob, eve] = [randomUUID(), randomUUID(), randomUUID()];

let database: Awaited<ReturnType<typeof viewsDatabase>>;
let db: DataSource;
beforeAll(async () => {
  database = await viewsDatabase();
  db = await database.connect([Checkpoint, ...TABLES]);
});
afterAll(() => database.drop());
beforeEach(() => emptyTables(db));

const { amends } = new Library().reading;
const names = { person: 'people', loan: 'loans', loaned: 'loaned' } as const;

const start = (
  spoilt: Spoilt,
  upcast: AnyUpcast = UPCAST as never,
  projections = everything,
  onFailedEvent: ProjectorOptions['onFailedEvent'] = 'park',
) =>
  Projector.start(
    db,
    projections,
    { origin: ORIGIN, head: BigInt(spoilt.log.length), at: spoilt.at },
    { ...AS_STORED, upcast, amends, store: spoilt },
    { onFailedEvent },
  );
const readParked = () => db.getRepository(ParkedStream).find({ order: { name: 'ASC', stream: 'ASC' } });

const inBatches = async (projector: Projector, log: readonly RecordedEvent[], size: number) => {
  for (let from = 0; from < log.length; from += size) await projector.project(log.slice(from, from + size));
};

/** The contents of each table had it never seen the event at which a stream is parked, nor what follows it. */
const without = async (log: readonly RecordedEvent[], parkings: readonly ParkedStream[]) => {
  const content: Record<string, unknown[]> = {};
  for (const projection of everything) {
    const name = db.getMetadata(projection.view).tableName as keyof typeof names;
    const places = new Map(parkings.flatMap((one) => (one.name === name ? [[one.stream, one.position]] : [])));
    const heard = log.filter(
      ({ stream, position }) => position < BigInt(places.get(stream) ?? log.at(-1)!.position + 1n),
    );
    await emptyTables(db);
    const store = { inspect: async (stream: string) => heard.filter((one) => one.stream === stream) };
    const reading = { ...AS_STORED, upcast: UPCAST as never, amends, store };
    const projector = await Projector.start(
      db,
      [projection],
      { origin: ORIGIN, head: 1_000n, at: async () => undefined },
      reading,
    );
    await projector.project(heard);
    content[names[name]] = (await contentOf(db))[names[name]]!;
  }
  await emptyTables(db);
  return content;
};

describe('an event that a table cannot apply', () => {
  it.each(FAILING_EVENTS.map((kind) => [kind.what, kind] as const))(
    'parks its stream for that table: %s',
    async (_, kind) => {
      const spoilt = new Spoilt();
      for (const person of [ada, bob, eve]) for (const which of [0, 2, 1]) spoilt.soundEvent(person, which);
      const poison = spoilt.poisonEvent(ada, kind);
      for (const person of [ada, bob, eve]) for (const which of [6, 1, 2]) spoilt.soundEvent(person, which);
      // a later event may correct the wrong value, if both arrive together
      await inBatches(await start(spoilt), spoilt.log, 10);
      const found = await readParked();
      expect(found).toMatchObject(
        kind.parks.toSorted().map((name) => ({
          name,
          subject: ada,
          stream: `person-${ada}`,
          eventId: poison.id,
          type: plausibleType(poison.type),
        })),
      );
      expect(JSON.stringify(found.map(({ reason }) => reason))).not.toContain('Sophea');
      const checkpoints = await db.getRepository(Checkpoint).find();
      for (const { position, reason } of checkpoints) expect([position, reason]).toEqual(['18', null]);
      const content = await contentOf(db);
      expect(content).toEqual(await without(spoilt.log, found));
    },
  );

  it(`leaves other streams alone, whatever arrives when (${RUNS} logs)`, async () => {
    const entry = fc.record({
      who: fc.constantFrom(ada, bob, eve),
      which: fc.nat(8),
      ill: fc.option(fc.constantFrom(...FAILING_EVENTS), { freq: 5 }),
    });
    const model = fc.asyncProperty(
      fc.array(entry, { minLength: 4, maxLength: 30 }),
      fc.integer({ min: 1, max: 12 }),
      async (all, size) => {
        const spoilt = new Spoilt();
        const ill = new Map<RecordedEvent, FailingEvent>();
        for (const person of [ada, bob, eve]) spoilt.soundEvent(person, 0);
        for (const { who, which, ill: kind } of all) {
          if (kind) ill.set(spoilt.poisonEvent(who, kind), kind);
          else spoilt.soundEvent(who, which);
        }
        await emptyTables(db);
        await inBatches(await start(spoilt), spoilt.log, size);
        const [content, found] = [await contentOf(db), await readParked()];
        for (const { name, eventId } of found) {
          const [, { parks }] = [...ill].find(([{ id }]) => id === eventId)!;
          assert.ok(parks.includes(name));
        }
        assert.deepEqual(content, await without(spoilt.log, found));
      },
    );
    await fc.assert(model, { numRuns: RUNS, seed: SEED });
  });
});

describe('an event in a stream that this service never named', () => {
  it.each(FOREIGN)('parks nothing and stops nobody, also where nothing may be parked: %s', async (_, id) => {
    const spoilt = new Spoilt();
    spoilt.soundEvent(ada, 0);
    const foreign = [FAILING_EVENTS.at(-1)!, FAILING_EVENTS[0]!, FAILING_EVENTS[4]!].map((kind) =>
      spoilt.poisonEvent(id, kind),
    );
    foreign.push(spoilt.soundEvent(id, 0), spoilt.soundEvent(id, 2));
    for (const which of [2, 1]) spoilt.soundEvent(ada, which);
    const ours = spoilt.log.filter((event) => !foreign.includes(event));
    const expected = await without(ours, []);
    for (const onFailedEvent of ['park', 'stop'] as const) {
      await emptyTables(db);
      await inBatches(await start(spoilt, undefined, everything, onFailedEvent), spoilt.log, 3);
      expect(await readParked()).toEqual([]);
      expect(await contentOf(db)).toEqual(expected);
      const last = String(spoilt.log.at(-1)!.position);
      expect((await db.getRepository(Checkpoint).find()).map(({ position }) => position)).toEqual([last, last, last]);
    }
  });
});

describe('a stream that is parked', () => {
  const lent = FAILING_EVENTS.find(({ type }) => type === 'Lent')!;
  const told = () => {
    const spoilt = new Spoilt();
    for (const person of [ada, bob]) for (const which of [0, 2, 1]) spoilt.soundEvent(person, which);
    const poison = spoilt.poisonEvent(ada, lent);
    for (const person of [ada, bob]) for (const which of [6, 1, 2]) spoilt.soundEvent(person, which);
    return { spoilt, poison };
  };
  const mended = { Lent: () => ({ type: 'Borrowed', data: FAILING_EVENTS[10]!.data }) } as unknown as AnyUpcast;
  const wellMended = {
    Lent: () => ({ type: 'Borrowed', data: { on: '2026-01-02', bookId: eve, title: 'Emma', pages: 1 } }),
  } as unknown as AnyUpcast;

  it('stays parked over a restart, and gives the reason when it is retried too early', async () => {
    const { spoilt, poison } = told();
    await inBatches(await start(spoilt), spoilt.log.slice(0, 8), 8);
    const projector = await start(spoilt);
    await projector.project(spoilt.log.slice(8));
    const before = await contentOf(db);
    expect(await projector.retry('loan', poison.stream)).toBe('TypeError');
    expect(await readParked()).toHaveLength(3);
    expect(await contentOf(db)).toEqual(before);
  });

  it('resumes after the repair, in order, as if nothing had happened', async () => {
    const { spoilt, poison } = told();
    await inBatches(await start(spoilt, wellMended), spoilt.log, 5);
    const expected = await contentOf(db);
    await emptyTables(db);
    await inBatches(await start(spoilt), spoilt.log, 5);
    expect(await contentOf(db)).not.toEqual(expected);
    const projector = await start(spoilt, wellMended);
    for (const { name } of await readParked()) expect(await projector.retry(name, poison.stream)).toBeUndefined();
    expect(await contentOf(db)).toEqual(expected);
    expect(await readParked()).toEqual([]);
    await projector.project([spoilt.soundEvent(ada, 6)]);
    expect(await contentOf(db)).not.toEqual(expected);
  });

  it('may then be parked at another event, with everything before that event', async () => {
    const { spoilt, poison } = told();
    await inBatches(await start(spoilt), spoilt.log, 5);
    const later = spoilt.poisonEvent(ada, FAILING_EVENTS[16]!);
    const projector = await start(spoilt, mended);
    await projector.project([later]);
    expect(await projector.retry('person', poison.stream)).toBe('QueryFailedError 22003');
    expect(await projector.retry('loan', poison.stream)).toBe('QueryFailedError 22P02');
    expect(await projector.retry('loaned', poison.stream)).toBeUndefined();
    expect(await readParked()).toMatchObject([
      { name: 'loan', eventId: later.id },
      { name: 'person', eventId: poison.id },
    ]);
  });
});

describe('a failure that no single event causes', () => {
  const well = () => {
    const spoilt = new Spoilt();
    for (const person of [ada, bob]) for (const which of [0, 2, 1]) spoilt.soundEvent(person, which);
    return spoilt;
  };
  const breakAndMend = async (breaks: string, mends: string) => {
    const spoilt = well();
    const projector = await start(spoilt, UPCAST as never, [people, loaned]);
    await db.query(breaks);
    const error: unknown = await projector.project(spoilt.log).catch((thrown: unknown) => thrown);
    await db.query(mends);
    expect(await readParked()).toEqual([]);
    return error;
  };

  it('stops everything: a table that is missing', async () => {
    const error = await breakAndMend(`ALTER TABLE loaned RENAME TO gone`, `ALTER TABLE gone RENAME TO loaned`);
    expect(error).toBeInstanceOf(ProjectionError);
    expect(String(error)).toContain('loaned cannot apply the event');
  });

  it('stops everything: a column that is missing', async () => {
    const rename = (from: string, to: string) => `ALTER TABLE loaned RENAME COLUMN "${from}" TO "${to}"`;
    expect(await breakAndMend(rename('title', 'gone'), rename('gone', 'title'))).toBeInstanceOf(ProjectionError);
  });

  it('stops everything: a constraint that allows nothing', async () => {
    const never = `ALTER TABLE loaned ADD CONSTRAINT never CHECK (false) NOT VALID`;
    expect(await breakAndMend(never, `ALTER TABLE loaned DROP CONSTRAINT never`)).toBeInstanceOf(ProjectionError);
  });
});
