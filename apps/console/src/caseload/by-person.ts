import type { Named, Task } from './documents.js';

export interface PersonToSee {
  readonly survivorId: string;
  readonly name: Named | null;
  readonly overdue: boolean;
  readonly worker: string | null;
  readonly office: string;
  /** Of one kind together: how many, and by when the first of them. */
  readonly tasks: readonly { readonly kind: Task['kind']; readonly dueOn: string; readonly count: number }[];
}

/** Tasks come the most urgent first, and so do the people whose they are. */
export const byPerson = (tasks: readonly Task[]): PersonToSee[] => {
  const people = new Map<string, Task[]>();
  for (const task of tasks) people.set(task.survivorId, [...(people.get(task.survivorId) ?? []), task]);
  return [...people].map(([survivorId, hers]) => {
    const kinds = [...new Set(hers.map(({ kind }) => kind))];
    const [{ worker, office, name = null }] = hers as [Task];
    return {
      survivorId,
      name,
      worker,
      office,
      overdue: hers.some(({ overdue }) => overdue),
      tasks: kinds.map((kind) => {
        const some = hers.filter((task) => task.kind === kind);
        return { kind, dueOn: some[0]!.dueOn, count: some.length };
      }),
    };
  });
};
