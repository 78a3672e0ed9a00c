import { borderPerson } from '../../../dist/tools/border/border.js';
import { both, findLeastTimeOfReading, formatParts, sumsOf } from '../bounds/sums.mjs';
import { openWaits } from '../bounds/waits.mjs';
import { openStoreContext } from '../store-context.mjs';
import { quantiles, shown } from '../numbers.mjs';
import { asked, reading } from './reading.mjs';

/** A personal reading beside the sum of what it must wait for. */
export const row = async ({ house, runs, quick }) => {
  const each = quick ? 20 : 200;
  const people = Array.from({ length: 80 }, (_, number) => borderPerson(2020, number));
  const { storeContext, close } = await openStoreContext(house);
  const [ours, bound] = [[], []];
  await asked(house, people, each, reading); // warm-up, and the entry to append
  const waits = await openWaits(house, storeContext.store);
  const waited = async (into) => {
    for (let n = 0; n < each; n++) {
      const { survivorId, commands } = people[n % people.length];
      into.push(await waits.once({ survivorId, as: commands[0].as }));
    }
  };
  await waited([]); // warm-up
  for (let run = 0; run < runs; run++) {
    ours.push(...(await asked(house, people, each, reading)));
    await waited(bound);
  }
  await waits.close();
  await close();
  const mine = quantiles(ours);
  const { sum, parts, least } = sumsOf(bound, findLeastTimeOfReading);
  return [
    {
      what: 'personal reading beside its lower bound, p50 / p99',
      measured: both(mine),
      peer: `what it waits for, one after the other: ${both(sum)}`,
      ratio: `${shown(mine.p50 / sum.p50)}×`,
      target: '',
      raw: { mine, sum, parts, least },
      notes: [
        `at the same time where that is possible: ${both(least)}, of which the product takes ${shown(mine.p50 / least.p50)} times`,
        `the parts, p50 / p99 in ms: ${formatParts(parts)}`,
        `the bound is ${shown(sum.p50 / parts['query of nothing'].p50)} times its own query of nothing`,
      ],
    },
  ];
};
