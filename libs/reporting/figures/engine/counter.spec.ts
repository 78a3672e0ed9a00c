import { DEFAULT_SETTINGS } from '#settings';
import { compute } from './compute.js';
import { FIGURES } from '../definitions/figures.js';
import { figureArguments } from '../definitions/period.js';
import { rollUp } from './roll-up.js';
import { dayOf, seededDraw, insertRandomFact } from '../testing/drawn.js';
import { FactTables } from '../testing/facts.js';

const NOW = '2021-03-01T00:00:00.000Z';
const PERIODS = Number(process.env.FIGURE_DAYS ?? 20) / 10;

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());

it('counts all figures together as each alone, also for another period, and in the same order', async () => {
  const draw = seededDraw(2022);
  for (let n = 0; n < 400; n++) await insertRandomFact(facts, draw);
  await rollUp(facts.db);
  const compared = new Set<string>();
  for (let n = 0; n < PERIODS; n++) {
    const days = [draw(130), draw(130), draw(130), draw(130)].map(dayOf).toSorted();
    const known = n % 2 ? { knownAt: NOW } : {};
    const [other, asked] = [days.slice(0, 2), days.slice(2)].map(([from, to]) =>
      figureArguments({ from: from!, to: to!, ...known }, NOW, DEFAULT_SETTINGS),
    );
    for (const beside of [undefined, other]) {
      const together = await compute(facts.db, FIGURES, asked!, beside);
      for (const one of together) {
        expect([one]).toEqual(await compute(facts.db, [one.figure], asked!, beside));
        for (const { numerator, previous } of one.cells)
          if (numerator > 0 && previous?.numerator) compared.add(one.figure.id);
      }
    }
  }
  expect(compared.size).toBeGreaterThan(10);
});
