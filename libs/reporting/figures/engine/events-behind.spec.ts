import { DEFAULT_SETTINGS } from '#settings';
import { eventsBehind, type EventPageRequest } from './events-behind.js';
import { compute } from './compute.js';
import { FIGURES } from '../definitions/figures.js';
import { figureArguments } from '../definitions/period.js';
import { dayOf, seededDraw, insertRandomFact } from '../testing/drawn.js';
import { FactTables } from '../testing/facts.js';

const NOW = '2021-03-01T00:00:00.000Z';
const PERIODS = Number(process.env.FIGURE_DAYS ?? 20) / 10;

/** Larger than any page that is not cut from all events. */
const ALL = 10_000;

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());

it('returns the same events in small pages as all at once, for every figure and cell', async () => {
  const draw = seededDraw(2021);
  for (let n = 0; n < 400; n++) await insertRandomFact(facts, draw);
  const paged = new Set<string>();
  for (let n = 0; n < PERIODS; n++) {
    // long enough that most figures have more events than a page
    const [from, to] = [draw(30), 90 + draw(40)].map(dayOf) as [string, string];
    const asked = figureArguments(
      { from, to, asOf: dayOf(60 + draw(80)), ...(n % 2 && { knownAt: NOW }) },
      NOW,
      DEFAULT_SETTINGS,
    );
    for (const { figure, cells } of await compute(facts.db, FIGURES, asked)) {
      for (const cell of [undefined, ...cells]) {
        const named = `${figure.id} ${cell?.key} ${from} ${to} ${asked.asOf}`;
        const page = (wanted: Omit<EventPageRequest, 'cell'>) =>
          eventsBehind(facts.db, figure, asked, { ...wanted, cell: cell?.key });
        const { events: all } = await page({ first: ALL });
        const some = cell ? cell.numerator > 0 : all.length > 0;
        expect([named, all.length > 0]).toEqual([named, some]);
        const seen: (typeof all)[number][] = [];
        for (let more = true; more;) {
          const next = await page({ first: 3, after: seen.at(-1) });
          seen.push(...next.events);
          more = next.more;
        }
        expect([named, seen]).toEqual([named, all]);
        if (seen.length > 3) paged.add(figure.id);
      }
    }
  }
  expect(paged.size).toBeGreaterThan(20);
}, 240_000);
