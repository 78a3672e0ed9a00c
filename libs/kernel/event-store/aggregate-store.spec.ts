import { WrongExpectedRevision } from './event-store-errors.js';
import { ORIGIN, STREAM, WatchedStore, anAggregateStore, commandMetadata, eventsOfCounter } from './testing/counter.js';
import { anchorOf } from '#kernel/integrity';

let store: WatchedStore;
let here: ReturnType<typeof anAggregateStore>;
let elsewhere: ReturnType<typeof anAggregateStore>;
beforeEach(() => {
  store = new WatchedStore();
  here = anAggregateStore(store);
  elsewhere = anAggregateStore(store);
});

describe('a command', () => {
  it('records the actor and the cause of every event', async () => {
    const by = { id: 'sokha', role: 'AUTHOR', organisation: 'A21', office: 'SiemReapCac' };
    const command = commandMetadata({ by, purpose: 'CARE', correlationId: 'the-whole', causationId: 'the-cause' });
    const { eventIds } = await here.transact('a', 'Add', { by: 1 }, command);
    const [event] = await store.read(STREAM);
    expect(event).toEqual({
      id: eventIds[0],
      stream: STREAM,
      revision: 0,
      position: expect.any(BigInt),
      recordedAt: event!.metadata.recordedAt,
      storedAt: expect.any(String),
      type: 'Counted',
      data: { by: 1 },
      metadata: {
        schema: 2,
        commandId: command.commandId,
        command: 'Add',
        digest: expect.stringMatching(/^[\w-]{43}$/),
        actor: by,
        decidedAt: command.now,
        recordedAt: expect.stringMatching(/^20\d\d-.*Z$/),
        purpose: 'CARE',
        $correlationId: 'the-whole',
        $causationId: 'the-cause',
        prevHash: anchorOf(ORIGIN, STREAM),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        code: expect.stringMatching(/^1\.[\w-]{43}$/),
      },
    });
  });

  it('is its own cause by default, and writes no field without a value', async () => {
    const command = commandMetadata();
    await here.transact('a', 'Add', { by: 1 }, command);
    const [{ metadata }] = (await store.read(STREAM)) as [Awaited<ReturnType<typeof store.read>>[0]];
    expect(metadata).toMatchObject({ $correlationId: command.commandId, $causationId: command.commandId });
    expect(metadata).not.toHaveProperty('purpose');
    expect(metadata.actor).not.toHaveProperty('office');
  });

  it('continues the chain after several events, in another process and after a restart', async () => {
    await here.transact('a', 'AddTheHour', {}, commandMetadata());
    await elsewhere.transact('a', 'Add', { by: 1 }, commandMetadata());
    await here.transact('a', 'AddTheHour', {}, commandMetadata());
    await anAggregateStore(store).transact('a', 'Add', { by: 2 }, commandMetadata());
    expect(await eventsOfCounter(store)).toEqual([100, 9, 1, 100, 9, 2]);
  });
});

