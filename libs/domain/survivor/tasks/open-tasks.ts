import type { DataSource } from 'typeorm';
import { PURPOSES_OF } from '#security/access';
import { BreakGlassView } from '#security/access-log';
import { dayAt, type Actor, type Day, type Settings } from '#kernel/decider';
import { isStale, type AggregateStores, type Purpose, type Role } from '#nest';
import { dueTasksOf, sortByCursor, type CaseWithTasks, type ListedTask, type DueListArguments } from './due-lists.js';
import { emergencyAccessToReview } from './emergency-access-to-review.js';
import { CaseView } from './tasks.view.js';

/** The tables of the cases and of who may open them. */
export const CASES_SHOWN_BY = [CaseView, 'RelationView', 'ReferralView'];

/** The tables of the tasks: those of the cases, and the emergency accesses to review. */
export const TASKS_SHOWN_BY = [...CASES_SHOWN_BY, BreakGlassView];

interface Sources {
  readonly db: DataSource;
  readonly stores: AggregateStores;
}

/** What decides on which day a task falls due, and whether that day has passed. */
export const dueContextOf = ({
  storeContext,
}: AggregateStores): { readonly settings: Settings; readonly today: Day } => ({
  settings: storeContext.settings,
  today: dayAt(new Date().toISOString()),
});

/** The list is empty for any other purpose, since a record read for it appears not to exist. */
export const mayAskFor = (purpose: Purpose, { role }: Actor): boolean => PURPOSES_OF[role as Role].includes(purpose);

/** The case worker assigned last; before the first assignment, the worker who received the referral. */
export const workerOf = ({ assigned, receivedBy }: Pick<CaseWithTasks, 'assigned' | 'receivedBy'>): string | null =>
  assigned ? (assigned.findLast(({ as }) => as === 'CaseWorker')?.worker ?? null) : receivedBy;

interface OpenTasks {
  readonly due: readonly ListedTask[];
  /** Whether these are all tasks after the cursor. */
  readonly isWhole: boolean;
  readonly stale: boolean;
}

/** The open tasks that a reader may see, the most urgent first: at most `first`, and all emergency accesses to review. */
export const openTasksFor = async (
  { db, stores }: Sources,
  {
    purpose,
    atLeast,
    ...asked
  }: DueListArguments & { readonly purpose: Purpose; readonly atLeast: string | undefined },
  by: Actor,
): Promise<OpenTasks> => {
  const stale = await isStale(db, TASKS_SHOWN_BY, stores.storeContext, atLeast);
  if (!mayAskFor(purpose, by)) return { due: [], isWhole: true, stale };
  const context = dueContextOf(stores);
  const [due, glass] = await Promise.all([
    dueTasksOf(db, by, asked, context),
    emergencyAccessToReview(db, by, asked, context),
  ]);
  return { due: sortByCursor([...due, ...glass]), isWhole: due.length < asked.first, stale };
};
