import { parseConnectionString } from './connection-string.js';
import { aPrefix, newEvents, newEvent, promises } from '../event-store.contract.js';
import { AppendTooLarge, StoreUnavailable } from '../event-store-errors.js';
import { EventStoreDbEventStore } from './event-store.js';

describe('EventStoreDB', () => {
  const store = EventStoreDbEventStore.at(process.env.TEST_EVENTSTORE_URL!);
  afterAll(() => store.dispose());

  promises(() => store);

  it('delivers in one batch what has arrived while its reader was busy', async () => {
    const prefix = aPrefix();
    await store.append(`${prefix}1`, newEvents(1), -1);
    const batches = store.subscribe({ prefixes: [prefix], after: -1n })[Symbol.asyncIterator]();
    await batches.next();
    await store.append(`${prefix}1`, newEvents(300), 0);
    const sizes: number[] = [];
    for (let seen = 0; seen < 300; seen += sizes.at(-1)!) {
      await store.read(`${prefix}1`, 300); // while the reader works, events arrive
      sizes.push((await batches.next()).value!.length);
    }
    await batches.return?.();
    // how many arrive during one piece of work depends on the server; one event each time would make 300
    expect(sizes.length).toBeLessThan(150);
  });

  it('parses an event once for all who follow it', async () => {
    const stream = `${aPrefix()}1`;
    const follow = () => store.subscribe({ prefixes: [stream], after: -1n })[Symbol.asyncIterator]();
    const [one, other] = [follow(), follow()];
    await store.append(stream, newEvents(1), -1);
    await Promise.all([one.next(), other.next()]); // both follow
    await store.append(stream, newEvents(1), 0);
    const [[first], [second]] = [(await one.next()).value!, (await other.next()).value!];
    expect(first).toMatchObject({ stream, revision: 1 });
    expect(second).toBe(first);
    await Promise.all([one.return?.(), other.return?.()]);
  });

  it('can look for missing events any number of times', async () => {
    const prefix = aPrefix();
    for (let n = 0; n < 40; n++) {
      const all = await Promise.all(Array.from({ length: 50 }, (_, m) => store.read(`${prefix}${n}-${m}`)));
      expect(all.flat()).toEqual([]);
    }
  });

  it('reports the time of the leading node, and no later one', async () => {
    const [said, after] = [await store.clock(), Date.now()];
    expect(said).toBeGreaterThan(Date.UTC(2020, 0, 1));
    expect(said).toBeLessThanOrEqual(after + 1);
  });

  it('does not retry an append that would be refused again', async () => {
    const events = [newEvent('TooLarge', { text: 'x'.repeat(2 ** 20) })];
    await expect(store.append(`${aPrefix()}1`, events, -1)).rejects.toThrow(AppendTooLarge);
  });

  it('finds the responding node among those in a connection string', async () => {
    const named = parseConnectionString(process.env.TEST_EVENTSTORE_URL!);
    const cluster = EventStoreDbEventStore.at({ ...named, hosts: [{ address: '127.0.0.1', port: 1 }, ...named.hosts] });
    const stream = `${aPrefix()}1`;
    expect(await cluster.append(stream, [newEvent('First')], -1)).toMatchObject({ revision: 0 });
    expect(await cluster.read(stream)).toHaveLength(1);
    await cluster.dispose();
  });

  it('reports that nothing was read if no node responds', async () => {
    const nowhere = EventStoreDbEventStore.at('esdb://127.0.0.1:1?tls=false');
    await expect(nowhere.read('s-1')).rejects.toThrow(StoreUnavailable);
    await expect(nowhere.last(['s-'])).rejects.toThrow(StoreUnavailable);
    await expect(nowhere.first(['s-'], -1n)).rejects.toThrow(StoreUnavailable);
    await nowhere.dispose();
  });
});
