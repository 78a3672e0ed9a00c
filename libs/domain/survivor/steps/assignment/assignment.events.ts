import type { Day } from '#kernel/decider';
import type { AssignedAs } from './assignment.codes.js';

/** These names and shapes are stored forever: never edit one, add one. */
export type AssignmentEvents = {
  CaseWorkerAssigned: { assignmentId: string; worker: string; as: AssignedAs; office: string; on: Day };
  /** `office`: the case goes to this office as well. Without it, the office stays. */
  CaseHandedOver: { assignmentId: string; from: string; to: string; office?: string; on: Day };
  AssignmentEnded: { assignmentId: string; worker: string; on: Day };
  /** Another office works with this case too, since it has a record of the same person. */
  OfficeAdded: { office: string };
};
