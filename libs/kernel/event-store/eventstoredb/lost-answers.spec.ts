import { randomUUID } from 'node:crypto';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { parseConnectionString } from './connection-string.js';
import { aPrefix, newEvent } from '../event-store.contract.js';
import { AppendTooLarge, OutcomeUnknown, StoreUnavailable } from '../event-store-errors.js';
import { clientsOf } from './client.js';
import { EventStoreDbEventStore, type EventStoreClient } from './event-store.js';
import { failureIn, type StoreFailureCode } from '../store-failure.js';
import { answerError, scriptedServer, succeed, type Script } from '../testing/scripted-server.js';

describe('an append', () => {
  let stop = async () => {};
  afterEach(() => stop());

  const against = async (script: Script) => {
    const server = await scriptedServer(script);
    const store = EventStoreDbEventStore.at(server.url, { append: 5_000, attempt: 700, read: 200 });
    stop = async () => {
      await store.dispose();
      server.stop();
    };
    return { store, ids: server.ids };
  };

  it.each<[string, Script]>([
    ['ends without a word', (call) => call.end()],
    ['fails', (call) => call.emit('error', { code: 14, details: 'shutting down' })],
    ['says nothing', () => {}],
  ])('is sent again with the same ids if its call %s', async (_, fault) => {
    const { store, ids } = await against((call, request, attempt) =>
      attempt === 1 ? fault(call, request, attempt) : succeed(call, request, '7'),
    );
    const event = newEvent('First');
    expect(await store.append(`${aPrefix()}1`, [event], -1)).toEqual({ revision: 0, position: 7n });
    expect(ids).toEqual([[event.id], [event.id]]);
  });

  it('is sent again at once if its call ends without an answer, whatever its time limit', async () => {
    const server = await scriptedServer((call, request, attempt) =>
      attempt === 1 ? call.end() : succeed(call, request, '7'),
    );
    const store = EventStoreDbEventStore.at(server.url, { append: 120_000, attempt: 120_000, read: 200 });
    stop = async () => {
      await store.dispose();
      server.stop();
    };
    expect(await store.append(`${aPrefix()}1`, [newEvent('First')], -1)).toEqual({ revision: 0, position: 7n });
  });

  it('leaves later appends undisturbed after a call that ended without an answer', async () => {
    const { store } = await against((call, request, attempt) =>
      attempt === 1 ? call.end() : succeed(call, request, String(attempt)),
    );
    const stream = `${aPrefix()}1`;
    for (let n = 0; n < 3; n++) expect(await store.append(stream, [newEvent('Event')], n - 1)).toBeDefined();
  });
});

/** A client that gives one answer after the other to an append. */
const clientThat = (...answers: (() => unknown)[]) =>
  ({ append: async () => answers.shift()!(), close: async () => undefined }) as unknown as EventStoreClient;
const fail = (error: object) => () => {
  throw Object.assign(new Error('no'), error);
};
const timeouts = { append: 1_000, attempt: 100, read: 100 };

describe('a late answer of the event store', () => {
  it.each<[string, Script]>([
    [
      'to an append that has given up',
      (call, request) => {
        succeed(call, request.clone().setCorrelationId(new shared.UUID().setString(randomUUID())), '6');
        succeed(call, request, '7');
      },
    ],
    [
      'twice',
      (call, request) => {
        succeed(call, request, '7');
        succeed(call, request, '7');
      },
    ],
  ])('that comes %s is ignored, and the call continues', async (_, script) => {
    const server = await scriptedServer(script);
    const client = clientsOf(parseConnectionString(server.url))();
    for (let n = 0; n < 3; n++)
      expect(await client.append('s-1', [newEvent('First')], -1)).toEqual({ revision: 0, position: 7n });
    expect(server.calls()).toBe(1);
    await client.close();
    server.stop();
  });
});

it('an answer that is neither a success nor an error does not count as recorded', async () => {
  const nothing: Script = (call, request) =>
    void call.write(new streams.BatchAppendResp().setCorrelationId(request.getCorrelationId()));
  const server = await scriptedServer(nothing);
  const store = EventStoreDbEventStore.at(server.url, { append: 300, attempt: 200, read: 200 });
  await expect(store.append('s-1', [newEvent('First')], -1)).rejects.toThrow(OutcomeUnknown);
  await store.dispose();
  server.stop();
});

