import type { DataSource } from 'typeorm';
import { PURPOSES_OF } from '#security/access';
import { BreakGlassView } from '#security/access-log';
import { dayAt, type Actor } from '#kernel/decider';
import { isStale, type AggregateStores, type Purpose, type Role } from '#nest';
import { whoHasLeft } from '../../directory/directory.rules.js';
import { knownRegistersIn } from '../../directory/registers.js';
import { casesLeftBehind, needsCaseWorker } from './cases-left-behind.js';
import {
  dueTasksOf,
  sortByCursor,
  type CaseWithTasks,
  type DueContext,
  type DueListArguments,
  type ListedTask,
} from './due-lists.js';
import { emergencyAccessToReview } from './emergency-access-to-review.js';
import { CaseView } from './tasks.view.js';

/** The tables of the cases and of who may open them. */
export const CASES_SHOWN_BY = [CaseView, 'RelationView', 'ReferralView'];

/** The tables of the tasks: those of the cases, their assignments, and the emergency accesses to review. */
export const TASKS_SHOWN_BY = [...CASES_SHOWN_BY, 'AssignmentView', BreakGlassView];

interface Sources {
  readonly db: DataSource;
  readonly stores: AggregateStores;
}

const NOBODY: DueContext['left'] = new Map();

/** Only supervisors see who has left: for others, the registers are not read. */
export const dueContextOf = async (stores: AggregateStores, { role }: Actor): Promise<DueContext> => {
  const today = dayAt(new Date().toISOString());
  const left = role === 'SUPERVISOR' ? whoHasLeft((await knownRegistersIn(stores)).workers, today) : NOBODY;
  return { settings: stores.storeContext.settings, today, left };
};

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
  readonly needsCaseWorker: (one: CaseWithTasks) => boolean;
}

/** The open tasks that a reader may see, the most urgent first: at most `first` of the records, and all that other streams tell. */
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
  if (!mayAskFor(purpose, by)) return { due: [], isWhole: true, stale, needsCaseWorker: () => false };
  const context = await dueContextOf(stores, by);
  const [due, ...others] = await Promise.all([
    dueTasksOf(db, by, asked, context),
    emergencyAccessToReview(db, by, asked, context),
    casesLeftBehind(db, by, asked, context),
  ]);
  return {
    due: sortByCursor([...due, ...others.flat()]),
    isWhole: due.length < asked.first,
    stale,
    needsCaseWorker: (one) => needsCaseWorker(one, by, context),
  };
};
