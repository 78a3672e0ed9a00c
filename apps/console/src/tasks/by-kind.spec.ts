import { byKind } from './by-kind.js';
import type { Task } from './owed.js';

const task = (kind: string, dueOn: string) => ({ kind, ref: dueOn, since: '2025-12-01', dueOn }) as Task;

it('the tasks of one survivor are counted by kind, the most urgent first', () => {
  const tasks = [task('PLAN_GOAL', '2026-01-01'), task('FOLLOW_UP', '2026-01-02'), task('PLAN_GOAL', '2026-01-03')];
  expect(byKind(tasks)).toEqual([
    { kind: 'PLAN_GOAL', ref: '2026-01-01', since: '2025-12-01', dueOn: '2026-01-01', count: 2 },
    { kind: 'FOLLOW_UP', ref: '2026-01-02', since: '2025-12-01', dueOn: '2026-01-02', count: 1 },
  ]);
});
