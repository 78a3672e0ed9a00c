import loadHighs, { type Highs } from 'highs';
import { DEFAULT_SETTINGS } from '#settings';
import { FIGURES } from '../definitions/figures.js';
import { FactTables } from '../testing/facts.js';
import { seededDraw } from '../testing/drawn.js';
import { evidenceOf } from './evidence.js';
import { ofYear, countReleased } from './publish.js';
import type { ReleasedCell } from './release-table.js';
import { attack } from './testing/attacker.js';
import { drawYear } from './testing/drawn-years.js';

/** The soak draws 200, and its sample in continuous integration 40. */
const DATA_SETS = Number(process.env.RELEASED_DATA_SETS ?? 5);

/** A cell that may be any of so many numbers isolates nobody. */
const INTERVAL_MIN = 11;

const ARGS = ofYear(2020, '2021-01-31T17:00:00.000Z', DEFAULT_SETTINGS);

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());

/** The package declares its module as if it were its function. */
const solver = loadHighs as unknown as () => Promise<Highs>;

it('finds people where only the small cells are withheld', async () => {
  const evidence = {
    people: [],
    entities: [
      { cells: ['M8.total', 'M14.female'], count: 30, people: [] },
      { cells: ['M8.total', 'M14.male'], count: 3, people: [] },
    ],
    weights: new Map(),
  };
  const number = (figure: string, key: string, numerator: number): ReleasedCell => ({
    figure,
    key,
    version: 1,
    unit: 'number',
    withheld: false,
    value: numerator,
    numerator,
    base: null,
  });
  const possible = { people: [], entities: evidence.entities.map(({ cells }) => cells) };
  const released = [number('M8', 'total', 33), number('M14', 'female', 30)];
  const { isolated } = attack(await solver(), released, evidence, possible, INTERVAL_MIN);
  expect(isolated).toEqual([{ cell: 'M14.male', low: 3, high: 3 }]);
});

it('isolates nobody, whatever an attacker computes from all released numbers of a year', async () => {
  const highs = await solver();
  const draw = seededDraw(19);
  const years = [];
  for (let n = 0; n < DATA_SETS; n++) {
    await facts.clear();
    await drawYear(facts, draw, 25 + draw(150));
    years.push({ released: await countReleased(facts.db, ARGS), evidence: await evidenceOf(facts.db, FIGURES, ARGS) });
  }
  const possible = { people: new Map<string, readonly string[]>(), entities: new Map<string, readonly string[]>() };
  for (const { evidence } of years)
    for (const kind of ['people', 'entities'] as const)
      for (const { cells } of evidence[kind]) possible[kind].set(cells.join(), cells);
  const world = { people: [...possible.people.values()], entities: [...possible.entities.values()] };
  const attacks = years.map(({ released, evidence }) => attack(highs, released, evidence, world, INTERVAL_MIN));
  const cells = years.flatMap(({ released }) => released);
  const [tried, shown] = [
    attacks.reduce((sum, one) => sum + one.tried, 0),
    cells.filter(({ withheld }) => !withheld).length,
  ];
  const isolated = attacks.flatMap((one) => one.isolated);
  process.stderr.write(
    `${DATA_SETS} data sets: ${tried} small cells tried, ${isolated.length} isolated; ${shown} of ${cells.length} cells show a number.\n`,
  );
  expect(isolated).toEqual([]);
  expect(tried).toBeGreaterThan(100);
  expect(shown).toBeGreaterThan(DATA_SETS);
}, 1_800_000);
