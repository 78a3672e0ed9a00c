import type { Actor } from '#kernel/decider';
import {
  assessed,
  closed,
  closureRequested,
  consented,
  drafted,
  entered,
  followedUp,
  girl,
  identified,
  journey,
  outcomeOf,
  planApproved,
  reopened,
  submitted,
  supervisor,
} from '../../testing.js';

type Facts = Parameters<typeof journey>;

/** The reason is LostContact, which leaves no task open, so that a spec is about something else. */
const asked = closureRequested;
const unassessed = { type: 'ClosureRequested', data: { reason: 'LostContact', on: '2020-03-30' } } as const;
const inCourt = {
  type: 'ProsecutionOpened',
  data: { prosecutionId: 'one', on: '2020-03-09', court: 'Siem Reap', article: '15', role: 'Witness' },
} as const;
const outOfCourt = {
  type: 'ProsecutionConcluded',
  data: { prosecutionId: 'one', outcome: 'Convicted', on: '2020-03-20' },
} as const;
const inAftercare = [girl(), consented(), identified(), entered()] as const;
const moved = { type: 'HousingChanged', data: { on: '2020-03-12', arrangement: 'Shelter' } } as const;
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

/** What the closing of a case must follow: the event, and its day. */
const LAST: readonly [string, Facts, string][] = [
  ['the entry into aftercare', [...inAftercare], '2020-02-10'],
  ['the last move', [...inAftercare, moved], '2020-03-12'],
  ['the last service was delivered', [...inAftercare, served], '2020-03-25'],
  ['the prosecution was concluded', [...inAftercare, inCourt, outOfCourt], '2020-03-20'],
  ['the arrival after repatriation', [...inAftercare, onTheWay, arrived], '2020-03-22'],
  ['the last assessment', [...inAftercare, assessed({ on: '2020-03-21' })], '2020-03-21'],
  ['the last follow-up', [...inAftercare, followedUp({ on: '2020-03-24' })], '2020-03-24'],
  [
    'the approval of the plan',
    [...inAftercare, drafted(), submitted(), planApproved({ on: '2020-03-06' })],
    '2020-03-06',
  ],
  ['the cancelling of the repatriation', [...inAftercare, onTheWay, calledOff], '2020-03-18'],
];
const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
const approver = supervisor;

describe('a case is closed (rule 12)', () => {
  it.each<[string, Facts, { by?: Partial<Actor>; on?: string }, string]>([
    ['by a supervisor, as requested', [...inAftercare, asked()], {}, 'CaseClosed'],
    ['on the day of the request', [...inAftercare, asked()], { on: '2020-03-30' }, 'CaseClosed'],
    ['before the request', [...inAftercare, asked()], { on: '2020-03-29' }, 'DATE_ORDER'],
    ['without a request', [...inAftercare], {}, 'CLOSURE_NOT_REQUESTED'],
    ['by a case worker', [...inAftercare, asked()], { by: { id: 'bopha' } }, 'APPROVER_ROLE_REQUIRED'],
    ['by the supervisor who requested it', [...inAftercare, asked({}, approver)], {}, 'APPROVER_IS_AUTHOR'],
    ['without final assessment', [...inAftercare, unassessed], {}, 'FINAL_ASSESSMENT_MISSING'],
    ['after it was handed in', [...inAftercare, unassessed, asked()], {}, 'CaseClosed'],
    [
      'with an assessment that was erased since',
      [...inAftercare, asked({ finalAssessment: { erased: true } })],
      {},
      'CaseClosed',
    ],
    ['while it is in court', [...inAftercare, inCourt, asked()], {}, 'OPEN_PROSECUTION'],
    ['during a repatriation', [...inAftercare, onTheWay, asked()], {}, 'REPATRIATION_UNDER_WAY'],
    ['after the repatriation', [...inAftercare, onTheWay, asked(), arrived], {}, 'CaseClosed'],
    ['when the repatriation was cancelled', [...inAftercare, onTheWay, asked(), calledOff], {}, 'CaseClosed'],
    ['when the prosecution was concluded', [...inAftercare, inCourt, asked(), outOfCourt], {}, 'CaseClosed'],
    ['twice', [...inAftercare, asked(), closed()], { on: '2020-04-01' }, 'CASE_CLOSED'],
    [
      'on a request of its former episode',
      [...inAftercare, asked(), closed(), reopened()],
      { on: '2020-06-01' },
      'CLOSURE_NOT_REQUESTED',
    ],
    ['tomorrow', [...inAftercare, asked()], { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
  ])('%s', (_, facts, { by = approver, on = '2020-03-31' }, outcome) => {
    expect(outcomeOf(journey(...facts).when('CloseCase', { on }, { by }))).toBe(outcome);
  });

  it.each(LAST)('not before %s', (_, facts, last) => {
    const given = journey(...facts, asked({ on: '2020-02-02' }));
    const on = (day: string) => outcomeOf(given.when('CloseCase', { on: day }, { by: approver }));
    expect([on(last), on(dayBefore(last))]).toEqual(['CaseClosed', 'DATE_ORDER']);
  });

  it('for the reason of the request', () => {
    const given = journey(...inAftercare, asked({ reason: 'RefusedServices' }));
    expect(given.when('CloseCase', { on: '2020-03-31' }, { by: approver })).toEqual([
      { type: 'CaseClosed', data: { reason: 'RefusedServices', on: '2020-03-31' } },
    ]);
  });

  it('and aftercare with it', () => {
    expect(journey(...inAftercare, asked(), closed()).state().aftercare.status).toBe('outside');
  });
});

describe('a request', () => {
  it.each<[string, Facts, string, string]>([
    ['of an open case', [...inAftercare], '2020-03-30', 'ClosureRequested'],
    ['again', [...inAftercare, asked()], '2020-03-30', 'ClosureRequested'],
    ['of a closed one', [...inAftercare, asked(), closed()], '2020-04-30', 'CASE_CLOSED'],
    ['since it was reopened', [...inAftercare, closed(), reopened()], '2020-05-04', 'ClosureRequested'],
    ['before it was reopened', [...inAftercare, closed(), reopened()], '2020-05-03', 'DATE_ORDER'],
    ['before the referral', [...inAftercare], '2020-01-31', 'DATE_ORDER'],
    ['during a repatriation', [...inAftercare, onTheWay], '2020-03-30', 'REPATRIATION_UNDER_WAY'],
    ['during a prosecution', [...inAftercare, inCourt], '2020-03-30', 'ClosureRequested'],
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
    ['when it is closed', [...inAftercare, closed()], '2020-03-31', 'CaseReopened'],
    ['before it was closed', [...inAftercare, closed()], '2020-03-30', 'DATE_ORDER'],
    ['when it is open', [...inAftercare], '2020-03-31', 'CASE_NOT_CLOSED'],
    ['when it is about to be closed', [...inAftercare, asked()], '2020-03-31', 'CASE_NOT_CLOSED'],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('ReopenCase', { retrafficking: false, on }))).toBe(outcome);
  });

  it('as a new episode', () => {
    expect(journey(...inAftercare, closed(), reopened()).state().closure).toMatchObject({ status: 'open', episode: 2 });
  });
});
