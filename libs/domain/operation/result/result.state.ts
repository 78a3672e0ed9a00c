import type { ResultEvents } from './result.events.js';

/** What an operation led to, or null until it is recorded. */
export type Result = ResultEvents['OperationResultRecorded'] | null;
