import type { Day } from '#kernel/decider';
import type { AssignedAs } from '../../libs/domain/survivor/steps/assignment/assignment.codes.js';
import { idOf, type Life } from './life.js';
import { step, type Step } from './line.js';
import type { Staff } from './people/staff.js';

/** An assigned worker may open the record. */
export const assign = (life: Life, as: AssignedAs, { id, office }: Staff, on: Day): Step =>
  step(life.supervisor, 'assignCaseWorker', { assignmentId: assignmentOf(life, as, id), worker: id, as, office, on });

export const endAssignment = (life: Life, as: AssignedAs, { id }: Staff, on: Day): Step =>
  step(life.supervisor, 'endAssignment', { assignmentId: assignmentOf(life, as, id), on });

/** A colleague takes over, and the assignment stays the same one. */
export const passOn = (life: Life): Step[] => {
  const { person, supervisor, worker } = life;
  if (!person.handedOver) return [];
  return [
    step(supervisor, 'handOverCase', {
      assignmentId: assignmentOf(life, 'CaseWorker', worker.id),
      ...person.handedOver,
    }),
  ];
};

const assignmentOf = (life: Life, as: AssignedAs, worker: string): string => idOf(life, `assignment/${as}/${worker}`);
