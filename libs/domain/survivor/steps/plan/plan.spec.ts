import type { Actor } from '#kernel/decider';
import {
  closed,
  drafted,
  girl,
  goal,
  journey,
  outcomeOf,
  planApproved,
  planReturned,
  planRevised,
  refusalOf,
  reopened,
  submitted,
  supervisor,
} from '../../testing.js';
import type { PlanCommands } from './plan.decider.js';
import { requireGoal } from './plan.rules.js';

type Facts = Parameters<typeof journey>;

const active = [girl(), drafted(), submitted(), planApproved()] as const;
const second = [planRevised(), submitted({ planId: 'second', on: '2020-03-03' })] as const;
const replaced = [...active, ...second, planApproved({ planId: 'second', on: '2020-03-05' })] as const;

describe('a plan is drafted', () => {
  const draft = { on: '2020-02-14', goals: [goal()] } as PlanCommands['DraftCasePlan'];

  it.each<[string, Facts, Partial<typeof draft>, string]>([
    ['with the survivor', [girl()], {}, 'CasePlanDrafted'],
    ['beside another draft', [girl(), drafted()], {}, 'CasePlanDrafted'],
    ['beside one that was returned', [girl(), drafted(), submitted(), planReturned()], {}, 'CasePlanDrafted'],
    ['not beside an active one', [...active], {}, 'PLAN_ACTIVE'],
    ['again when the case was reopened', [...active, closed(), reopened()], { on: '2020-05-04' }, 'CasePlanDrafted'],
    ['not before it was', [...active, closed(), reopened()], { on: '2020-05-03' }, 'DATE_ORDER'],
    ['not before the referral', [girl()], { on: '2020-01-31' }, 'DATE_ORDER'],
    ['not tomorrow', [girl()], { on: '2026-03-02', goals: [goal({ dueOn: '2026-04-01' }) as never] }, 'DATE_IN_FUTURE'],
    ['with a goal', [girl()], { goals: [] }, 'GOALS_MISSING'],
    ['with each goal once', [girl()], { goals: [goal(), goal()] as never }, 'GOAL_TWICE'],
    ['with goals that lie ahead', [girl()], { goals: [goal({ dueOn: '2020-02-13' }) as never] }, 'DATE_ORDER'],
    ['with goals of the same day', [girl()], { goals: [goal({ dueOn: '2020-02-14' }) as never] }, 'CasePlanDrafted'],
  ])('%s', (_, facts, input, outcome) => {
    expect(outcomeOf(journey(...facts).when('DraftCasePlan', { ...draft, ...input }))).toBe(outcome);
  });

  it('with the id of the command when none is given', () => {
    expect(journey(girl()).when('DraftCasePlan', draft)).toEqual([
      { type: 'CasePlanDrafted', data: { ...draft, planId: 'the-command' } },
    ]);
  });

  it('once under its id: another text is another plan', () => {
    const given = journey(...active);
    expect(given.when('DraftCasePlan', { ...draft, planId: 'plan' })).toEqual([]);
    const other = { ...draft, planId: 'plan', on: '2020-02-15' };
    expect(journey(girl(), drafted()).when('DraftCasePlan', other)).toBe('ID_USED');
    expect(given.when('ReviseCasePlan', { ...draft, planId: 'plan', on: '2020-03-02' })).toBe('ID_USED');
  });
});

describe('a plan is submitted', () => {
  it.each<[string, Facts, string, string]>([
    ['when it is drafted', [girl(), drafted()], '2020-02-14', 'CasePlanSubmitted'],
    ['not before', [girl(), drafted()], '2020-02-13', 'DATE_ORDER'],
    [
      'again, when it was returned',
      [girl(), drafted(), submitted(), planReturned()],
      '2020-02-16',
      'CasePlanSubmitted',
    ],
    ['once', [girl(), drafted(), submitted()], '2020-02-15', ''],
    ['once, and not on another day', [girl(), drafted(), submitted()], '2020-02-16', 'ALREADY_SUBMITTED'],
    ['not when it is approved', [...active], '2020-02-18', 'ALREADY_SUBMITTED'],
    ['not when there is none', [girl()], '2020-02-15', 'NOTHING_HERE'],
    ['not when the case was closed since', [girl(), drafted(), closed(), reopened()], '2020-05-05', 'NOTHING_HERE'],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('SubmitCasePlan', { planId: 'plan', on }))).toBe(outcome);
  });
});

