import { refuse, requireAfter, type Day } from '#kernel/decider';
import type { AssignedAs } from './assignment.codes.js';
import type { Assignee, Assignment } from './assignment.state.js';

export const isAssigned = (state: Assignment, worker: string, as: AssignedAs): boolean =>
  Object.values(state).some((one) => one.endedOn === undefined && one.worker === worker && one.as === as);

/** The same colleague twice in one role would be one contact person, but two assignments to end. */
export const requireUnassigned = (state: Assignment, worker: string, as: AssignedAs): void => {
  if (isAssigned(state, worker, as)) {
    refuse(
      'ALREADY_ASSIGNED',
      `${worker} is already assigned to this survivor in the same role: continue with that assignment.`,
    );
  }
};

export const requireAfterAssignment = ({ since }: Pick<Assignee, 'since'>, on: Day): void =>
  requireAfter(on, { 'the assignment': since });

/** Who has the assignment keeps it only where the case moves to another office. */
export const requireTakeover = (
  state: Assignment,
  { worker, as }: Pick<Assignee, 'worker' | 'as'>,
  { to, moves }: { readonly to: string; readonly moves: boolean },
): void => {
  if (worker !== to || !moves) requireUnassigned(state, to, as);
};
