import { TestRecord } from '#kernel/correction/testing';
import type { Actor } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import type { AggregateStores } from '#nest';
import type { AccessLog, RefusedReadings } from '#security/access-log';
import { ANNUAL_WORDS, CellTexts, type ReportFigure as Sent } from '#reporting/annual';
import { recordedOperation } from '../../domain/operation/operation.record.decider.js';
import { RecordedCourtCase as Court } from '../../domain/prosecution/testing/court-case-record.js';
import {
  consent,
  correct,
  decision,
  entering,
  referral,
} from '../../domain/survivor/corrections/testing/child-in-aftercare.js';
import { RecordedSurvivor, type SurvivorFacts } from '../../domain/survivor/testing/survivor-record.js';
import { figuresOf } from './definitions/figures.js';
import { figureArguments, type FigurePeriod } from './definitions/period.js';
import { eventsBehind } from './engine/events-behind.js';
import { ResultCache } from './engine/result-cache.js';
import { rollUp } from './engine/roll-up.js';
import { FigureReader } from './release/figure-reader.js';
import { lastMonthEnd } from './release/grid.js';
import { LoggedDays } from './release/logged-days.js';
import { QuestionBudget } from './release/question-budget.js';
import { FactTables, id } from './testing/facts.js';
import { eventIdOf, tellHistories } from './testing/tell-histories.js';

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());
beforeEach(() => facts.clear());

const auditor: Actor = { id: 'phalla', role: 'AUDITOR', organisation: 'A21' };
const stores = { storeContext: { settings: DEFAULT_SETTINGS } } as unknown as AggregateStores;
const days = new LoggedDays({ write: async () => ({ position: -1n }) } as unknown as AccessLog);
const reader = () =>
  new FigureReader(facts.db, stores, [], new ResultCache(), new QuestionBudget(), {} as RefusedReadings, days);
const valueIn = (cells: readonly { readonly key: string; readonly value: number | null }[], key: string) =>
  cells.find((cell) => cell.key === key)?.value ?? 0;

/** One number, by every way in which it is read: counted, added up from days, as a row of a file. */
const read = async (figure: string, key: string, wanted: FigurePeriod = {}): Promise<number | null> => {
  const period = { from: '2020-01-01', to: '2020-12-31', ...wanted };
  const once = async () => (await reader().read(auditor, figuresOf([figure]), period))[0]!;
  const counted = await once();
  await rollUp(facts.db);
  const addedUp = await once();
  expect(addedUp.cells).toEqual(counted.cells);
  const rows = new CellTexts(ANNUAL_WORDS.en, new Map(), 'en').groupsOf({
    id: figure,
    cells: counted.cells as unknown as Sent['cells'],
  });
  const value = valueIn(counted.cells, key);
  if (!key.startsWith('caseload.'))
    expect(
      valueIn(
        rows.flatMap(({ cells }) => cells.map(({ cell }) => cell)),
        key,
      ),
    ).toBe(value);
  return value;
};

/** The same, month by month. */
const readByMonth = async (figure: string, key: string, wanted: FigurePeriod) =>
  (await reader().trend(auditor, figuresOf([figure]), wanted)).map(({ cells }) => valueIn(cells, key));

const behind = async (figure: string, cell: string, wanted: FigurePeriod = {}) => {
  const period = { from: '2020-01-01', to: '2020-12-31', ...wanted };
  const args = figureArguments(period, '2022-01-01T00:00:00Z', DEFAULT_SETTINGS);
  const { events } = await eventsBehind(facts.db, figuresOf([figure])[0]!, args, { first: 20, cell });
  return events.map(({ eventId }) => eventId);
};

const at = (now: string, more: object = {}) => ({ now: `${now}T09:00:00.000Z`, ...more });
const dara = { by: { id: 'dara', role: 'SUPERVISOR' } };
const vanna = { by: { id: 'vanna', role: 'SUPERVISOR' } };

/** In aftercare from 10 February 2020: event-0 to event-3, recorded on that day. */
const caredFor = (received: object = {}, ...more: SurvivorFacts[]) =>
  new RecordedSurvivor().record(
    ['ReceiveReferral', { ...referral, ...received }, at('2020-02-10')],
    ['GiveConsent', consent, at('2020-02-10')],
    ['IdentifySurvivor', decision, at('2020-02-10')],
    ['EnterAftercare', entering, at('2020-02-10')],
    ...more,
  );

