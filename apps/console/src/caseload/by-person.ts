import type { NamedSurvivor, Task } from './documents.js';

export interface PersonToSee {
  readonly survivorId: string;
  readonly name: NamedSurvivor | null;
  readonly overdue: boolean;
  readonly worker: string | null;
  readonly office: string;
  /** The tasks of one kind: their number, and the earliest due date. */
  readonly tasks: readonly { readonly kind: Task['kind']; readonly dueOn: string; readonly count: number }[];
}

/** Groups tasks by person; the given order, the most urgent first, is kept. */
export const byPerson = (tasks: readonly Task[]): PersonToSee[] => {
  const people = new Map<string, Task[]>();
  for (const task of tasks) people.set(task.survivorId, [...(people.get(task.survivorId) ?? []), task]);
  return [...people].map(([survivorId, own]) => {
    const kinds = [...new Set(own.map(({ kind }) => kind))];
    const [{ worker, office, name = null }] = own as [Task];
    return {
      survivorId,
      name,
      worker,
      office,
      overdue: own.some(({ overdue }) => overdue),
      tasks: kinds.map((kind) => {
        const some = own.filter((task) => task.kind === kind);
        return { kind, dueOn: some[0]!.dueOn, count: some.length };
      }),
    };
  });
};
