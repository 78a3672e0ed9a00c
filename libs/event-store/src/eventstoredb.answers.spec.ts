import type { EventStoreDBClient } from '@eventstore/db-client';
import { aPrefix, happened } from './event-store.contract.js';
import { OutcomeUnknown } from './event-store.js';
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
