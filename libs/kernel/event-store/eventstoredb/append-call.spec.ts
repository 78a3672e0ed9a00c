import { EventEmitter } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { newEvent } from '../event-store.contract.js';
import { OutcomeUnknown, StoreUnavailable } from '../event-store-errors.js';
import { AppendCall, type BatchCall } from './append-call.js';
import { isFinal, isUnsent } from './errors.js';
import { EventStoreDbEventStore, type EventStoreClient } from './event-store.js';

const nameOf = (request: streams.BatchAppendReq): string =>
  Buffer.from(request.getOptions()!.getStreamIdentifier()!.getStreamName_asU8()).toString();

/** A call that keeps what is written to it: the streams of each write. */
const openCall = () => {
  const writes: string[][] = [];
  const ids = new Map<string, string>();
  const write = (messages: readonly Buffer[]) => {
    const requests = messages.map((bytes) => streams.BatchAppendReq.deserializeBinary(bytes));
    for (const request of requests) ids.set(nameOf(request), request.getCorrelationId()!.getString());
    writes.push(requests.map(nameOf));
  };
  const wire = Object.assign(new EventEmitter(), { write });
  // all that an append uses of a call
  const call = new AppendCall(wire as unknown as BatchCall);
  const append = (stream: string, data = {}): Promise<unknown> =>
    call.append(stream, [newEvent('Noted', data)], -1).catch((error: unknown) => error);
  const answer = (stream: string, revision = 0) =>
    wire.emit('data', { correlationId: ids.get(stream), appended: { revision, position: 1n } });
  return {
    append,
    answer,
    writes,
    call,
    end: (error: object) => wire.emit('error', Object.assign(new Error(), error)),
  };
};

const broken = { message: '14 UNAVAILABLE: read ECONNRESET', code: 14 };

describe('appends of a client', () => {
  it('are sent at once if no other is without an answer', async () => {
    const { append, answer, writes } = openCall();
    const first = append('a');
    expect(writes).toEqual([['a']]);
    answer('a');
    await first;
    void append('b');
    expect(writes).toEqual([['a'], ['b']]);
  });

  it('leave together and in order, if they are of one turn and another one is without an answer', async () => {
    const { append, writes } = openCall();
    for (const stream of ['a', 'b', 'c', 'd']) void append(stream);
    expect(writes).toEqual([['a']]);
    await nextTurn();
    expect(writes).toEqual([['a'], ['b', 'c', 'd']]);
    for (const stream of ['e', 'f']) void append(stream);
    await nextTurn();
    expect(writes).toEqual([['a'], ['b', 'c', 'd'], ['e', 'f']]);
  });

  it('each get their own answer, in whatever order', async () => {
    const { append, answer } = openCall();
    const all = ['a', 'b', 'c'].map((stream) => append(stream));
    await nextTurn();
    for (const [revision, stream] of ['c', 'a', 'b'].entries()) answer(stream, revision);
    expect(await Promise.all(all)).toMatchObject([{ revision: 1 }, { revision: 2 }, { revision: 0 }]);
  });

  it('do not wait for the turn to end once they take 64 KiB', async () => {
    const { append, writes } = openCall();
    for (const stream of ['a', 'small', 'also small']) void append(stream);
    void append('large', { text: 'x'.repeat(70_000) });
    expect(writes).toEqual([['a'], ['small', 'also small', 'large']]);
    void append('b');
    expect(writes).toHaveLength(2);
    await nextTurn();
    expect(writes.slice(2)).toEqual([['b']]);
  });
});

describe('a call that ends', () => {
  it('has certainly not recorded what was not sent, and perhaps what was', async () => {
    const { append, end, writes, call } = openCall();
    const [sent, gathered] = [append('a'), append('b')];
    end(broken);
    expect([await sent, await gathered].map(isUnsent)).toEqual([false, true]);
    expect(await gathered).toMatchObject({ type: 'unavailable', message: expect.stringContaining('ECONNRESET') });
    await nextTurn();
    expect([writes, call.isOver]).toEqual([[['a']], true]);
  });

  it('takes no further append, which is certainly not recorded', async () => {
    const { append, end, writes } = openCall();
    end(broken);
    expect(isUnsent(await append('a'))).toBe(true);
    expect(writes).toEqual([]);
  });

  it('leaves a reason that another attempt would only get again as it is', async () => {
    const { append, end } = openCall();
    const all = [append('a'), append('b')];
    end({ message: '16 UNAUTHENTICATED: Unauthenticated', code: 16 });
    expect((await Promise.all(all)).map(isFinal)).toEqual([true, true]);
  });

  it('leaves only those outcomes unknown that it had sent', async () => {
    const { call, end } = openCall();
    const unreachable = () => Promise.reject(new Error('14 UNAVAILABLE: No connection established.'));
    const append: EventStoreClient['append'] = (...of) => (call.isOver ? unreachable() : call.append(...of));
    const client = { append, close: async () => undefined } as unknown as EventStoreClient;
    const store = new EventStoreDbEventStore(() => client, { append: 50, attempt: 5_000, read: 50 });
    const all = Promise.allSettled(['a', 'b'].map((stream) => store.append(stream, [newEvent('Noted')], -1)));
    await Promise.resolve().then(() => end(broken));
    const kinds = (await all).map((one) => one.status === 'rejected' && (one.reason as object).constructor);
    expect(kinds).toEqual([OutcomeUnknown, StoreUnavailable]);
  });
});
