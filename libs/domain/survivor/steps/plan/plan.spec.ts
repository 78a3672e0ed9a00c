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

  it.each<{ title: string; given: Facts; input: Partial<typeof draft>; outcome: string }>([
    { title: 'with the survivor', given: [girl()], input: {}, outcome: 'CasePlanDrafted' },
    { title: 'beside another draft', given: [girl(), drafted()], input: {}, outcome: 'CasePlanDrafted' },
    {
      title: 'beside one that was returned',
      given: [girl(), drafted(), submitted(), planReturned()],
      input: {},
      outcome: 'CasePlanDrafted',
    },
    { title: 'not beside an active one', given: [...active], input: {}, outcome: 'PLAN_ACTIVE' },
    {
      title: 'again when the case was reopened',
      given: [...active, closed(), reopened()],
      input: { on: '2020-05-04' },
      outcome: 'CasePlanDrafted',
    },
    {
      title: 'not before it was',
      given: [...active, closed(), reopened()],
      input: { on: '2020-05-03' },
      outcome: 'DATE_ORDER',
    },
    { title: 'not before the referral', given: [girl()], input: { on: '2020-01-31' }, outcome: 'DATE_ORDER' },
    {
      title: 'not tomorrow',
      given: [girl()],
      input: { on: '2026-03-02', goals: [goal({ dueOn: '2026-04-01' }) as never] },
      outcome: 'DATE_IN_FUTURE',
    },
    { title: 'with a goal', given: [girl()], input: { goals: [] }, outcome: 'GOALS_MISSING' },
    {
      title: 'with each goal once',
      given: [girl()],
      input: { goals: [goal(), goal()] as never },
      outcome: 'GOAL_TWICE',
    },
    {
      title: 'with goals that lie ahead',
      given: [girl()],
      input: { goals: [goal({ dueOn: '2020-02-13' }) as never] },
      outcome: 'DATE_ORDER',
    },
    {
      title: 'with goals of the same day',
      given: [girl()],
      input: { goals: [goal({ dueOn: '2020-02-14' }) as never] },
      outcome: 'CasePlanDrafted',
    },
  ])('$title → $outcome', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(...given).when('DraftCasePlan', { ...draft, ...input }))).toBe(outcome);
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
  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'when it is drafted', given: [girl(), drafted()], on: '2020-02-14', outcome: 'CasePlanSubmitted' },
    { title: 'not before', given: [girl(), drafted()], on: '2020-02-13', outcome: 'DATE_ORDER' },
    {
      title: 'again, when it was returned',
      given: [girl(), drafted(), submitted(), planReturned()],
      on: '2020-02-16',
      outcome: 'CasePlanSubmitted',
    },
    { title: 'once', given: [girl(), drafted(), submitted()], on: '2020-02-15', outcome: '' },
    {
      title: 'once, and not on another day',
      given: [girl(), drafted(), submitted()],
      on: '2020-02-16',
      outcome: 'ALREADY_SUBMITTED',
    },
    { title: 'not when it is approved', given: [...active], on: '2020-02-18', outcome: 'ALREADY_SUBMITTED' },
    { title: 'not when there is none', given: [girl()], on: '2020-02-15', outcome: 'NOTHING_HERE' },
    {
      title: 'not when the case was closed since',
      given: [girl(), drafted(), closed(), reopened()],
      on: '2020-05-05',
      outcome: 'NOTHING_HERE',
    },
  ])('$title', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('SubmitCasePlan', { planId: 'plan', on }))).toBe(outcome);
  });
});

