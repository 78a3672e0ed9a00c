import { FactTables, id } from '../testing/facts.js';

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());

it('counts services by type, recipient, mode and cost', async () => {
  await facts.insert('service', 1, '2020-02-01', { amount: 1_250, currency: 'USD' });
  await facts.insert('service', 1, '2020-02-02', { amount: 1_250, currency: 'USD', mode: 'Remote' });
  await facts.insert('service', 2, '2020-01-10', {
    from: '2019-12-01',
    type: 'Medical',
    amount: 40_000,
    currency: 'KHR',
  });
  await facts.insert('service', 2, '2021-01-10', { from: '2020-12-01' });
  expect(await facts.values('M17')).toEqual({
    total: 3,
    'type.Tutoring': 2,
    'type.Medical': 1,
    'mode.InPerson': 2,
    'mode.Remote': 1,
    recipients: 2,
    'recipients.Tutoring': 1,
    'recipients.Medical': 1,
    'cost.USD': 2_500,
    'cost.KHR': 40_000,
  });
});

it('counts survivors with a prosecution, and convictions after a forensic interview', async () => {
  const concluded = { kind: 'concluded', outcome: 'Convicted' };
  await facts.insert('prosecution', 1, '2020-02-01', { prosecutionId: id(71) });
  await facts.insert('prosecution', 1, '2020-03-01', { prosecutionId: id(72) });
  await facts.insert('prosecution', 2, '2020-02-01', { prosecutionId: id(71) });
  await facts.insert('prosecution', 3, '2019-02-01', { prosecutionId: id(73) });
  // one case of two survivors, both interviewed before: one conviction
  for (const survivor of [1, 2]) {
    await facts.insert('forensic_interview', survivor, '2020-02-05');
    await facts.insert('prosecution', survivor, '2020-11-01', { ...concluded, prosecutionId: id(71) });
  }
  // interviewed only afterwards; acquitted; never interviewed
  await facts.insert('prosecution', 3, '2020-11-01', { ...concluded, prosecutionId: id(73) });
  await facts.insert('forensic_interview', 3, '2020-11-01');
  await facts.insert('prosecution', 1, '2020-12-01', { ...concluded, outcome: 'Acquitted', prosecutionId: id(72) });
  await facts.insert('prosecution', 4, '2020-12-01', { ...concluded, prosecutionId: id(74) });
  expect(await facts.values('M18')).toEqual({ survivors: 2, convictions: 1 });
});

it('counts a conviction on the day of its verdict, and not when the case ends', async () => {
  const verdict = (subject: number, day: string, accusedId: number, outcome: string, revision: number) =>
    facts.insert('accused', subject, day, { kind: 'verdict', accusedId: id(accusedId), outcome, revision });
  const from = { from: '2018-01-01', to: '2018-12-31' };
  for (const survivor of [5, 6]) {
    await facts.insert('prosecution', survivor, '2017-02-01', { prosecutionId: id(81) });
    await facts.insert('forensic_interview', survivor, '2017-02-05');
    const ended = { kind: 'concluded', outcome: 'Convicted', prosecutionId: id(81) };
    await facts.insert('prosecution', survivor, '2019-01-15', ended);
  }
  await verdict(81, '2018-06-15', 1, 'Convicted', 4);
  await verdict(81, '2018-09-15', 2, 'Convicted', 5);
  expect(await facts.values('M18', from)).toMatchObject({ convictions: 1 });
  expect(await facts.values('M18', { from: '2019-01-01', to: '2019-12-31' })).toMatchObject({ convictions: 0 });
  // an appeal acquits both of another case
  await facts.insert('prosecution', 7, '2017-02-01', { prosecutionId: id(82) });
  await facts.insert('forensic_interview', 7, '2017-02-05');
  await verdict(82, '2018-06-15', 3, 'Convicted', 4);
  await verdict(82, '2018-11-15', 3, 'Acquitted', 6);
  expect(await facts.values('M18', from)).toMatchObject({ convictions: 1 });
});

it('counts repatriated people, by country and border crossing', async () => {
  await facts.insert('repatriation', 1, '2020-02-01');
  await facts.insert('repatriation', 1, '2020-09-01', { country: 'CN', crossing: 'Pochentong' });
  await facts.insert('repatriation', 2, '2020-02-01');
  expect(await facts.values('M19')).toEqual({
    total: 2,
    'country.TH': 2,
    'country.CN': 1,
    'crossing.Poipet': 2,
    'crossing.Pochentong': 1,
  });
});

it('adds up how many people prevention reached', async () => {
  await facts.insert('prevention', 1, '2020-02-01', { attendees: 40, districts: ['1710', '1702'] });
  await facts.insert('prevention', 2, '2020-03-01', { attendees: 40, materials: 10 });
  await facts.insert('prevention', 3, '2020-04-01', {
    kind: 'ProfessionalTraining',
    attendees: 30,
    districts: ['1702'],
  });
  await facts.insert('prevention', 4, '2020-05-01', { kind: 'Broadcast', reach: 900, districts: [] });
  await facts.insert('prevention', 5, '2019-05-01', { attendees: 500, reach: 500, districts: ['1714'] });
  expect(await facts.values('P1')).toEqual({ total: 80 });
  expect(await facts.values('P2')).toEqual({ total: 10 });
  expect(await facts.values('P3')).toEqual({ trainings: 1, attendees: 30 });
  expect(await facts.values('P4')).toEqual({ total: 2 });
  expect(await facts.values('P5')).toEqual({ total: 900 });
});

it('counts prevention by topic and programme, and what came before these in the total only', async () => {
  await facts.insert('prevention', 1, '2021-02-01', {
    topics: ['Recognition', 'SafeMigration'],
    programme: 'ParentGuide',
  });
  await facts.insert('prevention', 2, '2021-03-01', { topics: ['Recognition'] });
  await facts.insert('prevention', 3, '2021-04-01');
  await facts.insert('prevention', 4, '2022-04-01', { topics: ['Recognition'] });
  expect(await facts.values('P7', { from: '2021-01-01', to: '2021-12-31' })).toEqual({
    total: 3,
    'topic.Recognition': 2,
    'topic.SafeMigration': 1,
    'programme.ParentGuide': 1,
  });
});