describe('a final answer', () => {
  it('leaves the outcome of an earlier attempt unknown', async () => {
    const answers = [fail({ type: 'unavailable' }), fail({ type: 'access-denied' })];
    const client = clientThat(...answers);
    const store = new EventStoreDbEventStore(() => client, timeouts);
    await expect(store.append('s-1', [newEvent('First')], -1)).rejects.toThrow(OutcomeUnknown);
  });
});

interface Refusal {
  readonly when: string;
  readonly script: Script;
  readonly as: new (...args: never[]) => Error;
  readonly code: StoreFailureCode;
  readonly detail: string;
}

const REFUSALS: readonly Refusal[] = [
  {
    when: 'its user lacks the right',
    script: (call, request) => answerError(call, request, 'AccessDenied'),
    as: StoreUnavailable,
    code: 'ACCESS_DENIED',
    detail: 'access-denied',
  },
  {
    when: 'its user is unknown',
    script: (call) => void call.emit('error', { code: 16, details: 'Unauthenticated' }),
    as: StoreUnavailable,
    code: 'CREDENTIALS_REFUSED',
    detail: '16 UNAUTHENTICATED',
  },
  {
    when: 'it is too large',
    script: (call, request) => answerError(call, request, 'MaximumAppendSizeExceeded'),
    as: AppendTooLarge,
    code: 'APPEND_TOO_LARGE',
    detail: 'maximum-append-size-exceeded',
  },
  {
    when: 'its stream was deleted',
    script: (call, request) => answerError(call, request, 'StreamDeleted'),
    as: StoreUnavailable,
    code: 'STREAM_DELETED',
    detail: 'stream-deleted',
  },
  {
    when: 'the store is starting, until the wait is over',
    script: (call, request) => answerError(call, request, 'NotReady', 'Server Is Not Ready'),
    as: StoreUnavailable,
    code: 'STARTING',
    detail: 'unknown',
  },
  {
    when: 'the store writes too slowly, so the append may still be recorded',
    script: (call, request) => answerError(call, request, 'Timeout'),
    as: OutcomeUnknown,
    code: 'DEADLINE',
    detail: 'deadline-exceeded',
  },
];

describe('an append that is refused', () => {
  it.each(REFUSALS)('has its code, and that of the store: $when', async ({ script, as, code, detail }) => {
    const server = await scriptedServer(script);
    const store = EventStoreDbEventStore.at(server.url, { append: 300, attempt: 200, read: 200 });
    const error: unknown = await store.append('s-1', [newEvent('First')], -1).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(as);
    expect(failureIn(error)).toMatchObject({ code, detail });
    expect((error as Error).message).toContain(`(${detail})`);
    await store.dispose();
    server.stop();
  });
});

describe('appends in a crowd', () => {
  it('are limited in number at any time, so few have an unknown outcome in an outage', async () => {
    let [underWay, most] = [0, 0];
    const append = async () => {
      most = Math.max(most, ++underWay);
      await new Promise(setImmediate);
      underWay--;
      return { revision: 0, position: 1n };
    };
    const store = new EventStoreDbEventStore(() => ({ append }) as unknown as EventStoreClient, timeouts);
    await Promise.all(Array.from({ length: 200 }, (_, n) => store.append(`s-${n}`, [newEvent('First')], -1)));
    expect(most).toBe(64);
  });

  it('are not sent if their turn does not come in time, and the error says so', async () => {
    let asked = 0;
    const append = () => {
      asked++;
      return new Promise(() => {});
    };
    const client = { append, close: async () => {} } as unknown as EventStoreClient;
    const store = new EventStoreDbEventStore(() => client, { append: 50, attempt: 400, read: 100 });
    const all = await Promise.allSettled(
      Array.from({ length: 100 }, (_, n) => store.append(`s-${n}`, [newEvent('First')], -1)),
    );
    const kinds = all.map((one) => (one.status === 'rejected' ? (one.reason as Error).constructor : undefined));
    expect(kinds.filter((kind) => kind === StoreUnavailable)).toHaveLength(36);
    expect(kinds.filter((kind) => kind === OutcomeUnknown)).toHaveLength(64);
    expect(asked).toBe(64);
  });
});
