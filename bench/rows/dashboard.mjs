import { House } from '../house.mjs';
import { quantiles, shown } from '../numbers.mjs';
import { rebuilt } from './rebuild.mjs';

const SMALL = 10_000;
const ALL = `query ($knownAt: String) { figures(from: "2020-01-01", to: "2020-12-31", knownAt: $knownAt) {
  id incomplete cells { key value numerator base } } }`;

const times = async (house, count, variables = {}) => {
  const token = await house.token('ANALYST', 'analyst');
  const each = [];
  for (let n = 0; n < count; n++) {
    const start = performance.now();
    const { figures } = await house.ask(token, ALL, variables);
    each.push(performance.now() - start);
    if (figures.length < 20) throw new Error(`Only ${figures.length} figures.`);
  }
  return each;
};

/** As long as a rebuild lasts. */
const during = async (house) => {
  const { beside } = await rebuilt(house, async (over) => {
    const each = [];
    while (!over()) each.push(...(await times(house, 1)));
    return each;
  });
  return quantiles(beside);
};

/** One dashboard and nobody else: each waits for the one before. */
export const row = async ({ house, build, runs, quick, events }) => {
  const few = quick ? 1_000 : SMALL;
  const small = await House.open(build);
  const [large, little] = [[], []];
  try {
    await small.load(few);
    await Promise.all([house, small].map((one) => one.rolledUp()));
    await Promise.all([house, small].map(({ query }) => query('ANALYZE')));
    // a connection plans each statement six times before it keeps a plan
    await times(house, 8);
    await times(small, 8);
    for (let run = 0; run < runs; run++) {
      large.push(...(await times(house, quick ? 3 : 20)));
      little.push(...(await times(small, quick ? 3 : 20)));
    }
  } finally {
    await small.stop();
  }
  const known = quantiles(await times(house, 3, { knownAt: new Date().toISOString() }));
  const rebuilding = await during(house);
  const [many, less] = [quantiles(large), quantiles(little)];
  const ratio = many.p50 / less.p50;
  return [
    {
      what: `dashboard at ${shown(events)} events, p50 / p99`,
      measured: `${shown(many.p50)} / ${shown(many.p99)} ms`,
      peer: `at ${shown(few)} events: ${shown(less.p50)} / ${shown(less.p99)} ms`,
      ratio: `${shown(ratio)}×`,
      target: '≤ 3×, p99 < 50 ms',
      reached: ratio <= 3 && many.p99 < 50,
      raw: { many, less },
    },
    {
      what: 'the same with knownAt',
      measured: `${shown(known.p50)} ms`,
      peer: '',
      ratio: '',
      target: '≤ 2 s',
      reached: known.p99 <= 2_000,
      raw: known,
    },
    {
      what: 'the same while all views are rebuilt, p50 / p99',
      measured: `${shown(rebuilding.p50)} / ${shown(rebuilding.p99)} ms`,
      peer: '',
      ratio: '',
      target: 'p99 < 50 ms',
      reached: rebuilding.p99 < 50,
      raw: rebuilding,
    },
  ];
};
