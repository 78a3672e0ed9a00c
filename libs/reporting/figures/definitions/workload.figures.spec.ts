import { DEFAULT_SETTINGS } from '#settings';
import { eventsBehind } from '../engine/events-behind.js';
import { rollUp } from '../engine/roll-up.js';
import { figuresOf } from './figures.js';
import { figureArguments } from './period.js';
import { FactTables, id } from '../testing/facts.js';

let facts: FactTables;
beforeAll(async () => {
  facts = await FactTables.empty();
});
afterAll(() => facts.drop());
beforeEach(() => facts.clear());

let revision = 0;
const task = (
  survivor: number,
  type: string,
  on: string,
  { knownFrom = `${on}T10:00:00Z`, ...values }: TaskValues = {},
) =>
  facts.insert('task', survivor, on, {
    type,
    payload: { on, ...values },
    revision: revision++,
    recordedFrom: knownFrom,
  });
type TaskValues = { readonly knownFrom?: string } & Readonly<Record<string, unknown>>;

const plan = (survivor: number, kind: string, on: string, planId: number | null = 71) =>
  facts.insert('plan', survivor, on, { kind, planId: planId === null ? null : id(planId), revision: revision++ });
const insertAssignment = (survivor: number, assignmentId: number, on: string, worker: string | null) =>
  facts.insert('assignment', survivor, on, { assignmentId: id(assignmentId), worker, revision: revision++ });
const as = async (day: string) => facts.values('M21', { asOf: day });

describe('what is overdue', () => {
  it('is the first assessment a fortnight after the entry, until the assessment; then the follow-up', async () => {
    await task(1, 'AftercareEntered', '2020-02-01');
    await task(2, 'AftercareEntered', '2020-02-01');
    await task(1, 'RiskAssessed', '2020-02-20', { assessmentId: id(81), level: 'Medium' });
    await task(1, 'FollowUpCompleted', '2020-03-01', { retraffickingIndicators: [] });
    expect(await as('2020-02-15')).toMatchObject({ 'overdue.assessments': 0 });
    expect(await as('2020-02-16')).toMatchObject({ 'overdue.assessments': 2 });
    expect(await as('2020-02-29')).toMatchObject({ 'overdue.assessments': 1, 'overdue.followUps': 0 });
    expect(await as('2020-03-15')).toMatchObject({ 'overdue.followUps': 0 });
    expect(await as('2020-03-16')).toMatchObject({ 'overdue.assessments': 1, 'overdue.followUps': 1 });
  });

  it('counts a person once, however many of their tasks are overdue', async () => {
    await task(1, 'RiskAssessed', '2020-02-01', { assessmentId: id(81), level: 'Low' });
    await task(1, 'FollowUpMissed', '2020-02-10');
    expect(await as('2020-05-01')).toMatchObject({ 'overdue.followUps': 1 });
  });

  it('is counted as of the last day of the period, unless an earlier one is requested', async () => {
    await task(1, 'RiskAssessed', '2020-02-01', { assessmentId: id(81), level: 'Low' });
    await task(1, 'FollowUpCompleted', '2020-12-20', { retraffickingIndicators: [] });
    await task(2, 'RiskAssessed', '2020-02-01', { assessmentId: id(82), level: 'Low' });
    await task(2, 'FollowUpCompleted', '2021-01-05', { retraffickingIndicators: [] });
    expect(await as('2021-12-31')).toMatchObject({ 'overdue.followUps': 1 });
    expect(await as('2020-11-01')).toMatchObject({ 'overdue.followUps': 2 });
    const next = { from: '2021-01-01', to: '2021-12-31', asOf: '2021-01-20' };
    expect(await facts.values('M21', next)).toMatchObject({ 'overdue.followUps': 1 });
  });

  it('is counted from what was known at an instant', async () => {
    await task(1, 'AftercareEntered', '2020-02-01');
    const late = { assessmentId: id(81), level: 'Low', knownFrom: '2020-06-01T00:00:00Z' };
    await task(1, 'RiskAssessed', '2020-02-05', late);
    const asOf = '2020-03-01';
    expect(await facts.values('M21', { asOf })).toMatchObject({ 'overdue.assessments': 0 });
    const before = await facts.values('M21', { asOf, knownAt: '2020-05-31T00:00:00Z' });
    expect(before).toMatchObject({ 'overdue.assessments': 1 });
  });

  it('follows the order of the history, whatever the order of its days', async () => {
    await task(1, 'CaseClosed', '2020-03-01', { reason: 'GoalsReached' });
    await task(1, 'CaseReopened', '2020-03-01');
    await task(1, 'AftercareEntered', '2020-03-01');
    expect(await as('2020-12-31')).toMatchObject({ 'overdue.assessments': 1, 'overdue.followUps': 0 });
  });

  it('leads back to the events from which it fell due', async () => {
    const entered = await task(1, 'AftercareEntered', '2020-02-01');
    await task(2, 'AftercareEntered', '2020-02-01');
    await task(2, 'RiskAssessed', '2020-02-05', { assessmentId: id(81), level: 'Low' });
    const args = figureArguments(
      { from: '2020-01-01', to: '2020-12-31', asOf: '2020-03-01' },
      '2021-01-01T00:00:00Z',
      DEFAULT_SETTINGS,
    );
    const { events } = await eventsBehind(facts.db, figuresOf(['M21'])[0]!, args, { first: 5 });
    expect(events).toEqual([
      { eventId: entered, subject: id(1), happenedOn: '2020-02-01', isCase: false, isActivity: false },
    ]);
  });

  it('uses the configured deadlines', async () => {
    await task(1, 'AftercareEntered', '2020-02-01');
    const args = { from: '2020-01-01', to: '2020-12-31', asOf: '2020-03-01' };
    const strict = figureArguments(args, '2021-01-01T00:00:00Z', { ...DEFAULT_SETTINGS, assessWithinDays: 60 });
    const { events } = await eventsBehind(facts.db, figuresOf(['M21'])[0]!, strict, { first: 5 });
    expect(events).toEqual([]);
  });
});

