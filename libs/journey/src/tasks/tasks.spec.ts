import { USUAL, type Settings } from '#decider';
import {
  assessed,
  closed,
  consented,
  drafted,
  entered,
  episode,
  followedUp,
  girl,
  goal,
  identified,
  journey,
  missed,
  overridden,
  planApproved,
  planReturned,
  planRevised,
  reductionApproved,
  reopened,
  revised,
  submitted,
  withdrawn,
} from '../testing.js';
import { tasksOf } from './due.rules.js';
import type { TaskKind } from './tasks.codes.js';

type Facts = Parameters<typeof journey>;

/** What is open, and by when; kinds that a spec is not about are left out. */
const open = (facts: Facts, kinds: readonly TaskKind[], settings: Partial<Settings> = {}): string[] =>
  tasksOf(journey(girl(), ...facts).state().tasks, { ...USUAL, ...settings }, '2020-03-01')
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, dueOn }) => `${kind} ${dueOn}`);

const at = '2020-03-02T09:00:00.000Z';
const recorded = <Fact extends object>(fact: Fact) => ({ ...fact, at });

describe('what was entered upon', () => {
  const first = ['FirstAssessment', 'FirstPlan'] as const;

  it.each<[string, Facts, string[]]>([
    ['nothing before', [], []],
    ['a first assessment and a first plan', [entered()], ['FirstAssessment 2020-02-24', 'FirstPlan 2020-03-11']],
    [
      'only a plan, when she was assessed before',
      [assessed({ on: '2020-02-03' }), entered()],
      ['FirstPlan 2020-03-11'],
    ],
    ['only a plan, once she is assessed', [entered(), assessed()], ['FirstPlan 2020-03-11']],
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
      'all anew when she comes back',
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
  ])('makes due %s', (_, facts, due) => {
    expect(open(facts, first)).toEqual(due);
  });

  it('by the days that an organisation gives itself', () => {
    expect(open([entered()], first, { assessWithinDays: 3, planWithinDays: 5 })).toEqual([
      'FirstAssessment 2020-02-13',
      'FirstPlan 2020-02-15',
    ]);
  });
});

describe('a follow-up (rule 10)', () => {
  const kinds = ['FollowUp', 'MissedFollowUp'] as const;
  const high = assessed({ assessmentId: 'high', level: 'High' });
  const lower = assessed({ assessmentId: 'lower', level: 'Low', on: '2020-02-14' });

  it.each<[string, Facts, string[]]>([
    ['nothing before she was assessed', [entered(), followedUp()], []],
    ['3 days at High', [high], ['FollowUp 2020-02-15']],
    ['14 days at Medium', [assessed()], ['FollowUp 2020-02-26']],
    ['30 days at Low', [assessed({ level: 'Low' })], ['FollowUp 2020-03-13']],
    ['as before while a reduction waits', [high, lower], ['FollowUp 2020-02-17']],
    [
      'less often once it is approved',
      [high, lower, reductionApproved({ assessmentId: 'lower', level: 'Low' })],
      ['FollowUp 2020-03-15'],
    ],
    ['from the last follow-up', [assessed(), followedUp({ on: '2020-02-20' })], ['FollowUp 2020-03-05']],
    [
      'from the last one, also when one before it is recorded late',
      [assessed(), followedUp({ on: '2020-02-20' }), followedUp({ on: '2020-02-15' })],
      ['FollowUp 2020-03-05'],
    ],
    [
      'from one that was missed, which is to be made up for',
      [assessed(), missed({ on: '2020-02-20' })],
      ['MissedFollowUp 2020-02-27', 'FollowUp 2020-03-05'],
    ],
    [
      'from when it was made up for',
      [assessed(), missed({ on: '2020-02-20' }), followedUp({ on: '2020-02-25' })],
      ['FollowUp 2020-03-10'],
    ],
    [
      'and it is made up for by an assessment too',
      [assessed(), missed({ on: '2020-02-20' }), lower],
      ['MissedFollowUp 2020-02-27', 'FollowUp 2020-03-21'],
    ],
    [
      'but not by what was before',
      [assessed(), missed({ on: '2020-02-20' }), followedUp({ on: '2020-02-19' })],
      ['MissedFollowUp 2020-02-27', 'FollowUp 2020-03-05'],
    ],
    [
      'nor is it when she was seen since',
      [assessed(), followedUp({ on: '2020-02-21' }), missed({ on: '2020-02-20' })],
      ['FollowUp 2020-03-06'],
    ],
    ['not after closure', [assessed(), missed({ on: '2020-02-20' }), closed()], []],
  ])('falls due %s', (_, facts, due) => {
    expect(open(facts, kinds)).toEqual(due);
  });

  it('as often as an organisation wants', () => {
    const settings = { followUpDays: { High: 1, Medium: 7, Low: 10 }, makeUpWithinDays: 2 };
    expect(open([assessed(), missed({ on: '2020-02-20' })], kinds, settings)).toEqual([
      'MissedFollowUp 2020-02-22',
      'FollowUp 2020-02-27',
    ]);
  });
});

