import type { DataSource } from 'typeorm';
import { laterDay, type Actor, type Day } from '#kernel/decider';
import { keepingPlans } from '#kernel/projections';
import { casesOf, narrowQuery, partsFor } from './case-lists.js';
import { dueOf, type CaseWithTasks, type DueContext, type DueListArguments, type ListedTask } from './due-lists.js';
import { isNoVictim } from './obligations/case-worker.rules.js';
import type { Obligation } from './tasks.state.js';
import type { AssignedWorker } from './tasks.view.js';

/** Nobody needs to work in the others. */
const isOpen = ({ linked, tasks }: CaseWithTasks): boolean =>
  !linked && !tasks.closed && !tasks.erased && !isNoVictim(tasks);

/**
 * A case whose case workers have all left has none. Its own record does not say so: the register of staff does.
 */
const noCaseWorkerIn = ({ assigned, tasks }: CaseWithTasks, left: DueContext['left']): readonly Obligation[] => {
  const own = (assigned ?? []).filter(({ as }) => as === 'CaseWorker');
  const days = own.map(({ worker }) => left.get(worker));
  if (!isEvery(days)) return [];
  const { coveredUntil } = tasks;
  const since = [...days, ...(coveredUntil === undefined ? [] : [coveredUntil])].reduce(laterDay);
  return [{ kind: 'NoCaseWorker', ref: own.at(-1)!.assignmentId, since }];
};

/** The task that all other work in the case waits for. */
export const withNoCaseWorker = <Case extends CaseWithTasks>(one: Case, left: DueContext['left']): Case =>
  isOpen(one) ? { ...one, tasks: { ...one.tasks, open: [...one.tasks.open, ...noCaseWorkerIn(one, left)] } } : one;

/**
 * What colleagues who have left leave to do in a case. Their assignments last until somebody ends them or takes them over:
 * otherwise they could open the record again as soon as they return. While no case worker is present, one task stands for
 * the assignments of all who have left.
 */
export const tasksLeftBehind = (one: CaseWithTasks, left: DueContext['left']): readonly Obligation[] => {
  if (!isOpen(one)) return [];
  const noCaseWorker = noCaseWorkerIn(one, left);
  const isOfItself = ({ as }: AssignedWorker) => noCaseWorker.length === 0 || as !== 'CaseWorker';
  const assignments = (one.assigned ?? []).filter(isOfItself).flatMap(({ worker, assignmentId: ref }): Obligation[] => {
    const since = left.get(worker);
    return since === undefined ? [] : [{ kind: 'FormerAssignee', ref, since, worker }];
  });
  return [...noCaseWorker, ...assignments];
};

/** Whether it is due that a case worker is assigned, as far as the reader can do something about it. */
export const needsCaseWorker = (one: CaseWithTasks, by: Actor, context: DueContext): boolean =>
  dueOf(withNoCaseWorker(one, context.left), by, context).some(
    ({ task }) => task.kind === 'NoCaseWorker' && task.dueOn <= context.today,
  );

const isEvery = (days: readonly (Day | undefined)[]): days is readonly [Day, ...Day[]] =>
  days.length > 0 && days.every((day) => day !== undefined);

/** Cases of the supervisor's office with assignments of colleagues who have left, each with what that leaves to do as its only tasks. */
export const casesLeftBehind = async (
  db: DataSource,
  by: Actor,
  { after, ...narrow }: DueListArguments,
  context: DueContext,
): Promise<readonly ListedTask[]> => {
  const { left } = context;
  if (by.role !== 'SUPERVISOR' || left.size === 0) return [];
  // an assignment that lasts keeps a case in its office, the first part of the list; their index finds the few cases
  const cases = casesOf(db, by, partsFor(by)[0]!).andWhere(
    `one.current AND one.status <> 'Closed' AND one.survivorId = ANY (ARRAY(SELECT held."survivorId" FROM ${db.getMetadata('AssignmentView').tablePath} held
       WHERE held.worker = ANY(:left) AND held."endedOn" IS NULL))`,
    { left: [...left.keys()] },
  );
  // the statement has few forms, and takes longer to plan than to answer while few cases were left behind
  return (await keepingPlans(() => narrowQuery(cases, narrow).getMany()))
    .map((one) => ({ ...one, tasks: { ...one.tasks, open: tasksLeftBehind(one, left) } }))
    .flatMap((one) => dueOf(one, by, context))
    .filter(({ cursor }) => cursor > after);
};
