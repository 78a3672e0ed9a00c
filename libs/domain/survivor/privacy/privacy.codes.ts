/** Code lists of privacy. Codes are stored forever. */
export const LEGAL_HOLD_REASONS = [
  'CourtOrder',
  'PoliceInvestigation',
  'Appeal',
  'CompensationClaim',
  'Complaint',
  'Other',
] as const;
export type LegalHoldReason = (typeof LEGAL_HOLD_REASONS)[number];

/** Who wants the personal data to be erased. */
export const ERASURE_ASKED_BY = ['Survivor', 'Guardian', 'AppointedGuardian', 'Authority', 'RetentionEnded'] as const;
export type ErasureAskedBy = (typeof ERASURE_ASKED_BY)[number];

/** Why personal data is erased although the case is open and the survivor is still cared for. */
export const ERASURE_IN_CARE_REASONS = [
  'SurvivorInsists',
  'CaredForElsewhere',
  'OrderedByAuthority',
  'RecordedInError',
] as const;
export type ErasureInCareReason = (typeof ERASURE_IN_CARE_REASONS)[number];

export const ERASURE_STATUSES = ['Requested', 'Approved', 'UnderWay', 'Erased', 'Withdrawn'] as const;
export type ErasureStatus = (typeof ERASURE_STATUSES)[number];

/** What no erasure removes, because figures, courts and proofs need it. */
export const STAYS_AFTER_ERASURE = [
  'ThatSomethingHappened',
  'Days',
  'Codes',
  'Counts',
  'ProvinceAndOffice',
  'WhoRecorded',
  'CourtsAndOrganisations',
  'NamesOfAccused',
  'Proofs',
] as const;
export type StaysAfterErasure = (typeof STAYS_AFTER_ERASURE)[number];
