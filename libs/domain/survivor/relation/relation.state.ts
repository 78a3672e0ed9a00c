import type { AssignedAs } from '../steps/assignment/assignment.codes.js';

export interface CaseWorkerAssignment {
  readonly assignmentId: string;
  readonly worker: string;
  readonly as: AssignedAs;
  readonly office: string;
}

/** Who is responsible for a case. */
export interface CaseRelations {
  readonly receivedBy: string | undefined;
  /** The current assignments; undefined before the first assignment. */
  readonly entrusted: readonly CaseWorkerAssignment[] | undefined;
  /** The offices that received the survivor or admitted them, regardless of later corrections. */
  readonly offices: readonly string[];
  /** A forensic interview was held: until then its interviewer is blind. */
  readonly interviewed: boolean;
  /** The record is kept for the court only, until the requested erasure is withdrawn. */
  readonly restricted: boolean;
  /** Nothing personal is left in the record. Only the log answers this: no list needs it. */
  readonly erased?: true;
}
