import {
  WrongExpectedRevision,
  InMemoryEventStore,
  OutcomeUnknown,
  StoreUnavailable,
  type EventData,
} from '#kernel/event-store';
import { SURVIVOR_ID, aRead, anAccessLog, readAccessLog, sokha } from './testing/log.js';

type Fault = 'answer lost' | 'never arrived' | 'conflict' | 'away' | undefined;

/** Fails as configured, one append after the other. */
class Store extends InMemoryEventStore {
  appends = 0;
  readonly faults: Fault[] = [];
  unreadable = false;
  before: Promise<void> | undefined;

  override async append(stream: string, events: readonly EventData[], expected: number) {
    this.appends++;
    await this.before;
    const fault = this.faults.shift();
    if (fault === 'never arrived') throw new OutcomeUnknown('lost on its way there');
    if (fault === 'conflict') throw new WrongExpectedRevision(stream, expected, expected + 1);
    if (fault === 'away') throw new Error('no answer');
    const place = await super.append(stream, events, expected);
    if (fault === 'answer lost') throw new OutcomeUnknown('lost on its way back');
    return place;
  }

  override async read(...asked: Parameters<InMemoryEventStore['read']>) {
    if (this.unreadable) throw new StoreUnavailable('no answer');
    return super.read(...asked);
  }
}

let store: Store;
beforeEach(() => {
  store = new Store();
});

const MORNING = '2026-03-01T02:00:00.000Z';
const many = (count: number) => Array.from({ length: count }, (_, n) => n);

describe('the access log', () => {
  it('records who read what, when, and where it was written, in a chain', async () => {
    const log = anAccessLog(store);
    const first = await log.write(sokha, aRead(), 'a', MORNING);
    const second = await log.write(sokha, aRead(), 'b', MORNING);
    const { events, streams } = await readAccessLog(store);
    expect(streams).toEqual([expect.stringMatching(/^access-20260301-[0-9a-f-]{36}$/)]);
    expect(events[0]).toMatchObject({
      id: first.eventId,
      type: 'PersonalDataRead',
      data: {
        survivorId: SURVIVOR_ID,
        purpose: 'CARE',
        basis: 'Assignment',
        classes: ['identity'],
        operation: 'survivor',
      },
      metadata: { actor: sokha, command: 'ReadPersonalData', commandId: 'a', decidedAt: MORNING },
    });
    expect([first.revision, second.revision]).toEqual([0, 1]);
    expect(second.position).toBe(events[1]!.position);
  });

  it('writes all entries that wait at one moment in one append', async () => {
    const log = anAccessLog(store);
    const written = await Promise.all(many(200).map((n) => log.write(sokha, aRead(), `c${n}`)));
    expect(store.appends).toBe(1);
    expect(new Set(written.map(({ eventId }) => eventId)).size).toBe(200);
    const { events } = await readAccessLog(store);
    expect(events.map(({ metadata }) => metadata.commandId)).toEqual(many(200).map((n) => `c${n}`));
  });

  it('lets entries that come during an append wait for the next one, all together', async () => {
    const log = anAccessLog(store);
    let answer = () => {};
    store.before = new Promise((resolve) => (answer = resolve));
    const first = log.write(sokha, aRead());
    while (store.appends === 0) await new Promise(setImmediate);
    const others = many(50).map(() => log.write(sokha, aRead()));
    answer();
    await Promise.all([first, ...others]);
    expect(store.appends).toBe(2);
  });

  it('begins another stream on another day in Cambodia', async () => {
    const log = anAccessLog(store);
    await Promise.all([
      log.write(sokha, aRead(), 'a', '2026-03-01T16:59:59.000Z'),
      log.write(sokha, aRead(), 'b', '2026-03-01T17:00:00.000Z'),
    ]);
    const { streams } = await readAccessLog(store);
    expect(streams.map((stream) => stream.slice(0, 15))).toEqual(['access-20260301', 'access-20260302']);
    expect(streams[0]!.slice(16)).toBe(streams[1]!.slice(16));
  });

  it('begins another stream with another process', async () => {
    await anAccessLog(store).write(sokha, aRead(), 'a', MORNING);
    await anAccessLog(store).write(sokha, aRead(), 'b', MORNING);
    expect((await readAccessLog(store)).streams).toHaveLength(2);
  });
});

describe('when the answer of the store is lost', () => {
  it('checks whether the entry was written, and continues in the same stream', async () => {
    const log = anAccessLog(store);
    store.faults.push('answer lost');
    const { eventId } = await log.write(sokha, aRead(), 'a', MORNING);
    await log.write(sokha, aRead(), 'b', MORNING);
    const { events, streams } = await readAccessLog(store);
    expect(streams).toHaveLength(1);
    expect(events[0]!.id).toBe(eventId);
  });

  it.each<[Fault]>([['never arrived'], ['conflict'], ['away']])(
    'gives no answer when the entry is not there (%s), and begins another stream',
    async (fault) => {
      const log = anAccessLog(store);
      await log.write(sokha, aRead(), 'a', MORNING);
      store.faults.push(fault);
      await expect(log.write(sokha, aRead(), 'b', MORNING)).rejects.toThrow(StoreUnavailable);
      await log.write(sokha, aRead(), 'c', MORNING);
      const { events, streams } = await readAccessLog(store);
      expect(events.map(({ metadata }) => metadata.commandId)).toEqual(['a', 'c']);
      expect(streams).toHaveLength(2);
    },
  );

  it('gives no answer when it cannot check, though the entry may be there', async () => {
    const log = anAccessLog(store);
    store.faults.push('answer lost');
    store.unreadable = true;
    await expect(log.write(sokha, aRead(), 'a', MORNING)).rejects.toThrow(StoreUnavailable);
    store.unreadable = false;
    await log.write(sokha, aRead(), 'b', MORNING);
    expect((await readAccessLog(store)).streams).toHaveLength(2);
  });

  it('gives no answer after the timeout, and a late result changes nothing', async () => {
    const log = anAccessLog(store);
    Object.assign(log.timeouts, { append: 50, look: 50 });
    let go = () => {};
    store.before = new Promise((resolve) => (go = resolve));
    await expect(log.write(sokha, aRead(), 'a', MORNING)).rejects.toThrow(StoreUnavailable);
    store.before = undefined;
    await log.write(sokha, aRead(), 'b', MORNING);
    go();
    await log.write(sokha, aRead(), 'c', MORNING);
    const { streams } = await readAccessLog(store);
    expect(streams).toHaveLength(2);
  });

  it('fails all waiting entries at once, so that none waits for the next failure', async () => {
    const log = anAccessLog(store);
    store.faults.push('away', 'away');
    const first = log.write(sokha, aRead());
    await Promise.resolve();
    await Promise.resolve();
    const all = await Promise.allSettled([first, ...many(20).map(() => log.write(sokha, aRead()))]);
    expect(all.map(({ status }) => status)).toEqual(many(21).map(() => 'rejected'));
    expect(store.appends).toBe(1);
  });
});
