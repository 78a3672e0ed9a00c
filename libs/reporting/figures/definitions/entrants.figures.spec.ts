import { FactTables } from '../testing/facts.js';

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());
beforeEach(() => facts.clear());

const insertService = (person: number, day: string, values: object = {}) =>
  facts.insert('service', person, day, values);

describe('entrants', () => {
  beforeEach(async () => {
    for (const person of [1, 2, 5]) await facts.insert('person', person, '2015-01-01');
    for (const person of [3, 4]) await facts.insert('person', person, '2015-01-01', { sex: 'Male' });
    // new, closed, and back within the year: an adult by then
    await facts.insert('entry', 1, '2020-02-01');
    await facts.insert('exit', 1, '2020-04-01');
    await facts.insert('entry', 1, '2020-09-01', { intake: 'Returning', minor: false });
    // new
    await facts.insert('entry', 2, '2020-06-30');
    // returning from 2018
    await facts.insert('entry', 3, '2018-05-01');
    await facts.insert('exit', 3, '2019-05-01');
    await facts.insert('entry', 3, '2020-07-01', { intake: 'Returning' });
    // the year before
    await facts.insert('entry', 4, '2019-03-01');
    await facts.insert('entry', 5, '2019-12-31');
  });

  it('are new once, and count once however often they enter', async () => {
    expect(await facts.values('M7')).toEqual({ total: 2, firstHalf: 2, secondHalf: 0 });
    expect(await facts.values('M8')).toEqual({ total: 3, new: 2, returning: 1 });
  });

  it('are counted by sex, beside those of the year before', async () => {
    expect(await facts.cells('M14')).toEqual({
      male: { key: 'male', value: 1 / 3, unit: 'share', numerator: 1, base: 3 },
      female: { key: 'female', value: 2 / 3, unit: 'share', numerator: 2, base: 3 },
      'previous.male': { key: 'previous.male', value: 0.5, unit: 'share', numerator: 1, base: 2 },
      'previous.female': { key: 'previous.female', value: 0.5, unit: 'share', numerator: 1, base: 2 },
    });
    const half = { from: '2020-01-01', to: '2020-06-30' };
    expect(await facts.values('M14', half)).toMatchObject({ female: 1, 'previous.male': 1, 'previous.female': 0 });
  });

  it('are of the sex that was recorded last, though an earlier entry of that day is corrected later', async () => {
    const corrected = '2020-12-01T00:00:00Z';
    const referred = { position: '100', sex: 'Unknown', birthYear: null };
    await facts.insert('entry', 6, '2020-05-01');
    await facts.insert('person', 6, '2020-05-01', { ...referred, recordedTo: corrected });
    await facts.insert('person', 6, '2020-05-01', { position: '101', birthYear: 2012, nationality: null });
    await facts.insert('person', 6, '2020-05-01', { ...referred, recordedFrom: corrected, nationality: 'LA' });
    for (const knownAt of ['2020-11-30T00:00:00Z', null])
      expect(await facts.cells('M14', { knownAt })).toMatchObject({
        female: { numerator: 3 },
        male: { numerator: 1, base: 4 },
      });
  });

  it('are minors by their age on the day they last entered', async () => {
    expect((await facts.cells('M15')).minors).toEqual({
      key: 'minors',
      value: 2 / 3,
      unit: 'share',
      numerator: 2,
      base: 3,
    });
  });

  it('are none in a year without entries: shares of nothing are null', async () => {
    const [from, to] = ['2016-01-01', '2016-12-31'];
    expect(await facts.cells('M14', { from, to })).toMatchObject({
      male: { value: null, numerator: 0, base: 0 },
      'previous.female': { value: null, numerator: 0, base: 0 },
    });
    expect(await facts.values('M8', { from, to })).toEqual({ total: 0, new: 0, returning: 0 });
  });
});

describe('supported', () => {
  it('are the people in aftercare on any day of the period with a service in it', async () => {
    await facts.insert('entry', 1, '2020-03-01'); // new
    await insertService(1, '2020-03-02');
    await insertService(1, '2020-03-03');
    await facts.insert('entry', 2, '2019-03-01'); // carried over, closed on the first day of the year
    await facts.insert('exit', 2, '2020-01-01');
    await insertService(2, '2020-01-01');
    await facts.insert('entry', 3, '2019-03-01'); // closed the day before
    await facts.insert('exit', 3, '2019-12-31');
    await insertService(3, '2020-01-01');
    await facts.insert('entry', 4, '2019-03-01'); // no service in the year
    await insertService(4, '2019-12-31');
    await facts.insert('entry', 5, '2019-03-01'); // a service that lasted into the year
    await insertService(5, '2020-01-15', { from: '2019-12-01' });
    await insertService(6, '2020-05-01'); // never entered
    await facts.insert('entry', 7, '2021-01-01'); // enters later
    await insertService(7, '2020-12-31');
    expect(await facts.values('M9')).toEqual({ total: 3, carriedOver: 2 });
    expect(await facts.values('M9', { from: '2019-01-01', to: '2019-12-31' })).toEqual({ total: 2, carriedOver: 0 });
  });

  it('may be closed and enter again, even on one day', async () => {
    await facts.insert('entry', 1, '2018-03-01');
    await facts.insert('exit', 1, '2019-03-01', { recordedFrom: '2019-03-01T08:00:00Z' });
    await facts.insert('entry', 1, '2019-03-01', { recordedFrom: '2019-03-01T09:00:00Z' });
    await insertService(1, '2020-05-01');
    await facts.insert('entry', 2, '2018-03-01'); // out for all of 2020, in again afterwards
    await facts.insert('exit', 2, '2019-03-01');
    await facts.insert('entry', 2, '2021-03-01');
    await insertService(2, '2020-05-01');
    expect(await facts.values('M9')).toEqual({ total: 1, carriedOver: 1 });
  });

  it('stay so when the closure of that day, or the entry before it, is corrected later', async () => {
    const corrected = '2020-06-01T00:00:00Z';
    await facts.insert('entry', 1, '2018-03-01');
    await facts.insert('exit', 1, '2019-03-01', { position: '100', recordedTo: corrected });
    await facts.insert('exit', 1, '2019-03-01', { position: '100', recordedFrom: corrected, reason: 'MovedAway' });
    await facts.insert('entry', 1, '2019-03-01', { position: '101' });
    await insertService(1, '2020-05-01');
    await facts.insert('entry', 2, '2019-03-01', { position: '102', recordedTo: corrected });
    await facts.insert('entry', 2, '2019-03-01', { position: '102', recordedFrom: corrected, minor: false });
    await facts.insert('exit', 2, '2019-03-01', { position: '103' });
    await insertService(2, '2020-05-01');
    for (const knownAt of ['2020-05-31T00:00:00Z', null])
      expect(await facts.values('M9', { knownAt })).toEqual({ total: 1, carriedOver: 1 });
  });

  it('are under 13 by their year of birth at the end of the period', async () => {
    const born = [2007, 2008, 2012, null];
    for (const [index, birthYear] of born.entries()) {
      await facts.insert('person', index, '2015-01-01', { birthYear });
      await facts.insert('entry', index, '2019-03-01');
      await insertService(index, '2020-05-01');
    }
    expect((await facts.cells('M15')).under13).toEqual({
      key: 'under13',
      value: 0.5,
      unit: 'share',
      numerator: 2,
      base: 4,
    });
  });
});
