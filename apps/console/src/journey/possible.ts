import type { Survivor } from './documents.js';
import { JUDGES, type Reason } from './judges.js';

const AFTER_CLOSURE = new Set([
  'completeFollowUp',
  'recordMissedFollowUp',
  'correctEntry',
  'strikeOutEntry',
  'disputeEntry',
  'reviewEntry',
  'reviewBreakGlass',
  'reviewConsentOverride',
  'placeLegalHold',
  'liftLegalHold',
  'requestErasure',
  'approveErasure',
  'withdrawErasure',
  'reopenCase',
  'linkPerson',
  'unlinkPerson',
  'revisePersonDetails',
  'assignCaseWorker',
  'handOverCase',
  'endAssignment',
]);

/** @returns the code with which the service would refuse it, as far as the record shows */
export const reasonAgainst = (mutation: string, survivor: Survivor, me: string, today: string): Reason => {
  if (survivor.link && mutation !== 'unlinkPerson') return 'LINKED_ELSEWHERE';
  if (survivor.erasure?.erasedAt) return 'SUBJECT_ERASED';
  if (survivor.overview?.closed && !AFTER_CLOSURE.has(mutation)) return 'CASE_CLOSED';
  return JUDGES[mutation]?.(survivor, me, today);
};
