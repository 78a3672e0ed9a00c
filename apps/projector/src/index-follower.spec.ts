import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Column, Entity, type DataSource } from 'typeorm';
import { ERASED, type ErasedMark, type JsonObject } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { AS_STORED, Codec, InMemoryEventStore, type EventData } from '#kernel/event-store';
import { TEST_STAMP, openTestLog } from '#kernel/event-store/testing';
import { Fact, ParkedStream, askToRetry, type Amendment, type ProjectableEvent } from '#kernel/projections';
import { AggregateStores, blindIndex, type Step } from '#nest';
import { PlainSealing, digestWith, type SealPlace } from '#kernel/integrity';
import { BrokenSeal, BrokenWrapping } from '#security/keys';
import { IndexFollower } from './index-follower.js';
import { checkpointIn, freshTables, ownerOf, pollUntil } from './testing/checkpoints.js';
import { SHORT_GATHERING_MS } from './testing/short-gathering.js';
import { ViewsFirst } from './views-first.js';

Logger.overrideLogger(false);

@Entity('guest_token')
class GuestToken extends Fact {
  @Column('text') token!: string;
}

type Name = { name: string | ErasedMark };
type Events = { Met: Name };

/** A later name is that of the meeting, for the index. */
const renamed = ({ name }: Name, before: readonly ProjectableEvent[]): readonly Amendment[] =>
  before
    .filter(({ meta }) => meta.type === 'Met')
    .map(({ meta: { eventId } }) => ({ eventId, amend: (entry) => ({ ...entry, data: { name } as JsonObject }) }));

const guestTokens = blindIndex<Events, GuestToken>({
  view: GuestToken,
  on: { Met: ({ name }, token) => (typeof name === 'string' ? [{ token: token('name', name) }] : []) },
  amends: { Renamed: renamed },
});
const upcast = { Greeted: ({ name }: { name: string }) => ({ type: 'Met', data: { name } }) };
const steps = [
  { projections: [], indexes: [guestTokens], upcast, amends: { Forgotten: () => [] } },
] as unknown as readonly Step[];

/** The keys of some streams are destroyed, or damaged. */
class Forgetful extends PlainSealing {
  readonly gone = new Set<string>();
  readonly damaged = new Map<string, (place: SealPlace) => Error>();

  override async open(place: SealPlace, sealed: string): Promise<JsonObject> {
    const damage = this.damaged.get(place.stream);
    if (damage) throw damage(place);
    return this.gone.has(place.stream) ? (ERASED as never) : super.open(place, sealed);
  }
}

let db: DataSource;
let store: InMemoryEventStore;
let sealing: Forgetful;
let codec: Codec;
let follower: IndexFollower;
let first: ViewsFirst;
beforeEach(async () => {
  db = await freshTables([GuestToken]);
  store = new InMemoryEventStore();
  first = new ViewsFirst();
  sealing = new Forgetful();
  codec = new Codec(
    sealing,
    {
      Met: { name: 'identity' },
      Renamed: { name: 'identity' },
      Greeted: { name: 'identity' },
      Seen: { name: 'identity' },
    },
    { ...AS_STORED, upcast },
  );
  await start();
});
afterEach(async () => {
  await follower.beforeApplicationShutdown();
  await db.destroy();
});

const start = async (analyseAfter?: number, key = 'a key') => {
  const digest = digestWith(Buffer.from(key));
  const ledger = {
    store,
    codec,
    digest,
    origin: await openTestLog(store),
    settings: DEFAULT_SETTINGS,
    stamp: TEST_STAMP,
  };
  const stores = { ledger } as unknown as AggregateStores;
  follower = new IndexFollower(store, db, ownerOf(db), stores, steps, first, SHORT_GATHERING_MS, analyseAfter);
  await follower.onApplicationBootstrap();
};

const tell = async (stream: string, type: string, data: JsonObject): Promise<void> => {
  const expected = (await store.read(stream)).length - 1;
  const id = randomUUID();
  const sealed = await codec.seal(stream, { id, type, data });
  const { position } = await store.append(
    stream,
    [{ id, type, data: sealed, metadata: {} } as unknown as EventData],
    expected,
  );
  await pollUntil(
    () => checkpointIn(db, 'guest_token'),
    (row) => BigInt(row?.position ?? -1) >= position,
  );
};

const tokensIn = async (): Promise<(string | null)[]> =>
  (await db.getRepository(GuestToken).find({ order: { recordedFrom: 'ASC' } })).map(({ token }) => token);

const survivor = `survivor-${randomUUID()}`;
const another = `survivor-${randomUUID()}`;

