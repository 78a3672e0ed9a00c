import { USUAL, type Actor } from '#decider';
import {
  assessed,
  closed,
  consented,
  determined,
  drafted,
  entered,
  episode,
  followedUp,
  girl,
  identified,
  journey,
  missed,
  outcomeOf,
  overridden,
  planApproved,
  reductionApproved,
  reopened,
  submitted,
  supervisor,
} from '../testing.js';
import { survivor } from '../survivor.js';
import type { ClosureReason } from './closure.codes.js';
import type { ClosureEvents } from './closure.events.js';

type Facts = Parameters<typeof journey>;

/** Out of reach: nothing is owed to her any more, so that a spec is about something else. */
const asked = (said: Partial<ClosureEvents['ClosureRequested']> = {}, by: Partial<Actor> = {}) => ({
  type: 'ClosureRequested' as const,
  data: { reason: 'MovedAway' as const, finalAssessment: 'She is safe.', on: '2020-03-30', ...said },
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
const moved = { type: 'HousingChanged', data: { on: '2020-03-12', arrangement: 'Shelter' } } as const;
const suspended = { type: 'AftercareSuspended', data: { on: '2020-03-15' } } as const;
const served = {
  type: 'ServiceDelivered',
  data: {
    serviceId: 'service',
    type: 'Tutoring',
    provider: 'Partner school',
    mode: 'InPerson',
    from: '2020-03-01',
    to: '2020-03-25',
    quantity: 1,
    unit: 'Session',
    emergency: true,
  },
} as const;
const onTheWay = { type: 'RepatriationRequested', data: { from: 'TH', on: '2020-03-02' } } as const;
const arrived = {
  type: 'SurvivorRepatriated',
  data: { from: 'TH', crossing: 'Poipet', authorities: [], on: '2020-03-22' },
} as const;
const calledOff = { type: 'RepatriationCancelled', data: { on: '2020-03-18' } } as const;

/** What a case cannot have ended before: what happened, and on which day. */
const LAST: readonly [string, Facts, string][] = [
  ['she entered aftercare', [...cared], '2020-02-10'],
  ['she moved last', [...cared, moved], '2020-03-12'],
  ['aftercare was suspended', [...cared, suspended], '2020-03-15'],
  ['the last service was delivered', [...cared, served], '2020-03-25'],
  ['the prosecution was concluded', [...cared, inCourt, outOfCourt], '2020-03-20'],
  ['she was brought home', [...cared, onTheWay, arrived], '2020-03-22'],
  ['she was assessed last', [...cared, assessed({ on: '2020-03-21' })], '2020-03-21'],
  ['somebody saw her last', [...cared, followedUp({ on: '2020-03-24' })], '2020-03-24'],
  ['her plan was approved', [...cared, drafted(), submitted(), planApproved({ on: '2020-03-06' })], '2020-03-06'],
  ['her repatriation was cancelled', [...cared, onTheWay, calledOff], '2020-03-18'],
];
const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
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
    ['while she is on her way home', [...cared, onTheWay, asked()], approver, '2020-03-31', 'REPATRIATION_UNDER_WAY'],
    ['when she has arrived', [...cared, onTheWay, asked(), arrived], approver, '2020-03-31', 'CaseClosed'],
    ['when it was called off', [...cared, onTheWay, asked(), calledOff], approver, '2020-03-31', 'CaseClosed'],
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

  it.each(LAST)('not before %s', (_, facts, last) => {
    const given = journey(...facts, asked({ on: '2020-02-02' }));
    const on = (day: string) => outcomeOf(given.when('CloseCase', { on: day }, { by: approver }));
    expect([on(last), on(dayBefore(last))]).toEqual(['CaseClosed', 'DATE_ORDER']);
  });

  it('for the reason of the request', () => {
    const given = journey(...cared, asked({ reason: 'RefusedServices' }));
    expect(given.when('CloseCase', { on: '2020-03-31' }, { by: approver })).toEqual([
      { type: 'CaseClosed', data: { reason: 'RefusedServices', on: '2020-03-31' } },
    ]);
  });

  it('and aftercare with it', () => {
    expect(journey(...cared, asked(), closed()).state().aftercare.status).toBe('outside');
  });
});

