import { refuse, refuseField, requireAfter, yearsBetween, type Actor, type Day } from '#kernel/decider';
import type { CaseRelations } from '../../relation/relation.state.js';
import type { AgendaTask } from './agenda.state.js';

/** How many years an appointment or a due day may lie ahead: a later one is a slip of the keyboard. */
const AHEAD_MAX_YEARS = 5;

/** The same instant in one form, so that instants compare as text. */
export const inUtc = (instant: string): string => new Date(Date.parse(instant)).toISOString();

interface Ahead {
  readonly what: string;
  readonly field: string;
}

/** What lies ahead is not before the day on which it is agreed, nor in another age. */
export const requireAhead = (day: Day, on: Day, { what, field }: Ahead): void => {
  if (day < on)
    refuseField(
      { field, on: day, after: { what: 'the day of this entry', day: on } },
      'DATE_ORDER',
      `${what} (${day}) is before ${on}, the day of this entry: correct one of the two.`,
    );
  if (yearsBetween(on, day) >= AHEAD_MAX_YEARS)
    refuseField(
      { field },
      'DATE_TOO_FAR',
      `${what} (${day}) is ${AHEAD_MAX_YEARS} years ahead or more: check the year.`,
    );
};

/**
 * A task is for a colleague who may open the record, or it would be done by nobody: the assigned colleagues; before the
 * first assignment the one who received the survivor; or the colleague who sets it.
 */
export const requireOnCase = (
  worker: string | undefined,
  { entrusted, receivedBy }: CaseRelations,
  by: Actor,
): void => {
  if (worker === undefined || worker === by.id) return;
  const onCase = entrusted ? entrusted.map((one) => one.worker) : [receivedBy];
  if (!onCase.includes(worker))
    refuse(
      'WORKER_NOT_ON_CASE',
      `${worker} is not assigned to this case and would not see the task: assign them first (assignCaseWorker), or name nobody (worker).`,
      'AssignCaseWorker',
    );
};

export const requireAfterSetting = ({ payload }: Pick<AgendaTask, 'payload'>, on: Day): void =>
  requireAfter(on, { 'the day on which it was set': payload.on });