describe('a new assessment (rule 10)', () => {
  const kinds = ['NewAssessment'] as const;
  const three = followedUp({ on: '2020-02-20', retraffickingIndicators: ['Debt', 'OutOfSchool', 'NoLivelihood'] });

  it.each<[string, Facts, string[]]>([
    ['with three indicators', [assessed(), three], ['NewAssessment 2020-02-20']],
    ['not with two', [assessed(), followedUp({ retraffickingIndicators: ['Debt', 'OutOfSchool'] })], []],
    [
      'not with two of which one is said twice',
      [assessed(), followedUp({ retraffickingIndicators: ['Debt', 'Debt', 'OutOfSchool'] })],
      [],
    ],
    ['not once she was assessed', [three, assessed({ on: '2020-02-20' })], []],
    ['still, when she was assessed before', [three, assessed({ on: '2020-02-19' })], ['NewAssessment 2020-02-20']],
    ['not when she was assessed since', [assessed({ on: '2020-02-21' }), three], []],
    [
      'after closure too',
      [assessed(), closed(), followedUp({ ...three.data, on: '2020-04-30' })],
      ['NewAssessment 2020-04-30'],
    ],
  ])('falls due %s', (_, facts, due) => {
    expect(open(facts, kinds)).toEqual(due);
  });

  it('from as many indicators as an organisation says', () => {
    expect(open([assessed(), three], kinds, { indicatorsDue: 4 })).toEqual([]);
    expect(open([assessed(), followedUp({ retraffickingIndicators: ['Debt'] })], kinds, { indicatorsDue: 1 })).toEqual([
      'NewAssessment 2020-03-20',
    ]);
  });
});

