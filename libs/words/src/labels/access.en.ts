import type { Labels } from '../labels.js';

/** Codes about who looked at a record, and what entitled them to. */
export const ACCESS_EN: Labels = {
  Basis: {
    Reception: 'Received her referral',
    Assignment: 'Is assigned to her',
    Supervision: 'Supervises her office',
    BreakGlass: 'Opened her record in an emergency',
    Audit: 'Audits the record, without seeing who she is',
    Oversight: 'Looks at the whole record for a court, for her safety, or because she asked',
    Matching: 'Recorded a referral that was compared with hers; was shown nothing of her but that she may be on record',
  },
  BreakGlassReason: {
    DangerToLife: 'Her life, or somebody else’s, is in danger',
    Missing: 'She is missing',
    MedicalEmergency: 'Medical emergency',
    NobodyReachable: 'Nobody who looks after her can be reached',
    Other: 'Other',
  },
  FlawKind: {
    unproven: 'Nobody of this service recorded it, or it was altered',
    unknownType: 'A newer version recorded it',
    unreadable: 'It cannot be read',
  },
  LookKind: {
    PersonalDataRead: 'Looked at her record',
    AuditLogRead: 'Asked who had looked',
    BreakGlassOpened: 'Opened her record in an emergency',
    BreakGlassReviewed: 'Reviewed an opening in an emergency',
  },
  PersonalClass: {
    identity: 'Who she is',
    contact: 'How to reach her',
    location: 'Where she is',
    health: 'Her health',
    testimony: 'What was told',
  },
  SetAsideState: {
    Requested: 'Waits for an administrator',
    SetAside: 'Set aside',
    Declined: 'Declined',
  },
};
