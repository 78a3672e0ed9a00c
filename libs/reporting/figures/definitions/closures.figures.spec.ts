import { FactTables, id } from '../testing/facts.js';

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());
beforeEach(() => facts.clear());

const again = { retrafficking: true };
const share = async (wanted?: object) => {
  const { traffickedAgain } = await facts.cells('M22', wanted);
  return [traffickedAgain!.numerator, traffickedAgain!.base];
};

it('shows why cases were closed in the period', async () => {
  await facts.insert('exit', 1, '2020-02-01');
  await facts.insert('exit', 1, '2020-06-01');
  await facts.insert('exit', 2, '2020-03-01', { reason: 'MovedAway' });
  await facts.insert('exit', 2, '2020-09-01');
  await facts.insert('exit', 3, '2019-12-31');
  expect(await facts.values('M22')).toEqual({
    traffickedAgain: 0,
    closed: 2,
    'reason.GoalsReached': 2,
    'reason.MovedAway': 1,
  });
  expect(await facts.values('M22', { asOf: '2020-03-01' })).toMatchObject({ closed: 2, 'reason.GoalsReached': 1 });
});

it('shows who of those closed at least six months ago was trafficked again since', async () => {
  await facts.insert('exit', 1, '2020-01-31');
  await facts.insert('reopening', 1, '2020-03-01', again);
  await facts.insert('exit', 2, '2020-02-29');
  await facts.insert('reopening', 2, '2020-04-01'); // for another reason
  await facts.insert('exit', 3, '2020-03-01');
  await facts.insert('reopening', 3, '2021-02-01', again); // after the period
  await facts.insert('reopening', 4, '2020-01-01', again); // before the closure
  await facts.insert('exit', 4, '2020-03-01');
  expect(await share({ asOf: '2020-07-30' })).toEqual([0, 0]);
  expect(await share({ asOf: '2020-07-31' })).toEqual([1, 1]);
  expect(await share({ asOf: '2020-08-29' })).toEqual([1, 2]);
  expect(await share({ asOf: '2021-01-31' })).toEqual([1, 4]);
  expect(await share()).toEqual([2, 4]);
  expect(await facts.cells('M22')).toMatchObject({ traffickedAgain: { value: 0.5, unit: 'share' } });
});

it('shows it as it was known at an instant', async () => {
  await facts.insert('exit', 1, '2020-01-31');
  await facts.insert('reopening', 1, '2020-03-01', { ...again, recordedTo: '2020-10-01T00:00:00Z' });
  await facts.insert('reopening', 1, '2020-03-01', { recordedFrom: '2020-10-01T00:00:00Z' });
  expect(await share()).toEqual([0, 1]);
  expect(await share({ knownAt: '2020-09-30T00:00:00Z' })).toEqual([1, 1]);
});

it('counts a person once whose case was closed in one record and reopened in another', async () => {
  await facts.insert('exit', 1, '2020-01-31');
  await facts.insert('exit', 2, '2020-02-28');
  await facts.insert('reopening', 2, '2020-04-01', again);
  expect(await share()).toEqual([1, 2]);
  await facts.insert('link', 1, '2020-05-01', { keptSurvivorId: id(2) });
  expect(await share()).toEqual([1, 1]);
  expect(await facts.values('M22')).toMatchObject({ closed: 1, 'reason.GoalsReached': 1 });
});
