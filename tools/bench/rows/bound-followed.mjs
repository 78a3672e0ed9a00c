import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { borderPerson } from '../../../dist/tools/border/border.js';
import { allowedBy, partsOf } from '../bounds/rebuild-parts.mjs';
import { appended, recorded } from '../bounds/in-process.mjs';
import { NOTHING } from '../house.mjs';
import { openStoreContext } from '../store-context.mjs';
import { range, ratios, shown, spreadOf } from '../numbers.mjs';
import { costOf } from '../processors.mjs';
import { copying, droppedRows, prepared } from './copy.mjs';
import { AT_ONCE, deliveries } from './mutation.mjs';
import { logged } from './rebuild.mjs';

/** Milliseconds for which the idle service is watched, to subtract what it uses in any case. */
const IDLE_MS = 5_000;

const sumOf = (used) => Object.values(used).reduce((sum, us) => sum + us, 0);

/** The microseconds of all processes during the work, for one of `count`, beyond what they use when idle. */
const costIn = async (house, idle, count, work) => {
  const [begun, before] = [performance.now(), sumOf(costOf(house))];
  const rate = await work();
  const used = sumOf(costOf(house)) - before - idle * (performance.now() - begun);
  return { rate, us: used / count };
};

const idleOf = async (house) => {
  const before = sumOf(costOf(house));
  await sleep(IDLE_MS);
  return (sumOf(costOf(house)) - before) / IDLE_MS;
};

/** The log with its rows: what a follower cannot do without, for one event. */
const following = async (house) => {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-bench-copy-'));
  chmodSync(folder, 0o777); // the server writes here with its own account
  try {
    const tables = await prepared(house, 'live', folder);
    const parts = await partsOf(house, await logged(house), () => copying(house, tables, folder));
    await droppedRows(house, tables);
    return allowedBy(parts).all;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** What the parts of each run take together, for one mutation. */
const sumsOf = ({ request, append, command }, follower) => {
  const sums = (part) => request.map(({ us }, run) => us + part[run].us + follower);
  return { least: sums(append), withCommand: sums(command) };
};

/** Mutations with the projector on the same processors, beside what the processors allow if only the least is done. */
export const row = async ({ house, runs, quick }) => {
  const each = quick ? 5 : 25;
  const count = each * AT_ONCE;
  const [people, others] = [0, AT_ONCE].map((from) =>
    Array.from({ length: AT_ONCE }, (_, index) => borderPerson(2020, from + index)),
  );
  const { storeContext, aggregateStore: open, close } = await openStoreContext(house);
  const aggregateStore = open();
  const all = { product: [], mutation: [], request: [], command: [], append: [] };
  await deliveries(house, people, each, ''); // warm-up
  await house.caughtUp();
  const idle = await idleOf(house);
  const measured = (work) => costIn(house, idle, count, work);
  for (let run = -1; run < runs; run++) {
    const product = await measured(async () => {
      const rate = await deliveries(house, people, each, '');
      await house.caughtUp();
      return rate;
    });
    await house.withoutProjector(async () => {
      const mutation = await measured(() => deliveries(house, people, each, ''));
      const request = await measured(() => deliveries(house, people, each, NOTHING));
      const command = await measured(() => recorded(aggregateStore, others, each));
      const event = (await storeContext.store.read(`survivor-${people[0].survivorId}`)).at(-1);
      const append = await measured(() => appended(storeContext.store, event, each));
      if (run < 0) return; // warm-up
      for (const [name, one] of Object.entries({ product, mutation, request, command, append })) all[name].push(one);
    });
  }
  await close();
  const follower = await following(house);
  const of = (name) => all[name].map((one) => one.us);
  const us = (name) => range(spreadOf(of(name)));
  const perSecond = (sums) => sums.map((sum) => (1e6 * availableParallelism()) / sum);
  const rates = all.product.map(({ rate }) => rate);
  // each sum is of one run: the parts of different runs had different conditions
  const { least, withCommand } = sumsOf(all, follower);
  return [
    {
      what: 'mutation with the projector beside its lower bound, 32 at once',
      measured: `${range(spreadOf(rates))}/s`,
      peer: `what the processors allow if nothing but the parts is done: ${range(spreadOf(perSecond(least)))}/s`,
      ratio: range(ratios(rates, perSecond(least))),
      target: '',
      raw: { all, follower, least, withCommand },
      notes: [
        `microseconds of the processors for one: product ${us('product')}, which allow ${range(spreadOf(perSecond(of('product'))))}/s; before anything follows it ${us('mutation')}; not carried out ${us('request')}, a bare append of the same bytes ${us('append')}, the same command in process ${us('command')}, reading, proving, folding and COPY of an event, in one run, ${shown(follower)}`,
        `not carried out, the append, and the follower, within a run: ${range(spreadOf(least))}`,
        `not carried out, the command in process, and the follower, within a run: ${range(spreadOf(withCommand))}, which allow ${range(spreadOf(perSecond(withCommand)))}/s`,
      ],
    },
  ];
};
