import { refusalBeforeInput } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { survivor } from '../../survivor.js';
import {
  assessed,
  closureRequested,
  consented,
  determined,
  drafted,
  entered,
  episode,
  followedUp,
  girl,
  goal,
  goalDropped,
  goalReached,
  identified,
  journey,
  missed,
  outcomeOf,
  overridden,
  planApproved,
  reductionApproved,
  submitted,
  supervisor,
} from '../../testing.js';
import type { ClosureReason } from './closure.codes.js';

type Facts = Parameters<typeof journey>;

const asked = closureRequested;
const inAftercare = [girl(), consented(), identified(), entered()] as const;
const approver = supervisor;

describe('a case whose goals are reached (rule 12)', () => {
  const request = asked({ reason: 'GoalsReached' });
  const low = assessed({ level: 'Low', on: '2020-03-15' });
  const seen = [...inAftercare, low] as const;
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
  const planned = [...seen, drafted(), submitted(), planApproved()] as const;
  const indicators = ['Debt', 'OutOfSchool', 'NoLivelihood'] as const;

  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'is closed when nothing is open', given: [...seen], on: '2020-03-31', outcome: 'CaseClosed' },
    { title: 'is not before an assessment', given: [...inAftercare], on: '2020-03-31', outcome: 'OPEN_TASKS' },
    { title: 'is not at High', given: [...inAftercare, high], on: '2020-03-31', outcome: 'RISK_TOO_HIGH_TO_CLOSE' },
    {
      title: 'is not while its reduction waits',
      given: [...inAftercare, high, low],
      on: '2020-03-31',
      outcome: 'RISK_TOO_HIGH_TO_CLOSE',
    },
    { title: 'is once that is approved', given: [...inAftercare, ...lowered], on: '2020-03-31', outcome: 'CaseClosed' },
    {
      title: 'is when a visit lies in the future',
      given: [...inAftercare, low],
      on: '2020-04-13',
      outcome: 'CaseClosed',
    },
    { title: 'is not when it is due', given: [...inAftercare, low], on: '2020-04-14', outcome: 'OPEN_TASKS' },
    {
      title: 'is not when one was missed',
      given: [...seen, missed({ on: '2020-03-20' })],
      on: '2020-03-31',
      outcome: 'OPEN_TASKS',
    },
    {
      title: 'is when it was made up for',
      given: [...seen, missed(), followedUp({ on: '2020-03-22' })],
      on: '2020-03-31',
      outcome: 'CaseClosed',
    },
    {
      title: 'is not when a new assessment is due',
      given: [...seen, followedUp({ retraffickingIndicators: indicators })],
      on: '2020-03-31',
      outcome: 'OPEN_TASKS',
    },
    { title: 'is not when a guardian is missing', given: [...lost], on: '2020-03-31', outcome: 'OPEN_TASKS' },
    {
      title: 'is when an adult has none',
      given: [...lost, followedUp({ on: '2020-06-02' })],
      on: '2020-06-02',
      outcome: 'CaseClosed',
    },
    {
      title: 'is not when an override waits for review',
      given: [...seen, overridden()],
      on: '2020-03-31',
      outcome: 'OPEN_TASKS',
    },
    { title: 'is when that is done', given: [...seen, overridden(), upheld], on: '2020-03-31', outcome: 'CaseClosed' },
    {
      title: 'is not when a correction waits for review',
      given: [...seen, corrected],
      on: '2020-03-31',
      outcome: 'OPEN_TASKS',
    },
    {
      title: 'is not when a determination waits',
      given: [...seen, determined()],
      on: '2020-03-31',
      outcome: 'OPEN_TASKS',
    },
    { title: 'is not when a goal is open', given: [...planned], on: '2020-03-31', outcome: 'GOALS_OPEN' },
    {
      title: 'is when the goal was reached',
      given: [...planned, goalReached()],
      on: '2020-03-31',
      outcome: 'CaseClosed',
    },
    {
      title: 'is when the goal was dropped',
      given: [...planned, goalDropped()],
      on: '2020-03-31',
      outcome: 'CaseClosed',
    },
    {
      title: 'is not before that',
      given: [...planned, goalReached({ on: '2020-04-02' })],
      on: '2020-04-01',
      outcome: 'DATE_ORDER',
    },
    {
      title: 'is not when one of two goals is open',
      given: [
        ...seen,
        drafted({ goals: [goal(), goal({ goalId: 'job' })] }),
        submitted(),
        planApproved(),
        goalReached(),
      ],
      on: '2020-03-31',
      outcome: 'GOALS_OPEN',
    },
    {
      title: 'is when a plan waits',
      given: [...seen, drafted(), submitted()],
      on: '2020-03-31',
      outcome: 'CaseClosed',
    },
  ])('$title → $outcome', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given, request).when('CloseCase', { on }, { by: approver }))).toBe(outcome);
  });

  it('is closed with an open goal for another reason, or against the rule', () => {
    const moved = journey(...planned, asked({ reason: 'MovedAway' }));
    expect(outcomeOf(moved.when('CloseCase', { on: '2020-03-31' }, { by: approver }))).toBe('CaseClosed');
    const irregular = { code: 'GOALS_OPEN', explanation: 'The plan was written for another girl.' };
    const input = { on: '2020-03-31', irregular };
    expect(outcomeOf(journey(...planned, request).when('CloseCase', input, { by: approver }))).toBe('CaseClosed');
  });

  it('lists the open tasks, and since when they are open', () => {
    const answer = () =>
      survivor.decide.CloseCase(journey(...inAftercare, request).state(), { on: '2020-03-31' }, asking);
    const asking = {
      steps: {},
      by: { organisation: 'A21', ...approver },
      now: '2020-03-31T09:00:00.000Z',
      commandId: 'the-command',
      settings: DEFAULT_SETTINGS,
    };
    expect(answer).toThrow('Tasks are still open (FirstAssessment, due 2020-02-24): complete them first.');
  });

  it('is not offered to be closed while colleagues owe a review or a task, which no day and no reason settles', () => {
    const { by, now, settings } = {
      by: { organisation: 'A21', ...approver },
      now: '2020-03-31T09:00:00.000Z',
      settings: DEFAULT_SETTINGS,
    };
    const offer = (...facts: Facts) =>
      refusalBeforeInput(survivor, 'CloseCase', journey(...facts, request).state(), {
        steps: {},
        by,
        now,
        commandId: 'the-command',
        settings,
      })?.code;
    const set = {
      type: 'TaskSet',
      data: { taskId: 'task', on: '2020-03-15', title: 'Fetch the papers.', dueOn: '2020-09-01', worker: 'sokha' },
    } as const;
    expect(offer(...seen, overridden())).toBe('OPEN_TASKS');
    expect(offer(...seen, set)).toBe('OPEN_TASKS');
    expect(offer(...seen, overridden(), upheld)).toBeUndefined();
    // an assessment may be recorded for a day before the closure
    expect(offer(...inAftercare)).toBeUndefined();
  });

  it('is closed sooner where the settings require fewer visits', () => {
    const asking = { by: approver, settings: { followUpDays: { High: 3, Medium: 14, Low: 90 } } };
    expect(outcomeOf(journey(...seen, request).when('CloseCase', { on: '2020-04-14' }, asking))).toBe('CaseClosed');
  });

  it.each<[ClosureReason, Facts, string]>([
    ['LostContact', [...inAftercare], 'CaseClosed'],
    ['MovedAway', [...inAftercare], 'CaseClosed'],
    ['RefusedServices', [...inAftercare], 'CaseClosed'],
    ['Deceased', [...inAftercare], 'CaseClosed'],
    ['Transferred', [...inAftercare], 'OPEN_TASKS'],
    ['LostContact', [...inAftercare, overridden()], 'OPEN_TASKS'],
    ['LostContact', [...inAftercare, high], 'RISK_TOO_HIGH_TO_CLOSE'],
    ['Deceased', [...inAftercare, high], 'CaseClosed'],
  ])('closed for a reason that ends contact (%s) waits only for what colleagues must do', (reason, facts, outcome) => {
    const given = journey(...facts, asked({ reason }));
    expect(outcomeOf(given.when('CloseCase', { on: '2020-03-31' }, { by: approver }))).toBe(outcome);
  });
});
