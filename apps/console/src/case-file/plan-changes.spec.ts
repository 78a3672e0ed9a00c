import { isOvertaken, openGoals, planChanges } from './plan-changes.js';

const goal = (goalId: string, more: object = {}) => ({
  goalId,
  domain: 'SHELTER' as const,
  dueOn: '2026-05-01',
  services: ['TUTORING' as const, 'LIFE_SKILLS' as const],
  reachedOn: null,
  droppedOn: null,
  ...more,
});

type Goals = readonly ReturnType<typeof goal>[];

const changes = (goals: Goals, inForce: Goals, goalsReached: readonly string[] = []) =>
  planChanges({ goals: [...goals], goalsReached: [...goalsReached] }, inForce).map(
    ({ goal: { goalId }, change }) => `${goalId} ${change}`,
  );

describe('a plan that waits for approval', () => {
  it('says of each goal whether it is new, changed or the same, and which ones it leaves out', () => {
    const inForce = [goal('kept'), goal('moved'), goal('left'), goal('reached', { reachedOn: '2026-01-01' })];
    const next = [
      goal('kept', { services: ['LIFE_SKILLS', 'TUTORING'] }),
      goal('moved', { dueOn: '2026-09-01' }),
      goal('more'),
    ];
    expect(changes(next, inForce)).toEqual(['kept unchanged', 'moved changed', 'more added', 'left removed']);
  });

  it('calls a goal that was reached no goal left out', () => {
    expect(changes([goal('kept')], [goal('kept'), goal('done'), goal('left')], ['done'])).toEqual([
      'kept unchanged',
      'done reached',
      'left removed',
    ]);
  });

  it('names the goal that it changes, so that both can be read', () => {
    const before = goal('moved');
    expect(
      planChanges({ goals: [goal('moved', { dueOn: '2026-09-01' })], goalsReached: [] }, [before])[0]?.before,
    ).toBe(before);
  });

  it('adds every goal if it is the first plan', () => {
    expect(changes([goal('one')], [])).toEqual(['one added']);
  });
});

describe('a plan that was returned', () => {
  it('is a former one as soon as a later plan is in force', () => {
    const returned = { status: 'RETURNED' as const, on: '2026-01-08' };
    expect(isOvertaken(returned, { on: '2026-01-14' })).toBe(true);
    expect(isOvertaken(returned, { on: '2025-06-01' })).toBe(false);
    expect(isOvertaken(returned, undefined)).toBe(false);
    expect(isOvertaken({ ...returned, status: 'SUBMITTED' }, { on: '2026-01-14' })).toBe(false);
  });
});

describe('the goals that are open when a case is to be closed', () => {
  it('are those that nobody called reached or dropped', () => {
    const goals = [
      goal('open'),
      goal('reached', { reachedOn: '2026-01-01' }),
      goal('dropped', { droppedOn: '2026-01-01' }),
      goal('later'),
    ];
    const open = openGoals({ goals }, [{ goalsReached: [] }, { goalsReached: ['later'] }]);
    expect(open.map(({ goalId }) => goalId)).toEqual(['open']);
  });
});
