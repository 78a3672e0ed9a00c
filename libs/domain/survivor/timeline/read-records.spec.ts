import { aReader, openDoor } from '#security/access/testing';
import type { RecordedEvent } from '#kernel/event-store';
import { readingOf, type AggregateStores } from '#nest';
import { journey } from '../testing/journey.js';
import { ReadRecords } from './read-records.js';
import { entriesIn, type RecordEntry } from './record-entries.js';
import { SURVIVOR_ID, logWithOneRecord } from './testing/one-record.js';
import { TimelineResolver } from './timeline.resolver.js';

const STREAM = `survivor-${SURVIVOR_ID}`;

let log: Awaited<ReturnType<typeof logWithOneRecord>>;
let records: ReadRecords;
/** How many events each reading took from the log. */
let taken: number[];
beforeEach(async () => {
  log = await logWithOneRecord();
  taken = [];
  const inspect = log.store.inspect.bind(log.store);
  log.store.inspect = async (...what) => {
    const events = await inspect(...what);
    taken.push(events.length);
    return events;
  };
  records = new ReadRecords(log.store, (events) => entriesIn(events, log.storeContext.origin, readingOf(journey)));
  for (const day of ['02', '03', '04']) await log.record('RepatriationCancelled', { on: `2020-03-${day}` });
});

const daysOf = (entries: readonly RecordEntry[]) => entries.map(({ on }) => on.slice(-2));

/** From now on the log returns these events, as far as they were asked for. */
const alter = (change: (events: readonly RecordedEvent[]) => readonly RecordedEvent[]) => {
  log.store.inspect = async (stream, from = 0) => {
    const events = change(await log.store.read(stream)).filter(({ revision }) => revision >= from);
    taken.push(events.length);
    return events;
  };
};

describe('a record of which the next page is read', () => {
  it('is not taken from the log once more, however long it is', async () => {
    const first = await records.whole(STREAM);
    expect(await records.goOn(STREAM)).toBe(first);
    expect(await records.goOn(STREAM)).toBe(first);
    expect(taken).toEqual([3, 1, 1]);
  });

  it('has what was recorded since, and what that amends', async () => {
    const [last] = await records.whole(STREAM);
    await log.record('RepatriationCancelled', { on: '2020-03-05' });
    await log.record('EntryDisputed', { eventId: last!.event.id, reason: 'it took place' });
    const entries = await records.goOn(STREAM);
    expect(daysOf(entries)).toEqual(['05', '04', '03', '02']);
    expect(entries[1]!.standing).toBe('Disputed');
    expect(await records.goOn(STREAM)).toBe(entries);
    expect(taken).toEqual([3, 3, 1]);
  });

  it('is read as a whole if it was not read before', async () => {
    expect(daysOf(await records.goOn(STREAM))).toEqual(['04', '03', '02']);
    expect(taken).toEqual([3]);
  });

  it.each<[string, (events: readonly RecordedEvent[]) => readonly RecordedEvent[]]>([
    ['lost its end', (events) => events.slice(0, 2)],
    [
      'got another end',
      (events) => [
        ...events.slice(0, 2),
        { ...events[2]!, metadata: { ...events[2]!.metadata, hash: 'f'.repeat(64) } },
      ],
    ],
    ['vanished', () => []],
    [
      'an altered end',
      (events) => [...events.slice(0, 2), { ...events[2]!, flaw: { kind: 'unproven', reason: 'altered' } }],
    ],
  ])('is read as a whole once it has %s', async (_, change) => {
    await records.whole(STREAM);
    alter(change);
    const now = change(await log.store.read(STREAM)).length;
    expect(await records.goOn(STREAM)).toHaveLength(now);
    expect(taken.at(-1)).toBe(now);
  });

  it('is read as a whole once another reading has found it altered meanwhile', async () => {
    await records.whole(STREAM);
    const inspect = log.store.inspect.bind(log.store);
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    log.store.inspect = async (...what) => {
      const events = await inspect(...what);
      await held;
      return events;
    };
    const next = records.goOn(STREAM);
    alter(([first, ...more]) => [{ ...first!, flaw: { kind: 'unproven', reason: 'altered' } }, ...more]);
    await records.whole(STREAM);
    answer();
    expect((await next).at(-1)!.event.flaw).toMatchObject({ reason: 'altered' });
  });

  it('is never kept where an entry cannot be relied on', async () => {
    alter((events) => events.map((event) => ({ ...event, flaw: { kind: 'unproven', reason: 'altered' } })));
    await records.whole(STREAM);
    await records.goOn(STREAM);
    expect(taken).toEqual([3, 3]);
  });
});

describe('a record that is opened again', () => {
  it('is taken from the log, so that an altered entry is seen', async () => {
    await records.whole(STREAM);
    alter((events) => events.map((event) => ({ ...event, data: { on: '2020-03-09' } })));
    expect(daysOf(await records.whole(STREAM))).toEqual(['09', '09', '09']);
  });
});

describe('the pages of a timeline', () => {
  it('read the record for the first of them, and again for an entry that is opened', async () => {
    const stores = { storeContext: log.storeContext } as AggregateStores;
    const timelines = new TimelineResolver(log.store, stores, openDoor(), journey);
    const record = { survivorId: SURVIVOR_ID, purpose: 'CARE' } as const;
    const reader = aReader('timeline');
    const first = (await timelines.timeline({ ...record, first: 2 }, reader))!;
    const next = (await timelines.timeline({ ...record, after: first.pageInfo.endCursor! }, reader))!;
    expect(next.edges.map(({ node }) => node.on)).toEqual(['2020-03-02']);
    await timelines.timeline({ ...record, since: first.revision }, reader);
    await timelines.timelineEntry({ ...record, eventId: first.edges[0]!.cursor }, reader);
    await timelines.timeline(record, reader);
    expect(taken).toEqual([3, 1, 1, 3, 3]);
  });
});
