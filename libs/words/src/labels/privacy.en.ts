import type { Labels } from '../labels.js';

/** Codes about holds and erasure: what the certificate of an erasure says, among others. */
export const PRIVACY_EN: Labels = {
  ErasureAskedBy: {
    Survivor: 'The survivor herself',
    Guardian: 'Her guardian',
    AppointedGuardian: 'Her appointed guardian',
    Authority: 'An authority',
    RetentionEnded: 'The organisation, since the time for keeping it has ended',
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
    ThatSomethingHappened: 'That each step took place, and in which order',
    Days: 'The days on which things happened, and her age on them',
    Codes: 'What was chosen from a list, such as her sex, her nationality or a kind of service',
    Counts: 'Quantities, amounts and every figure counted from them',
    ProvinceAndOffice: 'The province and our office, no place that is closer',
    WhoRecorded: 'Who of us recorded, approved or read something, and when',
    CourtsAndOrganisations: 'The courts and organisations that took part',
    Proofs: 'The hashes that prove that no entry was changed',
  },
};