it('keep a person in care whose other record was closed before it was linked', async () => {
  const served = { serviceId: id(901), type: 'Tutoring', provider: 'CAC', mode: 'InPerson', on: '2020-09-10', quantity: 1, unit: 'Hour', emergency: true } as const; // prettier-ignore
  const kept = caredFor({}, ['DeliverService', served as never, at('2020-09-10')]);
  const duplicate = caredFor(
    { office: 'Poipet' },
    ['RequestClosure', { reason: 'LostContact', finalAssessment: 'Nobody knows where they are.', on: '2020-06-01' }, at('2020-06-01')],
    ['CloseCase', { on: '2020-06-01' }, at('2020-06-01', dara)],
    ['LinkPerson', { keptSurvivorId: id(1) }, at('2020-10-01', dara)],
  ); // prettier-ignore
  await tellHistories(facts, { of: 'survivor', about: 1, told: kept }, { of: 'survivor', about: 2, told: duplicate });
  const later = { from: '2020-07-01', to: '2020-12-31' };
  expect(await read('M9', 'total', later)).toBe(1);
  expect(await read('M20', 'entryToClosure.median')).toBe(0);
  expect(await read('M20', 'entryToClosure.median', { knownAt: '2020-09-30T00:00:00Z' })).toBe(112);
  expect(await behind('M20', 'entryToClosure.median')).toEqual([]);
  expect(await readByMonth('M9', 'total', { from: '2020-08-01', to: '2020-09-30' })).toEqual([0, 1]);
});

it('count an erased person in no caseload, and wait for no plan of theirs', async () => {
  const planId = id(902);
  const told = caredFor(
    {},
    ['AssignCaseWorker', { assignmentId: id(903), worker: 'sokha', as: 'CaseWorker', office: 'SiemReapCac', on: '2020-02-11' }, at('2020-02-11', dara)],
    ['DraftCasePlan', { planId, on: '2020-02-14', goals: [{ domain: 'EducationAndWork', aim: 'To finish grade six.', services: ['Tutoring'], dueOn: '2020-09-30' }] } as never, at('2020-02-14')],
    ['SubmitCasePlan', { planId, on: '2020-02-15' }, at('2020-02-15')],
    ['RequestErasure', { requestId: id(904), on: '2020-04-01', askedBy: 'Guardian', guardianKin: 'None', childAssent: true }, at('2020-04-01')],
    ['ApproveErasure', { requestId: id(904), on: '2020-04-02', inCareReason: 'SurvivorInsists' }, at('2020-04-02', dara)],
    ['BeginErasure', { requestId: id(904) }, at('2020-04-03')],
    ['RecordErasure', { requestId: id(904), classes: ['identity'], keyIds: [] }, at('2020-04-03')],
  ); // prettier-ignore
  await tellHistories(facts, { of: 'survivor', about: 1, told });
  for (const key of ['caseload.sokha', 'plansAwaitingApproval']) {
    expect(await read('M21', key, { asOf: '2020-04-02' })).toBe(1);
    expect(await behind('M21', key, { asOf: '2020-04-02' })).toHaveLength(1);
    expect(await read('M21', key, { asOf: '2020-04-03' })).toBe(0);
    expect(await behind('M21', key, { asOf: '2020-04-03' })).toEqual([]);
    expect(await read('M21', key, { asOf: '2020-04-03', knownAt: '2020-04-03T08:00:00Z' })).toBe(1);
    expect(await readByMonth('M21', key, { from: '2020-03-01', to: '2020-04-30' })).toEqual([1, 0]);
  }
});

it('use the sex that was revised on the day of the referral, though the referral is corrected later', async () => {
  const unknown = { ...referral, on: '2020-02-10', sex: 'Unknown' } as const;
  const told = new RecordedSurvivor().record(
    ['ReceiveReferral', unknown, at('2020-02-10')],
    ['RevisePersonDetails', { sex: 'Female' }, at('2020-02-10')],
    ['GiveConsent', { ...consent, on: '2020-02-10' }, at('2020-02-10')],
    ['IdentifySurvivor', { ...decision, on: '2020-02-10' }, at('2020-02-10')],
    ['EnterAftercare', entering, at('2020-02-10')],
    ['CorrectEntry', correct('event-0', { receiveReferral: { ...unknown, nationality: 'LA' } }), at('2020-02-19', dara)],
  ); // prettier-ignore
  await tellHistories(facts, { of: 'survivor', about: 1, told });
  for (const knownAt of ['2020-02-18T00:00:00Z', undefined]) {
    const wanted = knownAt === undefined ? {} : { knownAt };
    expect(await read('M14', 'female', wanted)).toBe(1);
    expect(await read('M5', 'girls', wanted)).toBe(1);
  }
  expect(await behind('M14', 'female')).toEqual([eventIdOf(1, 4)]);
  expect(await readByMonth('M5', 'girls', { from: '2020-02-01', to: '2020-03-31' })).toEqual([1, 0]);
});

it('use the sex that a duplicate knows, from when the link was known', async () => {
  const duplicate = new RecordedSurvivor().record(
    ['ReceiveReferral', referral, at('2020-02-10')],
    ['LinkPerson', { keptSurvivorId: id(1) }, at('2020-05-01', dara)],
  );
  await tellHistories(
    facts,
    { of: 'survivor', about: 1, told: caredFor({ sex: 'Unknown' }) },
    { of: 'survivor', about: 2, told: duplicate },
  );
  expect(await read('M14', 'female')).toBe(1);
  expect(await read('M5', 'girls')).toBe(1);
  expect(await read('M14', 'female', { knownAt: '2020-04-30T00:00:00Z' })).toBe(0);
  expect(await behind('M5', 'girls')).toEqual([eventIdOf(1, 2)]);
});

