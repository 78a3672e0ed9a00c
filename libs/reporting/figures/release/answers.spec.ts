import { Refusal, type Actor } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { Invalid, type AggregateStores } from '#nest';
import { RefusedReadings, type AccessLog } from '#security/access-log';
import { figuresOf } from '../definitions/figures.js';
import { ResultCache } from '../engine/result-cache.js';
import { seededDraw } from '../testing/drawn.js';
import { FactTables } from '../testing/facts.js';
import { FigureReader, type ReadFigure } from './figure-reader.js';
import { TEST_STAMP } from '#kernel/event-store/testing';
import { publish } from './publish.js';
import { LoggedDays } from './logged-days.js';
import { QuestionBudget } from './question-budget.js';
import type { ReleasedCell } from './release-table.js';
import { drawYear } from './testing/drawn-years.js';

const QUESTIONS = 150;

let facts: FactTables;
let released: ReadonlySet<string>;
const draw = seededDraw(191);
beforeAll(async () => {
  facts = await FactTables.empty();
  await drawYear(facts, draw, 120);
  await publish(facts.db, facts.db, { settings: DEFAULT_SETTINGS, keys: TEST_STAMP.keys }, '2026-11-15T05:00:00.000Z');
  const rows: (ReleasedCell & { readonly year: number })[] = await facts.db.query('SELECT * FROM released_cell');
  released = new Set(rows.map((row) => answerText(row.year, row.figure, row)));
});
afterAll(() => facts.drop());

type Numbers = Pick<ReleasedCell, 'withheld' | 'value' | 'numerator' | 'base'>;

const answerText = (
  year: number,
  figure: string,
  { key, value, numerator, base }: Numbers & { readonly key: string },
) => JSON.stringify([year, figure, key, value, numerator, base]);

/** Every number of an answer, as an attacker writes it down. */
const numbersIn = (answer: readonly ReadFigure[]): readonly string[] =>
  answer.flatMap(({ figure, args, comparedTo, cells }) =>
    cells.flatMap((cell) => [
      ...(cell.withheld ? [] : [answerText(Number(args.to.slice(0, 4)), figure.id, cell)]),
      ...(cell.previous && !cell.previous.withheld
        ? [answerText(Number(comparedTo!.to.slice(0, 4)), figure.id, { ...cell.previous, key: cell.key })]
        : []),
    ]),
  );

const reader = () => {
  const log = { write: async () => undefined } as unknown as AccessLog;
  const stores = { storeContext: { settings: DEFAULT_SETTINGS } } as unknown as AggregateStores;
  const refused = new RefusedReadings(log);
  return new FigureReader(facts.db, stores, [], new ResultCache(), new QuestionBudget(), refused, new LoggedDays(log));
};

const oneOf = <Item>(items: readonly Item[]): Item => items[draw(items.length)]!;

/** Days at the ends of years and months, one day beside them, and any others; filters too. */
const drawnQuestion = () => {
  const days = ['2020-01-01', '2020-12-31', '2019-01-01', '2020-01-02', '2020-12-30', '2020-06-30', '2021-01-01'];
  const instants = ['2026-10-31T17:00:00Z', '2026-10-31T16:59:59Z', '2021-03-31T17:00:00Z', '2026-10-15T00:00:00Z'];
  const maybe = <Item>(items: readonly Item[], name: string, oneIn = 3) =>
    draw(oneIn) === 0 ? { [name]: oneOf(items) } : {};
  return {
    ...maybe(days.slice(0, 4), 'from', 2),
    ...maybe(days.slice(1), 'to', 2),
    ...maybe(days, 'asOf'),
    ...maybe(instants, 'knownAt'),
    ...maybe(['Poipet', 'SiemReapCac'], 'office', 8),
    ...maybe(['17'], 'province', 8),
  };
};

it.each(['ANALYST', 'ADMINISTRATOR'])(
  'is never more than what was released, whatever way the question is asked: %s',
  async (role) => {
    let [answered, refused] = [0, 0];
    const told = new Set<string>();
    for (let n = 0; n < QUESTIONS; n++) {
      const by: Actor = { id: `chanthou-${n}`, role, organisation: 'A21' };
      const [wanted, figures] = [drawnQuestion(), figuresOf(draw(2) ? [oneOf(['M1', 'M8', 'M14', 'M17'])] : undefined)];
      const other = draw(3) === 0 ? { from: oneOf(['2019-01-01', '2020-01-01', '2020-02-01']), to: null } : undefined;
      try {
        const answer = draw(3)
          ? await reader().read(by, figures, wanted, other as never)
          : await reader().trend(by, figures, wanted);
        for (const number of numbersIn(answer)) told.add(number);
        answered++;
      } catch (error) {
        // a period that ends before it begins is no question
        if (!(error instanceof Refusal || error instanceof Invalid)) throw error;
        refused++;
      }
    }
    expect([...told].filter((number) => !released.has(number))).toEqual([]);
    expect([answered > 20, refused > 20, told.size > 0]).toEqual([true, true, true]);
  },
  120_000,
);
