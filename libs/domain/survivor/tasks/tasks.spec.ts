import { DEFAULT_SETTINGS } from '#settings';
import { dueDays, type Facts } from '../testing/due.js';
import {
  assessed,
  assigned,
  closed,
  drafted,
  entered,
  girl,
  goal,
  goalReached,
  journey,
  overridden,
  planApproved,
  planReturned,
  planRevised,
  reopened,
  submitted,
} from '../testing.js';
import { tasksOf } from './due.rules.js';

const at = '2020-03-02T09:00:00.000Z';
const withInstant = <Fact extends object>(fact: Fact) => ({ ...fact, at });

describe('the entry into aftercare', () => {
  const first = ['FirstAssessment', 'FirstPlan'] as const;

  it.each<[string, Facts, string[]]>([
    ['nothing before', [], []],
    ['a first assessment and a first plan', [entered()], ['FirstAssessment 2020-02-24', 'FirstPlan 2020-03-11']],
    [
      'only a plan, when an assessment was made before',
      [assessed({ on: '2020-02-03' }), entered()],
      ['FirstPlan 2020-03-11'],
    ],
    ['only a plan, once an assessment is made', [entered(), assessed()], ['FirstPlan 2020-03-11']],
    [
      'still a plan, while it is drafted',
      [entered(), drafted(), submitted()],
      ['FirstAssessment 2020-02-24', 'FirstPlan 2020-03-11'],
    ],
    [
      'only an assessment, once a plan is approved',
      [entered(), drafted(), submitted(), planApproved()],
      ['FirstAssessment 2020-02-24'],
    ],
    ['nothing more after closure', [entered(), closed()], []],
    [
      'all again when the survivor returns',
      [
        entered(),
        assessed(),
        drafted(),
        submitted(),
        planApproved(),
        closed(),
        reopened(),
        entered({ on: '2020-05-04' }),
      ],
      ['FirstAssessment 2020-05-18', 'FirstPlan 2020-06-03'],
    ],
  ])('makes due %s', (_, facts, expected) => {
    expect(dueDays(facts, first)).toEqual(expected);
  });

  it('within the days that the settings define', () => {
    expect(dueDays([entered()], first, { assessWithinDays: 3, planWithinDays: 5 })).toEqual([
      'FirstAssessment 2020-02-13',
      'FirstPlan 2020-02-15',
    ]);
  });
});

describe('a plan', () => {
  const active = [drafted(), submitted(), planApproved()] as const;
  const second = [planRevised(), submitted({ planId: 'second' })] as const;

  it.each<[string, Facts, string[]]>([
    ['needs no approval while it is drafted', [drafted()], []],
    ['waits for approval', [drafted(), withInstant(submitted())], ['PlanApproval 2020-03-05']],
    ['not when it was returned', [drafted(), submitted(), planReturned()], []],
    ['has goals that fall due once it is approved', [...active], ['PlanGoal 2020-09-30']],
    [
      'has them while a new one waits',
      [...active, planRevised(), withInstant(submitted({ planId: 'second' }))],
      ['PlanApproval 2020-03-05', 'PlanGoal 2020-09-30'],
    ],
    [
      'has those of the new one once that is approved',
      [
        ...active,
        planRevised({ goals: [goal({ goalId: 'job', dueOn: '2020-12-31' })] }),
        submitted({ planId: 'second' }),
        planApproved({ planId: 'second' }),
      ],
      ['PlanGoal 2020-12-31'],
    ],
    [
      'has no goal that was reached while it waited',
      [
        ...active,
        planRevised({ goals: [goal(), goal({ goalId: 'job', dueOn: '2020-12-31' })] }),
        submitted({ planId: 'second' }),
        goalReached(),
        planApproved({ planId: 'second' }),
      ],
      ['PlanGoal 2020-12-31'],
    ],
    [
      'has a goal of that id when the case was closed and reopened since',
      [
        ...active,
        goalReached(),
        closed(),
        reopened(),
        drafted({ planId: 'third', on: '2020-05-05' }),
        submitted({ planId: 'third' }),
        planApproved({ planId: 'third' }),
      ],
      ['PlanGoal 2020-09-30'],
    ],
    ['ends with the case', [...active, ...second, closed()], []],
  ])('%s', (_, facts, expected) => {
    expect(dueDays(facts, ['PlanApproval', 'PlanGoal'])).toEqual(expected);
  });
});

describe('a task', () => {
  const on = (asOf: string) => tasksOf(journey(girl(), assigned(), assessed()).state().tasks, DEFAULT_SETTINGS, asOf);

  it('is overdue from the day after its due day', () => {
    expect(on('2020-02-26')).toEqual([
      { kind: 'FollowUp', ref: 'event-2', since: '2020-02-12', dueOn: '2020-02-26', overdue: false },
    ]);
    expect(on('2020-02-27')).toMatchObject([{ overdue: true }]);
  });

  it('comes before a task that falls due later', () => {
    const { tasks } = journey(girl(), entered(), assessed(), closed(), overridden()).state();
    const days = tasksOf(tasks, DEFAULT_SETTINGS, '2020-03-01').map(({ dueOn }) => dueOn);
    expect(days).toEqual(days.toSorted());
    expect(days.length).toBeGreaterThan(4);
  });
});
