import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { InMemoryEventStore, StoreUnavailable, type RecordedEvent } from '#kernel/event-store';
import { bareEvent } from '#kernel/event-store/testing';
import { freshTables } from '../testing/checkpoints.js';
import { ParkedStreams } from './parked-streams.js';
import { UnprovenParked } from './unproven-parked.js';

const NAME = 'policy:test';

/** A store from which one stream is missing: what was read there before is not given any more. */
class StoreWithout extends InMemoryEventStore {
  missing = '';

  override async inspect(stream: string): Promise<readonly RecordedEvent[]> {
    if (stream === this.missing) throw new StoreUnavailable(`The event store does not give ${stream}.`);
    return this.read(stream);
  }
}

let db: DataSource;
let store: StoreWithout;
beforeEach(async () => {
  db = await freshTables();
  store = new StoreWithout();
});
afterEach(() => db.destroy());

const append = async (stream: string, type = 'Any'): Promise<RecordedEvent> => {
  await store.append(stream, [bareEvent(type)], -1);
  return (await store.read(stream))[0]!;
};

const rows = () => UnprovenParked.of(db, store, NAME);

const readParked = async (): Promise<string[]> =>
  ((await db.query('SELECT stream FROM parked WHERE name = $1', [NAME])) as { stream: string }[]).map(
    ({ stream }) => stream,
  );

describe('the parked streams of a policy', () => {
  it('stay parked where their event is missing, and do not keep others from being handled at the next start', async () => {
    const refusing = { name: NAME, answer: () => Promise.reject(new Error('not now')), parks: () => 'not now' };
    const before = await ParkedStreams.of(await rows(), store, refusing);
    const streams = [`survivor-${randomUUID()}`, `survivor-${randomUUID()}`] as const;
    for (const stream of streams) await before.take(await append(stream));
    expect((await readParked()).toSorted()).toEqual(streams.toSorted());

    store.missing = streams[0];
    const handled: string[] = [];
    const answer = async ({ stream }: RecordedEvent) => void handled.push(stream);
    const after = await ParkedStreams.of(await rows(), store, { name: NAME, answer, parks: () => undefined });
    expect(handled).toEqual([streams[1]]);
    expect(await readParked()).toEqual([streams[0]]);

    const next = await append(`survivor-${randomUUID()}`);
    await after.take(next);
    expect(handled).toEqual([streams[1], next.stream]);
  });

  it('take nothing from a stream that this service never named, whatever its name is', async () => {
    const refusing = { name: NAME, answer: () => Promise.reject(new Error('forged')), parks: () => 'forged' };
    const all = await ParkedStreams.of(await rows(), store, refusing);
    const long = Array.from({ length: 100 }, () => randomUUID().slice(0, 30)).join('');
    for (const id of [long, 'a\u0000b', 'a\ud800b', '']) await all.take(await append(`survivor-${id}`));
    expect(await readParked()).toEqual([]);
  });

  it.each(['Any\u0000', 'Any\ud800', 'Any'.repeat(1_000)])(
    'are listed without a type that is no name',
    async (type) => {
      const refusing = { name: NAME, answer: () => Promise.reject(new Error('forged')), parks: () => 'forged' };
      const all = await ParkedStreams.of(await rows(), store, refusing);
      const stream = `survivor-${randomUUID()}`;
      await all.take(await append(stream, type));
      expect(await db.query('SELECT stream, type FROM parked')).toEqual([{ stream, type: '(not a name)' }]);
    },
  );
});
