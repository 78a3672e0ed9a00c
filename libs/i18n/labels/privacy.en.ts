import type { Labels } from './labels.type.js';

/** Codes for legal holds and erasure, also printed on the certificate of an erasure. */
export const PRIVACY_EN: Labels = {
  ErasureAskedBy: {
    Survivor: 'The survivor',
    Guardian: 'Guardian',
    AppointedGuardian: 'Appointed guardian',
    Authority: 'An authority',
    RetentionEnded: 'The organisation, because the retention period has ended',
  },
  ErasureStatus: {
    Requested: 'Requested',
    Approved: 'Approved',
    UnderWay: 'Under way',
    Erased: 'Erased',
    Withdrawn: 'Withdrawn',
  },
  LegalHoldReason: {
    CourtOrder: 'Order of a court',
    PoliceInvestigation: 'Police investigation',
    Appeal: 'Appeal',
    CompensationClaim: 'Claim for compensation',
    Complaint: 'Complaint about our work',
    Other: 'Other',
  },
  StaysAfterErasure: {
    ThatSomethingHappened: 'The fact and the order of each step',
    Days: 'The dates of events, and the survivor’s age on each',
    Codes: 'Values chosen from a list, such as sex, nationality or a kind of service',
    Counts: 'Quantities, amounts and the figures counted from them',
    ProvinceAndOffice: 'The province and our office, but no more precise place',
    WhoRecorded: 'Which members of staff recorded, approved or read something, and when',
    CourtsAndOrganisations: 'The courts and organisations that took part',
    Proofs: 'The hashes that prove that no entry was altered',
  },
};