describe('a plan is approved (rule 8)', () => {
  const waiting = [girl(), drafted(), submitted()] as const;
  const author = { id: 'sokha', role: 'SUPERVISOR' };

  it.each<[string, Facts, { by?: Partial<Actor>; on?: string }, string]>([
    ['by a supervisor', [...waiting], {}, 'CasePlanApproved'],
    ['not by a case worker', [...waiting], { by: { id: 'bopha' } }, 'APPROVER_ROLE_REQUIRED'],
    ['not by its author', [...waiting], { by: author }, 'APPROVER_IS_AUTHOR'],
    ['not before it was submitted', [...waiting], { on: '2020-02-14' }, 'DATE_ORDER'],
    ['not tomorrow', [...waiting], { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['not unless it was submitted', [girl(), drafted()], {}, 'PLAN_NOT_SUBMITTED'],
    ['not when it was returned', [...waiting, planReturned()], { on: '2020-02-17' }, 'PLAN_NOT_SUBMITTED'],
    ['once', [...active], { on: '2020-02-17' }, ''],
    ['once, and not on another day', [...active], { on: '2020-02-18' }, 'ALREADY_APPROVED'],
    ['not when there is none', [girl()], {}, 'NOTHING_HERE'],
  ])('%s', (_, facts, { by = supervisor, on = '2020-02-15' }, outcome) => {
    expect(outcomeOf(journey(...facts).when('ApproveCasePlan', { planId: 'plan', on }, { by }))).toBe(outcome);
  });

  it('not before the plan that it replaces', () => {
    const given = journey(
      ...active,
      planRevised({ on: '2020-02-17', why: 'The survivor wants to work.' }),
      submitted({ planId: 'second', on: '2020-02-17' }),
    );
    expect(outcomeOf(given.when('ApproveCasePlan', { planId: 'second', on: '2020-02-16' }, { by: supervisor }))).toBe(
      'DATE_ORDER',
    );
  });
});

describe('a plan is returned', () => {
  const waiting = [girl(), drafted(), submitted()] as const;
  const reason = 'Ask the survivor for their wishes.';

  it.each<[string, Facts, { by?: Partial<Actor>; on?: string }, string]>([
    ['by a supervisor', [...waiting], {}, 'CasePlanReturned'],
    ['not by a case worker', [...waiting], { by: { id: 'bopha' } }, 'APPROVER_ROLE_REQUIRED'],
    ['not by its author', [...waiting], { by: { id: 'sokha', role: 'SUPERVISOR' } }, 'APPROVER_IS_AUTHOR'],
    ['not unless it was submitted', [girl(), drafted()], {}, 'PLAN_NOT_SUBMITTED'],
    ['once', [...waiting, planReturned()], {}, ''],
    ['once, and not on another day', [...waiting, planReturned()], { on: '2020-02-17' }, 'PLAN_NOT_SUBMITTED'],
    ['not when it is active', [...active], { on: '2020-02-18' }, 'PLAN_NOT_SUBMITTED'],
  ])('%s', (_, facts, { by = supervisor, on = '2020-02-16' }, outcome) => {
    expect(outcomeOf(journey(...facts).when('ReturnCasePlan', { planId: 'plan', on, reason }, { by }))).toBe(outcome);
  });
});

describe('a plan is revised', () => {
  const why = 'The survivor wants to work.';
  const revise = { on: '2020-03-02', goals: [goal({ goalId: 'job' })], why } as PlanCommands['ReviseCasePlan'];

  it.each<[string, Facts, Partial<typeof revise>, string]>([
    ['when it is active', [...active], {}, 'CasePlanRevised'],
    ['on the day of its approval', [...active], { on: '2020-02-17' }, 'CasePlanRevised'],
    ['not before', [...active], { on: '2020-02-16' }, 'DATE_ORDER'],
    ['not when none is active', [girl(), drafted(), submitted()], {}, 'PLAN_NOT_APPROVED'],
    [
      'not when the case was closed since',
      [...active, closed(), reopened()],
      { on: '2020-05-05' },
      'PLAN_NOT_APPROVED',
    ],
    ['with goals that were reached', [...active], { goalsReached: ['goal'] }, 'CasePlanRevised'],
    ['with no other goals that were', [...active], { goalsReached: ['another'] }, 'GOAL_UNKNOWN'],
    ['with goals that go on', [...active], { goals: [goal() as never] }, 'CasePlanRevised'],
    [
      'with none that goes on and was reached',
      [...active],
      { goals: [goal() as never], goalsReached: ['goal'] },
      'GOAL_TWICE',
    ],
  ])('%s', (_, facts, input, outcome) => {
    expect(outcomeOf(journey(...facts).when('ReviseCasePlan', { ...revise, ...input }))).toBe(outcome);
  });

  it('and records which plan it revises', () => {
    expect(journey(...active).when('ReviseCasePlan', revise)).toEqual([
      { type: 'CasePlanRevised', data: { ...revise, planId: 'the-command', goalsReached: [], revises: 'plan' } },
    ]);
  });

  it('once under its id, although another plan is active by now', () => {
    const { revises: _, ...input } = planRevised().data;
    const given = journey(...replaced);
    expect(given.when('ReviseCasePlan', input as never)).toEqual([]);
    expect(given.when('ReviseCasePlan', { ...input, goalsReached: ['goal'] } as never)).toBe('ID_USED');
  });
});

describe('a service serves (rule 8)', () => {
  it.each<[string, Facts, { goalId?: string; on: string }, string]>([
    ['a goal of the active plan', [...active], { on: '2020-02-17' }, ''],
    ['none before the plan was approved', [...active], { on: '2020-02-16' }, 'PLAN_NOT_APPROVED'],
    ['none of a draft', [girl(), drafted(), submitted()], { on: '2020-02-17' }, 'PLAN_NOT_APPROVED'],
    ['no other goal', [...active], { goalId: 'another', on: '2020-02-17' }, 'PLAN_NOT_APPROVED'],
    ['the old plan while the new one waits', [...active, ...second], { on: '2020-03-04' }, ''],
    ['not the new one', [...active, ...second], { goalId: 'job', on: '2020-03-04' }, 'PLAN_NOT_APPROVED'],
    ['the new plan once it is approved', [...replaced], { goalId: 'job', on: '2020-03-05' }, ''],
    ['the old one no more', [...replaced], { on: '2020-03-06' }, 'PLAN_NOT_APPROVED'],
    ['the old one when it was in force', [...replaced], { on: '2020-03-04' }, ''],
    ['none after closure', [...active, closed(), reopened()], { on: '2020-05-05' }, 'PLAN_NOT_APPROVED'],
  ])('%s', (_, facts, { goalId = 'goal', on }, outcome) => {
    const { plan } = journey(...facts).state();
    expect(refusalOf(() => requireGoal(plan, { goalId, emergency: false, on }))).toBe(outcome);
  });

  it('no goal in an emergency, or when a supervisor records it against the rule', () => {
    const { plan } = journey(girl()).state();
    const asked = { goalId: undefined, on: '2020-02-17' };
    const says = (input: { emergency: boolean; irregular?: string }) =>
      refusalOf(() => requireGoal(plan, { ...asked, ...input }));
    expect(says({ emergency: false })).toBe('PLAN_NOT_APPROVED');
    expect(says({ emergency: true })).toBe('');
    expect(says({ emergency: false, irregular: 'PLAN_NOT_APPROVED' })).toBe('');
  });
});
