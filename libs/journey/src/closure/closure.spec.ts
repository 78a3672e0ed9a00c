import type { Actor } from '#decider';
import { closed, consented, entered, girl, identified, journey, outcomeOf, reopened, supervisor } from '../testing.js';
import type { ClosureEvents } from './closure.events.js';

type Facts = Parameters<typeof journey>;

const asked = (said: Partial<ClosureEvents['ClosureRequested']> = {}, by: Partial<Actor> = {}) => ({
  type: 'ClosureRequested' as const,
  data: { reason: 'GoalsReached' as const, finalAssessment: 'She is safe.', on: '2020-03-30', ...said },
  by,
});
const unassessed = { type: 'ClosureRequested', data: { reason: 'LostContact', on: '2020-03-30' } } as const;
const inCourt = {
  type: 'ProsecutionOpened',
  data: { prosecutionId: 'one', on: '2020-03-09', court: 'Siem Reap', article: '15', role: 'Witness' },
} as const;
const outOfCourt = {
  type: 'ProsecutionConcluded',
  data: { prosecutionId: 'one', outcome: 'Convicted', on: '2020-03-20' },
} as const;
const cared = [girl(), consented(), identified(), entered()] as const;
const approver = supervisor;

describe('a case is closed (rule 12)', () => {
  it.each<[string, Facts, Partial<Actor>, string, string]>([
    ['by a supervisor, as requested', [...cared, asked()], approver, '2020-03-31', 'CaseClosed'],
    ['on the day of the request', [...cared, asked()], approver, '2020-03-30', 'CaseClosed'],
    ['before the request', [...cared, asked()], approver, '2020-03-29', 'DATE_ORDER'],
    ['that nobody asked to close', [...cared], approver, '2020-03-31', 'CLOSURE_NOT_REQUESTED'],
    ['by a case worker', [...cared, asked()], { id: 'bopha' }, '2020-03-31', 'APPROVER_ROLE_REQUIRED'],
    ['by who asked for it', [...cared, asked({}, approver)], approver, '2020-03-31', 'APPROVER_IS_AUTHOR'],
    ['without final assessment', [...cared, unassessed], approver, '2020-03-31', 'FINAL_ASSESSMENT_MISSING'],
    ['after it was handed in', [...cared, unassessed, asked()], approver, '2020-03-31', 'CaseClosed'],
    [
      'with an assessment that was erased since',
      [...cared, asked({ finalAssessment: { erased: true } })],
      approver,
      '2020-03-31',
      'CaseClosed',
    ],
    ['while it is in court', [...cared, inCourt, asked()], approver, '2020-03-31', 'OPEN_PROSECUTION'],
    ['when the court has spoken', [...cared, inCourt, asked(), outOfCourt], approver, '2020-03-31', 'CaseClosed'],
    ['twice', [...cared, asked(), closed()], approver, '2020-04-01', 'CASE_CLOSED'],
    [
      'on a request of its former episode',
      [...cared, asked(), closed(), reopened()],
      approver,
      '2020-06-01',
      'CLOSURE_NOT_REQUESTED',
    ],
    ['tomorrow', [...cared, asked()], approver, '2026-03-02', 'DATE_IN_FUTURE'],
  ])('%s', (_, facts, by, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('CloseCase', { on }, { by }))).toBe(outcome);
  });

  it('for the reason of the request', () => {
    const given = journey(...cared, asked({ reason: 'MovedAway' }));
    expect(given.when('CloseCase', { on: '2020-03-31' }, { by: approver })).toEqual([
      { type: 'CaseClosed', data: { reason: 'MovedAway', on: '2020-03-31' } },
    ]);
  });

  it('and aftercare with it', () => {
    expect(journey(...cared, asked(), closed()).state().aftercare.status).toBe('outside');
  });
});

describe('a request', () => {
  it.each<[string, Facts, string, string]>([
    ['of an open case', [...cared], '2020-03-30', 'ClosureRequested'],
    ['again', [...cared, asked()], '2020-03-30', 'ClosureRequested'],
    ['of a closed one', [...cared, asked(), closed()], '2020-04-30', 'CASE_CLOSED'],
    ['since it was reopened', [...cared, closed(), reopened()], '2020-05-04', 'ClosureRequested'],
    ['before it was reopened', [...cared, closed(), reopened()], '2020-05-03', 'DATE_ORDER'],
    ['before the referral', [...cared], '2020-01-31', 'DATE_ORDER'],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('RequestClosure', { reason: 'GoalsReached', on }))).toBe(outcome);
  });
});

describe('a case is reopened', () => {
  it.each<[string, Facts, string, string]>([
    ['when it is closed', [...cared, closed()], '2020-03-31', 'CaseReopened'],
    ['before it was closed', [...cared, closed()], '2020-03-30', 'DATE_ORDER'],
    ['when it is open', [...cared], '2020-03-31', 'CASE_NOT_CLOSED'],
    ['when it is about to be closed', [...cared, asked()], '2020-03-31', 'CASE_NOT_CLOSED'],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('ReopenCase', { retrafficking: false, on }))).toBe(outcome);
  });

  it('as a new episode', () => {
    expect(journey(...cared, closed(), reopened()).state().closure).toMatchObject({ status: 'open', episode: 2 });
  });
});
