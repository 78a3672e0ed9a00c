import { borderPerson } from '../../../dist/tools/border/border.js';
import { appended, recorded } from '../bounds/in-process.mjs';
import { NOTHING } from '../house.mjs';
import { openStoreContext } from '../store-context.mjs';
import { range, ratios, spreadOf } from '../numbers.mjs';
import { AT_ONCE, deliveries } from './mutation.mjs';

/** One process that does one and then the other. */
const after = (one, other) => one.map((rate, run) => 1 / (1 / rate + 1 / other[run]));

/** A mutation beside the same request, not carried out, and the append of the same bytes. */
export const row = (bench) => bench.house.withoutProjector(() => measured(bench));

const measured = async ({ house, runs, quick }) => {
  const each = quick ? 5 : 50;
  const [people, others] = [0, AT_ONCE].map((from) =>
    Array.from({ length: AT_ONCE }, (_, index) => borderPerson(2020, from + index)),
  );
  const { storeContext, aggregateStore: open, close } = await openStoreContext(house);
  const aggregateStore = open();
  const [ours, nothing, bare, commands] = [[], [], [], []];
  for (let run = -1; run < runs; run++) {
    const rate = await deliveries(house, people, each, '');
    const peer = await deliveries(house, people, each, NOTHING);
    const command = await recorded(aggregateStore, others, each);
    const event = (await storeContext.store.read(`survivor-${people[0].survivorId}`)).at(-1);
    const append = await appended(storeContext.store, event, each);
    if (run < 0) continue; // warm-up
    ours.push(rate);
    nothing.push(peer);
    commands.push(command);
    bare.push(append);
  }
  await close();
  const bound = after(nothing, bare);
  const withCommand = after(nothing, commands);
  const all = (rates) => range(spreadOf(rates));
  return [
    {
      what: 'mutation over HTTP beside its lower bound, 32 at once',
      measured: `${all(ours)}/s`,
      peer: `not carried out, then a bare append by the same process: ${all(bound)}/s`,
      ratio: range(ratios(ours, bound)),
      target: '',
      raw: { ours, nothing, bare, commands, bound, withCommand },
      notes: [
        `not carried out ${all(nothing)}/s, a bare append of the same bytes ${all(bare)}/s: together ${range(ratios(bound, nothing))} of the one that is not carried out`,
        `the same command in this process ${all(commands)}/s; not carried out, then such a command: ${all(withCommand)}/s, ${range(ratios(withCommand, nothing))} of the one that is not carried out; a mutation reaches ${range(ratios(ours, withCommand))} of that`,
      ],
    },
  ];
};
