import type { PrivacyEvents } from '../privacy/privacy.events.js';
import { AFTERCARE_STAGES } from '../steps/aftercare/aftercare.codes.js';
import type { AftercareEvents } from '../steps/aftercare/aftercare.events.js';
import type { ClosureEvents } from '../steps/closure/closure.events.js';
import type { ReferralEvents } from '../steps/referral/referral.events.js';
import type { ReintegrationEvents } from '../steps/reintegration/reintegration.events.js';
import type { CaseStatus } from './tasks.codes.js';

/** The stage that a case reaches with an event; events that are not listed leave it as it is. */
const STATUS_AFTER: Readonly<Record<string, CaseStatus>> = {
  ReferralReceived: 'Referred',
  ...AFTERCARE_STAGES,
  SurvivorReintegrated: 'Reintegrated',
  CaseClosed: 'Closed',
  CaseReopened: 'Reopened',
  PersonalDataErased: 'Erased',
} satisfies {
  [Type in keyof (ReferralEvents & AftercareEvents & ReintegrationEvents & ClosureEvents & PrivacyEvents)]?: CaseStatus;
};

/** The stage of a case after one more event, for the lists and for the record itself. */
export const statusAfter = (before: CaseStatus | undefined, type: string): CaseStatus =>
  STATUS_AFTER[type] ?? before ?? 'Referred';
