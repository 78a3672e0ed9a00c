import { jest } from '@jest/globals';
import type { Actor } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import type { AggregateStores } from '#nest';
import { RefusedReadings, type AccessLog } from '#security/access-log';
import { figuresOf } from '../definitions/figures.js';
import { ResultCache } from '../engine/result-cache.js';
import { FactTables } from '../testing/facts.js';
import { FigureReader } from './figure-reader.js';
import { LoggedDays } from './logged-days.js';
import { QUESTIONS_PER_DAY, QuestionBudget } from './question-budget.js';

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());

const analyst: Actor = { id: 'chanthou', role: 'ANALYST', organisation: 'A21' };

const supervisor: Actor = { id: 'sophea', role: 'SUPERVISOR', organisation: 'A21', office: 'Poipet' };

/** A reader of released numbers, and what the access log gets. */
const reading = () => {
  const written: object[] = [];
  const log = { write: async (_: Actor, { data }: { data: object }) => written.push(data) } as unknown as AccessLog;
  const stores = { storeContext: { settings: DEFAULT_SETTINGS } } as unknown as AggregateStores;
  const refused = new RefusedReadings(log);
  const logged = new LoggedDays(log);
  const reader = new FigureReader(facts.db, stores, [], new ResultCache(), new QuestionBudget(), refused, logged);
  const ask = (ids: readonly string[] | undefined, wanted: object = {}, by = analyst) =>
    reader.read(by, figuresOf(ids), wanted);
  return { ask, reader, written, refused };
};

it('a trend counts no more months once nobody waits for them', async () => {
  const { reader } = reading();
  const months: string[] = [];
  jest.spyOn(reader, 'read').mockImplementation(async (_, __, { from }) => {
    months.push(from!);
    return [];
  });
  const year = { from: '2020-01-01', to: '2020-12-31' };
  const trend = reader.trend(supervisor, figuresOf(['M1']), year, { isLate: () => months.length === 2 });
  await expect(trend).rejects.toMatchObject({ code: 'TIMEOUT' });
  expect(months).toEqual(['2020-01-01', '2020-02-01']);
});

describe('a refused question about figures', () => {
  it('is in the access log, with its figure where it names one', async () => {
    const { ask, written } = reading();
    await expect(ask(['M1'], { from: '2020-03-01', to: '2020-03-01' })).rejects.toMatchObject({
      code: 'PERIOD_NOT_RELEASED',
    });
    await expect(ask(undefined, { office: 'Poipet' })).rejects.toMatchObject({ code: 'FILTER_NOT_RELEASED' });
    expect(written).toEqual([{ operation: 'figures', figure: 'M1' }, { operation: 'figures' }]);
  });

  it('is there also when a supervisor asks for a day, or for another office, exactly', async () => {
    const { ask, written } = reading();
    const month = { from: '2020-03-01', to: '2020-03-31' };
    for (const part of [
      { ...month, office: 'SiemReapCac' },
      { from: '2020-03-01', to: '2020-03-01' },
    ])
      await expect(ask(['M1'], part, supervisor)).rejects.toMatchObject({ code: 'FILTER_NOT_RELEASED' });
    expect(written).toEqual([
      { operation: 'figures', figure: 'M1' },
      { operation: 'figures', figure: 'M1' },
    ]);
    expect(await ask(['M1'], { ...month, office: 'Poipet' }, supervisor)).toHaveLength(1);
    expect(await ask(['M1'], { from: '2020-03-01', to: '2020-03-01', office: 'Poipet' }, supervisor)).toHaveLength(1);
    expect(written).toHaveLength(2);
  });

  it('is there also when the the questions of a day are spent, and a flood of them is only counted', async () => {
    const { ask, written, refused } = reading();
    const months = Array.from({ length: QUESTIONS_PER_DAY }, (_, n) => new Date(Date.UTC(2015, n, 1)));
    for (const month of months)
      await ask(['M1'], { from: '2014-01-01', knownAt: `${new Date(+month - 7 * 3_600_000).toISOString()}` });
    for (let n = 0; n < 30; n++)
      await expect(ask(['M1'], { from: '2013-01-01' })).rejects.toMatchObject({ code: 'QUESTIONS_SPENT' });
    expect(written).toHaveLength(20);
    await refused.endMinute();
    expect(written.at(-1)).toEqual({ operation: 'figures', figure: 'M1', times: 10 });
  });

  it('is answered to an auditor for any day, and is in the access log once in a while', async () => {
    const { ask, written } = reading();
    const auditor: Actor = { id: 'vuthy', role: 'AUDITOR', organisation: 'A21' };
    const day = { from: '2020-03-01', to: '2020-03-01', asOf: '2020-03-31' };
    for (let times = 0; times < 3; times++) expect(await ask(['M1'], day, auditor)).toHaveLength(1);
    expect(written).toEqual([{ figures: ['M1'], ...day }]);
    await ask(['M1'], { ...day, from: '2020-02-28' }, auditor);
    await ask(['M1'], { from: '2020-03-01', to: '2020-03-31' }, auditor);
    expect(written).toHaveLength(2);
  });

  it('leaves no trace when it is answered', async () => {
    const { ask, written } = reading();
    await ask(['M1'], { from: '2020-01-01' });
    expect(written).toEqual([]);
  });
});
