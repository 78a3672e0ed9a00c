import type { DataSource } from 'typeorm';
import type { Actor, Day } from '#kernel/decider';
import { casesLeftBehind } from './cases-left-behind.js';
import { dueTasksOf, type DueContext, type ListedTask } from './due-lists.js';
import { emergencyAccessToReview } from './emergency-access-to-review.js';
import type { TaskKind } from './tasks.codes.js';

/** The tasks of one kind in one office that are due, as they leave the service in a message: nothing about a survivor. */
interface DueCount {
  readonly kind: TaskKind;
  readonly office: string;
  /** The first of the due days. */
  readonly dueOn: Day;
  readonly count: number;
  readonly overdue: number;
}

/** Beyond this many tasks of one person, the rest is not counted. */
const TASKS_MAX = 5_000;

/** The tasks of the records, and those that other streams tell. */
const LISTS = [dueTasksOf, emergencyAccessToReview, casesLeftBehind];

/** What is due by today for a colleague, in all their roles. */
export const dueNow = async (
  db: DataSource,
  roles: readonly Actor[],
  context: DueContext,
): Promise<readonly DueCount[]> => {
  const asked = { first: TASKS_MAX, after: '', worker: undefined, office: undefined, survivorId: undefined };
  const found = await Promise.all(roles.flatMap((by) => LISTS.map((list) => list(db, by, asked, context))));
  const byCursor = new Map(found.flat().map((one) => [one.cursor, one]));
  const groups = new Map<string, DueCount>();
  for (const { task, of } of byCursor.values()) {
    if (task.dueOn > context.today) continue;
    const key = `${task.kind} ${of.office}`;
    groups.set(key, withOne(groups.get(key), { task, of }));
  }
  return [...groups.values()].toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1));
};

const withOne = (before: DueCount | undefined, { task, of }: Pick<ListedTask, 'task' | 'of'>): DueCount => ({
  kind: task.kind,
  office: of.office,
  dueOn: before && before.dueOn < task.dueOn ? before.dueOn : task.dueOn,
  count: (before?.count ?? 0) + 1,
  overdue: (before?.overdue ?? 0) + Number(task.overdue),
});
