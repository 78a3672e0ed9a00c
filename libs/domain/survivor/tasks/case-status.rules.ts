import { AFTERCARE_STAGES } from '../steps/aftercare/aftercare.codes.js';
import type { CaseStatus } from './tasks.codes.js';

/** The stage that a case reaches with an event; events that are not listed leave it as it is. */
const STATUS_AFTER: Readonly<Record<string, CaseStatus>> = {
  ReferralReceived: 'Referred',
  ...AFTERCARE_STAGES,
  SurvivorReintegrated: 'Reintegrated',
  CaseClosed: 'Closed',
  CaseReopened: 'Reopened',
  PersonalDataErased: 'Erased',
};

/** The stage of a case after one more event, for the lists and for the record itself. */
export const statusAfter = (before: CaseStatus | undefined, type: string): CaseStatus =>
  STATUS_AFTER[type] ?? before ?? 'Referred';