describe('on a cached stream', () => {
  it('a command reads the whole stream again after it was evicted, even during a running command', async () => {
    await here.transact('a', 'Add', { by: 1 }, commandMetadata());
    const atIt = here.transact('a', 'Add', { by: 1 }, commandMetadata());
    const forgotten = here.forget('a');
    await Promise.all([atIt, forgotten]);
    const from: (number | undefined)[] = [];
    const read = store.read.bind(store);
    store.read = async (stream, revision) => {
      from.push(revision);
      return read(stream, revision);
    };
    await here.transact('a', 'Add', { by: 1 }, commandMetadata());
    expect(from).toEqual([0]);
  });

  it('a command costs one append and no read, from the second one on', async () => {
    await here.transact('a', 'Add', { by: 1 }, commandMetadata());
    store.forgetCounts();
    for (let n = 0; n < 5; n++) await here.transact('a', 'Add', { by: 1 }, commandMetadata());
    expect(store).toMatchObject({ reads: 0, appends: 5 });
  });

  it('a command reads only new events', async () => {
    await here.transact('a', 'Add', { by: 1 }, commandMetadata());
    await elsewhere.transact('a', 'AddTheHour', {}, commandMetadata());
    const from: (number | undefined)[] = [];
    const read = store.read.bind(store);
    store.read = async (stream, revision) => {
      from.push(revision);
      return read(stream, revision);
    };
    await here.transact('a', 'Add', { by: 1 }, commandMetadata());
    expect(from).toEqual([1]);
  });

  it('a refusal is given only after reading what is new', async () => {
    await here.transact('a', 'Add', { by: 1_000 }, commandMetadata());
    await elsewhere.transact('a', 'Add', { by: -5 }, commandMetadata());
    expect(await here.transact('a', 'Add', { by: 5 }, commandMetadata())).toMatchObject({ revision: 2 });
    await expect(here.transact('a', 'Add', { by: 5 }, commandMetadata())).rejects.toMatchObject({ code: 'TOO_MANY' });
  });

  it('a repeat is recognised only after reading what is new', async () => {
    await here.transact('a', 'CountTo', { upTo: 3 }, commandMetadata());
    await elsewhere.transact('a', 'Add', { by: -3 }, commandMetadata());
    expect(await here.transact('a', 'CountTo', { upTo: 3 }, commandMetadata())).toMatchObject({ revision: 2 });
    expect(await eventsOfCounter(store)).toEqual([3, -3, 3]);
  });

  it('one stream is evicted for another, and read again', async () => {
    const forgetful = anAggregateStore(store, 1);
    for (let n = 0; n < 3; n++) {
      await forgetful.transact('a', 'Add', { by: 1 }, commandMetadata());
      await forgetful.transact('b', 'Add', { by: 1 }, commandMetadata());
    }
    expect([await eventsOfCounter(store), await eventsOfCounter(store, 'counter-b')]).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ]);
  });

  it('a stream that does not exist takes no place in the cache', async () => {
    const forgetful = anAggregateStore(store, 1);
    await forgetful.transact('a', 'Add', { by: 1 }, commandMetadata());
    await expect(forgetful.transact('nobody', 'Add', { by: 1_001 }, commandMetadata())).rejects.toMatchObject({
      code: 'TOO_MANY',
    });
    store.forgetCounts();
    await forgetful.transact('a', 'Add', { by: 1 }, commandMetadata());
    expect(store.reads).toBe(0);
  });
});

describe('after another writer was faster', () => {
  const interfere = (times: number) => {
    let left = times;
    const before = async () => {
      store.before = undefined;
      if (left-- > 0) await elsewhere.transact('a', 'Add', { by: 1 }, commandMetadata());
      store.before = before;
    };
    store.before = before;
  };

  it('a command is decided again, on the new state, with new ids each time', async () => {
    interfere(3);
    await here.transact('a', 'CountTo', { upTo: 5 }, commandMetadata());
    expect(await eventsOfCounter(store)).toEqual([1, 1, 1, 2]);
    expect(new Set(store.ids).size).toBe(store.ids.length);
    expect(store.ids).toHaveLength(7);
  });

  it('a command fails after three more attempts', async () => {
    interfere(4);
    await expect(here.transact('a', 'CountTo', { upTo: 9 }, commandMetadata())).rejects.toThrow(WrongExpectedRevision);
    expect(await eventsOfCounter(store)).toEqual([1, 1, 1, 1]);
  });

  it('a command may be refused, or done already', async () => {
    interfere(1);
    await expect(here.transact('a', 'Add', { by: 1_000 }, commandMetadata())).rejects.toMatchObject({
      code: 'TOO_MANY',
    });
    interfere(1);
    expect(await here.transact('a', 'CountTo', { upTo: 2 }, commandMetadata())).toMatchObject({
      revision: 1,
      eventIds: [],
    });
    expect(await eventsOfCounter(store)).toEqual([1, 1]);
  });
});
