import type { Day } from '#kernel/decider';
import type { AssignedAs } from './assignment.codes.js';
import type { AssignmentEvents } from './assignment.events.js';

export interface Assignee {
  readonly worker: string;
  readonly as: AssignedAs;
  readonly office: string;
  /** Since when this worker has the assignment. */
  readonly since: Day;
  readonly endedOn: Day | undefined;
  readonly payload: AssignmentEvents['CaseWorkerAssigned'];
}

/** By assignmentId. A worker with a live assignment may open the record. */
export type Assignment = Readonly<Record<string, Assignee>>;
