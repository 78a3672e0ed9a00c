import { randomUUID } from 'node:crypto';
import { borderPerson } from '../../../dist/tools/border/border.js';
import { openSameRows } from '../bounds/same-rows.mjs';
import { both, findLeastTimeOfVisible, formatParts, sumsOf } from '../bounds/sums.mjs';
import { openWaits } from '../bounds/waits.mjs';
import { openStoreContext } from '../store-context.mjs';
import { quantiles, shown } from '../numbers.mjs';
import { asked, reading } from './reading.mjs';
import { subscribed, visible } from './visible.mjs';

/** Append → visible beside the sum of what it must wait for. */
export const row = async ({ house, runs, quick }) => {
  const { storeContext, aggregateStore: open, close } = await openStoreContext(house);
  const { store, origin } = storeContext;
  const aggregateStore = Object.assign(open(), { origin });
  const each = quick ? 20 : 200;
  const people = Array.from({ length: 80 }, (_, number) => borderPerson(2020, number));
  const [ours, bound] = [[], []];
  await visible(house, aggregateStore, people, each); // warm-up
  await asked(house, people, 1, reading); // an entry to append
  const waits = await openWaits(house, store);
  const last = people[(each - 1) % people.length];
  const rows = await openSameRows(house, last.survivorId);
  const { type, data, metadata } = (await store.read(`survivor-${last.survivorId}`)).at(-1);
  const subscription = await subscribed(house.eventStoreUrl);
  let revision = -1;
  const waited = async ({ survivorId, commands: [{ as }] }) => {
    const start = performance.now();
    ({ revision } = await store.append(subscription.stream, [{ id: randomUUID(), type, data, metadata }], revision));
    await subscription.next();
    const received = performance.now();
    await rows.once();
    const written = performance.now();
    const reader = await waits.once({ survivorId, as });
    return { 'append and subscription': received - start, 'the same rows': written - received, ...reader };
  };
  for (let run = -1; run < runs; run++) {
    const seen = await visible(house, aggregateStore, people, each);
    const sums = [];
    for (let n = 0; n < each; n++) sums.push(await waited(people[n % people.length]));
    if (run < 0) continue; // warm-up
    ours.push(...seen);
    bound.push(...sums);
  }
  await Promise.all([subscription.close(), rows.close(), waits.close()]);
  await close();
  const mine = quantiles(ours);
  const { sum, parts, least } = sumsOf(bound, findLeastTimeOfVisible);
  return [
    {
      what: 'append → visible beside its lower bound, p50 / p99',
      measured: both(mine),
      peer: `what it waits for, one after the other: ${both(sum)}`,
      ratio: `${shown(mine.p50 / sum.p50)}×`,
      target: '',
      raw: { mine, sum, parts, least },
      notes: [
        `at the same time where that is possible: ${both(least)}, of which the product takes ${shown(mine.p50 / least.p50)} times`,
        `the parts, p50 / p99 in ms: ${formatParts(parts)}; the same rows are ${rows.about}`,
      ],
    },
  ];
};
