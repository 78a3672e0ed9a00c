import type { Cell } from '../definitions/figure.js';
import { releaseTables, type CountedTable, type Evidence, type ReleasedCell, type Weight } from './release-table.js';

const cell = (key: string, numerator: number, base: number | null = null, unit: Cell['unit'] = 'number'): Cell => ({
  key,
  value: numerator,
  unit,
  numerator,
  base,
});

const table = (cells: readonly Cell[], kind: Partial<CountedTable['kind']> = {}): CountedTable => ({
  figure: 'X1',
  version: 1,
  base: 'X1/0',
  kind: { release: 'people', ...kind },
  cells,
});

const evidence = (weights: Readonly<Record<string, Partial<Weight>>>): Evidence => {
  const whole = Object.entries(weights).map(([name, weight]): [string, Weight] => [
    name,
    { people: 40, largest: 0.05, countsPeople: true, ...weight },
  ]);
  const signatures = whole.map(([name, { people }]) => ({
    cells: [name],
    count: people,
    people: Array.from({ length: Math.min(people, 11) }, (_, n) => String(n)),
  }));
  return { people: signatures, entities: signatures, weights: new Map(whole) };
};

const comparable = (cells: readonly ReleasedCell[]) =>
  Object.fromEntries(cells.map(({ key, withheld, value }) => [key, withheld ? 'withheld' : value]));

describe('a table that is released', () => {
  it('says that a number is withheld, zero included, and leaves out keys that were only found', () => {
    const counted = table([cell('girls', 40), cell('boys', 3), cell('men', 0), cell('TH', 2)], {
      keys: ['girls', 'boys', 'men'],
    });
    const released = releaseTables([counted], evidence({ 'X1.girls': {} }));
    expect(comparable(released)).toEqual({ girls: 40, boys: 'withheld', men: 'withheld' });
    expect(released.find(({ key }) => key === 'boys')).toMatchObject({ value: null, numerator: null, base: null });
  });

  it('withholds a share that leaves few of its base', () => {
    const weights = evidence({ 'X1.forced': {}, 'X1/0': {} });
    const share = (numerator: number) =>
      comparable(
        releaseTables([table([cell('forced', numerator, 40)], { keys: ['forced'], shareOf: 'SQL' })], weights),
      );
    expect(share(29)).toEqual({ forced: 29 });
    expect(share(30)).toEqual({ forced: 'withheld' });
    expect(share(40)).toEqual({ forced: 40 });
  });

  it('withholds a number that is about few people, or mostly about one', () => {
    const costs = (weight: Partial<Weight>) =>
      comparable(
        releaseTables([table([cell('cost.USD', 90_000)], { keys: ['cost.USD'] })], evidence({ 'X1.cost.USD': weight })),
      );
    expect(costs({ countsPeople: false })).toEqual({ 'cost.USD': 90_000 });
    expect(costs({ countsPeople: false, people: 10 })).toEqual({ 'cost.USD': 'withheld' });
    expect(costs({ countsPeople: false, largest: 0.3 })).toEqual({ 'cost.USD': 'withheld' });
  });

  it('rounds days to weeks, and needs eleven people on either side', () => {
    const days = (people: number) =>
      comparable(
        releaseTables(
          [table([{ ...cell('a.median', people, people, 'days'), value: 31 }], { keys: ['a'], percentiles: true })],
          evidence({}),
        ),
      );
    expect(days(22)).toEqual({ 'a.median': 28 });
    expect(days(21)).toEqual({ 'a.median': 'withheld' });
  });

  it('releases a number about the public if it is large enough, and nothing that never leaves', () => {
    const educators = (release: 'public' | 'never') =>
      comparable(releaseTables([table([cell('total', 680)], { keys: ['total'], release })], evidence({})));
    expect(educators('public')).toEqual({ total: 680 });
    expect(educators('never')).toEqual({ total: 'withheld' });
  });
});
