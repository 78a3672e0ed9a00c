import type { DataSource } from 'typeorm';
import { laterDay, type Actor, type Day, type Settings } from '#kernel/decider';
import { casesOf, narrowQuery, partsFor, type Narrow, type CaseListPart } from './case-lists.js';
import { tasksOf, type Task } from './due.rules.js';
import type { TaskKind } from './tasks.codes.js';
import type { CaseView } from './tasks.view.js';

export type CaseWithTasks = Pick<
  CaseView,
  'survivorId' | 'office' | 'receivedBy' | 'assigned' | 'riskLevel' | 'linked' | 'tasks'
>;

/** What decides on which day a task falls due, whether that day has passed, and who is there to do it. */
export interface DueContext {
  readonly settings: Settings;
  readonly today: Day;
  /** The colleagues who have left, with their last days. */
  readonly left: ReadonlyMap<string, Day>;
}

/** A task of a case, with its cursor in a list. */
export interface ListedTask {
  readonly cursor: string;
  readonly task: Task;
  readonly of: CaseWithTasks;
}

export interface DueListArguments extends Narrow {
  readonly first: number;
  readonly after: string;
}

/** How many cases are read at once: each round reads twice as many, since a later page reads all cases before it. */
const [SOME, MOST] = [200, 3_200];

/** Only for the roles that can do something about it. */
const ONLY_FOR: Partial<Readonly<Record<TaskKind, readonly string[]>>> = {
  NoCaseWorker: ['SUPERVISOR'],
  FormerAssignee: ['SUPERVISOR'],
};

/** For an interviewer, only what colleagues agreed by hand: what the rules make due betrays what others heard. */
const ALL_OF: Readonly<Record<string, ReadonlySet<TaskKind>>> = {
  FORENSIC_INTERVIEWER: new Set<TaskKind>(['Appointment', 'SetTask']),
};

export const dueOf = (
  of: CaseWithTasks,
  by: Actor,
  { settings, today }: Pick<DueContext, 'settings' | 'today'>,
): ListedTask[] =>
  tasksOf(of.tasks, settings, today)
    .filter(({ kind }) => ALL_OF[by.role]?.has(kind) ?? true)
    .filter(({ kind }) => ONLY_FOR[kind]?.includes(by.role) ?? true)
    .map((task) => ({
      cursor: `${placeOf(task, today)}/${of.survivorId}/${task.kind}/${task.ref}`,
      task,
      of,
    }));

/** Nobody waits for what a former colleague has left, however long ago: it comes after all that is overdue. */
const placeOf = ({ kind, dueOn }: Task, today: Day): Day =>
  kind === 'FormerAssignee' ? laterDay(dueOn, today) : dueOn;

export const sortByCursor = <Placed extends { readonly cursor: string }>(due: readonly Placed[]): Placed[] =>
  due.toSorted((one, other) => (one.cursor < other.cursor ? -1 : 1));

/**
 * The most urgent tasks, although no due day is stored: no task falls due before the day from which it runs. So cases
 * are read in batches by the earliest such day, until an unread case can have no task as urgent.
 */
export const dueTasksOf = async (
  db: DataSource,
  by: Actor,
  asked: DueListArguments,
  context: DueContext,
): Promise<readonly ListedTask[]> => {
  const parts = partsFor(by).map((part) => duePartOf(db, by, part, asked, context));
  return sortByCursor((await Promise.all(parts)).flat()).slice(0, asked.first);
};

const duePartOf = async (
  db: DataSource,
  by: Actor,
  part: CaseListPart,
  { first, after, ...narrow }: DueListArguments,
  context: DueContext,
): Promise<readonly ListedTask[]> => {
  let found: ListedTask[] = [];
  for (let [last, some]: [CaseView | undefined, number] = [undefined, SOME]; ; some = Math.min(2 * some, MOST)) {
    const query = narrowQuery(casesOf(db, by, part).andWhere('one.owing'), narrow);
    if (last)
      query.andWhere('(one.owingSince, one.survivorId) > (:since, :last)', {
        since: last.owingSince,
        last: last.survivorId,
      });
    const cases = await query.orderBy({ 'one.owingSince': 'ASC', 'one.survivorId': 'ASC' }).limit(some).getMany();
    const due = cases.flatMap((one) => dueOf(one, by, context)).filter(({ cursor }) => cursor > after);
    found = sortByCursor([...found, ...due]).slice(0, first);
    last = cases.at(-1);
    if (cases.length < some || (found.length === first && found.at(-1)!.task.dueOn < last!.owingSince!)) return found;
  }
};