describe('a plan', () => {
  const active = [drafted(), submitted(), planApproved()] as const;
  const second = [planRevised(), submitted({ planId: 'second' })] as const;

  it.each<[string, Facts, string[]]>([
    ['waits for nobody while it is drafted', [drafted()], []],
    ['waits for approval', [drafted(), recorded(submitted())], ['PlanApproval 2020-03-05']],
    ['not when it was returned', [drafted(), submitted(), planReturned()], []],
    ['has goals that fall due once it is approved', [...active], ['PlanGoal 2020-09-30']],
    [
      'has them while a new one waits',
      [...active, planRevised(), recorded(submitted({ planId: 'second' }))],
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
    ['ends with the case', [...active, ...second, closed()], []],
  ])('%s', (_, facts, due) => {
    expect(open(facts, ['PlanApproval', 'PlanGoal'])).toEqual(due);
  });
});

describe('an appointed guardian (rule 2)', () => {
  const mother = consented({ consentId: 'mother', givenBy: 'Guardian', guardianKin: 'Mother', on: '2020-02-02' });
  const father = consented({ consentId: 'father', givenBy: 'Guardian', guardianKin: 'Father', on: '2020-02-02' });
  const appointed = consented({ consentId: 'appointed', on: '2020-02-08' });
  const authority = consented({ consentId: 'authority', givenBy: 'Authority', on: '2020-02-08' });
  const byMother = identified({ exploitation: [episode({ recruiterKin: ['Mother'] })] });
  const byAunt = revised({ on: '2020-02-20', episode: episode({ recruiterKin: ['AuntOrUncle'] }) });

  it.each<[string, Facts, string[]]>([
    ['not without a recruiter', [mother], []],
    ['when the guardian is found to be the recruiter', [mother, byMother], ['2020-02-05']],
    ['not when it was somebody else', [father, byMother], []],
    ['not when another guardian has consented', [mother, father, byMother], []],
    ['not once one has', [mother, byMother, appointed], []],
    ['still, when only an authority has', [mother, byMother, authority], ['2020-02-05']],
    [
      'when the other takes it back',
      [mother, byMother, appointed, withdrawn({ consentId: 'appointed', on: '2020-03-10' })],
      ['2020-03-10'],
    ],
    [
      'when the consent of the other ends',
      [mother, byMother, consented({ ...appointed.data, expiresOn: '2020-03-31' })],
      ['2020-04-01'],
    ],
    [
      'not when that guardian’s consent had ended before',
      [mother, withdrawn({ consentId: 'mother', on: '2020-02-04' }), byMother],
      [],
    ],
    ['not once she consents for herself', [mother, byMother, consented({ givenBy: 'Survivor', on: '2020-06-02' })], []],
    ['not when it turns out to have been another', [mother, byMother, byAunt], []],
    ['not after closure', [mother, byMother, closed()], []],
  ])('falls due %s', (_, facts, due) => {
    expect(open(facts, ['AppointedGuardian'])).toEqual(due.map((day) => `AppointedGuardian ${day}`));
  });
});

describe('after closure she is looked after (rule 12)', () => {
  const kinds = ['FollowUpAfterClosure', 'MissedFollowUp'] as const;
  const days = (facts: Facts, settings: Partial<Settings> = {}) =>
    open([closed(), ...facts], kinds, settings).map((task) => task.replace('FollowUpAfterClosure ', ''));

  it.each<[string, Facts, string[]]>([
    ['after 1, 3, 6 and 12 months', [], ['2020-04-30', '2020-06-30', '2020-09-30', '2021-03-31']],
    ['once for each', [followedUp({ on: '2020-04-28' })], ['2020-06-30', '2020-09-30', '2021-03-31']],
    [
      'not twice for one',
      [followedUp({ on: '2020-04-28' }), followedUp({ on: '2020-04-29' })],
      ['2020-06-30', '2020-09-30', '2021-03-31'],
    ],
    ['late, once for those passed over', [followedUp({ on: '2020-07-02' })], ['2020-09-30', '2021-03-31']],
    ['once, though late', [followedUp({ on: '2020-05-10' })], ['2020-06-30', '2020-09-30', '2021-03-31']],
    ['once, though early', [followedUp({ on: '2020-06-20' })], ['2020-09-30', '2021-03-31']],
    [
      'not yet on the first day',
      [followedUp({ on: '2020-04-15' })],
      ['2020-04-30', '2020-06-30', '2020-09-30', '2021-03-31'],
    ],
    [
      'with what was missed to be made up for',
      [missed({ on: '2020-04-30' })],
      ['MissedFollowUp 2020-05-07', '2020-06-30', '2020-09-30', '2021-03-31'],
    ],
    [
      'until it is',
      [missed({ on: '2020-04-30' }), followedUp({ on: '2020-05-02' })],
      ['2020-06-30', '2020-09-30', '2021-03-31'],
    ],
    ['until her case is reopened', [missed({ on: '2020-04-30' }), reopened()], []],
  ])('%s', (_, facts, due) => {
    expect(days(facts)).toEqual(due);
  });

  it('as often as an organisation says, in whatever order', () => {
    expect(days([], { closureFollowUpMonths: [2, 1] })).toEqual(['2020-04-30', '2020-05-31']);
  });

  it('unless she has died', () => {
    expect(open([closed({ reason: 'Deceased' })], kinds)).toEqual([]);
  });
});

describe('a task', () => {
  const on = (asOf: string) => tasksOf(journey(girl(), assessed()).state().tasks, USUAL, asOf);

  it('is overdue from the day after', () => {
    expect(on('2020-02-26')).toEqual([
      { kind: 'FollowUp', ref: 'event-1', since: '2020-02-12', dueOn: '2020-02-26', overdue: false },
    ]);
    expect(on('2020-02-27')).toMatchObject([{ overdue: true }]);
  });

  it('comes before what falls due later', () => {
    const { tasks } = journey(girl(), entered(), assessed(), closed(), overridden()).state();
    const due = tasksOf(tasks, USUAL, '2020-03-01').map(({ dueOn }) => dueOn);
    expect(due).toEqual(due.toSorted());
    expect(due.length).toBeGreaterThan(4);
  });
});
