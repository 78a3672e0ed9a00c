import { randomInt, randomUUID } from 'node:crypto';
import { EventStoreDBClient, NO_STREAM, jsonEvent } from '@eventstore/db-client';
import { toldOf } from '../../dist/apps/homeward/src/border/border.js';
import { asked, ledgerOf } from '../ledger.mjs';
import { range, ratios, shown, spread } from '../numbers.mjs';
import { perSecond } from '../side-by-side.mjs';

const AT_ONCE = 32;

/** Whole lives side by side, each command by itself; the first, which makes her keys, before the clock runs. */
const recorded = async (people, transactor) => {
  await perSecond(people, AT_ONCE, ({ commands: [first] }) => transactor.transact(...asked(first)));
  const appended = await perSecond(people, AT_ONCE, async ({ commands: [, ...rest] }) => {
    for (const command of rest) await transactor.transact(...asked(command));
  });
  const count = people.reduce((sum, { commands }) => sum + commands.length - 1, 0);
  return (appended * count) / people.length;
};

/** The very bytes that were recorded, into streams of other names, one append for each command as it was. */
const appended = async (lives, client) => {
  const events = lives.flat();
  const rate = await perSecond(lives, AT_ONCE, async (life) => {
    const stream = `bench-${randomUUID()}`;
    for (const [revision, { type, data, metadata }] of life.entries()) {
      const event = jsonEvent({ id: randomUUID(), type, data, metadata });
      await client.appendToStream(stream, [event], {
        expectedRevision: revision === 0 ? NO_STREAM : BigInt(revision - 1),
      });
    }
  });
  return (rate * events.length) / lives.length;
};

export const row = (bench) => bench.house.withoutProjector(() => measured(bench));

const measured = async ({ house, runs, quick }) => {
  const { ledger, transactor, close } = await ledgerOf(house);
  const client = EventStoreDBClient.connectionString(house.eventStoreUrl);
  const people = quick ? 32 : 320;
  const ours = [];
  const bare = [];
  let bytes = 0;
  try {
    for (let run = -1; run < runs; run++) {
      const seed = randomInt(2 ** 31); // people whom nobody knows yet
      const told = Array.from({ length: people }, (_, index) => toldOf(seed, index));
      const rate = await recorded(told, transactor());
      const lives = await Promise.all(told.map(({ survivorId }) => ledger.store.read(`survivor-${survivorId}`, 1)));
      const expected = told.reduce((sum, { commands }) => sum + commands.length - 1, 0);
      if (lives.flat().length !== expected)
        throw new Error(`Of ${expected} commands ${lives.flat().length} are there.`);
      const peer = await appended(lives, client);
      if (run < 0) continue; // to get warm
      ours.push(rate);
      bare.push(peer);
      bytes = JSON.stringify(lives.flat().map(({ data, metadata }) => [data, metadata])).length / expected;
    }
  } finally {
    await close();
    await client.dispose();
  }
  const ratio = ratios(ours, bare);
  return [
    {
      what: 'warm command in process, 32 at once',
      measured: `${range(spread(ours))}/s`,
      peer: `bare appendToStream of the same bytes: ${range(spread(bare))}/s`,
      ratio: range(ratio),
      target: '≥ 0.8',
      reached: ratio.median >= 0.8,
      raw: { ours, bare, bytes },
      notes: [`every command is in the log once; an event has ${shown(bytes)} bytes`],
    },
  ];
};
