import { randomUUID } from 'node:crypto';
import { AUTHOR } from '#kernel/decider/testing';
import type { EventStore, Metadata, EventData, RecordedEvent } from './event-store.js';
import { WrongExpectedRevision } from './event-store-errors.js';
import { CHANGES_MAX_EVENTS } from './log/stream-changes.js';

const metadata: Metadata = {
  schema: 1,
  commandId: randomUUID(),
  command: 'Tell',
  digest: 'd',
  actor: AUTHOR,
  $correlationId: randomUUID(),
  $causationId: randomUUID(),
  prevHash: 'p',
  hash: 'h',
};

export const newEvent = (type: string, data = {}): EventData => ({ id: randomUUID(), type, data, metadata });

export const newEvents = (count: number): EventData[] =>
  Array.from({ length: count }, (_, n) => newEvent('Counted', { n }));

/** A prefix of stream names that no other test uses. */
export const aPrefix = (): string => `contract${randomUUID().slice(0, 8)}-`;

/** The first `count` events of a subscription, in order of arrival. */
export const takeEvents = async (
  batches: AsyncIterable<readonly RecordedEvent[]>,
  count: number,
): Promise<RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const batch of batches) {
    events.push(...batch);
    if (events.length >= count) break;
  }
  return events;
};

/** What every event store must do. */
export const promises = (store: () => EventStore): void => {
  describe('a stream', () => {
    it('returns what was appended, with its positions', async () => {
      const stream = `${aPrefix()}1`;
      const events = [newEvent('First', { n: 1 }), newEvent('Second', { text: 'ស្រី é', list: [1, null, { deep: [] }] })];
      const place = await store().append(stream, events, -1);
      const found = await store().read(stream);
      expect(found).toEqual(
        events.map((event, revision) => ({
          ...event,
          stream,
          revision,
          position: expect.any(BigInt),
          recordedAt: expect.stringMatching(/^20\d\d-\d\d-\d\dT.*Z$/),
          storedAt: expect.stringMatching(/^20\d\d-\d\d-\d\dT.*Z$/),
        })),
      );
      expect(place).toEqual({ revision: 1, position: found[1]!.position });
      expect(found[0]!.position).toBeLessThan(found[1]!.position);
    });

    it('can be read from a revision on', async () => {
      const stream = `${aPrefix()}1`;
      await store().append(stream, [newEvent('First'), newEvent('Second')], -1);
      expect((await store().read(stream, 1)).map(({ type }) => type)).toEqual(['Second']);
      expect(await store().read(stream, 2)).toEqual([]);
    });

    it('has no events before the first append', async () => {
      expect(await store().read(`${aPrefix()}1`)).toEqual([]);
      expect(await store().read(`${aPrefix()}1`, 3)).toEqual([]);
    });

    it.each([
      [0, 0, -1],
      [1, -1, 0],
      [1, 1, 0],
      [3, 1, 2],
    ])(
      'with %i events refuses an append at revision %i, and reports its revision',
      async (length, expected, revision) => {
        const stream = `${aPrefix()}1`;
        if (length > 0) await store().append(stream, newEvents(length), -1);
        const error = await store()
          .append(stream, [newEvent('Late')], expected)
          .catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(WrongExpectedRevision);
        expect(error).toMatchObject({ stream, expected, revision });
        expect(await store().read(stream)).toHaveLength(length);
      },
    );

    it('recognises a repeat of the same events, and returns the first result', async () => {
      const stream = `${aPrefix()}1`;
      await store().append(stream, [newEvent('Zeroth')], -1);
      const events = [newEvent('First'), newEvent('Second')];
      const place = await store().append(stream, events, 0);
      expect(await store().append(stream, events, 0)).toEqual(place);
      await store().append(stream, [newEvent('Third')], 2);
      expect(await store().append(stream, events, 0)).toEqual(place);
      expect(await store().read(stream)).toHaveLength(4);
    });

    it('lets one of many writers succeed at each revision', async () => {
      const stream = `${aPrefix()}1`;
      const all = await Promise.allSettled(newEvents(16).map((event) => store().append(stream, [event], -1)));
      expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await store().read(stream)).toHaveLength(1);
    });
  });

  describe('a subscription', () => {
    it('delivers the events of the streams after a position, then each new one, in order', async () => {
      const [one, other, elsewhere] = [aPrefix(), aPrefix(), aPrefix()];
      const first = await store().append(`${one}1`, [newEvent('First')], -1);
      await store().append(`${elsewhere}1`, [newEvent('Elsewhere')], -1);
      await store().append(`${other}1`, [newEvent('Second'), newEvent('Third')], -1);
      const batches = store()
        .subscribe({ prefixes: [one, other], after: first.position })
        [Symbol.asyncIterator]();
      const seen: RecordedEvent[] = [];
      const readUntil = async (count: number) => {
        while (seen.length < count) seen.push(...(await batches.next()).value);
      };
      await readUntil(2);
      await store().append(`${elsewhere}1`, [newEvent('Elsewhere')], 0);
      await store().append(`${one}1`, [newEvent('Fourth')], 0);
      await readUntil(3);
      await batches.return?.();
      expect(seen.map(({ type, stream, revision }) => [type, stream, revision])).toEqual([
        ['Second', `${other}1`, 0],
        ['Third', `${other}1`, 1],
        ['Fourth', `${one}1`, 1],
      ]);
      const positions = seen.map(({ position }) => position);
      expect(positions).toEqual([...positions].sort((a, b) => (a < b ? -1 : 1)));
    });

    it('delivers all from the first event on, including those that arrive while the reader is busy', async () => {
      const prefix = aPrefix();
      await store().append(`${prefix}1`, newEvents(300), -1);
      const seen = await takeEvents(store().subscribe({ prefixes: [prefix], after: -1n }), 300);
      expect(seen.map(({ data }) => data.n)).toEqual(Array.from({ length: 300 }, (_, n) => n));
    });

    it('can begin after any event, even within one append', async () => {
      const prefix = aPrefix();
      await store().append(`${prefix}1`, newEvents(3), -1);
      for (const { position, revision } of await store().read(`${prefix}1`)) {
        if (revision === 2) break;
        const rest = await takeEvents(store().subscribe({ prefixes: [prefix], after: position }), 2 - revision);
        expect(rest.map(({ data }) => data.n)).toEqual([0, 1, 2].slice(revision + 1));
      }
    });

    it('is dropped if it begins between two events, and delivers nothing', async () => {
      const prefix = aPrefix();
      const { position } = await store().append(`${prefix}1`, newEvents(3), -1);
      const calledOff = new AbortController();
      const seen: RecordedEvent[] = [];
      const dropped = new Promise<void>((resolve) => {
        const following = {
          prefixes: [prefix],
          after: position - 1n,
          signal: calledOff.signal,
          onDrop: () => resolve(),
        };
        void (async () => {
          for await (const batch of store().subscribe(following)) seen.push(...batch);
        })();
      });
      await dropped;
      calledOff.abort();
      expect(seen).toEqual([]);
    });

    it('ends when it is cancelled, before and after its first event', async () => {
      const prefix = aPrefix();
      for (const before of [0, 1]) {
        const calledOff = new AbortController();
        const batches = store().subscribe({ prefixes: [prefix], after: -1n, signal: calledOff.signal });
        const iterator = batches[Symbol.asyncIterator]();
        if (before > 0) {
          await store().append(`${prefix}1`, [newEvent('First')], -1);
          await iterator.next();
        }
        const end = iterator.next();
        calledOff.abort();
        expect(await end).toEqual({ done: true, value: undefined });
      }
    });
  });

  it('returns the last event of some streams', async () => {
    const [one, other, elsewhere] = [aPrefix(), aPrefix(), aPrefix()];
    expect(await store().last([one])).toBeUndefined();
    await store().append(`${one}1`, newEvents(2), -1);
    const { position } = await store().append(`${other}1`, [newEvent('Last')], -1);
    await store().append(`${elsewhere}1`, newEvents(30), -1);
    expect(await store().last([one, other])).toMatchObject({ type: 'Last', stream: `${other}1`, position });
    expect(await store().last([one])).toMatchObject({ type: 'Counted', revision: 1 });
  });

  it('says which of some streams have events after a position, up to a limit', async () => {
    const [one, other, elsewhere] = [aPrefix(), aPrefix(), aPrefix()];
    const { position } = await store().append(`${one}1`, [newEvent('First')], -1);
    expect(await store().changedAfter([one, other], position)).toEqual({ streams: new Map(), last: undefined });
    await store().append(`${other}1`, newEvents(2), -1);
    const second = await store().append(`${one}1`, [newEvent('Second')], 0);
    await store().append(`${elsewhere}1`, newEvents(30), -1);
    const streams = new Map([
      [`${other}1`, 1],
      [`${one}1`, 1],
    ]);
    const { id, position: end } = (await store().at(second.position))!;
    const last = { position: end, id, metadata };
    expect(await store().changedAfter([one, other], position)).toEqual({ streams, last });
    const many = await store().append(`${one}2`, newEvents(CHANGES_MAX_EVENTS), -1);
    expect((await store().changedAfter([one], second.position))?.last?.position).toBe(many.position);
    await store().append(`${one}3`, newEvents(1), -1);
    expect(await store().changedAfter([one], second.position)).toBeUndefined();
  });

  it('returns the event exactly at a position, or nothing', async () => {
    const stream = `${aPrefix()}1`;
    const { position } = await store().append(stream, newEvents(2), -1);
    const [first, second] = await store().read(stream);
    expect(await store().at(first!.position)).toEqual(first);
    expect(await store().at(position)).toEqual(second);
    expect(await store().at(-1n)).toBeUndefined();
    expect(await store().at(position + 1_000_000n)).toBeUndefined();
  });

  it('returns the first event of some streams after a position', async () => {
    const [one, other, elsewhere] = [aPrefix(), aPrefix(), aPrefix()];
    const begun = await store().append(`${elsewhere}1`, [newEvent('Before')], -1);
    expect(await store().first([one], begun.position)).toBeUndefined();
    await store().append(`${elsewhere}2`, newEvents(30), -1);
    const first = await store().append(`${one}1`, [newEvent('First')], -1);
    const second = await store().append(`${other}1`, [newEvent('Second')], -1);
    expect(await store().first([one, other], begun.position)).toMatchObject({ type: 'First', ...first });
    expect(await store().first([one, other], first.position)).toMatchObject({ type: 'Second', ...second });
    expect(await store().first([one], first.position)).toBeUndefined();
    expect(await store().first([one], -1n)).toMatchObject({ type: 'First' });
    await expect(store().first([one], second.position - 1n)).rejects.toMatchObject({ name: 'StoreUnavailable' });
  });
};