describe('a blind index', () => {
  it('is filled with tokens of sealed values: the same for the same value, and not the value', async () => {
    await tell(survivor, 'Met', { name: 'Sophea' });
    await tell(another, 'Met', { name: 'Sophea' });
    const [one, other] = await tokensIn();
    expect(one).toHaveLength(1);
    expect(other).toBe(one);
  });

  it('is filled again with another key, without which no search would find anything, and only then', async () => {
    await tell(survivor, 'Met', { name: 'Sophea' });
    const former = await tokensIn();
    for (const [key, isSame] of [
      ['a key', true],
      ['another key', false],
    ] as const) {
      await follower.beforeApplicationShutdown();
      await start(undefined, key);
      const later = `survivor-${randomUUID()}`;
      await tell(later, 'Met', { name: 'Dara' });
      expect((await tokensIn())[0] === former[0]).toBe(isSame);
    }
    expect(await tokensIn()).toHaveLength(3);
  });

  it('opens only the events that it observes', async () => {
    const opened: string[] = [];
    const open = sealing.open.bind(sealing);
    sealing.open = async (place, sealed) => {
      opened.push(place.type);
      return open(place, sealed);
    };
    await tell(survivor, 'Seen', { name: 'Sophea' });
    await tell(survivor, 'Met', { name: 'Sophea' });
    expect(opened).toEqual(['Met']);
    expect(await tokensIn()).toHaveLength(1);
  });

  it('indexes a former event in its current form', async () => {
    await tell(survivor, 'Met', { name: 'Sophea' });
    await tell(another, 'Greeted', { name: 'Sophea' });
    const [one, other] = await tokensIn();
    expect(other).toBe(one);
  });

  it('has no token of a former value, and none at all once the keys were destroyed after a revision', async () => {
    await tell(survivor, 'Met', { name: 'Sophea' });
    const [former] = await tokensIn();
    await tell(survivor, 'Renamed', { name: 'Dara' });
    expect(await tokensIn()).toEqual([expect.not.stringMatching(former!)]);
    sealing.gone.add(survivor);
    await tell(survivor, 'Forgotten', {});
    expect(await tokensIn()).toEqual([]);
  });

  it('has no token of a survivor once the keys are destroyed and the stream was rebuilt', async () => {
    await tell(survivor, 'Met', { name: 'Sophea' });
    await tell(another, 'Met', { name: 'Dara' });
    sealing.gone.add(survivor);
    await tell(survivor, 'Forgotten', {});
    expect(await db.getRepository(GuestToken).find()).toMatchObject([{ subject: another.slice('survivor-'.length) }]);
  });

  it.each([
    ['BrokenWrapping', () => new BrokenWrapping()],
    ['BrokenSeal', (place: SealPlace) => new BrokenSeal(place)],
  ])('leaves out the survivor whose key does not open, and no other, until it was mended: %s', async (kind, damage) => {
    const damaged = `survivor-${randomUUID()}`;
    sealing.damaged.set(damaged, damage);
    await tell(survivor, 'Met', { name: 'Sophea' });
    await tell(damaged, 'Met', { name: 'Nary' });
    await tell(another, 'Met', { name: 'Dara' });
    expect(await tokensIn()).toHaveLength(2);
    const parked = () => db.getRepository(ParkedStream).find();
    expect(await parked()).toMatchObject([{ name: 'guest_token', stream: damaged, reason: `UnopenedEvent ${kind}` }]);
    // an entry that restates its stream reads all of it again
    await tell(damaged, 'Forgotten', {});
    await askToRetry(db, 'guest_token', damaged);
    await pollUntil(parked, ([one]) => one!.triedAt !== null);

    sealing.damaged.clear();
    await askToRetry(db, 'guest_token', damaged);
    await pollUntil(parked, (rows) => rows.length === 0);
    expect(await tokensIn()).toHaveLength(3);
  });

  it('tries again at the next start what did not open', async () => {
    sealing.damaged.set(survivor, () => new BrokenWrapping());
    await tell(survivor, 'Met', { name: 'Sophea' });
    expect(await tokensIn()).toEqual([]);
    await follower.beforeApplicationShutdown();
    sealing.damaged.clear();
    await start();
    await pollUntil(tokensIn, (all) => all.length === 1);
    expect(await db.getRepository(ParkedStream).find()).toEqual([]);
  });

  it('is written as work to which the comparing of records yields', async () => {
    const during = jest.spyOn(first, 'during');
    await tell(survivor, 'Met', { name: 'Sophea' });
    expect(during).toHaveBeenCalled();
  });

  it('has statistics for its queries after many writes, and none before', async () => {
    const rowsAsPlanned = async (): Promise<number> => {
      const [{ rows }] = (await db.query(
        `SELECT reltuples::int AS rows FROM pg_class WHERE oid = 'guest_token'::regclass`,
      )) as [{ rows: number }];
      return rows;
    };
    await follower.beforeApplicationShutdown();
    await start(3);
    for (const name of ['Sophea', 'Dara']) await tell(`survivor-${randomUUID()}`, 'Met', { name });
    await tell(survivor, 'Seen', { name: 'Sophea' });
    expect(await rowsAsPlanned()).toBe(-1);
    await tell(survivor, 'Met', { name: 'Nary' });
    await pollUntil(rowsAsPlanned, (rows) => rows === 3);
  });

  it('resumes at its checkpoint, and is created again after it was dropped', async () => {
    await tell(survivor, 'Met', { name: 'Sophea' });
    await follower.beforeApplicationShutdown();
    await start();
    await tell(survivor, 'Met', { name: 'Phea' });
    expect(await tokensIn()).toHaveLength(2);
    await db.query('DROP TABLE guest_token');
    await tell(another, 'Met', { name: 'Dara' });
    expect(await tokensIn()).toHaveLength(3);
  });
});
