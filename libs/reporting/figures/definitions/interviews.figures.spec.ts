import { FactTables, id } from '../testing/facts.js';

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());
beforeEach(() => facts.clear());

describe('interviews', () => {
  it('are counted by sex, by age on the day and by half-year, in the period only', async () => {
    await facts.insert('person', 2, '2015-01-01', { sex: 'Male' });
    await facts.insert('person', 3, '2015-01-01', { sex: 'Other' });
    for (const person of [1, 4]) await facts.insert('person', person, '2015-01-01');
    await facts.insert('interview', 1, '2020-01-01');
    await facts.insert('interview', 1, '2020-06-30', { minor: false });
    await facts.insert('interview', 2, '2020-07-01');
    await facts.insert('interview', 3, '2020-12-31');
    await facts.insert('interview', 4, '2019-12-31');
    await facts.insert('interview', 4, '2021-01-01');

    expect(await facts.values('M1')).toEqual({ total: 4 });
    expect(await facts.values('M2')).toEqual({ girls: 1, boys: 1, women: 1, men: 0, otherMinors: 1 });
    expect(await facts.cells('M3')).toEqual({
      firstHalf: { key: 'firstHalf', value: 2, unit: 'number', numerator: 2, base: 4 },
      secondHalf: { key: 'secondHalf', value: 2, unit: 'number', numerator: 2, base: 4 },
    });
  });

  it('of a person without any other fact still count', async () => {
    await facts.insert('interview', 9, '2020-05-05');
    expect(await facts.values('M2')).toMatchObject({ otherMinors: 1 });
  });

  it('name their operations, and street children are counted in outreaches only', async () => {
    await facts.insert('operation', 11, '2020-02-01');
    await facts.insert('operation', 12, '2020-02-02', { kind: 'Identification' });
    await facts.insert('operation', 13, '2019-02-02');
    await facts.insert('interview', 1, '2020-02-01', { operationId: id(11), streetChild: true, forcedByFamily: true });
    await facts.insert('interview', 2, '2020-02-01', { operationId: id(11), streetChild: true });
    await facts.insert('interview', 3, '2020-02-01', { operationId: id(11), forcedByFamily: true });
    await facts.insert('interview', 4, '2020-02-02', { operationId: id(12), streetChild: true, forcedByFamily: true });
    await facts.insert('interview', 5, '2020-02-03', { streetChild: true, forcedByFamily: true });

    expect(await facts.values('M4')).toEqual({
      fromOperations: 4,
      operations: 2,
      'operations.CacOutreach': 1,
      'operations.Identification': 1,
    });
    expect(await facts.cells('M16')).toEqual({
      forcedByFamily: { key: 'forcedByFamily', value: 0.5, unit: 'share', numerator: 1, base: 2 },
    });
  });
});

describe('identified', () => {
  beforeEach(async () => {
    for (const person of [1, 2, 3, 4, 5]) await facts.insert('person', person, '2015-01-01');
    // twice, and an adult by the second time
    await facts.insert('identification', 1, '2020-02-01');
    await facts.insert('identification', 1, '2020-08-01', { level: 'Formal', minor: false });
    // first the year before
    await facts.insert('identification', 2, '2019-12-31');
    await facts.insert('identification', 2, '2020-01-15', { level: 'Formal' });
    // first no, then yes
    await facts.insert('identification', 3, '2019-11-01', { positive: false, minor: null });
    await facts.insert('identification', 3, '2020-03-01', { minor: false });
    // no
    await facts.insert('identification', 4, '2020-03-01', { positive: false, minor: null });
  });

  it('counts each person once, on the day of the first positive decision', async () => {
    expect(await facts.values('M5')).toEqual({ total: 2, girls: 1, boys: 0, women: 1, men: 0 });
    expect(await facts.values('M5', { from: '2019-01-01', to: '2019-12-31' })).toMatchObject({ total: 1 });
  });

  it('is a share of the interviews, for those who were interviewed', async () => {
    await facts.insert('interview', 1, '2020-02-01');
    await facts.insert('interview', 4, '2020-02-01');
    await facts.insert('interview', 4, '2020-02-02');
    expect(await facts.cells('M6')).toEqual({
      identified: { key: 'identified', value: 1 / 3, unit: 'share', numerator: 1, base: 3 },
    });
  });
});
