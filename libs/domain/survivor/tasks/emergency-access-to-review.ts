import { In, IsNull, Not, type DataSource } from 'typeorm';
import { BreakGlassView } from '#security/access-log';
import type { Actor } from '#kernel/decider';
import { casesOf, narrowQuery, partsFor } from './case-lists.js';
import { dueOf, type DueContext, type DueListArguments, type ListedTask } from './due-lists.js';
import { NO_TASKS } from './tasks.decider.js';
import type { Obligation } from './tasks.state.js';

/** Cases of the supervisor's office that others opened by emergency access, each with its review as the only task. */
export const emergencyAccessToReview = async (
  db: DataSource,
  by: Actor,
  { after, ...narrow }: DueListArguments,
  context: DueContext,
): Promise<readonly ListedTask[]> => {
  if (by.role !== 'SUPERVISOR') return [];
  const opened = await db
    .getRepository(BreakGlassView)
    .findBy({ reviewedBy: IsNull(), openedBy: Not(In([by.id, by.deputyOf ?? by.id])) });
  if (opened.length === 0) return [];
  const survivorIds = opened.map(({ survivorId }) => survivorId);
  const cases = partsFor(by).map((part) => {
    return narrowQuery(
      casesOf(db, by, part).andWhere('one.survivorId = ANY(:survivorIds)', { survivorIds }),
      narrow,
    ).getMany();
  });
  return (await Promise.all(cases))
    .flat()
    .flatMap((one) => {
      const open = opened
        .filter(({ survivorId }) => survivorId === one.survivorId)
        .map(({ breakGlassId: ref, openedAt }): Obligation => ({
          kind: 'BreakGlassReview',
          ref,
          since: new Date(openedAt).toISOString(),
        }));
      // what a case needs is judged by all of its tasks
      return dueOf({ ...one, tasks: { ...NO_TASKS, open } }, by, context).map((due) => ({ ...due, of: one }));
    })
    .filter(({ cursor }) => cursor > after);
};
