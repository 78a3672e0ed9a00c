import type { Task } from './owed.js';

/** The tasks of one kind: their number, and what the most urgent one is about, its due date and since when it is open. */
export interface TasksOfKind {
  readonly kind: Task['kind'];
  readonly ref: string;
  readonly since: string;
  readonly dueOn: string;
  readonly count: number;
}

/** Groups the tasks of one survivor by kind; the given order, the most urgent first, is kept. */
export const byKind = (tasks: readonly Task[]): readonly TasksOfKind[] =>
  [...new Set(tasks.map(({ kind }) => kind))].map((kind) => {
    const same = tasks.filter((task) => task.kind === kind);
    const { ref, since, dueOn } = same[0]!;
    return { kind, ref, since, dueOn, count: same.length };
  });
