import type { CaseWithTasks, ListedTask } from '../due-lists.js';
import { workIn } from './work.js';

const due = (survivorId: string, kind: string, dueOn: string, overdue = false, riskLevel = 'High') =>
  ({
    cursor: `${dueOn}/${survivorId}/${kind}/1`,
    task: { kind, dueOn, overdue, since: dueOn, ref: '1' },
    of: { survivorId, riskLevel } as unknown as CaseWithTasks,
  }) as ListedTask;

const all = [
  due('b', 'PlanGoal', '2026-01-01', true),
  due('a', 'FollowUp', '2026-01-02', true, 'Low'),
  due('b', 'PlanGoal', '2026-01-03'),
  due('b', 'FollowUp', '2026-01-04'),
];

describe('the work on cases', () => {
  it('is grouped by survivor and by kind, the most urgent first', () => {
    expect(workIn(all, {})).toMatchObject([
      {
        cursor: '2026-01-01/b',
        overdue: true,
        tasks: [
          { kind: 'PlanGoal', dueOn: '2026-01-01', overdue: true, count: 2 },
          { kind: 'FollowUp', dueOn: '2026-01-04', overdue: false, count: 1 },
        ],
      },
      { cursor: '2026-01-02/a', overdue: true },
    ]);
  });

  it('has only the tasks of a kind, a risk or a time', () => {
    const subjectsOf = (filter: Parameters<typeof workIn>[1]) => workIn(all, filter).map(({ of }) => of.survivorId);
    expect(subjectsOf({ kind: 'FollowUp' })).toEqual(['a', 'b']);
    expect(subjectsOf({ riskLevel: 'Low' })).toEqual(['a']);
    expect(workIn(all, { overdue: false })).toMatchObject([{ cursor: '2026-01-03/b', overdue: false }]);
  });

  it('keeps the place of what a former colleague left, which is overdue and comes after what is overdue', () => {
    const left = (survivorId: string) => {
      const one = due(survivorId, 'FormerAssignee', '2025-01-01', true);
      return { ...one, cursor: `2026-01-02/${survivorId}/FormerAssignee/1` };
    };
    const work = workIn(
      [left('a'), due('b', 'FollowUp', '2026-01-02'), left('b'), due('c', 'FollowUp', '2026-01-03')],
      {},
    );
    expect(work.map(({ cursor, overdue }) => [cursor, overdue])).toEqual([
      ['2026-01-02/a', true],
      ['2026-01-02/b', true],
      ['2026-01-03/c', false],
    ]);
    expect(work.map(({ cursor }) => cursor).toSorted()).toEqual(work.map(({ cursor }) => cursor));
  });

  it('has only what a second person decides, or only the rest', () => {
    const some = [...all, due('c', 'PlanApproval', '2026-01-05'), due('c', 'FollowUp', '2026-01-06')];
    const kindsOf = (decisions: boolean) =>
      workIn(some, { decisions }).flatMap(({ of, tasks }) => tasks.map(({ kind }) => `${of.survivorId} ${kind}`));
    expect(kindsOf(true)).toEqual(['c PlanApproval']);
    expect(kindsOf(false)).toEqual(['b PlanGoal', 'b FollowUp', 'a FollowUp', 'c FollowUp']);
  });
});
