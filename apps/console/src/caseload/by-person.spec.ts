import { byPerson } from './by-person.js';
import type { Task } from './documents.js';

const task = (survivorId: string, kind: string, dueOn: string, overdue = false) =>
  ({ survivorId, kind, dueOn, overdue, worker: 'sokha', office: 'Poipet', ref: dueOn, since: dueOn }) as Task;

describe('the tasks of a caseload', () => {
  it('are grouped by person, the most urgent first, and counted by kind', () => {
    const people = byPerson([
      task('b', 'PLAN_GOAL', '2026-01-01', true),
      task('a', 'FOLLOW_UP', '2026-01-02'),
      task('b', 'PLAN_GOAL', '2026-01-03'),
      task('b', 'FOLLOW_UP', '2026-01-04'),
    ]);
    expect(people.map(({ survivorId, overdue }) => [survivorId, overdue])).toEqual([
      ['b', true],
      ['a', false],
    ]);
    expect(people[0]!.tasks).toEqual([
      { kind: 'PLAN_GOAL', dueOn: '2026-01-01', count: 2 },
      { kind: 'FOLLOW_UP', dueOn: '2026-01-04', count: 1 },
    ]);
  });
});
