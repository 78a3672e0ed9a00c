import { House } from '../house.mjs';
import { quantiles, shown } from '../numbers.mjs';
import { rebuilt } from './rebuild.mjs';

const SMALL = 10_000;
const ALL = `query ($asOf: Date, $knownAt: DateTime) {
  figures(from: "2020-01-01", to: "2020-12-31", asOf: $asOf, knownAt: $knownAt) {
    id incomplete cells { key value numerator base } } }`;

/** More days than results are cached, and all later than the counted events: so no answer comes from the cache. */
const DAYS = 1_500;
let count = 0;
const another = () => new Date(Date.UTC(2026, 9, 31) - (++count % DAYS) * 86_400_000).toISOString().slice(0, 10);
const uncached = () => ({ asOf: another() });
const again = () => ({ asOf: '2026-11-01' });

const times = async (house, count, variables) => {
  const token = await house.token('AUDITOR', 'auditor');
  const each = [];
  for (let n = 0; n < count; n++) {
    const values = variables();
    const start = performance.now();
    const { figures } = await house.ask(token, ALL, values);
    each.push(performance.now() - start);
    if (figures.length < 20) throw new Error(`Only ${figures.length} figures.`);
  }
  return each;
};

/** Measures while a rebuild runs. */
const during = async (house, variables) => {
  const { beside } = await rebuilt(house, async (over) => {
    const each = [];
    while (!over()) each.push(...(await times(house, 1, variables)));
    return each;
  });
  return quantiles(beside);
};

/** One dashboard at a time. */
export const row = async ({ house, build, runs, quick, events }) => {
  const few = quick ? 1_000 : SMALL;
  const small = await House.open(build);
  const [large, little, same] = [[], [], []];
  try {
    await small.load(few);
    await Promise.all([house, small].map((one) => one.rolledUp()));
    await Promise.all([house, small].map(({ query }) => query('ANALYZE')));
    // a connection plans a statement six times before it keeps the plan
    await times(house, 8, uncached);
    await times(small, 8, uncached);
    await times(house, 1, again);
    for (let run = 0; run < runs; run++) {
      large.push(...(await times(house, quick ? 3 : 20, uncached)));
      little.push(...(await times(small, quick ? 3 : 20, uncached)));
      same.push(...(await times(house, quick ? 3 : 20, again)));
    }
  } finally {
    await small.stop();
  }
  const known = quantiles(await times(house, 3, () => ({ ...uncached(), knownAt: new Date().toISOString() })));
  const [building, rebuilding] = [await during(house, uncached), await during(house, again)];
  const [many, less, kept] = [large, little, same].map(quantiles);
  const ratio = many.p50 / less.p50;
  const result = (what, { p50, p99 }, more) => ({
    what,
    measured: `${shown(p50)} / ${shown(p99)} ms`,
    peer: '',
    ratio: '',
    target: 'p99 < 50 ms',
    reached: p99 < 50,
    raw: { p50, p99 },
    ...more,
  });
  return [
    result(`dashboard at ${shown(events)} events, counted each time, p50 / p99`, many, {
      peer: `at ${shown(few)} events: ${shown(less.p50)} / ${shown(less.p99)} ms`,
      ratio: `${shown(ratio)}×`,
      target: '≤ 3×, p99 < 50 ms',
      reached: ratio <= 3 && many.p99 < 50,
      raw: { many, less },
    }),
    result('the same, asked again before anything is recorded', kept),
    {
      what: 'the same with knownAt',
      measured: `${shown(known.p50)} ms`,
      peer: '',
      ratio: '',
      target: '≤ 2 s',
      reached: known.p99 <= 2_000,
      raw: known,
    },
    result('counted each time while all views are rebuilt', building),
    result('asked again while all views are rebuilt', rebuilding),
  ];
};
