import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { ERASED, type EventOf, type JsonObject } from '#kernel/decider';
import { PlainSealing, anchorOf, findBreak } from '#kernel/integrity';
import { AS_STORED, Codec, envelop } from './codec.js';
import { recordedAtIn } from './event-store.js';
import { EventStoreDbEventStore } from './eventstoredb/event-store.js';
import { TEST_STAMP } from './testing.js';
import { ORIGIN, commandMetadata } from './testing/counter.js';

const classes = { Met: { on: 'open', name: 'identity', note: 'testimony' } } as const;
const codec = new Codec(new PlainSealing(), classes, AS_STORED);

type Events = { Met: JsonObject };
const metEvent = (data: JsonObject): EventOf<Events> => ({ type: 'Met', data });

const envelopEvents = (stream: string, events: readonly EventOf<Events>[], recordedAt?: string) =>
  envelop<Events>(
    codec,
    events,
    { name: 'Meet', digest: 'd' },
    commandMetadata(),
    {
      stream,
      revision: -1,
      hash: anchorOf(ORIGIN, stream),
      recordedAt,
    },
    TEST_STAMP,
  );
const placeEvents = (stream: string, pending: Awaited<ReturnType<typeof envelopEvents>>) =>
  pending.map((event, revision) => ({ ...event, stream, revision }));

describe('what was decided', () => {
  it('is chained over the sealed form, so the proof outlives every key', async () => {
    const events = placeEvents(
      's-1',
      await envelopEvents('s-1', [metEvent({ on: '2020-03-01', name: 'Sophea' }), metEvent({ on: '2020-03-02' })]),
    );
    expect(JSON.stringify(events)).not.toContain('Sophea');
    expect(findBreak(ORIGIN, 's-1', events)).toBeUndefined();

    class Forgetful extends PlainSealing {
      override async open() {
        return ERASED;
      }
    }
    const recorded = events.map((event) => ({ ...event, position: 0n, recordedAt: '' }));
    const read = await new Codec(new Forgetful(), classes, AS_STORED).open(recorded);
    expect(read[0]!.data).toMatchObject({ on: '2020-03-01', name: ERASED });
    expect(findBreak(ORIGIN, 's-1', events)).toBeUndefined();
  });

  it.each([
    ['a sealed value', { data: { on: '2020-03-01', sealed: { identity: 'open..AAAA' } } }],
    ['an open value', { data: { on: '2020-03-02' } }],
    ['who it was', { actor: { id: 'dara', role: 'REVIEWER', organisation: 'A21' } }],
    ['the command', { commandId: 'another' }],
  ] as [string, { data?: object }][])('has a broken chain after %s was changed', async (_, { data, ...change }) => {
    const [event] = placeEvents('s-1', await envelopEvents('s-1', [metEvent({ on: '2020-03-01', name: 'Sophea' })]));
    const changed = { ...event!, ...(data && { data }), metadata: { ...event!.metadata, ...change } };
    expect(findBreak(ORIGIN, 's-1', [changed])).toBe(0);
  });

  it('is never recorded before the entry that it follows, not even when our clock was set back', async () => {
    const [before, after] = ['2020-01-01T00:00:00.000Z', '2999-01-01T00:00:00.000Z'];
    const recordedAfter = async (time: string) =>
      (await envelopEvents('s-1', [metEvent({})], time))[0]!.metadata.recordedAt!;
    expect(await recordedAfter(after)).toBe(after);
    expect((await recordedAfter(before)) > before).toBe(true);
  });

  it('gets a new id at every attempt', async () => {
    const attempts = await Promise.all(
      [1, 2, 3].map(() => envelopEvents('s-1', [metEvent({ on: '2020-03-01' }), metEvent({})])),
    );
    expect(new Set(attempts.flat().map(({ id }) => id)).size).toBe(6);
  });

  it('keeps its chain on the wire, whatever its texts and numbers are', async () => {
    const store = EventStoreDbEventStore.at(process.env.TEST_EVENTSTORE_URL!);
    const text = fc.string({
      unit: fc.constantFrom('ស', 'a', '\u200b', '\n', '"', '😀', '\u0000', '\u202e'),
    });
    const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(-0, 1e21, 2 ** 53));
    const payload = fc.record({ on: fc.oneof(text, number), name: text, note: fc.option(text, { nil: undefined }) });
    const holds = fc.asyncProperty(fc.array(payload, { minLength: 1, maxLength: 5 }), async (payloads) => {
      const stream = `envelope-${randomUUID()}`;
      await store.append(stream, await envelopEvents(stream, payloads.map(metEvent)), -1);
      return findBreak(ORIGIN, stream, await store.read(stream)) === undefined;
    });
    await expect(fc.assert(holds, { numRuns: 60 })).resolves.toBeUndefined();
    await store.dispose();
  });

  it('never contains half of a surrogate pair: such a text has no canonical form', async () => {
    await expect(envelopEvents('s-1', [metEvent({ on: '\ud800' })])).rejects.toThrow('surrogate');
  });
});

describe('the instant of recording in metadata', () => {
  it('is only what we write: no other form, and no day that there is not', () => {
    expect(recordedAtIn({ recordedAt: '2024-02-29T10:00:00.000Z' })).toBe('2024-02-29T10:00:00.000Z');
    for (const recordedAt of ['2021-02-30T10:00:00.000Z', '2021-02-29T10:00:00.000Z', '2021-03-01', 7, undefined])
      expect(recordedAtIn({ recordedAt })).toBeUndefined();
  });
});
