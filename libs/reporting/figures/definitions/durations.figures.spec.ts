import { DEFAULT_SETTINGS } from '#settings';
import { eventsBehind } from '../engine/events-behind.js';
import { figuresOf } from './figures.js';
import { figureArguments, type FigurePeriod } from './period.js';
import { FactTables, id } from '../testing/facts.js';

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());
beforeEach(() => facts.clear());

const insertReferral = (survivor: number, on: string, values: object = {}) =>
  facts.insert('record', survivor, on, { type: 'ReferralReceived', ...values });
const insertApproval = (survivor: number, on: string, values: object = {}) =>
  facts.insert('plan', survivor, on, { kind: 'approved', ...values });

/** The median, the 90th percentile, and the number of cases. */
const days = async (key: string, wanted?: FigurePeriod) => {
  const cells = await facts.cells('M20', wanted);
  const [median, p90] = [cells[`${key}.median`]!, cells[`${key}.p90`]!];
  expect([median.unit, median.numerator, p90]).toEqual(['days', median.base, { ...p90, base: median.base }]);
  return [median.value, p90.value, median.base];
};

it('measures how long each person takes from step to step', async () => {
  // 4, 6 and 10 days to the interview; 1 and 3 on to the identification; 20 to the entry
  await insertReferral(1, '2020-01-10');
  await facts.insert('interview', 1, '2020-01-14');
  await facts.insert('interview', 1, '2020-01-15'); // again: the first counts
  await facts.insert('identification', 1, '2020-01-15');
  await facts.insert('identification', 1, '2020-03-15', { level: 'Formal' });
  await facts.insert('entry', 1, '2020-02-04');
  await insertReferral(2, '2020-05-01');
  await facts.insert('interview', 2, '2020-05-07');
  await facts.insert('identification', 2, '2020-05-08', { positive: false });
  await facts.insert('identification', 2, '2020-05-10');
  await insertReferral(3, '2020-06-01');
  await facts.insert('interview', 3, '2020-06-11');
  await insertReferral(4, '2020-06-01'); // nothing yet

  // between 6 and 10, four fifths of the way
  expect(await days('referralToInterview')).toEqual([6, expect.closeTo(9.2), 3]);
  expect(await days('interviewToIdentification')).toEqual([2, expect.closeTo(2.8), 2]);
  expect(await days('identificationToEntry')).toEqual([20, 20, 1]);
  expect(await days('entryToPlan')).toEqual([null, null, 0]);
});

it('counts a duration in the period of its later day', async () => {
  await insertReferral(1, '2019-12-30');
  await facts.insert('interview', 1, '2020-01-02');
  expect(await days('referralToInterview')).toEqual([3, 3, 1]);
  expect(await days('referralToInterview', { from: '2019-01-01', to: '2019-12-31' })).toEqual([null, null, 0]);
});

it('leaves out people who took two steps in another order; both on one day are in order', async () => {
  await facts.insert('identification', 1, '2020-02-01');
  await facts.insert('interview', 1, '2020-02-02');
  await facts.insert('entry', 1, '2020-02-01');
  expect(await days('interviewToIdentification')).toEqual([null, null, 0]);
  expect(await days('identificationToEntry')).toEqual([0, 0, 1]);
});

it('measures each stay separately: to the first plan approved in it, and to its closure', async () => {
  await facts.insert('entry', 1, '2020-01-01');
  await insertApproval(1, '2020-01-11');
  await insertApproval(1, '2020-02-01'); // a revision
  await facts.insert('exit', 1, '2020-03-01');
  await facts.insert('entry', 1, '2020-06-01', { intake: 'Returning' });
  await insertApproval(1, '2020-06-05');
  await facts.insert('entry', 2, '2019-06-01'); // an approved plan only in the next stay
  await facts.insert('exit', 2, '2020-01-02');
  await facts.insert('entry', 2, '2020-10-01');
  await insertApproval(2, '2020-10-31');
  expect(await days('entryToPlan')).toEqual([10, expect.closeTo(26), 3]);
  // 60 and 215 days
  expect(await days('entryToClosure')).toEqual([137.5, 199.5, 2]);
});

it('measures what had happened by a day, as it was known at an instant', async () => {
  const corrected = '2020-05-01T00:00:00Z';
  await insertReferral(1, '2020-02-01');
  await facts.insert('interview', 1, '2020-02-05', { recordedTo: corrected });
  await facts.insert('interview', 1, '2020-02-11', { recordedFrom: corrected });
  expect(await days('referralToInterview')).toEqual([10, 10, 1]);
  expect(await days('referralToInterview', { knownAt: '2020-04-30T00:00:00Z' })).toEqual([4, 4, 1]);
  expect(await days('referralToInterview', { asOf: '2020-02-10' })).toEqual([null, null, 0]);
});

it('measures two linked records as one person with one stay', async () => {
  await facts.insert('link', 2, '2020-05-01', { keptSurvivorId: id(1) });
  await insertReferral(1, '2020-01-10');
  await insertReferral(2, '2020-01-05');
  await facts.insert('interview', 1, '2020-01-15');
  await facts.insert('entry', 1, '2020-02-01');
  await facts.insert('entry', 2, '2020-02-03');
  await insertApproval(1, '2020-02-11');
  await facts.insert('exit', 1, '2020-04-01');
  expect(await days('referralToInterview')).toEqual([10, 10, 1]);
  expect(await days('entryToPlan')).toEqual([10, 10, 1]);
  expect(await days('entryToClosure')).toEqual([60, 60, 1]);
  expect(await days('referralToInterview', { knownAt: '2020-04-30T00:00:00Z' })).toEqual([5, 5, 1]);
});

it('leads back to the events at both ends', async () => {
  const inserted = [
    await insertReferral(1, '2020-01-10'),
    await facts.insert('interview', 1, '2020-01-14'),
    await facts.insert('identification', 1, '2020-01-20'),
    await facts.insert('entry', 1, '2020-02-01'),
    await insertApproval(1, '2020-02-11'),
    await facts.insert('exit', 1, '2020-04-01'),
  ];
  await insertReferral(2, '2020-01-10');
  const args = figureArguments({ from: '2020-01-01', to: '2020-12-31' }, '2021-01-01T00:00:00Z', DEFAULT_SETTINGS);
  const { events } = await eventsBehind(facts.db, figuresOf(['M20'])[0]!, args, { first: 10 });
  expect(events.map(({ eventId }) => eventId)).toEqual(inserted);
});