describe('a plan is approved (rule 8)', () => {
  const waiting = [girl(), drafted(), submitted()] as const;
  const author = { id: 'sokha', role: 'SUPERVISOR' };

  it.each<{ title: string; given: Facts; by?: Partial<Actor>; on?: string; outcome: string }>([
    { title: 'by a supervisor', given: [...waiting], outcome: 'CasePlanApproved' },
    { title: 'not by a case worker', given: [...waiting], by: { id: 'bopha' }, outcome: 'APPROVER_ROLE_REQUIRED' },
    { title: 'not by its author', given: [...waiting], by: author, outcome: 'APPROVER_IS_AUTHOR' },
    { title: 'not before it was submitted', given: [...waiting], on: '2020-02-14', outcome: 'DATE_ORDER' },
    { title: 'not tomorrow', given: [...waiting], on: '2026-03-02', outcome: 'DATE_IN_FUTURE' },
    { title: 'not unless it was submitted', given: [girl(), drafted()], outcome: 'PLAN_NOT_SUBMITTED' },
    {
      title: 'not when it was returned',
      given: [...waiting, planReturned()],
      on: '2020-02-17',
      outcome: 'PLAN_NOT_SUBMITTED',
    },
    { title: 'once', given: [...active], on: '2020-02-17', outcome: '' },
    { title: 'once, and not on another day', given: [...active], on: '2020-02-18', outcome: 'ALREADY_APPROVED' },
    { title: 'not when there is none', given: [girl()], outcome: 'NOTHING_HERE' },
  ])('$title', ({ given, by = supervisor, on = '2020-02-15', outcome }) => {
    expect(outcomeOf(journey(...given).when('ApproveCasePlan', { planId: 'plan', on }, { by }))).toBe(outcome);
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

  it.each<{ title: string; given: Facts; by?: Partial<Actor>; on?: string; outcome: string }>([
    { title: 'by a supervisor', given: [...waiting], outcome: 'CasePlanReturned' },
    { title: 'not by a case worker', given: [...waiting], by: { id: 'bopha' }, outcome: 'APPROVER_ROLE_REQUIRED' },
    {
      title: 'not by its author',
      given: [...waiting],
      by: { id: 'sokha', role: 'SUPERVISOR' },
      outcome: 'APPROVER_IS_AUTHOR',
    },
    { title: 'not unless it was submitted', given: [girl(), drafted()], outcome: 'PLAN_NOT_SUBMITTED' },
    { title: 'once', given: [...waiting, planReturned()], outcome: '' },
    {
      title: 'once, and not on another day',
      given: [...waiting, planReturned()],
      on: '2020-02-17',
      outcome: 'PLAN_NOT_SUBMITTED',
    },
    { title: 'not when it is active', given: [...active], on: '2020-02-18', outcome: 'PLAN_NOT_SUBMITTED' },
  ])('$title', ({ given, by = supervisor, on = '2020-02-16', outcome }) => {
    expect(outcomeOf(journey(...given).when('ReturnCasePlan', { planId: 'plan', on, reason }, { by }))).toBe(outcome);
  });
});

describe('a service serves (rule 8)', () => {
  it.each<{ title: string; given: Facts; goalId?: string; on: string; outcome: string }>([
    { title: 'a goal of the active plan', given: [...active], on: '2020-02-17', outcome: '' },
    { title: 'none before the plan was approved', given: [...active], on: '2020-02-16', outcome: 'PLAN_NOT_APPROVED' },
    {
      title: 'none of a draft',
      given: [girl(), drafted(), submitted()],
      on: '2020-02-17',
      outcome: 'PLAN_NOT_APPROVED',
    },
    { title: 'no other goal', given: [...active], goalId: 'another', on: '2020-02-17', outcome: 'PLAN_NOT_APPROVED' },
    { title: 'the old plan while the new one waits', given: [...active, ...second], on: '2020-03-04', outcome: '' },
    {
      title: 'not the new one',
      given: [...active, ...second],
      goalId: 'job',
      on: '2020-03-04',
      outcome: 'PLAN_NOT_APPROVED',
    },
    { title: 'the new plan once it is approved', given: [...replaced], goalId: 'job', on: '2020-03-05', outcome: '' },
    { title: 'the old one no more', given: [...replaced], on: '2020-03-06', outcome: 'PLAN_NOT_APPROVED' },
    { title: 'the old one when it was in force', given: [...replaced], on: '2020-03-04', outcome: '' },
    {
      title: 'none after closure',
      given: [...active, closed(), reopened()],
      on: '2020-05-05',
      outcome: 'PLAN_NOT_APPROVED',
    },
  ])('$title', ({ given, goalId = 'goal', on, outcome }) => {
    const { plan } = journey(...given).state();
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
