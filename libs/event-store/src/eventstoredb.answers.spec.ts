import type { EventStoreDBClient } from '@eventstore/db-client';
import { aPrefix, happened } from './event-store.contract.js';
import { OutcomeUnknown, StoreUnavailable } from './event-store.js';
import { EventStoreDbEventStore } from './eventstoredb.event-store.js';
import { scriptedServer, succeed, type Script } from './testing/scripted-server.js';

describe('an append', () => {
  let stop = async () => {};
  afterEach(() => stop());

  const against = async (script: Script) => {
    const server = await scriptedServer(script);
    const store = EventStoreDbEventStore.at(server.url, { append: 2_000, attempt: 200, read: 200 });
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
  ])('is sent again, with the same ids, when its call %s', async (_, fault) => {
    const { store, ids } = await against((call, request, attempt) =>
      attempt === 1 ? fault(call, request, attempt) : succeed(call, request, '7'),
    );
    const event = happened('First');
    expect(await store.append(`${aPrefix()}1`, [event], -1)).toEqual({ revision: 0, position: 7n });
    expect(ids).toEqual([[event.id], [event.id]]);
  });

  it('goes on after a call that ended without a word, for every later append', async () => {
    const { store } = await against((call, request, attempt) =>
      attempt === 1 ? call.end() : succeed(call, request, String(attempt)),
    );
    const stream = `${aPrefix()}1`;
    for (let n = 0; n < 3; n++) expect(await store.append(stream, [happened('Event')], n - 1)).toBeDefined();
  });
});

/** A client that gives one answer after the other to an append, and one event to a read. */
const clientThat = (...answers: (() => unknown)[]) =>
  ({ appendToStream: async () => answers.shift()!() }) as unknown as EventStoreDBClient;
const fail = (error: object) => () => {
  throw Object.assign(new Error('no'), error);
};
const patience = { append: 1_000, attempt: 100, read: 100 };

describe('an answer that is final', () => {
  it('is given as it is to the first attempt', async () => {
    const store = new EventStoreDbEventStore(() => clientThat(fail({ type: 'stream-deleted' })), patience);
    await expect(store.append('s-1', [happened('First')], -1)).rejects.toMatchObject({ type: 'stream-deleted' });
  });

  it('does not tell what became of an attempt before it', async () => {
    const answers = [fail({ type: 'unavailable' }), fail({ type: 'access-denied' })];
    const store = new EventStoreDbEventStore(() => clientThat(...answers), patience);
    await expect(store.append('s-1', [happened('First')], -1)).rejects.toThrow(OutcomeUnknown);
  });
});

describe('the client of appends', () => {
  it('is given so few at once that none of them waits for its buffer of sixteen', async () => {
    let [underWay, most] = [0, 0];
    const appendToStream = async () => {
      most = Math.max(most, ++underWay);
      await new Promise(setImmediate);
      underWay--;
      return { nextExpectedRevision: 0n, position: { commit: 1n } };
    };
    const store = new EventStoreDbEventStore(() => ({ appendToStream }) as unknown as EventStoreDBClient, patience);
    await Promise.all(Array.from({ length: 100 }, (_, n) => store.append(`s-${n}`, [happened('First')], -1)));
    expect(most).toBe(15);
  });

  it('sends nothing whose turn does not come in time, and says so', async () => {
    let asked = 0;
    const appendToStream = () => {
      asked++;
      return new Promise(() => {});
    };
    const client = { appendToStream, dispose: async () => {} } as unknown as EventStoreDBClient;
    const store = new EventStoreDbEventStore(() => client, { append: 50, attempt: 400, read: 100 });
    const all = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) => store.append(`s-${n}`, [happened('First')], -1)),
    );
    const kinds = all.map((one) => (one.status === 'rejected' ? (one.reason as Error).constructor : undefined));
    expect(kinds.filter((kind) => kind === StoreUnavailable)).toHaveLength(25);
    expect(kinds.filter((kind) => kind === OutcomeUnknown)).toHaveLength(15);
    expect(asked).toBe(15);
  });

  it('that answers nothing lets go before another takes its place, of all who wait for an answer', async () => {
    const told: string[] = [];
    const client = (number: number) => ({
      appendToStream: () => {
        told.push(`${number} is asked`);
        return number === 0
          ? new Promise(() => {})
          : Promise.resolve({ nextExpectedRevision: 0n, position: { commit: 1n } });
      },
      dispose: async () => {
        await new Promise(setImmediate);
        told.push(`${number} lets go`);
      },
    });
    let connected = 0;
    const connect = () => client(connected++) as unknown as EventStoreDBClient;
    const store = new EventStoreDbEventStore(connect, { append: 1_000, attempt: 20, read: 20 });
    // the clients are made in this order: of appends, reads and subscriptions
    connected = 3;
    const appends = ['s-1', 's-2'].map((stream) => store.append(stream, [happened('First')], -1));
    await Promise.all(appends);
    expect(told).toEqual(['0 is asked', '0 is asked', '0 lets go', '3 is asked', '3 is asked']);
  });
});