it('follow a case to the office of its case worker, on the day that the entry has after its correction', async () => {
  const given = {
    assignmentId: id(905),
    worker: 'bopha',
    as: 'CaseWorker',
    office: 'Poipet',
    on: '2020-04-01',
  } as const;
  const told = caredFor(
    {},
    ['AssignCaseWorker', given, at('2020-04-01', dara)],
    ['CorrectEntry', correct('event-4', { assignCaseWorker: { ...given, on: '2020-03-01' } }), at('2020-05-01', vanna)],
  ); // prettier-ignore
  await tellHistories(facts, { of: 'survivor', about: 1, told });
  const inMarch = { from: '2020-01-01', to: '2020-03-31' };
  for (const [office, known, before] of [
    ['Poipet', 1, 0],
    ['SiemReapCac', 0, 1],
  ] as const) {
    expect(await read('M7', 'total', { ...inMarch, office })).toBe(known);
    expect(await read('M7', 'total', { ...inMarch, office, knownAt: lastMonthEnd('2020-05-01T00:00:00Z') })).toBe(
      before,
    );
    expect(await behind('M7', 'total', { ...inMarch, office })).toHaveLength(known);
    expect(await read('M7', 'total', { to: '2020-02-29', office })).toBe(before);
  }
});

it.each([
  ['follow a case that its case worker takes along to another office', 'CaseWorker', 1],
  ['leave a case in its office where only its legal officer moves', 'LegalOfficer', 0],
] as const)('%s', async (_, as, moved) => {
  const assignmentId = id(905);
  const told = caredFor(
    {},
    ['AssignCaseWorker', { assignmentId, worker: 'bopha', as, office: 'SiemReapCac', on: '2020-03-01' }, at('2020-03-01', dara)],
    ['HandOverCase', { assignmentId, to: 'bopha', office: 'Poipet', on: '2020-04-01' }, at('2020-04-01', dara)],
  ); // prettier-ignore
  await tellHistories(facts, { of: 'survivor', about: 1, told });
  expect(await read('M7', 'total', { to: '2020-03-31', office: 'Poipet' })).toBe(0);
  expect(await read('M7', 'total', { to: '2020-04-30', office: 'Poipet' })).toBe(moved);
  expect(await read('M7', 'total', { to: '2020-04-30', office: 'SiemReapCac' })).toBe(1 - moved);
});

it('count no months of a conviction that was quashed, where nobody is named', async () => {
  const told = new Court().record(
    ['JoinSurvivor', { survivorId: id(1), on: '2020-03-09', court: 'Siem Reap', article: '15' }, at('2020-03-09')],
    ['RecordVerdict', { outcome: 'Convicted', on: '2020-06-01' }, at('2020-06-01')],
    ['ImposeSentence', { months: 24, on: '2020-06-01' }, at('2020-06-01')],
    ['LodgeAppeal', { appealId: id(906), appellant: 'Defence', on: '2020-06-20' }, at('2020-06-20')],
    ['DecideAppeal', { appealId: id(906), outcome: 'Quashed', on: '2020-09-01' }, at('2020-09-05')],
  );
  await tellHistories(facts, { of: 'prosecution', about: 3, told });
  expect(await read('M26', 'months')).toBe(0);
  expect(await behind('M26', 'months')).toEqual([]);
  for (const wanted of [{ asOf: '2020-08-31' }, { knownAt: '2020-09-04T00:00:00Z' }]) {
    expect(await read('M26', 'months', wanted)).toBe(24);
    expect(await read('M26', 'convicted', wanted)).toBe(0);
    expect(await behind('M26', 'months', wanted)).toHaveLength(1);
  }
  expect(await readByMonth('M26', 'months', { from: '2020-06-01', to: '2020-06-30' })).toEqual([0]);
});

it('add up equal lines of materials', async () => {
  const box = { title: 'Ask us', language: 'khm', count: 50 };
  const told = new TestRecord(recordedOperation, { by: { ...auditor, role: 'SUPERVISOR' }, now: '2020-03-01T09:00:00.000Z', settings: DEFAULT_SETTINGS }).record(
    ['ConductOperation', { kind: 'CacOutreach', office: 'SiemReapCac', province: '17', withAuthorities: ['Police'], on: '2020-01-14' }],
    ['RecordOperationResult', { met: 40, screened: 12, referred: 3, materials: [box, box], on: '2020-01-15' }],
  ); // prettier-ignore
  await tellHistories(facts, { of: 'operation', about: 4, told });
  expect(await read('P6', 'materials')).toBe(100);
  expect(await read('P6', 'met')).toBe(40);
  expect(await behind('P6', 'materials')).toEqual([eventIdOf(4, 1)]);
  expect(await readByMonth('P6', 'materials.khm', { from: '2020-01-01', to: '2020-02-29' })).toEqual([100, 0]);
});