describe('a plan that awaits approval', () => {
  const awaiting = async (day: string) => (await as(day)).plansAwaitingApproval;

  it('waits from its submission until the decision', async () => {
    await plan(1, 'submitted', '2020-02-01');
    await plan(1, 'returned', '2020-02-10');
    await plan(1, 'submitted', '2020-02-20');
    await plan(1, 'approved', '2020-03-01');
    await plan(2, 'submitted', '2020-02-15', 72);
    expect(await awaiting('2020-01-31')).toBe(0);
    expect(await awaiting('2020-02-09')).toBe(1);
    expect(await awaiting('2020-02-10')).toBe(0);
    expect(await awaiting('2020-02-25')).toBe(2);
    expect(await awaiting('2020-12-31')).toBe(1);
  });

  it('ends with the case', async () => {
    await plan(1, 'submitted', '2020-02-01');
    await plan(1, 'ended', '2020-02-10', null);
    await plan(1, 'submitted', '2020-02-20', 73);
    expect(await awaiting('2020-02-09')).toBe(1);
    expect(await awaiting('2020-02-19')).toBe(0);
    expect(await awaiting('2020-02-20')).toBe(1);
  });
});

describe('a caseload', () => {
  it('moves from worker to worker, and counts a person once for each worker', async () => {
    await insertAssignment(1, 91, '2020-02-01', 'sokha');
    await insertAssignment(1, 92, '2020-02-01', 'sokha'); // in another role
    await insertAssignment(2, 93, '2020-02-05', 'sokha');
    await insertAssignment(2, 93, '2020-03-01', 'dara');
    await insertAssignment(2, 93, '2020-04-01', null);
    expect(await as('2020-02-29')).toMatchObject({ 'caseload.sokha': 2 });
    expect(await as('2020-03-01')).toMatchObject({ 'caseload.sokha': 1, 'caseload.dara': 1 });
    expect(await as('2020-04-01')).toEqual({
      'overdue.assessments': 0,
      'overdue.followUps': 0,
      plansAwaitingApproval: 0,
      'caseload.sokha': 1,
    });
  });

  it('has open cases only: none while it is closed, and again when it is reopened', async () => {
    await insertAssignment(1, 91, '2020-02-01', 'sokha');
    await facts.insert('exit', 1, '2020-03-01');
    await facts.insert('reopening', 1, '2020-04-01');
    await facts.insert('exit', 1, '2020-04-01');
    await facts.insert('reopening', 1, '2020-05-01');
    expect(await as('2020-02-29')).toMatchObject({ 'caseload.sokha': 1 });
    expect(await as('2020-03-01')).not.toHaveProperty(['caseload.sokha']);
    expect(await as('2020-04-30')).not.toHaveProperty(['caseload.sokha']);
    expect(await as('2020-05-01')).toMatchObject({ 'caseload.sokha': 1 });
  });
});

