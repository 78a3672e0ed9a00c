import { DEFAULT_SETTINGS } from '#settings';
import { eventsBehind } from '../engine/events-behind.js';
import { figuresOf } from './figures.js';
import { figureArguments } from './period.js';
import { FactTables, id } from '../testing/facts.js';

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());
beforeEach(() => facts.clear());

const entries = async (survivor: number, ...days: readonly string[]) => {
  for (const day of days) await facts.insert('record', survivor, day);
};

it('shows the share of corrections among all events, and does not count what was struck out', async () => {
  await entries(1, '2020-02-01', '2020-02-02', '2020-02-03', '2019-12-31');
  await facts.insert('record', 1, '2020-02-04', { recordedTo: '2020-06-01T00:00:00Z' });
  await facts.insert('record', 1, '2020-05-01', { type: 'EntryCorrected' });
  await facts.insert('record', 1, '2020-06-01', { type: 'EntryStruckOut', recordedFrom: '2020-06-01T00:00:00Z' });
  const cellsKnownAt = (knownAt?: string) => facts.cells('M23', { knownAt: knownAt ?? null });
  expect(await cellsKnownAt()).toEqual({
    corrections: { key: 'corrections', value: 2 / 5, unit: 'share', numerator: 2, base: 5 },
    'corrections.EntryCorrected': expect.objectContaining({ numerator: 1, base: 5 }),
    'corrections.EntryStruckOut': expect.objectContaining({ numerator: 1, base: 5 }),
    irregular: { key: 'irregular', value: 0, unit: 'number', numerator: 0, base: null },
    refusals: expect.objectContaining({ value: 0 }),
    reads: expect.objectContaining({ value: 0 }),
  });
  expect(await cellsKnownAt('2020-05-31T00:00:00Z')).toMatchObject({ corrections: { numerator: 1, base: 5 } });
  expect(await cellsKnownAt('2020-04-30T00:00:00Z')).toMatchObject({ corrections: { numerator: 0, base: 4 } });
  expect(await facts.cells('M23', { asOf: '2020-02-02' })).toMatchObject({ corrections: { numerator: 0, base: 2 } });
});

it('counts a correction and the corrected entry as two events, although both have its id', async () => {
  const eventId = await facts.insert('record', 1, '2020-05-01', { type: 'EntryCorrected', ordinal: 1 });
  await facts.insert('record', 1, '2020-02-03', { eventId, recordedFrom: '2020-05-01T10:00:00Z' });
  expect(await facts.cells('M23')).toMatchObject({ corrections: { numerator: 1, base: 2 } });
});

it('counts what was recorded against a rule, by the code of the rule', async () => {
  await facts.insert('irregular', 1, '2020-02-01');
  await facts.insert('irregular', 1, '2020-03-01');
  await facts.insert('irregular', 2, '2020-03-01', { code: 'BID_REQUIRED' });
  await facts.insert('irregular', 2, '2021-03-01');
  expect(await facts.values('M23')).toMatchObject({
    irregular: 3,
    'irregular.CONSENT_MISSING': 2,
    'irregular.BID_REQUIRED': 1,
  });
  expect(await facts.values('M23', { asOf: '2020-02-29' })).toMatchObject({ irregular: 1 });
});

it('counts refusals by code, though nothing was recorded', async () => {
  await facts.insert('refusal', 1, '2020-02-01');
  await facts.insert('refusal', 2, '2020-03-01', { code: 'FORBIDDEN' });
  await facts.insert('refusal', 2, '2020-03-01', { code: 'FORBIDDEN' });
  await facts.insert('refusal', 2, '2021-03-01');
  expect(await facts.values('M23')).toMatchObject({
    refusals: 3,
    'refusals.CONSENT_MISSING': 1,
    'refusals.FORBIDDEN': 2,
  });
});

it('counts how often records were opened, by role and purpose, but not reads of the access log', async () => {
  await facts.insert('reading', 1, '2020-02-01');
  await facts.insert('reading', 1, '2020-02-01');
  await facts.insert('reading', 2, '2020-03-01', { role: 'AUDITOR', purpose: 'AUDIT', classes: [] });
  await facts.insert('reading', 2, '2020-03-01', {
    kind: 'AuditLogRead',
    role: 'AUDITOR',
    purpose: 'AUDIT',
    classes: [],
  });
  await facts.insert('reading', 2, '2021-03-01');
  const reads = { reads: 3, 'reads.CASE_WORKER.CARE': 2, 'reads.AUDITOR.AUDIT': 1 };
  expect(await facts.values('M23')).toMatchObject(reads);
  expect(await facts.values('M23', { asOf: '2020-02-29' })).toMatchObject({ reads: 2 });
  expect(await facts.values('M23', { knownAt: '2020-02-29T00:00:00Z' })).toMatchObject({ reads: 2 });
});

it('leads back to each event once, on the day on which it counts', async () => {
  const served = await facts.insert('service', 1, '2020-03-09');
  await facts.insert('record', 1, '2020-03-01', { eventId: served }); // it began then; a service counts by its end
  const consented = await facts.insert('record', 1, '2020-05-01', { type: 'EntryCorrected', ordinal: 1 });
  await facts.insert('record', 1, '2020-02-03', { eventId: consented, type: 'ConsentGiven' });
  const args = figureArguments({ from: '2020-01-01', to: '2020-12-31' }, '2021-01-01T00:00:00Z', DEFAULT_SETTINGS);
  const { events } = await eventsBehind(facts.db, figuresOf(['M23'])[0]!, args, { first: 5 });
  expect(events).toEqual([
    { eventId: served, subject: id(1), happenedOn: '2020-03-01', isCase: true, isActivity: false },
    { eventId: consented, subject: id(1), happenedOn: '2020-05-01', isCase: true, isActivity: false },
  ]);
});
