import type { DataSource } from 'typeorm';
import { laterDay, type Actor, type Day } from '#kernel/decider';
import { casesOf, narrowQuery, partsFor } from './case-lists.js';
import { dueOf, type CaseWithTasks, type DueContext, type DueListArguments, type ListedTask } from './due-lists.js';
import { isNoVictim } from './obligations/case-worker.rules.js';

/**
 * A case whose case workers have all left has none. Its own record does not say so: the register of staff does.
 */
export const withoutThoseWhoLeft = <Case extends CaseWithTasks>(one: Case, left: DueContext['left']): Case => {
  const own = (one.assigned ?? []).filter(({ as }) => as === 'CaseWorker');
  const days = own.map(({ worker }) => left.get(worker));
  if (one.linked || one.tasks.closed || one.tasks.erased || isNoVictim(one.tasks) || !isEvery(days)) return one;
  const { coveredUntil } = one.tasks;
  const since = [...days, ...(coveredUntil === undefined ? [] : [coveredUntil])].reduce(laterDay);
  const task = { kind: 'NoCaseWorker', ref: own.at(-1)!.assignmentId, since } as const;
  return { ...one, tasks: { ...one.tasks, open: [...one.tasks.open, task] } };
};

/** Whether it is due that a case worker is assigned, as far as the reader can do something about it. */
export const needsCaseWorker = (one: CaseWithTasks, by: Actor, context: DueContext): boolean =>
  dueOf(withoutThoseWhoLeft(one, context.left), by, context).some(
    ({ task }) => task.kind === 'NoCaseWorker' && task.dueOn <= context.today,
  );

const isEvery = (days: readonly (Day | undefined)[]): days is readonly [Day, ...Day[]] =>
  days.length > 0 && days.every((day) => day !== undefined);

/** Cases of the supervisor's office whose case workers have all left, each with that as the only task. */
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
       WHERE held.worker = ANY(:left) AND held."as" = 'CaseWorker' AND held."endedOn" IS NULL))`,
    { left: [...left.keys()] },
  );
  return (await narrowQuery(cases, narrow).getMany())
    .map((one) => withoutThoseWhoLeft({ ...one, tasks: { ...one.tasks, open: [] } }, left))
    .flatMap((one) => dueOf(one, by, context))
    .filter(({ cursor }) => cursor > after);
};
