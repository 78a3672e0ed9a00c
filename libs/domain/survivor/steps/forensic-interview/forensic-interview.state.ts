import type { Day } from '#kernel/decider';
import type { ForensicInterviewEvents } from './forensic-interview.events.js';

export type RequestData = ForensicInterviewEvents['ForensicInterviewRequested'];
export type ConductData = ForensicInterviewEvents['ForensicInterviewConducted'];
export type HandOverData = ForensicInterviewEvents['ForensicRecordHandedOver'];

/** What was recorded under the id of one interview. */
export interface InterviewEntry<Data> {
  readonly forensicInterviewId: string;
  readonly on: Day;
  readonly payload: Data;
}

export interface ForensicInterviews {
  readonly requested: readonly InterviewEntry<RequestData>[];
  readonly held: readonly InterviewEntry<Omit<ConductData, 'ageOnDay'>>[];
  readonly handedOver: readonly InterviewEntry<HandOverData>[];
}
