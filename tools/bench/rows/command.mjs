import { randomInt, randomUUID } from 'node:crypto';
import { EventStoreDBClient, NO_STREAM, jsonEvent } from '@eventstore/db-client';
import { borderPerson } from '../../../dist/tools/border/border.js';
import { toRequest, openStoreContext } from '../store-context.mjs';
import { range, ratios, shown, spreadOf } from '../numbers.mjs';
import { perSecond } from '../side-by-side.mjs';

const AT_ONCE = 32;

/** The processor milliseconds of this process per item. */
const processorFor = async (count, work) => {
  const before = process.cpuUsage();
  const rate = await work();
  const { user, system } = process.cpuUsage(before);
  return { rate, processor: (user + system) / 1_000 / count };
};

/** Sends the commands of many people in parallel. The first of each, which creates the keys, is not timed. */
const recorded = async (people, count, aggregateStore) => {
  await perSecond(people, AT_ONCE, ({ commands: [first] }) => aggregateStore.transact(...toRequest(first)));
  return processorFor(count, async () => {
    const lives = await perSecond(people, AT_ONCE, async ({ commands: [, ...rest] }) => {
      for (const command of rest) await aggregateStore.transact(...toRequest(command));
    });
    return (lives * count) / people.length;
  });
};

/** Appends the recorded bytes to new streams, one append per command. */
const appended = (lives, count, client) =>
  processorFor(count, async () => {
    const rate = await perSecond(lives, AT_ONCE, async (life) => {
      const stream = `bench-${randomUUID()}`;
      for (const [revision, { type, data, metadata }] of life.entries()) {
        const event = jsonEvent({ id: randomUUID(), type, data, metadata });
        const expectedRevision = revision === 0 ? NO_STREAM : BigInt(revision - 1);
        await client.appendToStream(stream, [event], { expectedRevision });
      }
    });
    return (rate * count) / lives.length;
  });

export const row = (bench) => bench.house.withoutProjector(() => measured(bench));

const measured = async ({ house, runs, quick }) => {
  const { storeContext, aggregateStore, close } = await openStoreContext(house);
  const client = EventStoreDBClient.connectionString(house.eventStoreUrl);
  const people = quick ? 32 : 320;
  const ours = [];
  const bare = [];
  let bytes = 0;
  try {
    for (let run = -1; run < runs; run++) {
      const seed = randomInt(2 ** 31); // people who are not recorded yet
      const batch = Array.from({ length: people }, (_, index) => borderPerson(seed, index));
      const expected = batch.reduce((sum, { commands }) => sum + commands.length - 1, 0);
      const rate = await recorded(batch, expected, aggregateStore());
      const lives = await Promise.all(
        batch.map(({ survivorId }) => storeContext.store.read(`survivor-${survivorId}`, 1)),
      );
      if (lives.flat().length !== expected)
        throw new Error(`Of ${expected} commands ${lives.flat().length} are there.`);
      const peer = await appended(lives, expected, client);
      if (run < 0) continue; // warm-up
      ours.push(rate);
      bare.push(peer);
      bytes = JSON.stringify(lives.flat().map(({ data, metadata }) => [data, metadata])).length / expected;
    }
  } finally {
    await close();
    await client.dispose();
  }
  const rates = (all) => all.map(({ rate }) => rate);
  const processor = (all) => range(spreadOf(all.map((one) => one.processor)));
  const ratio = ratios(rates(ours), rates(bare));
  return [
    {
      what: 'warm command in process, 32 at once',
      measured: `${range(spreadOf(rates(ours)))}/s`,
      peer: `bare appendToStream of the same bytes: ${range(spreadOf(rates(bare)))}/s`,
      ratio: range(ratio),
      target: '≥ 0.65',
      reached: ratio.median >= 0.65,
      raw: { ours, bare, bytes },
      notes: [
        `every command is in the log once; an event has ${shown(bytes)} bytes`,
        `milliseconds of this processor for one: ${processor(ours)}, bare ${processor(bare)}`,
      ],
    },
  ];
};
