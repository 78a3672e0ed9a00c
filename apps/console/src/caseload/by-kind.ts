import type { Task } from './owed.js';

/** The tasks of one kind: their number, and the earliest due date with the day from which its time runs. */
export interface TasksOfKind {
  readonly kind: Task['kind'];
  readonly since: string;
  readonly dueOn: string;
  readonly count: number;
}

/** Groups the tasks of one survivor by kind; the given order, the most urgent first, is kept. */
export const byKind = (tasks: readonly Task[]): readonly TasksOfKind[] =>
  [...new Set(tasks.map(({ kind }) => kind))].map((kind) => {
    const same = tasks.filter((task) => task.kind === kind);
    const { since, dueOn } = same[0]!;
    return { kind, since, dueOn, count: same.length };
  });
