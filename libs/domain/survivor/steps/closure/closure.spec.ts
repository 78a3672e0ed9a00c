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
  inCourt,
  journey,
  outOfCourt,
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
const concluded = outOfCourt({ on: '2020-03-20' });
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
  ['the prosecution was concluded', [...inAftercare, inCourt(), concluded], '2020-03-20'],
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
  it.each<{ title: string; given: Facts; by?: Partial<Actor>; on?: string; outcome: string }>([
    { title: 'by a supervisor, as requested', given: [...inAftercare, asked()], outcome: 'CaseClosed' },
    { title: 'on the day of the request', given: [...inAftercare, asked()], on: '2020-03-30', outcome: 'CaseClosed' },
    { title: 'before the request', given: [...inAftercare, asked()], on: '2020-03-29', outcome: 'DATE_ORDER' },
    { title: 'without a request', given: [...inAftercare], outcome: 'CLOSURE_NOT_REQUESTED' },
    {
      title: 'by a case worker',
      given: [...inAftercare, asked()],
      by: { id: 'bopha' },
      outcome: 'APPROVER_ROLE_REQUIRED',
    },
    {
      title: 'by the supervisor who requested it',
      given: [...inAftercare, asked({}, approver)],
      outcome: 'APPROVER_IS_AUTHOR',
    },
    { title: 'without final assessment', given: [...inAftercare, unassessed], outcome: 'FINAL_ASSESSMENT_MISSING' },
    { title: 'after it was handed in', given: [...inAftercare, unassessed, asked()], outcome: 'CaseClosed' },
    {
      title: 'with an assessment that was erased since',
      given: [...inAftercare, asked({ finalAssessment: { erased: true } })],
      outcome: 'CaseClosed',
    },
    { title: 'while it is in court', given: [...inAftercare, inCourt(), asked()], outcome: 'OPEN_PROSECUTION' },
    { title: 'during a repatriation', given: [...inAftercare, onTheWay, asked()], outcome: 'REPATRIATION_UNDER_WAY' },
    { title: 'after the repatriation', given: [...inAftercare, onTheWay, asked(), arrived], outcome: 'CaseClosed' },
    {
      title: 'when the repatriation was cancelled',
      given: [...inAftercare, onTheWay, asked(), calledOff],
      outcome: 'CaseClosed',
    },
    {
      title: 'when the prosecution was concluded',
      given: [...inAftercare, inCourt(), asked(), concluded],
      outcome: 'CaseClosed',
    },
    { title: 'twice', given: [...inAftercare, asked(), closed()], on: '2020-04-01', outcome: 'CASE_CLOSED' },
    {
      title: 'on a request of its former episode',
      given: [...inAftercare, asked(), closed(), reopened()],
      on: '2020-06-01',
      outcome: 'CLOSURE_NOT_REQUESTED',
    },
    { title: 'tomorrow', given: [...inAftercare, asked()], on: '2026-03-02', outcome: 'DATE_IN_FUTURE' },
  ])('$title → $outcome', ({ given, by = approver, on = '2020-03-31', outcome }) => {
    expect(outcomeOf(journey(...given).when('CloseCase', { on }, { by }))).toBe(outcome);
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
  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'of an open case', given: [...inAftercare], on: '2020-03-30', outcome: 'ClosureRequested' },
    { title: 'again', given: [...inAftercare, asked()], on: '2020-03-30', outcome: 'ClosureRequested' },
    { title: 'of a closed one', given: [...inAftercare, asked(), closed()], on: '2020-04-30', outcome: 'CASE_CLOSED' },
    {
      title: 'since it was reopened',
      given: [...inAftercare, closed(), reopened()],
      on: '2020-05-04',
      outcome: 'ClosureRequested',
    },
    {
      title: 'before it was reopened',
      given: [...inAftercare, closed(), reopened()],
      on: '2020-05-03',
      outcome: 'DATE_ORDER',
    },
    { title: 'before the referral', given: [...inAftercare], on: '2020-01-31', outcome: 'DATE_ORDER' },
    {
      title: 'during a repatriation',
      given: [...inAftercare, onTheWay],
      on: '2020-03-30',
      outcome: 'REPATRIATION_UNDER_WAY',
    },
    {
      title: 'during a prosecution',
      given: [...inAftercare, inCourt()],
      on: '2020-03-30',
      outcome: 'ClosureRequested',
    },
  ])('$title → $outcome', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('RequestClosure', { reason: 'GoalsReached', on }))).toBe(outcome);
  });

  it.each(LAST)('is not made before %s', (_, facts, last) => {
    const on = (day: string) =>
      outcomeOf(journey(...facts).when('RequestClosure', { reason: 'GoalsReached', on: day }));
    expect([on(last), on(dayBefore(last))]).toEqual(['ClosureRequested', 'DATE_ORDER']);
  });
});

describe('a case is reopened', () => {
  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'when it is closed', given: [...inAftercare, closed()], on: '2020-03-31', outcome: 'CaseReopened' },
    { title: 'before it was closed', given: [...inAftercare, closed()], on: '2020-03-30', outcome: 'DATE_ORDER' },
    { title: 'when it is open', given: [...inAftercare], on: '2020-03-31', outcome: 'CASE_NOT_CLOSED' },
    {
      title: 'when it is about to be closed',
      given: [...inAftercare, asked()],
      on: '2020-03-31',
      outcome: 'CASE_NOT_CLOSED',
    },
  ])('$title → $outcome', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('ReopenCase', { retrafficking: false, on }))).toBe(outcome);
  });

  it('as a new episode', () => {
    expect(journey(...inAftercare, closed(), reopened()).state().closure).toMatchObject({ status: 'open', episode: 2 });
  });
});