describe('a case whose goals are reached (rule 12)', () => {
  const request = asked({ reason: 'GoalsReached' });
  const low = assessed({ level: 'Low', on: '2020-03-15' });
  const seen = [...cared, low] as const;
  const high = assessed({ assessmentId: 'high', level: 'High', on: '2020-03-10' });
  const lowered = [high, low, reductionApproved({ level: 'Low', on: '2020-03-16' })] as const;
  const mother = consented({ consentId: 'mother', givenBy: 'Guardian', guardianKin: 'Mother' });
  const byMother = identified({ exploitation: [episode({ recruiterKin: ['Mother'] })] });
  const lost = [girl(), mother, byMother, low] as const;
  const upheld = {
    type: 'ConsentOverrideReviewed',
    data: { overrideId: 'override', upheld: true, on: '2020-02-12' },
  } as const;
  const corrected = { type: 'EntryStruckOut', data: { eventId: 'event-9', reason: 'Another girl.' } } as const;
  const indicators = ['Debt', 'OutOfSchool', 'NoLivelihood'] as const;

  it.each<[string, Facts, string, string]>([
    ['is closed when nothing is open', [...seen], '2020-03-31', 'CaseClosed'],
    ['is not before she was assessed', [...cared], '2020-03-31', 'OPEN_TASKS'],
    ['is not at High', [...cared, high], '2020-03-31', 'RISK_TOO_HIGH_TO_CLOSE'],
    ['is not while its reduction waits', [...cared, high, low], '2020-03-31', 'RISK_TOO_HIGH_TO_CLOSE'],
    ['is once that is approved', [...cared, ...lowered], '2020-03-31', 'CaseClosed'],
    ['is when a visit lies ahead', [...cared, low], '2020-04-13', 'CaseClosed'],
    ['is not when it is due', [...cared, low], '2020-04-14', 'OPEN_TASKS'],
    ['is not when one was missed', [...seen, missed({ on: '2020-03-20' })], '2020-03-31', 'OPEN_TASKS'],
    ['is when it was made up for', [...seen, missed(), followedUp({ on: '2020-03-22' })], '2020-03-31', 'CaseClosed'],
    [
      'is not when she is to be assessed anew',
      [...seen, followedUp({ retraffickingIndicators: indicators })],
      '2020-03-31',
      'OPEN_TASKS',
    ],
    ['is not when a guardian is missing', [...lost], '2020-03-31', 'OPEN_TASKS'],
    [
      'is when she has none for being grown up',
      [...lost, followedUp({ on: '2020-06-02' })],
      '2020-06-02',
      'CaseClosed',
    ],
    ['is not when an override waits for review', [...seen, overridden()], '2020-03-31', 'OPEN_TASKS'],
    ['is when that is done', [...seen, overridden(), upheld], '2020-03-31', 'CaseClosed'],
    ['is not when a correction waits for review', [...seen, corrected], '2020-03-31', 'OPEN_TASKS'],
    ['is not when a determination waits', [...seen, determined()], '2020-03-31', 'OPEN_TASKS'],
    ['is when a goal lies ahead', [...seen, drafted(), submitted(), planApproved()], '2020-03-31', 'CaseClosed'],
    ['is when a goal is due', [...seen, drafted(), submitted(), planApproved()], '2020-04-10', 'CaseClosed'],
    ['is when a plan waits', [...seen, drafted(), submitted()], '2020-03-31', 'CaseClosed'],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts, request).when('CloseCase', { on }, { by: approver }))).toBe(outcome);
  });

  it('says what is open, and since when', () => {
    const answer = () => survivor.decide.CloseCase(journey(...cared, request).state(), { on: '2020-03-31' }, asking);
    const asking = {
      others: {},
      by: { organisation: 'A21', ...approver },
      now: '2020-03-31T09:00:00.000Z',
      commandId: 'the-command',
      settings: USUAL,
    };
    expect(answer).toThrow('Something is still to be done (FirstAssessment, due 2020-02-24): do it first.');
  });

  it('is closed sooner where an organisation visits less often', () => {
    const asking = { by: approver, settings: { followUpDays: { High: 3, Medium: 14, Low: 90 } } };
    expect(outcomeOf(journey(...seen, request).when('CloseCase', { on: '2020-04-14' }, asking))).toBe('CaseClosed');
  });

  it.each<[ClosureReason, Facts, string]>([
    ['LostContact', [...cared], 'CaseClosed'],
    ['MovedAway', [...cared], 'CaseClosed'],
    ['RefusedServices', [...cared], 'CaseClosed'],
    ['Deceased', [...cared], 'CaseClosed'],
    ['Transferred', [...cared], 'OPEN_TASKS'],
    ['LostContact', [...cared, overridden()], 'OPEN_TASKS'],
    ['LostContact', [...cared, high], 'RISK_TOO_HIGH_TO_CLOSE'],
    ['Deceased', [...cared, high], 'CaseClosed'],
  ])('of whom nobody can ask anything more (%s) waits only for what colleagues owe', (reason, facts, outcome) => {
    const given = journey(...facts, asked({ reason }));
    expect(outcomeOf(given.when('CloseCase', { on: '2020-03-31' }, { by: approver }))).toBe(outcome);
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
    ['while she is on her way home', [...cared, onTheWay], '2020-03-30', 'REPATRIATION_UNDER_WAY'],
    ['while her case is in court', [...cared, inCourt], '2020-03-30', 'ClosureRequested'],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('RequestClosure', { reason: 'GoalsReached', on }))).toBe(outcome);
  });

  it.each(LAST)('is not made before %s', (_, facts, last) => {
    const on = (day: string) =>
      outcomeOf(journey(...facts).when('RequestClosure', { reason: 'GoalsReached', on: day }));
    expect([on(last), on(dayBefore(last))]).toEqual(['ClosureRequested', 'DATE_ORDER']);
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