it('leaves out people whose data was erased, from that day on: nothing in their records can be ended', async () => {
  const erase = async (survivor: number, on: string) => {
    const told = { revision: revision++, recordedFrom: `${on}T10:00:00Z` };
    await facts.insert('plan', survivor, on, { kind: 'ended', planId: null, ...told });
    await facts.insert('assignment', survivor, on, { assignmentId: null, worker: null, ...told });
  };
  for (const survivor of [1, 2]) {
    await plan(survivor, 'submitted', '2020-02-01', 80 + survivor);
    await insertAssignment(survivor, 90 + survivor, '2020-02-01', 'sokha');
  }
  await erase(1, '2020-04-01');
  // of an earlier day, but recorded afterwards, as when all cases of a colleague go to another
  await insertAssignment(1, 91, '2020-03-01', 'dara');
  const both = { plansAwaitingApproval: 2, 'caseload.sokha': 1, 'caseload.dara': 1 };
  const oneLeft = { plansAwaitingApproval: 1, 'caseload.sokha': 1 };
  for (const count of [() => Promise.resolve(false), () => rollUp(facts.db)]) {
    await count();
    expect(await as('2020-02-29')).toMatchObject({ plansAwaitingApproval: 2, 'caseload.sokha': 2 });
    expect(await as('2020-03-31')).toMatchObject(both);
    expect(await as('2020-04-01')).toEqual({ 'overdue.assessments': 0, 'overdue.followUps': 0, ...oneLeft });
  }
  const known = { asOf: '2020-04-01', knownAt: '2020-04-01T09:59:59Z' };
  expect(await facts.values('M21', known)).toMatchObject(both);
  expect(await facts.values('M21', { ...known, knownAt: '2020-04-01T10:00:00Z' })).toMatchObject(oneLeft);
});

it('leaves out a duplicate, in which nothing continues, from when the link was known', async () => {
  await task(1, 'AftercareEntered', '2020-02-01');
  await task(2, 'FollowUpMissed', '2020-02-01');
  await plan(1, 'submitted', '2020-02-01');
  await plan(2, 'submitted', '2020-02-01');
  await insertAssignment(1, 91, '2020-02-01', 'sokha');
  await insertAssignment(2, 92, '2020-02-01', 'dara');
  await facts.insert('link', 2, '2020-05-01', { keptSurvivorId: id(1) });
  const once = { 'overdue.assessments': 1, 'overdue.followUps': 0, plansAwaitingApproval: 1, 'caseload.sokha': 1 };
  expect(await as('2020-03-01')).toEqual(once);
  const before = await facts.values('M21', { asOf: '2020-03-01', knownAt: '2020-04-30T00:00:00Z' });
  expect(before).toMatchObject({ 'overdue.followUps': 1, plansAwaitingApproval: 2, 'caseload.dara': 1 });
});
