import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, END, jsonEvent, streamNameFilter } from '@eventstore/db-client';
import { borderPerson } from '../../../dist/tools/border/border.js';
import { openStoreContext } from '../store-context.mjs';
import { quantiles, shown } from '../numbers.mjs';

const AT_LEAST = `query ($id: UUID!, $at: String) { survivor(id: $id, purpose: CARE, atLeast: $at) { revision stale } }`;

/** The time from the append until a query shows the event. */
export const visible = async (house, aggregateStore, people, count) => {
  const times = [];
  for (let n = 0; n < count; n++) {
    const person = people[n % people.length];
    const { as } = person.commands[0];
    const by = { ...as, organisation: 'A21' };
    const token = await house.token(as.role, as.id, as.office);
    const command = {
      type: 'FoodPackage',
      provider: 'Transit centre',
      mode: 'InPerson',
      on: '2020-12-30',
      quantity: 1,
      unit: 'Package',
      emergency: true,
    };
    const metadata = { by, now: new Date().toISOString(), commandId: randomUUID() };
    const start = performance.now();
    const { revision, position } = await aggregateStore.transact(
      person.survivorId,
      'DeliverService',
      command,
      metadata,
    );
    const at = `${aggregateStore.origin}.${position}`;
    const { survivor } = await house.ask(token, AT_LEAST, { id: person.survivorId, at });
    times.push(performance.now() - start);
    if (survivor.stale || survivor.revision < revision)
      throw new Error(`Revision ${revision} was not seen: ${JSON.stringify(survivor)}`);
  }
  return times;
};

/** A bare subscription to streams with a prefix of its own. */
export const subscribed = async (url) => {
  const subscribing = EventStoreDBClient.connectionString(url);
  const prefix = `bench${randomUUID().slice(0, 8)}-`;
  const subscription = subscribing.subscribeToAll({
    fromPosition: END,
    filter: streamNameFilter({ prefixes: [prefix] }),
  });
  const arrived = subscription[Symbol.asyncIterator]();
  await new Promise((confirmed) => {
    subscription.once('confirmation', confirmed);
  });
  return {
    stream: `${prefix}1`,
    next: () => arrived.next(),
    close: () => subscription.unsubscribe().then(() => subscribing.dispose()),
  };
};

/** The time from the append until a bare subscription receives the event. */
const received = async (url, count) => {
  const client = EventStoreDBClient.connectionString(url);
  const { stream, next, close } = await subscribed(url);
  const times = [];
  for (let n = 0; n < count; n++) {
    const event = jsonEvent({ type: 'ServiceDelivered', data: { provider: 'x'.repeat(500) } });
    const start = performance.now();
    await client.appendToStream(stream, [event], { expectedRevision: n === 0 ? 'no_stream' : BigInt(n - 1) });
    await next();
    times.push(performance.now() - start);
  }
  await Promise.all([close(), client.dispose()]);
  return times;
};

export const row = async ({ house, runs, quick }) => {
  const { storeContext, aggregateStore: open, close } = await openStoreContext(house);
  const aggregateStore = Object.assign(open(), { origin: storeContext.origin });
  const each = quick ? 20 : 200;
  // no record grows longer than usual
  const people = Array.from({ length: 80 }, (_, number) => borderPerson(2020, number));
  const ours = [];
  const bare = [];
  await visible(house, aggregateStore, people, each); // warm-up
  for (let run = 0; run < runs; run++) {
    ours.push(...(await visible(house, aggregateStore, people, each)));
    bare.push(...(await received(house.eventStoreUrl, each)));
  }
  await close();
  const [mine, peer] = [quantiles(ours), quantiles(bare)];
  const more = { p50: mine.p50 - peer.p50, p99: mine.p99 - peer.p99 };
  const both = ({ p50, p99 }) => `${shown(p50)} / ${shown(p99)} ms`;
  return [
    {
      what: 'append → visible in a query, p50 / p99',
      measured: both(mine),
      peer: `bare append → bare subscription: ${both(peer)}`,
      ratio: `+${both(more)}`,
      target: '≤ +5 / +40 ms',
      reached: more.p50 <= 5 && more.p99 <= 40,
      raw: { mine, peer },
      notes: [`${shown(mine.count)} times; each of them was seen`],
    },
  ];
};
