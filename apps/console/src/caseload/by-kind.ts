import type { Task } from './owed.js';

/** The tasks of one kind: their number, and the earliest due date. */
export interface TasksOfKind {
  readonly kind: Task['kind'];
  readonly dueOn: string;
  readonly count: number;
}

/** Groups the tasks of one survivor by kind; the given order, the most urgent first, is kept. */
export const byKind = (tasks: readonly Task[]): readonly TasksOfKind[] =>
  [...new Set(tasks.map(({ kind }) => kind))].map((kind) => {
    const same = tasks.filter((task) => task.kind === kind);
    return { kind, dueOn: same[0]!.dueOn, count: same.length };
  });
